import type { NumberUnit } from '../facts/vocabulary.js';
import { scoreTenders, type ScoredTender } from '../dossier/scoring.js';
import type { Text } from '../shared/text.js';
import type { Round, RoundOf } from './round.js';
import {
  lawfulAnswers,
  mythAnswers,
  rankable,
  ranksAmong,
  type Proposal,
  type Vote,
  type VoteOf,
} from './vote.js';

/** What a chart or a bar is called: words of the scenario, of the interface, of the library, or typed by somebody. */
export type Label =
  | { readonly kind: 'text'; readonly text: Text }
  /** A key of the locale files. */
  | { readonly kind: 'words'; readonly key: string }
  | { readonly kind: 'route'; readonly route: string }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'clause'; readonly clause: string }
  | { readonly kind: 'typed'; readonly text: string }
  /** From the first figure, included, to the second, excluded; without a second, upwards. */
  | { readonly kind: 'range'; readonly from: number; readonly to?: number; readonly unit: NumberUnit };

export interface BarOf {
  readonly id: string;
  readonly label: Label;
}

/** One question within a round, with the answers to choose from. */
export interface ChartOf {
  readonly id: string;
  /** Absent where the round has one chart only: its question says it. */
  readonly label?: Label;
  readonly bars: readonly BarOf[];
  /** `one` answer of each vote, `several`, or an `amount` for each bar: points given, ranks earned. */
  readonly counts: 'one' | 'several' | 'amount';
}

/** Which bars a vote stands on, and how much it puts there. */
export interface Position {
  readonly chart: string;
  readonly bar: string;
  readonly amount: number;
}

const main = 'answer';

function ranges(steps: readonly number[], unit: NumberUnit): BarOf[] {
  const from = [0, ...steps.filter((step) => step > 0)];
  return from.map((start, index) => {
    const end = from[index + 1];
    return {
      id: `from-${String(start)}`,
      label: { kind: 'range', from: start, ...(end === undefined ? {} : { to: end }), unit },
    };
  });
}

function rangeOf(steps: readonly number[], figure: number): string {
  const start = steps.filter((step) => step > 0 && step <= figure).at(-1) ?? 0;
  return `from-${String(start)}`;
}

/** Where the weight of the price is grouped for a chart: below a third, below a half, to seventy, all but alone. */
const priceSteps = [30, 50, 70, 100] as const;

const words = (prefix: string, ids: readonly string[]): BarOf[] =>
  ids.map((id) => ({ id, label: { kind: 'words', key: `workshop.${prefix}.${id}` } }));
const routesOf = (ids: readonly string[]): BarOf[] =>
  ids.map((id) => ({ id, label: { kind: 'route', route: id } }));
const textsOf = (items: readonly { readonly id: string; readonly says: Text }[]): BarOf[] =>
  items.map(({ id, says }) => ({ id, label: { kind: 'text', text: says } }));

/** The three tenders of a round, scored with the points of a vote. */
export function scoredWith(
  round: RoundOf<'weigh'>,
  points: VoteOf<'weigh'>['points'],
): readonly ScoredTender[] {
  return scoreTenders(
    round.criteria.map(({ id, kind }) => ({ id, kind, weight: points[id] ?? 0 })),
    round.tenders.map(({ id, entries }) => ({ name: id, entries })),
  );
}

/** The tender that wins with these points, or `tie` where several have the same total. */
export function winnerOf(round: RoundOf<'weigh'>, points: VoteOf<'weigh'>['points']): string {
  const best = scoredWith(round, points).filter(({ rank }) => rank === 1);
  return best.length === 1 ? (best[0]?.name ?? 'tie') : 'tie';
}

