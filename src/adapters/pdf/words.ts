/** Runs of text cut into parts, with the places where a line may end. */
import { legible } from './legible.js';
import { LINE_BREAK, widthOf, type Run } from './run.js';
import { shape, type ShapedWord } from './shaping.js';
import { isUnparted, staysWith } from './unbroken.js';

export interface Part {
  readonly text: string;
  readonly run: Run;
  readonly word: ShapedWord;
  readonly width: number;
  /** The text in which the space after it stands, when one follows. */
  space: Run | undefined;
  /** A line may end after it. */
  breakable: boolean;
}

/** French sets a space before these; it must not become a line end even when it was typed as a plain one. */
const CLOSING = /^[:;!?»%€](?!\S{3})/u;

/** Shaping a text without blanks whole would take memory and time without bound. */
const LONGEST_SHAPED = 40;

/** A line may end after the hyphen of a compound: two letters on either side, so that "e-mail" stays whole. */
const COMPOUND = /(?<=\p{L}{2}-)(?=\p{L}{2})/u;

/** Addresses are cut after their punctuation. */
const ADDRESS = /(?<=[/\-_.?&=,;:])(?=[^/\-_.?&=,;:])/u;

export function* partsOf(runs: readonly (Run | typeof LINE_BREAK)[]): Generator<Part | typeof LINE_BREAK> {
  // One part is held back: what follows decides whether the line may end after it.
  let held: Part | undefined;
  for (const run of runs) {
    if (run === LINE_BREAK) {
      if (held !== undefined) yield held;
      held = undefined;
      yield LINE_BREAK;
      continue;
    }
    const words = legible(run.text).split(' ');
    for (let at = 0; at < words.length; at += 1) {
      const text = words[at] ?? '';
      if (at > 0 && held !== undefined) {
        held.space = run;
        held.breakable = !(held.text.endsWith('«') || CLOSING.test(text) || staysWith(held.text, text));
      }
      if (text === '') continue;
      for (const piece of piecesOf(text, words[at + 1])) {
        if (held !== undefined) yield held;
        held = partOf(piece.text, run, piece.breakable);
      }
    }
  }
  if (held !== undefined) yield held;
}

function partOf(text: string, run: Run, breakable: boolean): Part {
  const word = shape(text, run.face);
  return { text, run, word, width: widthOf(word, run), space: undefined, breakable };
}

/** The pieces of a word that is followed by another one on its line, if any. */
function piecesOf(
  text: string,
  next: string | undefined,
): readonly { readonly text: string; readonly breakable: boolean }[] {
  if (text.length < 20 && !text.includes('-')) return [{ text, breakable: false }];
  const pieces = (text.length > 30 ? text.split(ADDRESS) : text.split(COMPOUND)).flatMap(short);
  const parts = text.length > 30 || !isUnparted(text, next);
  return pieces.map((piece, at) => ({ text: piece, breakable: parts && at < pieces.length - 1 }));
}

function short(text: string): readonly string[] {
  if (text.length <= LONGEST_SHAPED) return [text];
  const letters = Array.from(text);
  const pieces: string[] = [];
  for (let from = 0; from < letters.length; from += LONGEST_SHAPED) {
    pieces.push(letters.slice(from, from + LONGEST_SHAPED).join(''));
  }
  return pieces;
}
