/** Blanks of a form laid out: a box to tick before its words, any other field below them, or alone in a cell. */
import type { Inline } from '../../core/documents/block.js';
import type { Field, FieldKind } from '../../core/documents/field.js';
import { breakLines } from './lines.js';
import type { Place } from './place.js';
import { runOf, runsOf } from './run.js';
import { keepTogether, lineStrips, strip, type FieldBox, type Strip } from './strip.js';
import type { Tag } from './structure.js';
import { BODY, COLOUR, type TextStyle } from './style.js';

const LABEL: TextStyle = { face: 'strong', size: 9.5, leading: 13, colour: COLOUR.deep };

/** Edge of a box to tick, and what stands between it and its words. */
export const TICK = { edge: 11, gap: 7 } as const;

const HEIGHT: Readonly<Record<FieldKind, number>> = {
  tick: TICK.edge,
  line: 20,
  date: 20,
  amount: 20,
  long: 74,
};

/** Fields of known length are no wider than what is written there. */
const WIDEST: Readonly<Partial<Record<FieldKind, number>>> = { date: 120, amount: 150 };

/** Lines of a cell that a field takes. */
export const CELL_LINES: Readonly<Record<FieldKind, number>> = {
  tick: 1,
  line: 1,
  date: 1,
  amount: 1,
  long: 3,
};

export function isField(inline: Inline): inline is Field {
  return inline.kind === 'field';
}

/** A box, tagged where it is drawn. */
export function boxOf(field: Field, tag: Tag, area: Omit<FieldBox, 'field' | 'tag'>): FieldBox {
  return { field, tag: tag.inline('Form'), ...area };
}

/** A paragraph that holds fields, each with its label. */
export function layFields(inlines: readonly Inline[], place: Place): Strip[] {
  const strips: Strip[] = [];
  let text: Inline[] = [];
  const flush = (): void => {
    if (text.some((inline) => 'text' in inline && inline.text.trim() !== '')) {
      const runs = runsOf(text, BODY, place.tag.child('P'), place.destinations);
      strips.push(...lineStrips(breakLines(runs, place.width), BODY, place.x, place.frames));
    }
    text = [];
  };
  for (const inline of inlines) {
    if (!isField(inline)) {
      text.push(inline);
      continue;
    }
    flush();
    const laid = inline.field === 'tick' ? layTick(inline, place) : layBox(inline, place);
    const [first] = laid;
    if (first !== undefined && strips.length > 0) first.before = 7;
    strips.push(...laid);
  }
  flush();
  return strips;
}

function layTick(field: Field, place: Place): Strip[] {
  const tag = place.tag.child('P');
  const indent = TICK.edge + TICK.gap;
  const runs = [runOf(field.label, BODY, tag)];
  const lines = lineStrips(breakLines(runs, place.width - indent), BODY, place.x + indent, place.frames);
  const [first = strip({ height: BODY.leading, frames: place.frames }), ...rest] = lines;
  const area = { x: place.x, y: (BODY.leading - TICK.edge) / 2, width: TICK.edge, height: TICK.edge };
  return [{ ...first, boxes: [boxOf(field, tag, area)] }, ...rest];
}

function layBox(field: Field, place: Place): Strip[] {
  const tag = place.tag.child('P');
  const label = lineStrips(
    breakLines([runOf(field.label, LABEL, tag)], place.width),
    LABEL,
    place.x,
    place.frames,
  );
  const width = Math.min(place.width, WIDEST[field.field] ?? place.width);
  const height = HEIGHT[field.field];
  const box = strip({
    height: height + 4,
    boxes: [boxOf(field, tag, { x: place.x, y: 1, width, height })],
    frames: place.frames,
  });
  const strips = [...label, box];
  keepTogether(strips, false);
  return strips;
}