/** The charts of a round, whether anybody has voted or not. */
export function chartsOf(round: Round, proposals: readonly Proposal[] = []): readonly ChartOf[] {
  switch (round.kind) {
    case 'choose-route':
      return [{ id: main, bars: routesOf(round.routes), counts: 'one' }];
    case 'what-would-you-do':
      return [{ id: main, bars: textsOf(round.options), counts: 'one' }];
    case 'lawful-or-not':
      return [{ id: main, bars: words('lawful', lawfulAnswers), counts: 'one' }];
    case 'myth-or-fact':
      return [{ id: main, bars: words('myth', mythAnswers), counts: 'one' }];
    case 'put-in-place':
      return round.clauses.map((clause) => ({
        id: clause,
        label: { kind: 'clause', clause },
        bars: round.places.map((place) => ({ id: place, label: { kind: 'place', place } })),
        counts: 'one',
      }));
    case 'weigh':
      return [
        {
          id: 'winner',
          label: { kind: 'words', key: 'workshop.chart.winner' },
          bars: [...textsOf(round.tenders), ...words('chart', ['tie'])],
          counts: 'one',
        },
        {
          id: 'points',
          label: { kind: 'words', key: 'workshop.chart.points' },
          bars: textsOf(round.criteria),
          counts: 'amount',
        },
      ];
    case 'estimate':
      return [{ id: main, bars: ranges(round.steps, round.unit), counts: 'one' }];
    case 'build-together':
      return [
        {
          id: 'ranking',
          label: { kind: 'words', key: 'workshop.chart.ranking' },
          bars: [
            ...textsOf(round.seeds),
            ...proposals.map(({ id, text }): BarOf => ({ id, label: { kind: 'typed', text } })),
          ],
          counts: 'amount',
        },
      ];
    case 'open-question':
      return [];
    case 'full-dossier':
      return [
        {
          id: 'route',
          label: { kind: 'words', key: 'workshop.chart.route' },
          bars: routesOf(round.routes),
          counts: 'one',
        },
        {
          id: 'clauses',
          label: { kind: 'words', key: 'workshop.chart.clauses' },
          bars: round.clauses.map((clause) => ({ id: clause, label: { kind: 'clause', clause } })),
          counts: 'several',
        },
        {
          id: 'price',
          label: { kind: 'words', key: 'workshop.chart.price' },
          bars: ranges(priceSteps, 'count'),
          counts: 'one',
        },
      ];
  }
}

/** Where a vote says that it stands, whether its round has that answer or not. */
function claimed(round: Round, vote: Vote, ranks: number): readonly Position[] {
  const at = (chart: string, bar: string, amount = 1): Position => ({ chart, bar, amount });
  switch (vote.kind) {
    case 'choose-route':
      return [at(main, vote.route)];
    case 'what-would-you-do':
      return [at(main, vote.option)];
    case 'lawful-or-not':
    case 'myth-or-fact':
      return [at(main, vote.answer)];
    case 'put-in-place':
      return Object.entries(vote.places).map(([clause, place]) => at(clause, place));
    case 'weigh':
      return round.kind === 'weigh'
        ? [
            at('winner', winnerOf(round, vote.points)),
            ...Object.entries(vote.points).map(([criterion, points]) => at('points', criterion, points)),
          ]
        : [];
    case 'estimate':
      return round.kind === 'estimate' ? [at(main, rangeOf(round.steps, vote.figure))] : [];
    case 'build-together':
      // The first of n ranks earns n, the next one less; what nobody ranks earns nothing.
      return vote.ranking.slice(0, ranks).map((id, index) => at('ranking', id, ranks - index));
    case 'open-question':
      return [];
    case 'full-dossier':
      return [
        at('route', vote.route),
        ...vote.clauses.map((clause) => at('clauses', clause)),
        at('price', rangeOf(priceSteps, vote.priceWeight)),
      ];
  }
}

/**
 * Finds where votes stand in the charts of their round; the charts are looked at once for all of them. A vote of another
 * kind, or one on an answer that the round no longer has, stands nowhere.
 */
export function positionsIn(
  round: Round,
  proposals: readonly Proposal[] = [],
): (vote: Vote) => readonly Position[] {
  const charts = new Map(
    chartsOf(round, proposals).map(({ id, bars }) => [id, new Set(bars.map((bar) => bar.id))]),
  );
  const ranks = round.kind === 'build-together' ? ranksAmong(rankable(round, proposals).length) : 0;
  return (vote) =>
    vote.kind === round.kind
      ? claimed(round, vote, ranks).filter(({ chart, bar }) => charts.get(chart)?.has(bar) === true)
      : [];
}

/** Where one vote stands in the charts of its round. */
export function positionsOf(
  round: Round,
  vote: Vote,
  proposals: readonly Proposal[] = [],
): readonly Position[] {
  return positionsIn(round, proposals)(vote);
}
