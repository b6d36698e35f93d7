import type { Words } from '../shared/text.js';
import type { VerdictKind } from './judge.js';
import type { Rule } from './law.js';

/**
 * The kind of a verdict in words. The same kind answers different questions: "allowed, with duties" fits "may it be reserved?",
 * not "must electronic invoices be accepted?".
 *
 * @param subject what the question is about
 */
export function kindSays(subject: Rule['subject'], kind: VerdictKind, words: Words): string {
  const own = `verdict.kind-of.${subject}.${kind}`;
  return words.say(words.has(own) ? own : `verdict.kind.${kind}`);
}
