import { kindSays } from '../law/kind-says.js';
import type { Verdict } from '../law/judge.js';
import type { Law } from '../law/law.js';
import { opinionOf, type Opinion } from '../law/opinion.js';
import type { Words } from '../shared/text.js';
import type { Answer } from './ways.js';

/**
 * One way of a question in words. Beside another answer the last resort says when it would come into play, so that nobody
 * reads "notify, and pay nothing" under an answer that asks for neither.
 */
export function waySays(
  verdict: Verdict,
  answer: Answer,
  law: Law,
  words: Words,
): { readonly opinion: Opinion; readonly label: string } {
  const opinion = opinionOf(verdict, law, words);
  const { way, subject } = verdict.rule;
  const beside = verdict === answer.way || opinion.kind === 'open' ? undefined : way?.otherwise;
  return beside === undefined
    ? { opinion, label: kindSays(subject, opinion.kind, words) }
    : { opinion: { ...opinion, says: beside[words.language] }, label: words.say('aid.last-resort') };
}
