/** Text of one look that belongs to one tag: what lines are made of. */
import type { Change, Inline } from '../../core/documents/block.js';
import type { FaceName } from './faces.js';
import { oneLine } from './legible.js';
import { linkTarget, type LinkTarget } from './links.js';
import { text, type PdfValue } from './pdfkit.js';
import type { ShapedWord } from './shaping.js';
import type { Tag } from './structure.js';
import { COLOUR, type Colour, type TextStyle } from './style.js';

export interface Run {
  readonly text: string;
  readonly face: FaceName;
  readonly size: number;
  readonly colour: Colour;
  /** Absent for what is not part of the text proper: running headers and the like. */
  readonly tag: Tag | undefined;
  readonly link?: Link;
  /** Drawn through or under the letters, for what a comparison marks. */
  readonly stroke?: 'through' | 'under';
}

export interface Link {
  readonly target: LinkTarget;
  /** Read out in place of the link's area. */
  readonly says: string;
  readonly underlined: boolean;
  /** How far to the sides the link can be pressed, when further than its letters. */
  readonly reach?: { readonly left: number; readonly right: number };
}

export const LINE_BREAK = 'line-break';

export function widthOf(word: ShapedWord, run: Run): number {
  return (word.width * run.size) / 1000;
}

export function runOf(text: string, style: TextStyle, tag?: Tag): Run {
  return { text, face: style.face, size: style.size, colour: style.colour, tag };
}

export function runsOf(
  inlines: readonly Inline[],
  style: TextStyle,
  tag: Tag,
  destinations: ReadonlyMap<string, string>,
): readonly (Run | typeof LINE_BREAK)[] {
  return inlines.flatMap((inline) => {
    switch (inline.kind) {
      case 'field':
        return []; // laid out apart: field.ts
      case 'line-break':
        return LINE_BREAK;
      case 'link':
        return linkRun(inline, style, tag, destinations);
      case 'text': {
        const run = textRun(inline, style, tag);
        return inline.change === undefined ? run : changedRun(run, inline.change);
      }
    }
  });
}

function linkRun(
  inline: Extract<Inline, { kind: 'link' }>,
  style: TextStyle,
  tag: Tag,
  destinations: ReadonlyMap<string, string>,
): Run {
  const target = linkTarget(inline.href, destinations);
  if (target === undefined) return runOf(inline.text, style, tag);
  const { change } = inline;
  const says = oneLine(change === undefined ? inline.text : `${change.says} ${inline.text}`);
  const link = { target, says, underlined: true };
  const run = { ...runOf(inline.text, { ...style, colour: COLOUR.link }, tag.inline('Link')), link };
  return change?.kind === 'out' ? { ...run, stroke: 'through' } : run;
}

/** A screen reader says what happened to a passage in place of showing it; everybody else sees the line and the colour. */
function changedRun(run: Run, change: Change): Run {
  const says = oneLine(`${change.says} ${run.text}`);
  const marked = run.tag?.inline('Span', { ActualText: text(says) });
  return change.kind === 'in'
    ? { ...run, tag: marked, colour: COLOUR.inserted, stroke: 'under' }
    : { ...run, tag: marked, colour: COLOUR.deleted, stroke: 'through' };
}

function textRun(inline: Extract<Inline, { kind: 'text' }>, style: TextStyle, tag: Tag): Run {
  const strong = inline.strong === true;
  const emphasis = inline.emphasis === true;
  const language = languageOf(inline.lang);
  if (!strong && !emphasis && language === undefined) return runOf(inline.text, style, tag);
  const bold = strong || style.face.startsWith('strong');
  const face = emphasis ? (bold ? 'strongEmphasis' : 'emphasis') : bold ? 'strong' : 'regular';
  let owner = tag;
  if (language !== undefined) owner = owner.inline('Span', { Lang: language });
  if (strong) owner = owner.inline('Strong');
  if (emphasis) owner = owner.inline('Em');
  return runOf(inline.text, { ...style, face }, owner);
}

/** A language mark that is not one would make the whole file invalid. */
function languageOf(lang: string | undefined): PdfValue | undefined {
  return lang !== undefined && /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(lang) ? text(lang) : undefined;
}
