// Anybody who reads a clause may tell its editor something.
import type { Clause } from '../core/clauses/clause.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { Language } from '../core/shared/text.js';
import type { Clock, FeedbackStore } from './ports.js';

/** Characters. */
export const longestFeedback = 4000;
const longestAddress = 254;

/** Keeps what was told, or names the fields that do not fit. */
export function giveFeedback(
  clause: Clause,
  given: { readonly text: string; readonly email: string; readonly language: Language },
  store: FeedbackStore,
  clock: Pick<Clock, 'now'>,
): Result<undefined, readonly ('text' | 'email')[]> {
  const text = given.text.trim();
  const email = given.email.trim();
  const faults = [
    ...(text === '' || text.length > longestFeedback ? (['text'] as const) : []),
    ...(email !== '' && (email.length > longestAddress || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      ? (['email'] as const)
      : []),
  ];
  if (faults.length > 0) return refused(faults);
  store.add({
    clause: clause.id,
    version: clause.version,
    language: given.language,
    text,
    ...(email === '' ? {} : { email }),
    at: clock.now(),
  });
  return done(undefined);
}
