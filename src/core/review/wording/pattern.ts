import { foldWord } from './tokens.js';

/**
 * The notation in which detectors and the lexicon are written. Words are compared folded (no accents, no case).
 *
 *     registered office      words that follow each other; small words (the, of, le, de …) may stand between
 *     municipal*             any word that begins so
 *     {local-place}          any phrase of a class of the lexicon; {figure} is any number, {name} a word with a capital
 *     (shop|depot|branch)    one of these
 *     ..  and  ...           up to 4, up to 12 other words between
 *     {seat} & {must}        both in the sentence, in whatever order
 *     {seat} & @selection    the measure stands at this place, or the class `at-selection` is in the sentence
 */
export type Atom =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'place'; readonly place: string }
  | {
      readonly kind: 'either';
      readonly options: readonly Sequence[];
      /** What each option can begin with (`keysOf`). */
      readonly keys: readonly (readonly string[] | undefined)[];
    };

export interface Step {
  readonly atom: Atom;
  /** Words that may stand before this atom, beside small ones. */
  readonly gap: number;
}

export type Sequence = readonly Step[];

/** Sequences that must all be there, in any order. */
export type Pattern = readonly Sequence[];

const gaps: Readonly<Record<string, number>> = { '..': 4, '...': 12 };
const pieces = /\s*(\.\.\.|\.\.|[&()|]|\{[a-z0-9-]+\}|@[a-z-]+|[\p{L}\p{N}%€]+\*?)/uy;

function piecesOf(written: string): string[] {
  // An elided article or pronoun is not kept as a word of a text either; what restricts or denies is (tokens.ts).
  const text = written
    .replace(/(^|[^\p{L}])qu(?:['’]| (?=\p{L}))/gu, '$1que ')
    .replace(/(^|[^\p{L}])n(?:['’]| (?=\p{L}))/gu, '$1ne ')
    .replace(/(^|[^\p{L}])(?:l|d|s|c|j|m|t)['’]/giu, '$1')
    .replace(/['’]s\b/g, '')
    .replace(/(^|[^\p{L}*])(?:l|d|s|c|j|m|t) (?=\p{L})/gu, '$1');
  const found: string[] = [];
  pieces.lastIndex = 0;
  const plain = text.replace(/[-–’',/]/g, (sign, at: number) =>
    // Dashes inside the name of a class stay.
    text.lastIndexOf('{', at) > text.lastIndexOf('}', at) || /@[a-z-]*$/.test(text.slice(0, at)) ? sign : ' ',
  );
  while (pieces.lastIndex < plain.trimEnd().length) {
    const match = pieces.exec(plain);
    if (match === null) throw new Error(`"${written}" cannot be read as a pattern.`);
    found.push(match[1] ?? '');
  }
  return found;
}

/**
 * Reads a pattern.
 *
 * @throws Error with a sentence, when it is not well formed
 */
export function readPattern(written: string): Pattern {
  const found = piecesOf(written);
  let at = 0;
  const sequence = (): Sequence => {
    const steps: Step[] = [];
    let gap = 0;
    for (;;) {
      const piece = found[at];
      if (piece === undefined || piece === '&' || piece === '|' || piece === ')') break;
      at += 1;
      const wide = gaps[piece];
      if (wide !== undefined) {
        gap = wide;
        continue;
      }
      let atom: Atom;
      if (piece === '(') {
        const options = [sequence()];
        while (found[at] === '|') {
          at += 1;
          options.push(sequence());
        }
        if (found[at] !== ')') throw new Error(`"${written}" has a bracket that is not closed.`);
        at += 1;
        atom = { kind: 'either', options, keys: options.map(keysOf) };
      } else if (piece.startsWith('@')) atom = { kind: 'place', place: piece.slice(1) };
      else if (piece.startsWith('{')) atom = { kind: 'class', name: piece.slice(1, -1) };
      else if (piece.endsWith('*')) atom = { kind: 'stem', stem: foldWord(piece.slice(0, -1)) };
      else atom = { kind: 'word', word: foldWord(piece) };
      steps.push({ atom, gap });
      gap = 0;
    }
    if (steps.length === 0 || gap > 0) throw new Error(`"${written}" has an empty part or ends in a gap.`);
    return steps;
  };
  const pattern = [sequence()];
  while (found[at] === '&') {
    at += 1;
    pattern.push(sequence());
  }
  if (at !== found.length) throw new Error(`"${written}" has a sign that does not belong there.`);
  return pattern;
}

/** Every atom of a pattern, those inside brackets included. */
export function atomsIn(pattern: Pattern): Atom[] {
  const inside = (sequence: Sequence): Atom[] =>
    sequence.flatMap(({ atom }) => [atom, ...(atom.kind === 'either' ? atom.options.flatMap(inside) : [])]);
  return pattern.flatMap(inside);
}

/** The words (`word`) and stems (`stem*`) that a sequence can begin with; undefined when it begins with a class or a place. */
export function keysOf(sequence: Sequence): readonly string[] | undefined {
  const atom = sequence[0]?.atom;
  switch (atom?.kind) {
    case 'word':
      return [atom.word];
    case 'stem':
      return [`${atom.stem}*`];
    case 'either': {
      const options = atom.keys.filter((keys) => keys !== undefined);
      return options.length === atom.keys.length ? options.flat() : undefined;
    }
    default:
      return undefined;
  }
}

/** One part of a pattern with what tells at once that it cannot be in a sentence. */
export interface Part {
  /** Its number among the parts of its language; parts that are written alike are one. */
  readonly id: number;
  readonly sequence: Sequence;
  readonly keys: readonly string[] | undefined;
  /** The class it begins with, where it begins with one. */
  readonly opening: string | undefined;
  /** The place that satisfies it without a word. */
  readonly place: string | undefined;
}

/** Numbers the parts of patterns, so that what is asked of a text is asked once for each. */
export class PartList {
  readonly #known = new Map<string, Part>();

  get parts(): readonly Part[] {
    return [...this.#known.values()];
  }

  of(pattern: Pattern): readonly Part[] {
    return pattern.map((sequence) => {
      const written = JSON.stringify(sequence);
      const known = this.#known.get(written);
      if (known !== undefined) return known;
      const atom = sequence[0]?.atom;
      const part: Part = {
        id: this.#known.size,
        sequence,
        keys: keysOf(sequence),
        opening: atom?.kind === 'class' ? atom.name : undefined,
        place: atom?.kind === 'place' && sequence.length === 1 ? atom.place : undefined,
      };
      this.#known.set(written, part);
      return part;
    });
  }
}
