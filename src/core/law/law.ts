import type { Condition } from '../facts/condition.js';
import type { CpvList } from '../facts/cpv.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Interval } from '../shared/interval.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Place } from '../shared/place.js';
import type { Text } from '../shared/text.js';
import type { Circle, Paper } from './circle.js';
import type { Country, Status } from './country.js';
import type { WordingLaw } from './detector.js';
import type { NoticeTerms } from './notice-terms.js';

/** `EU`, a country (`FR`), or a region of one (`BE-WAL`). */
export type Jurisdiction = string;

/** How far a statement of the law data was checked, and when; shown to the user. */
export interface Checked {
  readonly on: IsoDate;
  readonly against: 'text' | 'secondary' | 'none';
}

export type Role = 'allows' | 'requires' | 'forbids' | 'limits' | 'defines' | 'interprets';

export interface Citation {
  /** A provision (`eu/dir-2014-24/art-20`) or a judgment (`eu/cjeu/c-598-19`). */
  readonly to: string;
  readonly role: Role;
  readonly pinpoint?: string | undefined;
}

export interface Instrument {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  /** How references begin: "2014/24", "FR CCP". */
  readonly short: string;
  readonly name: Text;
  readonly url: string;
  readonly inForce: Interval;
}

export interface Provision {
  readonly kind: 'provision';
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly instrument: string;
  /** "2014/24 Art 20" */
  readonly ref: string;
  readonly heading: Text;
  readonly gist: Text;
  /** Markdown, for the articles that the product teaches from. */
  readonly teach?: Text | undefined;
  readonly inForce: Interval;
  readonly url: string;
  readonly checked: Checked;
}

export interface Decision {
  readonly kind: 'decision';
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  /** "C-598/19" */
  readonly ref: string;
  readonly name: string;
  readonly court: string;
  readonly date: IsoDate;
  readonly ecli?: string | undefined;
  readonly url: string;
  readonly facts: Text;
  readonly holding: Text;
  readonly lesson: Text;
  readonly on: readonly string[];
  readonly checked: Checked;
}

export type Source = Provision | Decision;

/** A figure of the law with its history. A figure is never written in a rule or in code. */
export interface Parameter {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly unit: 'eur' | 'share' | 'months' | 'years' | 'count' | 'square-metres';
  readonly name: Text;
  readonly values: readonly {
    readonly inForce: Interval;
    readonly value: number;
    readonly basis: readonly Citation[];
    readonly checked: Checked;
  }[];
}

/** An exact list of CPV codes and ranges, as a provision prints it. */
export interface CodeList extends CpvList {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly name: Text;
  readonly basis: readonly Citation[];
  readonly checked: Checked;
}

/** What each country made of an option that a directive leaves to it, with how far that was checked. */
export interface CountryTable {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly name: Text;
  readonly rows: ReadonlyMap<
    string,
    {
      readonly value: Value;
      readonly ref: string;
      readonly note?: Text | undefined;
      readonly checked: Checked;
    }
  >;
}

/**
 * What a case gives. `optional` passes on to the next case where nothing is there to give: no answer to the question, no
 * row for the country.
 */
export type Assigned =
  | { readonly value: Value }
  | { readonly parameter: string }
  | { readonly fact: FactId; readonly optional?: true | undefined }
  | { readonly table: string; readonly by: FactId; readonly optional?: true | undefined };

/**
 * How a computed fact follows from others: the first case that holds gives the value. Undecided cases that would all give
 * the same value decide it; otherwise the fact stays open, narrowed to the candidates.
 */
export interface Derivation {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly fact: FactId;
  readonly inForce: Interval;
  readonly says: Text;
  readonly cases: readonly {
    readonly when: Condition;
    readonly then: Assigned;
    readonly basis: readonly Citation[];
  }[];
  readonly basis: readonly Citation[];
  readonly checked: Checked;
}

/** Where a duty is carried out: in the call, in the procedure, during performance, or in the file that the buyer keeps. */
export type DutyPlace = 'call' | 'procedure' | 'performance' | 'file';

export interface Duty {
  readonly id: string;
  readonly place: DutyPlace;
  readonly says: Text;
  /** Only where this holds; a duty whose condition is not yet decided is shown, for caution. */
  readonly when?: Condition | undefined;
  readonly basis?: readonly Citation[] | undefined;
}

export type OutcomeKind = 'allowed' | 'allowed-if' | 'required' | 'forbidden' | 'silent';

export interface Outcome {
  readonly kind: OutcomeKind;
  readonly says: Text;
  readonly duties: readonly Duty[];
  /** The lawful way to the same end; a refusal always offers one. */
  readonly instead?: Text | undefined;
}

