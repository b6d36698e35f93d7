import type { Place } from '../../src/core/shared/place.js';
import type { Value } from '../../src/core/facts/value.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';
import { derive } from '../../src/core/law/derive.js';
import { lawAt } from '../../src/core/law/law-book.js';
import { reviewText, type WordingFinding } from '../../src/core/review/wording/review-text.js';
import { reviewerOf } from '../../src/core/review/wording/reviewer.js';
import { factsOfExample, law } from './law.js';

/** Reviews a wording with a few facts, as the advice on a dossier does. */
export function review(
  text: string,
  facts: Readonly<Partial<Record<FactId, Value>>> = {},
  place?: Place,
): readonly WordingFinding[] {
  const country = facts['authority.country'];
  const book = lawAt(
    law,
    { country: typeof country === 'string' ? country : undefined },
    String(facts.asOf ?? '2026-11-02'),
  );
  return reviewText(text, { facts: derive(factsOfExample(facts), book), book, place }, reviewerOf(law));
}
