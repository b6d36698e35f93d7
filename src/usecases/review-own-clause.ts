// Whoever writes a clause has it reviewed as it is written.
import type { OwnDraft } from '../core/clauses/own/own-draft.js';
import { basisOf } from '../core/law/opinion.js';
import type { PassageFinding } from '../core/review/draft/reviewed.js';
import { reviewText } from '../core/review/wording/review-text.js';
import { reviewerOf } from '../core/review/wording/reviewer.js';
import { languages, type Language, type Words } from '../core/shared/text.js';
import type { Knowledge } from './ports.js';
import { contextOf, noCountry } from './review-draft.js';

export interface OwnFinding extends Omit<PassageFinding, 'start' | 'end'> {
  /** The field of the form, with its language: `text-en`. */
  readonly field: string;
  readonly language: Language;
}

const reviewedTexts = ['text', 'scoring', 'shortfall', 'success'] as const;

/** What case law says of the texts of a clause, where it stands and in the country that it is for. */
export function reviewOwn(draft: OwnDraft, knowledge: Knowledge, words: Words, today: string): OwnFinding[] {
  const country = draft.jurisdictions.find((id) => id !== 'EU') ?? noCountry;
  const { law } = knowledge;
  const context = contextOf({ dossier: { authority: { country } }, place: draft.place }, knowledge, today);
  const reviewer = reviewerOf(law);
  return languages.flatMap((language) =>
    reviewedTexts.flatMap((part) =>
      reviewText(draft.words[language][part] ?? '', context, reviewer).map(
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
