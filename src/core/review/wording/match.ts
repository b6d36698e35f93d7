import type { Atom, Part, Sequence } from './pattern.js';
import type { Token } from './tokens.js';

/** Words `from` (included) to `to` (excluded) of a unit. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A phrase of a class of the lexicon. */
export interface Phrase {
  readonly name: string;
  readonly sequence: Sequence;
}

/** The compiled words of one language: what the matcher looks up. */
export interface Vocabulary {
  /** Phrases by the words and stems that they can begin with (`keysOf`): only those of words that are there are tried. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases of a class that begin with another class. */
  readonly leaning: ReadonlyMap<string, readonly Sequence[]>;
  /** Parts of patterns by what they can begin with: a key, a class as `{class}`, or `always` where nothing tells. */
  readonly opened: ReadonlyMap<string, readonly number[]>;
  /** How many parts there are. */
  readonly parts: number;
  readonly glue: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  /** The words and stems that a word of a text answers to. */
  readonly keysFor: (word: string) => readonly string[];
}

/** Under this, parts of which nothing tells at once that they are not there. */
export const always = 'always';
/** Classes that the matcher makes itself. */
const own = ['figure', 'name'];

/** Spans kept for one atom: more say nothing new, and the work for a hostile text stays bounded. */
const mostSpans = 60;
/** How far apart, in words, the parts of a pattern may lie. */
const widest = 45;
const mostGlue = 3;

/** One sentence, or two together, ready to be asked for patterns; every answer is kept. */
export class Unit {
  readonly tokens: readonly Token[];
  readonly #vocabulary: Vocabulary;
  readonly #at = new Map<string, number[]>();
  readonly #glue: boolean[];
  readonly #classes = new Map<string, readonly Span[]>();
  /** Phrases that may be there, by class. */
  readonly #tried = new Map<string, Set<Sequence>>();

  /** 1 for each part of a pattern that may be there. */
  readonly #open: Uint8Array;
  readonly #parts = new Map<number, readonly Span[]>();

  readonly #place: string | undefined;

  /**
   * @param place where in the documents the wording stands, when that is known
   * @param furthest how far apart, in words, the parts of a pattern may lie
   */
  readonly #widest: number;

