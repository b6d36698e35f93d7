import type { Evaluated } from '../facts/evaluate.js';
import type { Truth } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Status } from '../law/country.js';
import type { Certainty, Checked, Citation } from '../law/law.js';
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
  /** The status that it proves, where it proves one. */
  readonly status?: Text | undefined;
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
  /** Stated answers that speak against it, in words. */
  readonly doubts: readonly Text[];
}

/** One enterprise of those that bid, with every way that was tried for it; the one that decides comes first. */
export interface JudgedBidder {
  /** Its place in `members`; undefined for the enterprise itself. */
  readonly member?: number | undefined;
  readonly name?: string | undefined;
  readonly truth: Truth;
  readonly paths: readonly JudgedPath[];
  readonly close?: CloseToLine | undefined;
}

/** What else to look at: a locale key under `eligibility.caution`, with values. */
export interface Caution {
  readonly key: CautionKey;
  readonly values: Readonly<Record<string, string | number>>;
  readonly basis: readonly Citation[];
}

export const cautionKeys = [
  'status-unknown',
  'status-evidence',
  'status-helps',
  'group-not-told',
  'groups-each',
  'members-missing',
  'unit-not-counted',
  'look-back-ends',
  'subcontractor',
  'mostly-subcontracted',
  'third-country',
  'union-rules-only',
  'outside-union',
  'national-unread',
  'doubt',
] as const;
export type CautionKey = (typeof cautionKeys)[number];

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
  /** Those who bid: the enterprise, or the members of its group. */
  readonly bidders: readonly JudgedBidder[];
  /** Groups into which national law divides the circle, and whether the enterprise belongs to each. */
  readonly groups: readonly { readonly route: string; readonly truth: Truth }[];
  readonly statuses: readonly StatedStatus[];
  /** Faults of the reservation itself: the enterprise may ask the buyer before the deadline. */
  readonly faults: readonly Finding[];
  readonly cautions: readonly Caution[];
  /** National law first, then that of the Union. */
  readonly basis: readonly Citation[];
  readonly certainty: Certainty;
  readonly doubt?: Text | undefined;
  /** How far the law on who may bid was checked. */
  readonly checked?: Checked | undefined;
}
