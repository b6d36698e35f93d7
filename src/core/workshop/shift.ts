import { chartsOf, positionsIn, type Label } from './positions.js';
import type { Round } from './round.js';
import type { Proposal, Vote } from './vote.js';

/** Votes by participant. */
export type Ballot = ReadonlyMap<string, Vote>;

export interface Move {
  readonly from: { readonly id: string; readonly label: Label };
  readonly to: { readonly id: string; readonly label: Label };
  /** Participants who went this way. Those who stayed have the same bar on both sides. */
  readonly count: number;
}

/** Who moved where between two votes on one question. Only those who voted both times are counted. */
export interface Shift {
  readonly chart: string;
  readonly label?: Label;
  readonly both: number;
  readonly stayed: number;
  readonly moved: number;
  /** In the order of the bars; ways that nobody went are left out. */
  readonly moves: readonly Move[];
}

/**
 * What changed between the first and the second vote of a round, for each of its charts in which a vote stands on one bar.
 * Points and ranks have no single place to move from: two tallies side by side show those.
 */
export function shiftOf(
  round: Round,
  first: Ballot,
  second: Ballot,
  proposals: readonly Proposal[] = [],
): readonly Shift[] {
  const positionsOf = positionsIn(round, proposals);
  return chartsOf(round, proposals)
    .filter(({ counts }) => counts === 'one')
    .map(({ id, label, bars }) => {
      const barOf = (vote: Vote | undefined): string | undefined =>
        vote === undefined ? undefined : positionsOf(vote).find((position) => position.chart === id)?.bar;
      const ways = new Map<string, number>();
      for (const [participant, vote] of first) {
        const [from, to] = [barOf(vote), barOf(second.get(participant))];
        if (from === undefined || to === undefined) continue;
        const way = JSON.stringify([from, to]);
        ways.set(way, (ways.get(way) ?? 0) + 1);
      }
      const moves = bars.flatMap((from) =>
        bars.flatMap((to): Move[] => {
          const count = ways.get(JSON.stringify([from.id, to.id])) ?? 0;
          return count === 0 ? [] : [{ from, to, count }];
        }),
      );
      const stayed = moves
        .filter(({ from, to }) => from.id === to.id)
        .reduce((sum, { count }) => sum + count, 0);
      const both = moves.reduce((sum, { count }) => sum + count, 0);
      return {
        chart: id,
        ...(label === undefined ? {} : { label }),
        both,
        stayed,
        moved: both - stayed,
        moves,
      };
    });
}