  constructor(tokens: readonly Token[], vocabulary: Vocabulary, place?: string, furthest = widest) {
    this.#widest = furthest;
    this.tokens = tokens;
    this.#place = place;
    this.#vocabulary = vocabulary;
    this.#glue = tokens.map((token) => vocabulary.glue.has(token.word));
    const note = (key: string, index: number): void => {
      const list = this.#at.get(key);
      if (list === undefined) this.#at.set(key, [index]);
      else list.push(index);
    };
    tokens.forEach(({ word }, index) => {
      for (const key of vocabulary.keysFor(word)) note(key, index);
    });
    for (const key of this.#at.keys())
      for (const { name, sequence } of vocabulary.phrases.get(key) ?? []) {
        const tried = this.#tried.get(name);
        if (tried === undefined) this.#tried.set(name, new Set([sequence]));
        else tried.add(sequence);
      }
    this.#open = new Uint8Array(vocabulary.parts);
    const open = (key: string): void => {
      for (const id of vocabulary.opened.get(key) ?? []) this.#open[id] = 1;
    };
    open(always);
    for (const name of own) open(`{${name}}`);
    for (const name of vocabulary.leaning.keys()) open(`{${name}}`);
    for (const name of this.#tried.keys()) open(`{${name}}`);
    for (const key of this.#at.keys()) open(key);
  }

  /** False when none of the words that a sequence can begin with is there. */
  #mayBegin(keys: readonly string[] | undefined): boolean {
    return keys === undefined || keys.some((key) => this.#at.has(key));
  }

  /** Where the words of a class stand. */
  spansOfClass(name: string): readonly Span[] {
    const known = this.#classes.get(name);
    if (known !== undefined) return known;
    if (name === 'figure' || name === 'name') {
      const own = name === 'figure' ? this.#figures() : this.#names();
      this.#classes.set(name, own);
      return own;
    }
    // A class that leans on itself finds nothing instead of running in circles.
    this.#classes.set(name, []);
    const tried = [...(this.#tried.get(name) ?? []), ...(this.#vocabulary.leaning.get(name) ?? [])];
    const all = tried.length === 0 ? [] : distinct(tried.flatMap((sequence) => this.spansOf(sequence)));
    // Makes and standards are names: the same word without a capital is an ordinary one.
    const spans =
      name === 'make' || name === 'standard-name'
        ? all.filter(({ from }) => this.tokens[from]?.capital === true)
        : all;
    this.#classes.set(name, spans);
    return spans;
  }

  /** `{figure}`: a number in digits or in words. */
  #figures(): readonly Span[] {
    return this.tokens.flatMap(({ word }, from) =>
      /^\d/.test(word) || this.#vocabulary.numbers.has(word) ? [{ from, to: from + 1 }] : [],
    );
  }

  /** `{name}`: a word with a capital that does not begin the sentence; none in a text that is all capitals. */
  #names(): readonly Span[] {
    const capitals = this.tokens.flatMap(({ capital }, from) =>
      capital && from > 0 ? [{ from, to: from + 1 }] : [],
    );
    return capitals.length * 2 > this.tokens.length && this.tokens.length > 6 ? [] : capitals;
  }

  #spansOfAtom(atom: Atom): readonly Span[] {
    switch (atom.kind) {
      case 'word':
        return (this.#at.get(atom.word) ?? []).map((from) => ({ from, to: from + 1 }));
      case 'stem':
        return (this.#at.get(`${atom.stem}*`) ?? []).map((from) => ({ from, to: from + 1 }));
      case 'class':
        return this.spansOfClass(atom.name);
      case 'place':
        return this.spansOfClass(`at-${atom.place}`);
      case 'either':
        return distinct(
          atom.options.flatMap((option, index) =>
            this.#mayBegin(atom.keys[index]) ? this.spansOf(option) : [],
          ),
        );
    }
  }

  /** True when at most `gap` words, small ones not counted up to a few, lie between two places. */
  #reaches(end: number, start: number, gap: number): boolean {
    if (start < end || start - end > gap + mostGlue) return false;
    let counted = 0;
    for (let index = end; index < start; index += 1) if (this.#glue[index] !== true) counted += 1;
    return counted <= gap;
  }

  /** Where a sequence stands. */
  spansOf(sequence: Sequence): readonly Span[] {
    let spans: readonly Span[] = [];
    for (const [index, step] of sequence.entries()) {
      const here = this.#spansOfAtom(step.atom);
      if (here.length === 0) return [];
      spans =
        index === 0
          ? here.slice(0, mostSpans)
          : distinct(
              spans.flatMap((before) =>
                here
                  .filter((next) => this.#reaches(before.to, next.from, step.gap))
                  .map((next) => ({ from: before.from, to: next.to })),
              ),
            );
      if (spans.length === 0) return [];
    }
    return spans;
  }

  #spansOfPart({ id, sequence }: Part): readonly Span[] {
    let known = this.#parts.get(id);
    if (known === undefined) this.#parts.set(id, (known = this.spansOf(sequence)));
    return known;
  }

  /** The places of two parts together. */
  #joined(hulls: readonly Span[], here: readonly Span[], apart: boolean): Span[] {
    const joined: Span[] = [];
    for (const hull of hulls)
      for (const next of here) {
        // Two parts are two things: words already taken do not count again.
        if (apart && next.to > hull.from && next.from < hull.to) continue;
        const from = Math.min(hull.from, next.from);
        const to = Math.max(hull.to, next.to);
        if (to - from <= this.#widest) joined.push({ from, to });
      }
    return joined;
  }

  /** The tightest place where all parts of a pattern stand together, or undefined. */
  find(parts: readonly Part[]): Span | undefined {
    // Most parts can be told at once not to be there.
    for (const { id, place } of parts)
      if (this.#open[id] === 0 && (place === undefined || place !== this.#place)) return undefined;
    const found: (readonly Span[])[] = [];
    for (const part of parts) {
      if (part.place !== undefined && part.place === this.#place) continue;
      const here = this.#spansOfPart(part);
      if (here.length === 0) return undefined;
      found.push(here);
    }
    let hulls: readonly Span[] = found[0] ?? [];
    for (let index = 1; index < found.length; index += 1) {
      hulls = distinct(this.#joined(hulls, found[index] ?? [], index === 1));
      if (hulls.length === 0) return undefined;
    }
    return hulls.reduce<Span | undefined>(
      (best, span) => (best === undefined || span.to - span.from < best.to - best.from ? span : best),
      undefined,
    );
  }
}

function distinct(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const seen = new Set<number>();
  const kept: Span[] = [];
  for (const span of spans) {
    const key = span.from * 1000 + span.to;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(span);
    if (kept.length >= mostSpans) break;
  }
  return kept;
}
