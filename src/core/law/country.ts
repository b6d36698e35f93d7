import type { Text } from '../shared/text.js';
import type { Checked, Citation, Jurisdiction } from './law.js';

/** Words of the trade that a buyer meets in national texts, in the order in which they are shown. */
export const tradeTerms = [
  'reserved-contract',
  'reserved-lot',
  'social-clause',
  'performance-condition',
  'insertion-clause',
  'sheltered-workshop',
  'work-integration-enterprise',
  'disadvantaged-worker',
  'award-criterion',
  'proof-of-status',
  'environmental-criteria',
] as const;
export type TradeTerm = (typeof tradeTerms)[number];

/** What a gap in the research is about: a route of Union law, or a part of national law. */
export const unknownTopics = [
  'art-20',
  'art-77',
  'art-77-below',
  'art-24-concession',
  'art-38-utility',
  'art-94-utility',
  'who-may-bid',
  'proof',
  'duties',
  'direct-award',
  'price-only',
  'lots',
  'regions',
  'recent-change',
] as const;
export type UnknownTopic = (typeof unknownTopics)[number];

/** The route of other buyers whose national provisions open that of a utility as well; every other route is its own. */
export function openedWith(route: string): string {
  if (route === 'art-38-utility') return 'art-20';
  return route === 'art-94-utility' ? 'art-77' : route;
}

/** The words of one national language. */
export interface TradeWords {
  /** BCP 47 tag, for reading aloud. */
  readonly language: string;
  readonly words: ReadonlyMap<TradeTerm, string>;
  readonly checked: Checked;
}

/** Something that nobody has researched or that the sources do not settle: it says so, and what to look for. */
export interface Unknown {
  readonly about: UnknownTopic;
  readonly says: Text;
  readonly look: Text;
  readonly url?: string | undefined;
}

/** What a newcomer reads first about the law of one country, and what the research left open. */
export interface Country {
  readonly code: Jurisdiction;
  readonly lead: Text;
  readonly trade: readonly TradeWords[];
  readonly unknown: readonly Unknown[];
  /** How far the research went, on the whole. */
  readonly checked: Checked;
}

/** A status that national law gives to an enterprise: what proves it and which routes it opens. */
export interface Status {
  /** As an organisation states it: `fr-ea`, `it-coop-b`. */
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly name: Text;
  /** As the country's own law calls it. */
  readonly own: { readonly language: string; readonly name: string };
  readonly proof: Text;
  /** Who gives the proof, and how old it may be; the general paper of a status says it where nothing particular is known. */
  readonly where?: Text | undefined;
  readonly age?: Text | undefined;
  readonly register?: { readonly name: Text; readonly url?: string | undefined } | undefined;
  /** Routes whose circle of bidders the holder belongs to. */
  readonly opens: readonly string[];
  /** Routes for which the status proves some of the conditions, not all. */
  readonly helps: readonly string[];
  /** What counts as equivalent, for an enterprise of another country or without the status. */
  readonly equivalent?: Text | undefined;
  readonly note?: Text | undefined;
  readonly basis: readonly Citation[];
  readonly checked: Checked;
}
