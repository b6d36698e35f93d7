import type { List } from '../../core/documents/block.js';
import { singleLine, type Line } from './lines.js';
import type { LayBlocks, Place } from './place.js';
import { runOf } from './run.js';
import { bind, heightOf, keepWhole, strip, type Strip } from './strip.js';
import type { Tag } from './structure.js';
import { baselineOf, BODY, COLOUR } from './style.js';

const BULLETS = [
  { sign: '•', numbering: 'Disc' },
  { sign: '◦', numbering: 'Circle' },
  { sign: '▪', numbering: 'Square' },
] as const;

const LABEL_GAP = 7;
const NARROWEST_LABEL = 9;
const BETWEEN_ITEMS = 3;

/** A list no higher than this is parted by a page end only where much of the page would stay empty. */
const SMALL_LIST = 110;

/** Lists nested deeper than a column can bear go on without further indent. */
const NARROWEST_COLUMN = 140;

const LABEL = { ...BODY, colour: COLOUR.deep };

export function layList(list: List, place: Place, lay: LayBlocks): Strip[] {
  if (list.items.length === 0) return [];
  const bullet = BULLETS[Math.min(place.listDepth, BULLETS.length - 1)] ?? BULLETS[0];
  const tag = place.tag.child('L', {
    A: { O: 'List', ListNumbering: list.ordered ? 'Decimal' : bullet.numbering },
  });
  const items = list.items.map((blocks, at) => {
    const item = tag.child('LI');
    const sign = list.ordered ? `${list.start + at}.` : bullet.sign;
    const label = singleLine(runOf(sign, LABEL, item.child('Lbl')));
    return { blocks, label, body: item.child('LBody') };
  });
  const column = items.reduce((widest, { label }) => Math.max(widest, label.width), NARROWEST_LABEL);
  const indent = place.width - column - LABEL_GAP < NARROWEST_COLUMN ? 0 : column + LABEL_GAP;
  const laid = items.map(({ blocks, label, body }, at) => {
    const strips = lay(blocks, inside(place, body, indent));
    return labelled(
      strips,
      label,
      { x: place.x + column - label.width, before: at === 0 ? 0 : BETWEEN_ITEMS },
      place,
    );
  });
  keepEndsInPairs(laid);
  const strips = laid.flat();
  if (heightOf(strips) <= SMALL_LIST) keepWhole(strips);
  return strips;
}

/** A page starts or ends with no single item of a longer list. */
function keepEndsInPairs(items: readonly Strip[][]): void {
  for (const item of items.length < 3 ? [] : [items[0], items.at(-2)]) {
    const last = item?.at(-1);
    if (last !== undefined) bind(last);
  }
}

function inside(place: Place, tag: Tag, indent: number): Place {
  return { ...place, tag, x: place.x + indent, width: place.width - indent, listDepth: place.listDepth + 1 };
}

/** Puts the label beside the first line of the item, before it in reading order. */
function labelled(
  strips: readonly Strip[],
  line: Line,
  { x, before }: { readonly x: number; readonly before: number },
  place: Place,
): Strip[] {
  const [first = strip({ height: BODY.leading, frames: place.frames }), ...rest] = strips;
  const baseline = first.texts[0]?.baseline ?? baselineOf(BODY);
  return [{ ...first, before, texts: [{ line, x, baseline }, ...first.texts] }, ...rest];
}
