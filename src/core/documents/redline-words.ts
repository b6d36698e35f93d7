import type { Change, Inline } from './block.js';
import { plainInlines } from './plain-blocks.js';

/** A piece of two texts: what was taken out, what was put in, what stayed. */
export interface ComparedPiece {
  readonly text: string;
  readonly change: 'same' | 'out' | 'in';
}

/** How changes are found and said. */
export interface Comparing {
  /** Two texts word by word. */
  readonly words: (before: string, after: string) => readonly ComparedPiece[];
  /** Two rows of passages: how many go out, come in or stay, one after the other. */
  readonly passages: (
    before: readonly string[],
    after: readonly string[],
  ) => readonly { readonly count: number; readonly change: ComparedPiece['change'] }[];
  readonly says: Readonly<Record<Change['kind'], string>>;
}

/** An inline with the mark of a change; a line break cannot carry one. */
export function markedInline(inline: Inline, change: Change): Inline {
  return inline.kind === 'text' || inline.kind === 'link' ? { ...inline, change } : inline;
}

/** The part of a run of text from one place to another, counted as `plainInlines` counts. */
function cut(inlines: readonly Inline[], from: number, to: number): Inline[] {
  let at = 0;
  return inlines.flatMap((inline): Inline[] => {
    const start = at;
    at += plainInlines([inline]).length;
    if (at <= from || start >= to) return [];
    if (!('text' in inline)) return [inline];
    const text = inline.text.slice(Math.max(0, from - start), to - start);
    return text === '' ? [] : [{ ...inline, text }];
  });
}

/**
 * A space that stayed between two changed words belongs to the change: "ten days" that became "four weeks" is one change
 * and not two.
 */
function gathered(pieces: readonly ComparedPiece[]): ComparedPiece[] {
  const result: ComparedPiece[] = [];
  let out = '';
  let come = '';
  const flush = (): void => {
    if (out !== '') result.push({ text: out, change: 'out' });
    if (come !== '') result.push({ text: come, change: 'in' });
    out = '';
    come = '';
  };
  pieces.forEach((piece, index) => {
    if (piece.change === 'out') out += piece.text;
    else if (piece.change === 'in') come += piece.text;
    else if (out !== '' && come !== '' && piece.text.trim() === '' && index < pieces.length - 1) {
      out += piece.text;
      come += piece.text;
    } else {
      flush();
      result.push(piece);
    }
  });
  flush();
  return result;
}

/** Two runs of text as one, with what went out and what came in marked; bold, links and languages stay. */
export function redlineInlines(
  before: readonly Inline[],
  after: readonly Inline[],
  { words, says }: Pick<Comparing, 'words' | 'says'>,
): Inline[] {
  const [old, now] = [plainInlines(before), plainInlines(after)];
  if (old === now) return [...after];
  let left = 0;
  let right = 0;
  return gathered(words(old, now)).flatMap(({ text, change }): Inline[] => {
    const { length } = text;
    if (change === 'out') {
      left += length;
      return cut(before, left - length, left).map((inline) =>
        markedInline(inline, { kind: 'out', says: says.out }),
      );
    }
    right += length;
    const shown = cut(after, right - length, right);
    if (change === 'in') return shown.map((inline) => markedInline(inline, { kind: 'in', says: says.in }));
    left += length;
    return shown;
  });
}
