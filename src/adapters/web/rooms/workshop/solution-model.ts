import type { Words } from '../../../../core/shared/text.js';
import type { Plan, PlayedRound } from '../../../../core/workshop/plan.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { solve, type Solution } from '../../../../usecases/solve-round.js';
import { solvedPartCards, solvedTable, type SolvedPartCard } from '../../solved-part.js';
import type { Table } from '../../view-models.js';

/** `partials/live/solution`: the answer of the engine to a round. */
interface ShownSolution {
  readonly state: Solution['state'];
  readonly says: string;
  readonly parts: readonly SolvedPartCard[];
  readonly tables: readonly Table[];
  /** The bars of the charts that are right, as `chart bar`. */
  readonly right: ReadonlySet<string>;
}

/** What the engine answers to a round at the place and on the day of the plan. */
export function solutionModel(
  { scenario, round }: PlayedRound,
  plan: Plan,
  knowledge: Knowledge,
  words: Words,
): ShownSolution {
  const { state, says, parts, tables, right } = solve(scenario, round, plan, knowledge, words.language);
  return {
    state,
    says,
    parts: solvedPartCards(parts, knowledge.law, words),
    tables: tables.map(solvedTable),
    right: new Set(right.map(({ chart, bar }) => `${chart} ${bar}`)),
  };
}
