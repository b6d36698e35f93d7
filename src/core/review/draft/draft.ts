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

/** The number of the part, from 0, in which a character of the whole text stands. */
export function partAt(draft: Draft, character: number): number {
  const index = stretchesOf(draft).findIndex((stretch) => character < stretch.end + between.length);
  return index === -1 ? Math.max(0, draft.parts.length - 1) : index;
}

/** The text of the heading under which a part stands; a heading stands under itself. */
export function headingOver(draft: Draft, part: number): string | undefined {
  return draft.parts.slice(0, part + 1).findLast((one) => one.kind === 'heading')?.text;
}
