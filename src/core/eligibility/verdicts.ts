import type { Evaluated } from '../facts/evaluate.js';
import type { Truth } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Status } from '../law/country.js';
import type { Citation } from '../law/law.js';
import type { Finding } from '../review/findings.js';
import type { Text } from '../shared/text.js';

/**
 * The answer to "may we bid for this lot?" (CONTRACT: eligibility). `needs-evidence`: nothing speaks against it, and
 * something that the law asks is not known yet. `not-reserved`: everybody may bid.
 */
export type EligibilityVerdict = 'eligible' | 'not-eligible' | 'needs-evidence' | 'not-reserved';

/** A paper that shows a condition: what, where to get it, and how old it may be. */
export interface Proof {
  readonly what: Text;
  readonly where?: Text | undefined;
  readonly age?: Text | undefined;
}

/** A condition that the law sets on the bidder, as it was found. */
export interface JudgedCondition {
  readonly id: string;
  readonly truth: Truth;
  readonly says: Text;
  /** What was compared with what: the explanation. */
  readonly why: Evaluated;
  readonly proofs: readonly Proof[];
  readonly basis: readonly Citation[];
  /** The member of a group that it is about, by its place in `members`. */
  readonly member?: number | undefined;
}

/**
 * One way to belong to the circle of bidders. Several are tried: by a status that national law gives, and by what the
 * enterprise is and does.
 */
export interface JudgedPath {
  readonly id: string;
  readonly kind: 'status' | 'substance' | 'programme';
  readonly says: Text;
  readonly truth: Truth;
  readonly conditions: readonly JudgedCondition[];
}

/** A share that is nearly reached or nearly missed. */
export interface CloseToLine {
  readonly fact: FactId;
  /** Shares of 0..1. */
  readonly saw: number;
  readonly needed: number;
  /** Hires of such workers that would reach it, all others staying; known only with the number of staff. */
  readonly hires?: number | undefined;
}

/** A status that the enterprise states and what it is worth here. */
export interface StatedStatus {
  readonly id: string;
  /** Undefined where the law data does not hold it. */
  readonly status?: Status | undefined;
  /** Opens: it is in the circle. Helps: it shows some of the conditions. Evidence: given by another country. */
  readonly worth: 'opens' | 'helps' | 'evidence' | 'none' | 'unknown';
}

/** What is short of a full answer: the verdict of one lot, and the answers that could decide it. */
export interface ShortVerdict {
  readonly verdict: EligibilityVerdict;
  /** Only what could decide; empty when decided. */
  readonly missing: readonly FactId[];
}

/** The whole answer for one lot. */
export interface LotEligibility extends ShortVerdict {
  readonly id: string;
  /** `none` where the lot is not reserved. */
  readonly route: string;
  /** The conditions of the path that decides: the one that holds, else the nearest. */
  readonly conditions: readonly JudgedCondition[];
  readonly paths: readonly JudgedPath[];
  readonly statuses: readonly StatedStatus[];
  /** Faults of the reservation itself: the enterprise may ask the buyer before the deadline. */
  readonly faults: readonly Finding[];
  /** Locale keys of what else to look at, with their values. */
  readonly cautions: readonly {
    readonly key: string;
    readonly values: Readonly<Record<string, string | number>>;
    readonly basis: readonly Citation[];
  }[];
  readonly close?: CloseToLine | undefined;
  readonly basis: readonly Citation[];
}