export interface Exception {
  readonly id: string;
  readonly when: Condition;
  readonly outcome: Outcome;
  readonly basis: readonly Citation[];
  /** Its citations stand alone: those of the rule and of other exceptions belong to another act than the one that decides here. */
  readonly basisAlone?: true | undefined;
  /** Exceptions to the exception: they beat the one they sit in. */
  readonly unless: readonly Exception[];
  readonly checked?: Checked | undefined;
}

export type Certainty = 'settled' | 'prevailing' | 'contested';

export interface Example {
  readonly name: string;
  readonly facts: Readonly<Partial<Record<FactId, Value>>>;
  readonly expect: {
    readonly kind: OutcomeKind | 'open';
    readonly cites?: readonly string[] | undefined;
    readonly missing?: readonly FactId[] | undefined;
    readonly duties?: readonly string[] | undefined;
  };
}

/** One of several answers to the same question: the first that the facts carry is the answer. */
export interface Way {
  /** The name of the answer: `general-de-minimis`, `open-house`. */
  readonly outcome: string;
  /** From the least burdensome. */
  readonly rank: number;
  /** While this holds, the way must be decided before any later one may be the answer. */
  readonly awaits?: Condition | undefined;
  /** The answer only where every other way is decided against. */
  readonly lastResort?: true | undefined;
  /** What it says where another way is the answer: a last resort speaks of a case that has not arisen. */
  readonly otherwise?: Text | undefined;
  /** A refusal answers the question too: it is this kind of relationship, and not lawful as it stands. */
  readonly closes?: true | undefined;
}

/** A question of law with a general answer and its exceptions. */
export interface Rule {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  /** What the answer is for: the regime, a route to reserve, a duty of the buyer, a basis under State-aid law, a kind of relationship. */
  readonly subject: 'regime' | 'route' | 'duty' | 'aid' | 'services';
  /** The route it opens, for the subject `route`. */
  readonly route?: string | undefined;
  /** Its place among the answers to one question, for the subjects `aid` and `services`. */
  readonly way?: Way | undefined;
  /** The Union rule that a national rule narrows, adds duties to, or makes compulsory. */
  readonly refines?: string | undefined;
  /** The name of a route that national law has of its own; those of Union law are named by the interface. */
  readonly name?: Text | undefined;
  /**
   * For a route of national law: the Union rules on whose ground it stands. Where a directive applies in full the route
   * goes no further than the one of them that arises; below the threshold it stands alone.
   */
  readonly within?: readonly string[] | undefined;
  readonly question: Text;
  readonly inForce: Interval;
  readonly arises: Condition;
  readonly general: Outcome;
  readonly exceptions: readonly Exception[];
  readonly basis: readonly Citation[];
  readonly certainty: Certainty;
  /** What the doubt is about, where there is one. */
  readonly doubt?: Text | undefined;
  readonly checked: Checked;
  /** For a duty: answers that show that it is met, where no clause need say it (reasons written down, an article named). */
  readonly metWhen?: Condition | undefined;
  /** For a duty: places of the documents where wording of the buyer’s own may carry it out. Nobody reads it for certain. */
  readonly writtenAt?: readonly Place[] | undefined;
  readonly examples: readonly Example[];
}

export type FindingLevel = 'error' | 'warning' | 'note';

/** A check on a dossier: when its condition holds there is a finding, with the way to mend it. */
export interface Check {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly issue: string;
  readonly level: FindingLevel;
  /** The fact that the finding points to. */
  readonly at: FactId;
  /** Looked at once for the dossier, or for each lot (and for the whole where there are no lots). */
  readonly scope: 'dossier' | 'lot';
  readonly inForce: Interval;
  readonly when: Condition;
  readonly says: Text;
  readonly instead: Text;
  readonly basis: readonly Citation[];
  readonly examples: readonly {
    readonly name: string;
    readonly facts: Readonly<Partial<Record<FactId, Value>>>;
    readonly fires: boolean;
  }[];
}

/** The whole law data, all jurisdictions and all times. */
export interface Law {
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly lists: ReadonlyMap<string, CodeList>;
  readonly tables: ReadonlyMap<string, CountryTable>;
  readonly derivations: readonly Derivation[];
  readonly rules: readonly Rule[];
  readonly checks: readonly Check[];
  readonly countries: ReadonlyMap<Jurisdiction, Country>;
  readonly statuses: ReadonlyMap<string, Status>;
  /** Who may bid for a reserved contract, route by route. */
  readonly circles: readonly Circle[];
  /** Papers that show what the circles ask. */
  readonly papers: ReadonlyMap<string, Paper>;
  /** What is looked for in wording (`data/review`). */
  readonly wording: WordingLaw;
  /** What a notice asks, and from what of a dossier it follows (`data/eforms`). */
  readonly notice: NoticeTerms;
  /** Hash of everything above, `sha256:…`. */
  readonly hash: string;
}
