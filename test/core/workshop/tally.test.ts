import fc from 'fast-check';
import type { RoundKind } from '../../../src/core/workshop/round.js';
import { shiftOf } from '../../../src/core/workshop/shift.js';
import { tallyOf } from '../../../src/core/workshop/tally.js';
import type { Vote } from '../../../src/core/workshop/vote.js';
import { sampleRounds } from '../../support/workshops.js';

const counts = (kind: RoundKind, votes: readonly Vote[]): Record<string, Record<string, number>> =>
  Object.fromEntries(
    tallyOf(sampleRounds[kind], votes).charts.map(({ id, bars }) => [
      id,
      Object.fromEntries(bars.map((bar) => [bar.id, bar.count])),
    ]),
  );

const cases: readonly (readonly [RoundKind, readonly Vote[], Record<string, Record<string, number>>])[] = [
  [
    'choose-route',
    [
      { kind: 'choose-route', route: 'art-20' },
      { kind: 'choose-route', route: 'art-20' },
      { kind: 'choose-route', route: 'gone' },
      { kind: 'open-question', text: 'x' },
    ],
    { answer: { 'art-20': 2, 'art-77': 0, none: 0 } },
  ],
  [
    'estimate',
    [0, 99, 100, 1000, 5000].map((figure) => ({ kind: 'estimate', figure })),
    { answer: { 'from-0': 2, 'from-100': 1, 'from-500': 0, 'from-1000': 2 } },
  ],
  [
    'weigh',
    [
      { kind: 'weigh', points: { price: 90, quality: 10 } },
      { kind: 'weigh', points: { price: 20, quality: 80 } },
    ],
    { winner: { cheap: 1, good: 1, middle: 0, tie: 0 }, points: { price: 110, quality: 90 } },
  ],
  [
    'build-together',
    [
      { kind: 'build-together', proposals: ['A'], ranking: ['two', 'one'] },
      { kind: 'build-together', proposals: ['a', 'B'], ranking: ['two'] },
    ],
    { ranking: { one: 1, two: 4 } },
  ],
  [
    'full-dossier',
    [{ kind: 'full-dossier', route: 'none', clauses: ['work-integration/hours'], priceWeight: 50 }],
    {
      route: { 'art-20': 0, none: 1 },
      clauses: {
        'work-integration/hours': 1,
        'wellbeing/service-quality': 0,
        'accessibility/specification': 0,
      },
      price: { 'from-0': 0, 'from-30': 0, 'from-50': 1, 'from-70': 0, 'from-100': 0 },
    },
  ],
];

test.each(cases)('votes on %s are counted', (kind, votes, expected) => {
  expect(counts(kind, votes)).toEqual(expected);
});

test('shares are of the votes, ranks are shared, figures have a middle', () => {
  const guesses: readonly Vote[] = [10, 20, 600, 700].map((figure) => ({ kind: 'estimate', figure }));
  const tally = tallyOf(sampleRounds.estimate, guesses);
  expect(tally.votes).toBe(4);
  expect(tally.figures).toEqual({ least: 10, median: 310, most: 700 });
  expect(tally.charts[0]?.bars.map(({ share, rank }) => [share, rank])).toEqual([
    [0.5, 1],
    [0, 3],
    [0.5, 1],
    [0, 3],
  ]);
  expect(
    tallyOf(sampleRounds.estimate, []).charts[0]?.bars.every(({ share, mean }) => share + mean === 0),
  ).toBe(true);
});

test('free answers and proposals are kept once each, with how often they came', () => {
  const texts = (kind: RoundKind, votes: readonly Vote[]) => tallyOf(sampleRounds[kind], votes).texts;
  expect(texts('open-question', [{ kind: 'open-question', text: 'Why?' }])).toEqual([
    { text: 'Why?', count: 1 },
  ]);
  expect(
    texts('build-together', [
      { kind: 'build-together', proposals: ['Days outside'], ranking: [] },
      { kind: 'build-together', proposals: ['days outside', 'Music'], ranking: [] },
    ]),
  ).toEqual([
    { text: 'Days outside', count: 2 },
    { text: 'Music', count: 1 },
  ]);
});

const route = fc
  .constantFrom('art-20', 'art-77', 'none')
  .map((id): Vote => ({ kind: 'choose-route', route: id }));
const ballot = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), route)
  .map((votes) => new Map(Object.entries(votes)));

test('no vote is lost or doubled between two ballots', () => {
  fc.assert(
    fc.property(ballot, ballot, (first, second) => {
      const [shift] = shiftOf(sampleRounds['choose-route'], first, second);
      const both = [...first.keys()].filter((id) => second.has(id));
      const stayed = both.filter((id) => JSON.stringify(first.get(id)) === JSON.stringify(second.get(id)));
      expect(shift?.both).toBe(both.length);
      expect(shift?.stayed).toBe(stayed.length);
      expect(shift?.moves.reduce((sum, { count }) => sum + count, 0)).toBe(both.length);
    }),
  );
});

test('ways are named by the bars they lead from and to; points and ranks have none', () => {
  const [shift] = shiftOf(
    sampleRounds['lawful-or-not'],
    new Map<string, Vote>([['a', { kind: 'lawful-or-not', answer: 'lawful' }]]),
    new Map<string, Vote>([['a', { kind: 'lawful-or-not', answer: 'unlawful' }]]),
  );
  expect(shift?.moves.map(({ from, to, count }) => [from.id, to.id, count])).toEqual([
    ['lawful', 'unlawful', 1],
  ]);
  expect(shiftOf(sampleRounds['build-together'], new Map(), new Map())).toEqual([]);
  expect(shiftOf(sampleRounds.weigh, new Map(), new Map()).map(({ chart }) => chart)).toEqual(['winner']);
});
