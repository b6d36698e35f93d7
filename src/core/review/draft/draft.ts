/** A text that somebody else wrote, cut into its parts: what is reviewed, shown with marks, and given back with comments. */
export interface Draft {
  readonly parts: readonly DraftPart[];
}

export interface DraftPart {
  readonly kind: 'heading' | 'paragraph' | 'item';
  /** 1 is the highest; only of a heading. */
  readonly level?: number;
  /** One line; never empty. */
  readonly text: string;
}

/** Why a text was not read. `key` names a sentence in the locale files, `values` fill it; `kind` chooses the status. */
export interface DraftRefusal {
  readonly kind: 'unreadable' | 'too-large';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Between two parts in the whole text. A blank line ends a sentence, so no wording is found across two parts. */
const between = '\n\n';

/** A run of characters of the whole text; `end` is the first one after it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The whole text, as a reviewer reads it. */
export function textOf(draft: Draft): string {
  return draft.parts.map((part) => part.text).join(between);
}

/** Where each part stands in the whole text. */
export function stretchesOf(draft: Draft): Stretch[] {
  let start = 0;
  return draft.parts.map((part) => {
    const stretch = { start, end: start + part.text.length };
    start = stretch.end + between.length;
    return stretch;
  });
}

/** The number of the part, from 0, in which a character of the whole text stands, given the stretches of the parts. */
export function partAt(stretches: readonly Stretch[], character: number): number {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stretches[middle]?.start ?? 0) <= character) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** For each part the text of the heading under which it stands; a heading stands under itself. */
export function headingsOver(draft: Draft): (string | undefined)[] {
  let over: string | undefined;
  return draft.parts.map((part) => {
    if (part.kind === 'heading') over = part.text;
    return over;
  });
}

/** A run of parts that is looked at in one go, with the place of its text in the whole text. */
export interface Slice {
  readonly text: string;
  readonly start: number;
}

/** Cuts a draft between its parts into runs of about so many characters: long work can then pause between them. */
export function slicesOf(draft: Draft, characters: number): Slice[] {
  const slices: Slice[] = [];
  let parts: DraftPart[] = [];
  let [start, length] = [0, 0];
  const flush = (): void => {
    if (parts.length === 0) return;
    const text = textOf({ parts });
    slices.push({ text, start });
    start += text.length + between.length;
    parts = [];
    length = 0;
  };
  for (const part of draft.parts) {
    parts.push(part);
    length += part.text.length + between.length;
    if (length >= characters) flush();
  }
  flush();
  return slices;
}
