import { shownReasons } from '../../core/facts/shown-reason.js';
import { nameOf } from '../../core/facts/wording.js';
import type { Law } from '../../core/law/law.js';
import type { Words } from '../../core/shared/text.js';
import { standingShown, type EngineAnswer } from '../../usecases/ask-engine.js';
import type { Solution, SolvedTable } from '../../usecases/solve-round.js';
import { citationLines, namingIn } from './verdict-card.js';
import type { CitationLine, ReasonLine, Table } from './view-models.js';

/** `partials/solved-part`: what the engine says of one thing that was asked in a round, alone or in a session. */
export interface SolvedPartCard {
  readonly id: string;
  readonly label: string;
  /** Absent where the engine says nothing. */
  readonly answer?: {
    /** Absent where something is told and not judged. */
    readonly standing?: Exclude<EngineAnswer['standing'], 'stated'> | undefined;
    readonly question?: string | undefined;
    readonly says: string;
    readonly instead?: string | undefined;
    readonly quotes: readonly string[];
    readonly duties: readonly string[];
    readonly reasons: readonly ReasonLine[];
    readonly missing: readonly string[];
    readonly basis: readonly CitationLine[];
    /** The articles in one line, for a wall on which nobody opens anything. */
    readonly refs: string;
    readonly certainty?: EngineAnswer['certainty'];
    readonly doubt?: string | undefined;
    readonly checked: EngineAnswer['checked'];
  };
}

export function solvedTable({ caption, columns, rows }: SolvedTable): Table {
  return {
    caption,
    columns,
    rows: rows.map(([head = '', ...cells]) => ({
      head: { text: head },
      cells: cells.map((text, index) => ({ text, numeric: columns[index + 1]?.numeric ?? false })),
    })),
  };
}

/** The parts of a solution for a page. */
export function solvedPartCards(parts: Solution['parts'], law: Law, words: Words): SolvedPartCard[] {
  const naming = namingIn(law, words);
  return parts.map(({ id, label, answer }, index) => {
    const basis = citationLines(answer?.basis ?? [], naming);
    return {
      id: `part-${String(index + 1)}-${id.replace(/[^a-z0-9]+/gi, '-')}`,
      label,
      ...(answer === undefined
        ? {}
        : {
            answer: {
              question: answer.question,
              standing: standingShown(answer),
              says: answer.says,
              instead: answer.instead,
              quotes: answer.quotes,
              duties: answer.duties.map(({ says }) => says),
              reasons: answer.reason === undefined ? [] : shownReasons(answer.reason),
              missing: answer.missing.map((fact) => nameOf(fact, words)),
              basis,
              refs: [...new Set(basis.map(({ ref }) => ref))].join(' · '),
              certainty: answer.certainty,
              doubt: answer.doubt,
              checked: answer.checked,
            },
          }),
    };
  });
}
