// Whoever writes a clause has it reviewed as it is written.
import { assess } from '../core/advice/assess.js';
import type { OwnDraft } from '../core/clauses/own/own-draft.js';
import { basisOf, type BasisEntry } from '../core/law/opinion.js';
import type { FindingLevel } from '../core/law/law.js';
import { reviewText } from '../core/review/wording/review-text.js';
import { reviewerOf } from '../core/review/wording/reviewer.js';
import { languages, type Language, type Words } from '../core/shared/text.js';
import type { Knowledge } from './ports.js';
import { noCountry } from './review-draft.js';

export interface OwnFinding {
  /** The field of the form, with its language: `text-en`. */
  readonly field: string;
  readonly language: Language;
  readonly issue: string;
  readonly level: FindingLevel;
  readonly quote: string;
  readonly says: string;
  readonly instead: string;
  readonly basis: readonly BasisEntry[];
}

const reviewedTexts = ['text', 'scoring', 'shortfall', 'success'] as const;

/** What case law says of the texts of a clause, where it stands and in the country that it is for. */
export function reviewOwn(
  draft: OwnDraft,
  { law, library }: Knowledge,
  words: Words,
  today: string,
): OwnFinding[] {
  const country = draft.jurisdictions.find((id) => id !== 'EU') ?? noCountry;
  const { facts, book } = assess({ authority: { country } }, law, library, today);
  const known =
    country === noCountry ? new Map([...facts].filter(([fact]) => fact !== 'authority.country')) : facts;
  const reviewer = reviewerOf(law);
  return languages.flatMap((language) =>
    reviewedTexts.flatMap((part) =>
      reviewText(draft.words[language][part] ?? '', { facts: known, book, place: draft.place }, reviewer).map(
        ({ issue, level, quote, says, instead, basis }): OwnFinding => ({
          field: `${part}-${language}`,
          language,
          issue,
          level,
          quote,
          says: says[words.language],
          instead: instead[words.language],
          basis: basisOf(basis, law),
        }),
      ),
    ),
  );
}
