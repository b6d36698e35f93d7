import type { Condition } from '../facts/condition.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Interval } from '../shared/interval.js';
import type { Text } from '../shared/text.js';
import type { Certainty, Checked, Citation, Jurisdiction } from './law.js';

/** A paper that shows something: what it is, where to get it, how old it may be. */
export interface Paper {
  readonly id: string;
  readonly what: Text;
  readonly where?: Text | undefined;
  readonly age?: Text | undefined;
}

/** What the law asks of a bidder in one way of belonging to the circle. */
export interface CircleCondition {
  readonly id: string;
  readonly says: Text;
  /** Looked at only where this holds: a share that this call alone asks for. */
  readonly only?: Condition | undefined;
  readonly when: Condition;
  /** Ids of papers; `status` stands for the papers of the statuses themselves, and says what they have in common. */
  readonly papers: readonly string[];
  readonly basis: readonly Citation[];
}

/** One way of belonging to a circle of bidders. */
export interface CirclePath {
  readonly id: string;
  readonly kind: 'status' | 'substance' | 'programme';
  readonly says: Text;
  /** The route of national law whose group of bidders it is, where national law divides the circle into groups. */
  readonly group?: string | undefined;
  /** Tried only where this holds. */
  readonly tried?: Condition | undefined;
  readonly conditions: readonly CircleCondition[];
  /** A stated answer that speaks against the path: a yes becomes "not known yet", an open one a no. */
  readonly doubts: readonly { readonly id: string; readonly says: Text; readonly when: Condition }[];
}

/** How the members of a group are looked at. */
export type GroupReading = 'each' | 'one';

/**
 * Who may bid for a contract reserved by a route: the circle. National law may draw it closer than the Directive
 * (C-598/19); then the national circle stands in the place of the Union's for that country and route.
 */
export interface Circle {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly routes: readonly string[];
  readonly inForce: Interval;
  readonly paths: readonly CirclePath[];
  readonly groups: GroupReading;
  readonly basis: readonly Citation[];
  readonly certainty: Certainty;
  readonly doubt?: Text | undefined;
  readonly checked: Checked;
  readonly examples: readonly CircleExample[];
}

export interface CircleExample {
  readonly name: string;
  readonly route: string;
  readonly asOf: string;
  /** The buyer's country; that of the circle's folder unless said. */
  readonly country: string;
  /** Facts of the organisation and of the reservation. */
  readonly facts: Readonly<Partial<Record<FactId, Value>>>;
  readonly expect: {
    readonly verdict: 'eligible' | 'not-eligible' | 'needs-evidence';
    readonly cites?: readonly string[] | undefined;
    readonly missing?: readonly FactId[] | undefined;
  };
}
