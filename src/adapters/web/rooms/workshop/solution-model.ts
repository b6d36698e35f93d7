import { shownReasons } from '../../../../core/facts/shown-reason.js';
import { nameOf } from '../../../../core/facts/wording.js';
import type { Certainty, Checked } from '../../../../core/law/law.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Plan, PlayedRound } from '../../../../core/workshop/plan.js';
import type { Standing } from '../../../../usecases/ask-engine.js';
import type { Knowledge } from '../../../../usecases/ports.js';
import { solve, type SolvedPart, type Solution } from '../../../../usecases/solve-round.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { CitationLine, ReasonLine, Table } from '../../view-models.js';

/** One thing that was asked in the round, with what the engine says of it. */
interface AnsweredPart {
  readonly label: string;
  readonly standing?: Standing | undefined;
  readonly says?: string | undefined;
  readonly instead?: string | undefined;
  readonly duties: readonly string[];
  readonly quotes: readonly string[];
  readonly reasons: readonly ReasonLine[];
  readonly basis: readonly CitationLine[];
  /** The articles in one line, for a wall on which nobody opens anything. */
  readonly refs: string;
  readonly missing: readonly string[];
  readonly certainty?: Certainty | undefined;
  readonly doubt?: string | undefined;
  readonly checked?: Checked['against'] | undefined;
}

/** `partials/live/solution`: the answer of the engine to a round. */
export interface ShownSolution {
  readonly state: Solution['state'];
  readonly says: string;
  readonly parts: readonly AnsweredPart[];
  readonly tables: readonly Table[];
  /** The bars of the charts that are right, as `chart bar`. */
  readonly right: ReadonlySet<string>;
}

function answered({ label, answer }: SolvedPart, knowledge: Knowledge, words: Words): AnsweredPart {
  if (answer === undefined)
    return { label, duties: [], quotes: [], reasons: [], basis: [], refs: '', missing: [] };
  const { standing, says, instead, certainty, doubt, checked } = answer;
  const basis = citationLines(answer.basis, namingIn(knowledge.law, words));
  return {
    label,
    standing,
    says,
    instead,
    duties: answer.duties.map((duty) => duty.says),
    quotes: answer.quotes,
    reasons: answer.reason === undefined ? [] : shownReasons(answer.reason),
    basis,
    refs: [...new Set(basis.map(({ ref }) => ref))].join(' · '),
    missing: answer.missing.map((fact) => nameOf(fact, words)),
    certainty,
    doubt,
    checked,
  };
}

function tableOf({ caption, columns, rows }: Solution['tables'][number]): Table {
  return {
    caption,
    columns: columns.map((text, index) => ({ text, numeric: index > 0 })),
    rows: rows.map(([head = '', ...cells]) => ({
      head: { text: head },
      cells: cells.map((text) => ({ text, numeric: true })),
    })),
  };
}

/** What the engine answers to a round at the place and on the day of the plan. */
export function solutionModel(
  { scenario, round }: PlayedRound,
  plan: Plan,
  knowledge: Knowledge,
  words: Words,
): ShownSolution {
  const solution = solve(scenario, round, plan, knowledge, words.language);
  return {
    state: solution.state,
    says: solution.says,
    parts: solution.parts.map((part) => answered(part, knowledge, words)),
    tables: solution.tables.map(tableOf),
    right: new Set(solution.right.map(({ chart, bar }) => `${chart} ${bar}`)),
  };
}
