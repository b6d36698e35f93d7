import type { Condition } from '../facts/condition.js';
import type { Value } from '../facts/value.js';
import type { Ambition, FactId } from '../facts/vocabulary.js';
import type { Citation, Jurisdiction } from '../law/law.js';
import type { Interval } from '../shared/interval.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Language } from '../shared/text.js';
import type { Place } from '../shared/place.js';

/** A clause as a dossier holds it fast: the hash says which wording was used. */
export interface ClauseRef {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

/** Values of a clause's parameters by id; a parameter that is absent has not been filled in. */
export type ChosenValues = Readonly<Record<string, Value>>;

/** A figure worked out from a fact. */
export interface ComputedFigure {
  readonly fact: FactId;
  readonly times?: number | undefined;
  /** The result is rounded to a multiple of this. */
  readonly round?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** What stands in a parameter before the buyer types: a value as written, or one taken from a fact. */
export type ParameterDefault =
  { readonly kind: 'value'; readonly value: Value } | ({ readonly kind: 'fact' } & ComputedFigure);

interface ParameterBase {
  readonly id: string;
  readonly unit?: string | undefined;
  readonly default?: ParameterDefault | undefined;
}

export interface NumberParameter extends ParameterBase {
  readonly type: 'integer' | 'decimal' | 'money' | 'percent' | 'months' | 'days';
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** More than this is hardly proportionate for this contract; it is said, not refused. */
  readonly atMost?: ComputedFigure | undefined;
}

export interface ChoiceParameter extends ParameterBase {
  readonly type: 'one-of' | 'some-of';
  readonly options: readonly string[];
}

export interface TypedParameter extends ParameterBase {
  readonly type: 'text' | 'date';
}

export type ClauseParameter = NumberParameter | ChoiceParameter | TypedParameter;

/** When a proof is there, in the order of time. */
export const proofStages = ['file', 'documents', 'tender', 'award', 'performance', 'end'] as const;
export type ProofStage = (typeof proofStages)[number];

export interface Proof {
  readonly id: string;
  /**
   * `file`: a note of the authority for its own file, before publication, which no document for tenderers shows;
   * `documents`: what the authority hands out with the procurement documents; the others: when it is shown to the other side.
   */
  readonly stage: ProofStage;
  readonly from: 'tenderer' | 'winner' | 'contractor' | 'authority';
}

/** Whether a proof is due before the one who gives it is there: tenderers before tenders, the authority in a tender. */
export function isMisplaced(stage: ProofStage, from: Proof['from']): boolean {
  return stage === 'tender' ? from === 'authority' : (stage === 'file' || stage === 'documents') && from !== 'authority';
}

export interface Indicator {
  readonly id: string;
  readonly unit: string;
  readonly target?: number | { readonly parameter: string } | undefined;
  readonly every: 'month' | 'quarter' | 'half-year' | 'year' | 'once' | 'end';
  readonly reports: Proof['from'];
}

export interface ScaleStep {
  readonly id: string;
  /** The part of the criterion's points that this step earns, 0..1. */
  readonly share: number;
}

/** An answer as a tenderer might give it, with the step of the scale that it earns: shows how the scale is applied. */
export interface SampleAnswer {
  readonly id: string;
  readonly step: string;
}

/** A purchase in which something of the kind was done, as its source tells it. */
export interface Practice {
  readonly id: string;
  readonly place: string;
  readonly year: number;
  readonly source: string;
}

export interface RiskWords {
  readonly note: string;
  readonly mend: string;
}

/** Everything of a clause that people read, in one language. Long texts are Markdown with `{{parameter}}` placeholders. */
export interface ClauseWords {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly why: string;
  readonly check: string;
  /** How points are given; award criteria only. */
  readonly scoring?: string | undefined;
  /** What follows when the target is missed, and when it is passed. */
  readonly shortfall?: string | undefined;
  readonly success?: string | undefined;
  readonly indicator?: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly proof: Readonly<Record<string, string>>;
  /** What is accepted instead of a proof, by the id of the proof. */
  readonly equivalents: Readonly<Record<string, string>>;
  readonly scale: Readonly<Record<string, string>>;
  readonly samples: Readonly<Record<string, string>>;
  readonly practice: Readonly<Record<string, string>>;
  readonly risks: Readonly<Record<string, RiskWords>>;
}

export interface Clause extends ClauseRef {
  /** The country for which this is the form of a clause of the Union; its version ends with it, as in `1.0.0+fr`. */
  readonly variant?: Jurisdiction | undefined;
  readonly status: 'draft' | 'published' | 'retired';
  /** The ambitions that it serves, the main one first. */
  readonly themes: readonly Ambition[];
  readonly place: Place;
  /** 1 basic, 2 solid, 3 leading. */
  readonly level: 1 | 2 | 3;
  /** The idea of which it is one of several levels: one of them is taken, so they clash with each other. */
  readonly ladder?: string | undefined;
  /** What it asks of tenderers. */
  readonly effort: 'light' | 'some' | 'heavy';
  readonly inForce: Interval;
  readonly jurisdictions: readonly Jurisdiction[];
  /** A "no" hides the clause; what is unknown does not. */
  readonly appliesWhen: Condition;
  /**
   * Where an adviser would think of it: CPV prefixes; of those the ones for which it is among the first things that come to
   * mind; conditions that each raise its rank; and conditions under which an adviser would rather think of something else,
   * though it is lawful: they lower it and are said.
   */
  readonly typical: {
    readonly cpv: readonly string[];
    readonly leads: readonly string[];
    readonly when: readonly Condition[];
    readonly unless: readonly Condition[];
  };
  /** The route of reservation without which it is not lawful. */
  readonly route?: string | undefined;
  /** Ids of the duties of law that it meets. */
  readonly satisfies: readonly string[];
  readonly parameters: readonly ClauseParameter[];
  readonly needs: readonly string[];
  readonly clashes: readonly string[];
  readonly legalBasis: readonly Citation[];
  readonly proof: readonly Proof[];
  readonly indicator?: Indicator | undefined;
  /** Points of 100; award criteria only. */
  readonly weight?: { readonly min: number; readonly suggested: number; readonly max: number } | undefined;
  readonly scale: readonly ScaleStep[];
  /** Award criteria only: answers of different worth. */
  readonly samples: readonly SampleAnswer[];
  readonly risks: readonly { readonly id: string; readonly level: 'low' | 'medium' | 'high' }[];
  readonly eforms: readonly { readonly field: string; readonly code?: string | undefined }[];
  readonly sources: readonly { readonly title: string; readonly publisher: string; readonly year: number }[];
  readonly practice: readonly Practice[];
  readonly review: { readonly on: IsoDate; readonly next: IsoDate };
  readonly words: Readonly<Record<Language, ClauseWords>>;
  /** The only language that a clause of one's own was written in; its words in the others are the same. */
  readonly onlyIn?: Language | undefined;
}
