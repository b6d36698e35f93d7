import type { FactId } from '../facts/vocabulary.js';
import { declarationOf } from '../facts/vocabulary.js';
import { weighMissing } from '../facts/evaluate.js';
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
  const add = (found: ReadonlyMap<FactId, number>, factor: number): void => {
    for (const [fact, weight] of found) total.set(fact, (total.get(fact) ?? 0) + weight * factor);
  };
  const verdicts: readonly (readonly [Verdict, number])[] = [
    ...(assessment.regime === undefined ? [] : [[assessment.regime, weights.regime] as const]),
    ...assessment.routes.map((verdict) => [verdict, weights.route] as const),
    ...assessment.duties.map((verdict) => [verdict, weights.duty] as const),
  ];
  for (const [verdict, factor] of verdicts) add(verdict.weights, factor);
  for (const answer of [assessment.aid, assessment.services]) add(answer.weights, weights.aid);
  for (const item of offered.slice(0, 20)) add(weighMissing(item.applies), weights.clause);
  return [...total]
    .filter(([fact]) => declarationOf(fact).asked !== 'computed')
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([fact]) => fact)
    .slice(0, 10);
}
