// Anyone may have a text reviewed: it reads nothing but what is handed in, and stores nothing.
import { assess } from '../core/advice/assess.js';
import type { Place } from '../core/shared/place.js';
import type { Dossier } from '../core/dossier/dossier.js';
import type { Facts } from '../core/facts/facts.js';
import { basisOf, type BasisEntry } from '../core/law/opinion.js';
import type { FindingLevel } from '../core/law/law.js';
import { slicesOf, type Draft } from '../core/review/draft/draft.js';
import { reviewed, type PassageFinding, type ReviewedDraft } from '../core/review/draft/reviewed.js';
import { reviewText, type WordingContext } from '../core/review/wording/review-text.js';
import { reviewerOf } from '../core/review/wording/reviewer.js';
import type { Words } from '../core/shared/text.js';
import type { Knowledge, Pause } from './ports.js';

/** What is known of the purchase that the text belongs to; all of it may be missing. */
export interface Surroundings {
  readonly dossier: Dossier;
  /** Where in the documents the text stands. */
  readonly place?: Place | undefined;
}

/** The country of whoever did not say it (`countries.XX`). Union law alone is looked at then. */
export const noCountry = 'XX';

/** A dossier that says nothing. */
export const nothingKnown: Dossier = { authority: { country: noCountry } };

/** What a text is reviewed in the light of. */
export function contextOf(
  { dossier, place }: Surroundings,
  { law, library }: Knowledge,
  today: string,
): WordingContext {
  const { facts, book } = assess(dossier, law, library, today);
  // A country that was not named is not known, and no country of its own.
  const known: Facts =
    dossier.authority.country === noCountry
      ? new Map([...facts].filter(([fact]) => fact !== 'authority.country'))
      : facts;
  return { facts: known, book, place };
}

/** Characters that are looked at before others have their turn. */
const inOneGo = 10_000;

/**
 * Reviews a draft in the light of what is known; the sentences are in the language of the words.
 *
 * @param pause called between runs of paragraphs, so that a long text does not keep everybody else waiting
 */
export async function reviewDraft(
  draft: Draft,
  known: Surroundings,
  knowledge: Knowledge,
  words: Words,
  today: string,
  pause: Pause,
): Promise<ReviewedDraft> {
  const context = contextOf(known, knowledge, today);
  const reviewer = reviewerOf(knowledge.law);
  const found: PassageFinding[] = [];
  for (const slice of slicesOf(draft, inOneGo)) {
    for (const finding of reviewText(slice.text, context, reviewer)) {
      const { issue, level, quote, says, instead, basis } = finding;
      found.push({
        issue,
        level,
        start: slice.start + finding.start,
        end: slice.start + finding.end,
        quote,
        says: says[words.language],
        instead: instead[words.language],
        basis: basisOf(basis, knowledge.law),
      });
    }
    await pause();
  }
  return reviewed(draft, found);
}

/** A finding as machines get it. */
export interface FindingJson {
  readonly issue: string;
  readonly level: FindingLevel;
  /** `paragraphs/12`: headings, items and cells count as paragraphs, from 1. */
  readonly at: string;
  readonly under?: string;
  readonly quote: string;
  readonly says: string;
  readonly instead: string;
  readonly basis: readonly BasisEntry[];
}

/** The findings as CONTRACT.md has findings. */
export function findingsJson(review: ReviewedDraft): FindingJson[] {
  return review.findings.map(({ issue, level, part, under, quote, says, instead, basis }) => ({
    issue,
    level,
    at: `paragraphs/${String(part)}`,
    ...(under === undefined ? {} : { under }),
    quote,
    says,
    instead,
    basis,
  }));
}
