import type { Library } from '../../../../core/clauses/library.js';
import { numberSays, quantitySays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { labelSays } from '../../../../core/workshop/label-words.js';
import { chartsOf, positionsOf, scoredWith } from '../../../../core/workshop/positions.js';
import type { Round } from '../../../../core/workshop/round.js';
import type { Vote } from '../../../../core/workshop/vote.js';
import type { Solution, SolvedTable } from '../../../../usecases/solve-round.js';

/** How one's own answer stands beside the engine's: one line for each question of the round. */
export interface AnswerLine {
  readonly says: string;
  /** Undefined where there is no right answer. */
  readonly agrees: boolean | undefined;
}

/** What was answered, held against the solution. */
export function answerLines(
  round: Round,
  vote: Vote,
  solution: Solution,
  library: Library,
  words: Words,
): AnswerLine[] {
  if (vote.kind === 'open-question') return [{ says: vote.text, agrees: undefined }];
  if (vote.kind === 'build-together') return vote.proposals.map((says) => ({ says, agrees: undefined }));
  if (vote.kind === 'estimate' && round.kind === 'estimate') {
    const says = words.say('workshop.study.you-said', {
      answer: quantitySays(vote.figure, round.unit, words),
    });
    const [own] = positionsOf(round, vote);
    const right = solution.right[0];
    return [{ says, agrees: right === undefined ? undefined : own?.bar === right.bar }];
  }
  const charts = new Map(chartsOf(round).map((chart) => [chart.id, chart]));
  return positionsOf(round, vote).flatMap(({ chart: id, bar, amount }): AnswerLine[] => {
    const chart = charts.get(id);
    const label = chart?.bars.find((item) => item.id === bar)?.label;
    if (chart === undefined || label === undefined) return [];
    const answer =
      chart.counts === 'amount'
        ? `${labelSays(label, library, words)} – ${numberSays(amount, words.language)}`
        : labelSays(label, library, words);
    const judged = solution.right.some((item) => item.chart === id);
    return [
      {
        says:
          chart.label === undefined
            ? words.say('workshop.study.you-said', { answer })
            : words.say('workshop.study.you-said-of', { of: labelSays(chart.label, library, words), answer }),
        agrees: judged ? solution.right.some((item) => item.chart === id && item.bar === bar) : undefined,
      },
    ];
  });
}

/** The three tenders with the points that one gave, the best first. */
export function scoresTable(round: Round, vote: Vote, words: Words): SolvedTable | undefined {
  if (round.kind !== 'weigh' || vote.kind !== 'weigh') return undefined;
  const { language } = words;
  const says = new Map(round.tenders.map((tender) => [tender.id, tender.says[language]]));
  const scored = [...scoredWith(round, vote.points)].sort((a, b) => a.rank - b.rank);
  return {
    caption: words.say('workshop.table.scores'),
    columns: [
      { text: words.say('workshop.table.tender'), numeric: false },
      ...round.criteria.map((criterion) => ({ text: criterion.says[language], numeric: true })),
      { text: words.say('workshop.table.total'), numeric: true },
    ],
    rows: scored.map(({ name, points, total }) => [
      says.get(name) ?? name,
      ...round.criteria.map(({ id }) => numberSays(points[id] ?? 0, language)),
      numberSays(total, language),
    ]),
  };
}
