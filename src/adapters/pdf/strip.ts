/**
 * A document laid out is a row of strips: slices of the page's height that no page end may cut. Pages are filled with
 * strips; the rules of good breaks are said by the strips themselves.
 */
import type { Field } from '../../core/documents/field.js';
import type { Line } from './lines.js';
import type { Picture } from './picture.js';
import type { Tag } from './structure.js';
import { baselineOf, type Colour, type TextStyle } from './style.js';

export interface PlacedLine {
  readonly line: Line;
  readonly x: number;
  /** Measured down from the top of the strip. */
  readonly baseline: number;
}

/** A filled rectangle, measured from the top of its strip. `dots` draws a row of dots along it instead. */
export interface Fill {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
  readonly dots?: boolean;
}

/** A field of a form, measured from the top of its strip. */
export interface FieldBox {
  readonly field: Field;
  readonly tag: Tag;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tinted box around all strips that name it, drawn anew on each page that they reach. */
export interface Frame {
  readonly x: number;
  readonly width: number;
  readonly tint: Colour;
  readonly bar?: Colour;
  /** Reaches up to the edge of the page. */
  readonly bleeds?: boolean;
}

/** What would rather stay whole, from what is parted first. */
const PARTINGS = ['passage', 'leading', 'table'] as const;

export type Parting = (typeof PARTINGS)[number];

export interface Strip {
  readonly height: number;
  /** Space above, dropped at the top of a page. Set by whoever puts the strip among others. */
  before: number;
  /** Must not be the last on its page. */
  keepWithNext: boolean;
  /** Kept with the next for looks alone: the page may end here rather than stay empty over so much as pages.ts says. */
  mayPart?: Parting;
  readonly texts: PlacedLine[];
  readonly fills: readonly Fill[];
  /** Fields of a form; in reading order they come before the texts of their strip. */
  readonly boxes?: readonly FieldBox[];
  readonly frames: readonly Frame[];
  /** Printed once more, outside the text proper, when this strip begins a page. */
  readonly again?: readonly Strip[];
  /** Name of the place in the document that starts here. */
  readonly destination?: string;
  /** A picture, drawn from the top of the strip. */
  readonly picture?: Picture;
}

export interface StripParts {
  readonly height: number;
  readonly keepWithNext?: boolean;
  readonly texts?: PlacedLine[];
  readonly fills?: readonly Fill[];
  readonly boxes?: readonly FieldBox[];
  readonly frames: readonly Frame[];
  readonly again?: readonly Strip[];
  readonly destination?: string;
  readonly picture?: Picture;
}

export function strip(parts: StripParts): Strip {
  return { before: 0, keepWithNext: false, texts: [], fills: [], ...parts };
}

/** Lines of a text, one strip each. No page starts or ends with a single line of a longer text. */
export function lineStrips(
  lines: readonly Line[],
  style: TextStyle,
  x: number,
  frames: readonly Frame[],
): Strip[] {
  const baseline = baselineOf(style);
  return lines.map((line, at) =>
    strip({
      height: style.leading,
      keepWithNext: lines.length > 1 && (at === 0 || at === lines.length - 2),
      texts: [{ line, x, baseline }],
      frames,
    }),
  );
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { before, height }, at) => sum + height + (at === 0 ? 0 : before), 0);
}

/** Binds strips together, and the last of them to what follows when asked. */
export function keepTogether(strips: readonly Strip[], withNext: boolean): void {
  strips.forEach((each, at) => {
    each.keepWithNext = at < strips.length - 1 || withNext;
    delete each.mayPart;
  });
}

/** Binds a strip to the next, whatever page stays empty for it. */
export function bind(each: Strip): void {
  keepTogether([each], true);
}

/** Binds a strip to the next as long as not too much of a page stays empty for it. Of several bonds the firmest holds. */
export function bindLoosely(each: Strip, parting: Parting = 'passage'): void {
  const known = each.keepWithNext ? each.mayPart : parting;
  if (known !== undefined) {
    each.mayPart = PARTINGS.indexOf(known) < PARTINGS.indexOf(parting) ? parting : known;
  }
  each.keepWithNext = true;
}

/** Binds strips together, but marks where they may be parted all the same. */
export function keepWhole(strips: readonly Strip[], parting?: Parting): void {
  for (const each of strips.slice(0, -1)) bindLoosely(each, parting);
}
