// Whoever may have a text reviewed may take the review away.
import type { DocumentModel } from '../core/documents/block.js';
import { commentedDraft, type CommentedDraft } from '../core/documents/draft-comments.js';
import { countedSays, draftReviewModel, markedBlocks } from '../core/documents/draft-review.js';
import { answerOf } from '../core/journeys/journey.js';
import { declarationOf, factIds } from '../core/facts/vocabulary.js';
import { dateSays, nameOf, valueSays } from '../core/facts/wording.js';
import type { ReviewedDraft } from '../core/review/draft/reviewed.js';
import type { Words } from '../core/shared/text.js';
import type { DocumentWriter } from './ports.js';
import { noCountry, type Surroundings } from './review-draft.js';

/** What was told of the purchase, in words; nothing that was not asked for here. */
export function knownSays(
  { dossier, place }: Surroundings,
  words: Words,
): { readonly name: string; readonly value: string }[] {
  const facts = factIds
    .filter((fact) => declarationOf(fact).asked !== 'computed' && fact !== 'description')
    .flatMap((fact) => {
      const value = answerOf(dossier, fact);
      if (value === undefined || value === noCountry) return [];
      return [{ name: nameOf(fact, words), value: valueSays(fact, value, words) }];
    });
  return place === undefined
    ? facts
    : [...facts, { name: words.say('review.place-name'), value: words.say(`place.${place}`) }];
}

/**
 * The review as a document: what was found, each finding with its law, and the text with its passages marked.
 *
 * @param name the name of the file that was reviewed; absent for a pasted text
 * @param today the day to use where the dossier names none
 */
export function produceReview(
  review: ReviewedDraft,
  known: Surroundings,
  name: string | undefined,
  writer: DocumentWriter,
  words: Words,
  today: string,
): DocumentModel {
  const asOf = known.dossier.asOf ?? today;
  const kind = words.say('review.document.kind');
  const title = name ?? words.say('review.document.untitled');
  const model = draftReviewModel(review, knownSays(known, words), asOf, words);
  return {
    title,
    subtitle: kind,
    language: words.language,
    author: known.dossier.authority.name ?? '',
    subject: kind,
    cover: [
      { label: words.say('review.document.found'), value: countedSays(review, words) },
      { label: words.say('review.document.law-of'), value: dateSays(asOf, words.language) },
    ],
    running: {
      header: `${title} – ${kind}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    contentsTitle: words.say('doc.contents'),
    undrawable: words.say('doc.undrawable', { letters: '{letters}' }),
    asOf,
    blocks: [...writer.blocks(writer.compose('draft-review', model, words)), ...markedBlocks(review)],
  };
}

/** The review as comments on the text, for a word processor. */
export function produceComments(
  review: ReviewedDraft,
  name: string | undefined,
  words: Words,
  today: string,
): CommentedDraft {
  return commentedDraft(review, name ?? words.say('review.document.untitled'), today, words);
}
