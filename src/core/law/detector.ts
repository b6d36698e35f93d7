import type { Condition } from '../facts/condition.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Interval } from '../shared/interval.js';
import type { Language, Text } from '../shared/text.js';
import type { Checked, Citation } from './law.js';

/** What is said of a piece of wording (CONTRACT: measures). */
export type WordingVerdict = 'unlawful' | 'conditional' | 'no-objection';

/** Patterns of each language, in the small notation that `review/wording/pattern.ts` reads. */
export type Patterns = Readonly<Record<Language, readonly string[]>>;

/**
 * One way in which an idea is written, and what follows from it. Forms stand in order: the first that fits a sentence
 * speaks for its detector, so that a lawful form placed before an unlawful one keeps the latter quiet.
 */
export interface Form {
  readonly id: string;
  readonly verdict: WordingVerdict;
  /** Where this form belongs to another issue than its detector. */
  readonly issue?: string | undefined;
  /** Looked for within a sentence, or within two that follow each other. */
  readonly within: 'sentence' | 'passage';
  readonly any: Patterns;
  /** What makes this form harmless when it stands in the same sentence or near it. */
  readonly unless?: Patterns | undefined;
  /** How far `unless` looks: the sentence alone, or its neighbours as well. */
  readonly unlessWithin: 'sentence' | 'near';
  /** True where the denial is the offence itself ("no notice is published"), so that negation must not quieten it. */
  readonly denial: boolean;
  /** Must hold of the facts of the dossier, the place of the measure and the figures read in the words. */
  readonly when?: Condition | undefined;
  /** Keeps the form quiet where it is known to hold. */
  readonly unlessFacts?: Condition | undefined;
  readonly says: Text;
  readonly instead: Text;
  readonly basis: readonly Citation[];
}

export interface DetectorExample {
  readonly text: string;
  /** The form that must fire; without it the detector must stay quiet, or say only that nothing is objected to. */
  readonly form?: string | undefined;
  readonly facts: Readonly<Partial<Record<FactId, Value>>>;
}

/** One idea that the law forbids or conditions in procurement documents, as a jurist reads it. */
export interface Detector {
  readonly id: string;
  readonly issue: string;
  readonly idea: Text;
  readonly inForce: Interval;
  readonly checked: Checked;
  readonly forms: readonly Form[];
  readonly examples: readonly DetectorExample[];
}

/** The words that many detectors share, by language: each class is a list of phrases in the notation of patterns. */
export interface Lexicon {
  readonly classes: ReadonlyMap<string, readonly string[]>;
  /** Small words that may stand between two words of a phrase. */
  readonly glue: readonly string[];
  /** Frequent small words that tell the language of a text. */
  readonly telling: readonly string[];
  /** Classes whose presence near a hit denies it: "need not", "the law forbids to". */
  readonly denies: readonly string[];
  /** Classes that deny everything after them in their sentence: "nothing in this description". */
  readonly deniesSentence: readonly string[];
  /** Words after which a denial no longer reaches: "but", "except". */
  readonly turns: readonly string[];
  /** Words for numbers, for shares ("half") and for multiples ("twice"). */
  readonly numbers: ReadonlyMap<string, number>;
  readonly shares: ReadonlyMap<string, number>;
  readonly multiples: ReadonlyMap<string, number>;
}

export interface WordingLaw {
  readonly detectors: readonly Detector[];
  readonly lexicons: Readonly<Record<Language, Lexicon>>;
}
