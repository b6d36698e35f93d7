import type { FactId } from '../facts/vocabulary.js';
import { declarationOf } from '../facts/vocabulary.js';
import { addWeights, heaviestFirst, weighMissing } from '../facts/evaluate.js';
import { textOf, type Facts } from '../facts/facts.js';
import type { Verdict } from '../law/judge.js';
import type { Assessment } from './assess.js';
import type { Recommendation } from './recommend.js';

/** The regime settles most, then the routes, then State aid and services, then the duties; a clause's own condition settles little. */
const weights = { regime: 3, route: 2, aid: 1.5, duty: 1, clause: 0.15 } as const;

/**
 * The questions whose answers would settle most, heaviest first. Only what people can answer: computed facts stand for
 * those they are computed from.
 */
export function nextQuestions(assessment: Assessment, offered: readonly Recommendation[]): FactId[] {
  const total = new Map<FactId, number>();
  const verdicts: readonly (readonly [Verdict, number])[] = [
    ...(assessment.regime === undefined ? [] : [[assessment.regime, weights.regime] as const]),
    ...assessment.routes.map((verdict) => [verdict, weights.route] as const),
    ...assessment.duties.map((verdict) => [verdict, weights.duty] as const),
  ];
  for (const [verdict, factor] of verdicts) addWeights(total, verdict.weights, factor);
  for (const answer of [assessment.aid, assessment.services]) addWeights(total, answer.weights, weights.aid);
  for (const item of offered.slice(0, 20)) addWeights(total, weighMissing(item.applies), weights.clause);
  return heaviestFirst(total)
    .filter((fact) => declarationOf(fact).asked !== 'computed' && isTimely(fact, assessment.facts))
    .slice(0, 10);
}

/** Whether the answer that the question presupposes has been given: nobody is asked about in-house bodies who may mean a contract. */
function isTimely(fact: FactId, facts: Facts): boolean {
  const { presupposes } = declarationOf(fact);
  return presupposes === undefined || textOf(facts, presupposes.fact as FactId) === presupposes.is;
}
