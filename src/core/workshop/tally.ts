import { chartsOf, positionsIn, type BarOf, type ChartOf } from './positions.js';
import type { Round } from './round.js';
import type { Proposal, Vote } from './vote.js';

export interface Bar extends BarOf {
  /** Votes on it, or the sum of what votes put there where the chart counts amounts. */
  readonly count: number;
  /** Of all votes; of all amounts where the chart counts amounts. 0..1 */
  readonly share: number;
  /** For each vote on average, for charts that count amounts. */
  readonly mean: number;
  /** 1 for the most; bars with the same count have the same rank. */
  readonly rank: number;
}

export interface Chart extends Omit<ChartOf, 'bars'> {
  readonly bars: readonly Bar[];
  /** The highest count, for the length of bars that have no whole. */
  readonly most: number;
}

export interface FigureSummary {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** The votes of a round, counted: charts with what a table beside them needs. */
export interface Tally {
  readonly round: string;
  readonly votes: number;
  readonly charts: readonly Chart[];
  /** What was guessed, for a round that asks for a figure and has votes. */
  readonly figures?: FigureSummary;
  /** Free answers and proposals, each once, in the order in which they came. */
  readonly texts: readonly { readonly text: string; readonly count: number }[];
}

function chartFrom(chart: ChartOf, amounts: ReadonlyMap<string, number>, votes: number): Chart {
  const counts = chart.bars.map(({ id }) => amounts.get(id) ?? 0);
  const sum = counts.reduce((total, count) => total + count, 0);
  const whole = chart.counts === 'amount' ? sum : votes;
  return {
    ...chart,
    most: Math.max(0, ...counts),
    bars: chart.bars.map((bar, index) => {
      const count = counts[index] ?? 0;
      return {
        ...bar,
        count,
        share: whole === 0 ? 0 : count / whole,
        mean: votes === 0 ? 0 : count / votes,
        rank: 1 + counts.filter((other) => other > count).length,
      };
    }),
  };
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function summaryOf(votes: readonly Vote[]): FigureSummary | undefined {
  const figures = votes
    .flatMap((vote) => (vote.kind === 'estimate' ? [vote.figure] : []))
    .sort((a, b) => a - b);
  const [least, most] = [figures[0], figures.at(-1)];
  return least === undefined || most === undefined ? undefined : { least, median: median(figures), most };
}

function textsOf(votes: readonly Vote[]): Tally['texts'] {
  const counted = new Map<string, { readonly text: string; count: number }>();
  for (const vote of votes) {
    const texts =
      vote.kind === 'open-question' ? [vote.text] : vote.kind === 'build-together' ? vote.proposals : [];
    for (const text of texts) {
      const key = text.toLowerCase();
      const known = counted.get(key) ?? { text, count: 0 };
      known.count += 1;
      counted.set(key, known);
    }
  }
  return [...counted.values()];
}

/**
 * Counts the votes of a round.
 *
 * @param votes in the order in which they came; votes of another kind count nowhere
 * @param proposals what participants proposed, for a round in which they build together
 */
export function tallyOf(round: Round, votes: readonly Vote[], proposals: readonly Proposal[] = []): Tally {
  const own = votes.filter((vote) => vote.kind === round.kind);
  const amounts = new Map<string, Map<string, number>>();
  const positionsOf = positionsIn(round, proposals);
  for (const vote of own)
    for (const { chart, bar, amount } of positionsOf(vote)) {
      const bars = amounts.get(chart) ?? new Map<string, number>();
      bars.set(bar, (bars.get(bar) ?? 0) + amount);
      amounts.set(chart, bars);
    }
  const figures = summaryOf(own);
  return {
    round: round.id,
    votes: own.length,
    charts: chartsOf(round, proposals).map((chart) =>
      chartFrom(chart, amounts.get(chart.id) ?? new Map(), own.length),
    ),
    ...(figures === undefined ? {} : { figures }),
    texts: textsOf(own),
  };
}
