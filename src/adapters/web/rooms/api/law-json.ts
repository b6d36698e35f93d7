import type { Knowledge } from '../../../../usecases/ports.js';
import { restingOn } from '../../../../usecases/find-law.js';

/** A provision or judgment as programs get it, with the rules and clauses that rest on it. */
export function lawJson(id: string, knowledge: Knowledge): object | undefined {
  const source = knowledge.law.sources.get(id);
  if (source === undefined) return undefined;
  const resting = restingOn(id, knowledge);
  return {
    ...source,
    rules: resting.rules.map((rule) => rule.id),
    clauses: resting.clauses.map((clause) => clause.id),
    decisions: resting.decisions.map((decision) => decision.id),
  };
}
