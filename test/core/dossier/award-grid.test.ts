import { gridsOf } from '../../../src/core/dossier/award-grid.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { inventedTenders } from '../../../src/core/dossier/invented-tenders.js';
import { scoreTenders, type Weighed } from '../../../src/core/dossier/scoring.js';

const price: Weighed = { id: 'price', kind: 'price', weight: 60 };
const plan: Weighed = { id: 'plan', kind: 'quality', weight: 40 };
const cost: Weighed = { id: 'cost', kind: 'cost', weight: 60 };

interface Case {
  readonly name: string;
  readonly criteria: readonly Weighed[];
  readonly entries: readonly Readonly<Record<string, number>>[];
  readonly totals: readonly number[];
  readonly ranks: readonly number[];
}

const cases: readonly Case[] = [
  {
    name: 'the lowest price has all its points, the others their part of it',
    criteria: [price, plan],
    entries: [
      { price: 80_000, plan: 0.5 },
      { price: 100_000, plan: 1 },
    ],
    totals: [80, 88],
    ranks: [2, 1],
  },
  {
    name: 'a cost is scored as a price is',
    criteria: [cost, plan],
    entries: [
      { cost: 80_000, plan: 0.5 },
      { cost: 100_000, plan: 1 },
    ],
    totals: [80, 88],
    ranks: [2, 1],
  },
  {
    name: 'equal totals share a rank, and the next one is counted after both',
    criteria: [price, plan],
    entries: [
      { price: 100, plan: 0.4 },
      { price: 125, plan: 0.7 },
      { price: 200, plan: 0 },
    ],
    totals: [76, 76, 30],
    ranks: [1, 1, 3],
  },
  {
    name: 'points have two decimals, and totals add what is shown',
    criteria: [price, plan],
    entries: [
      { price: 3, plan: 1 / 3 },
      { price: 7, plan: 2 / 3 },
    ],
    totals: [73.33, 52.38],
    ranks: [1, 2],
  },
  {
    name: 'a price of nothing leaves nothing to the others',
    criteria: [price],
    entries: [{ price: 0 }, { price: 10 }],
    totals: [60, 0],
    ranks: [1, 2],
  },
];

test.each(cases)('$name', ({ criteria, entries, totals, ranks }) => {
  const scored = scoreTenders(
    criteria,
    entries.map((offered, index) => ({ name: `T${String(index)}`, entries: offered })),
  );
  expect(scored.map(({ total }) => total)).toEqual(totals);
  expect(scored.map(({ rank }) => rank)).toEqual(ranks);
});

test('a tie names the other tender', () => {
  const scored = scoreTenders(
    [plan],
    ['A', 'B', 'C'].map((name) => ({ name, entries: { plan: name === 'C' ? 0 : 1 } })),
  );
  expect(scored.map(({ tied }) => tied)).toEqual([['B'], ['A'], []]);
});

const lots: Dossier = {
  authority: { country: 'FR' },
  lots: [{ id: 'LOT-0001' }, { id: 'LOT-0002' }, { id: 'LOT-0003' }],
  award: {
    criteria: [
      { id: 'price', kind: 'price', weight: 90 },
      { id: 'plan', kind: 'quality', weight: 10, clause: 'work-integration/plan' },
    ],
  },
  clauses: [{ clause: 'work-integration/plan', lot: 'LOT-0002' }],
};

test('a clause taken for one lot makes a criterion of that lot alone', () => {
  expect(gridsOf(lots).map((grid) => [grid.lots, grid.criteria.map(({ id }) => id), grid.total])).toEqual([
    [['LOT-0001', 'LOT-0003'], ['price'], 90],
    [['LOT-0002'], ['price', 'plan'], 100],
  ]);
});

test('a clause taken for the whole makes a criterion of every lot', () => {
  const whole = { ...lots, clauses: [{ clause: 'work-integration/plan' }] };
  expect(gridsOf(whole).map((grid) => grid.lots)).toEqual([['LOT-0001', 'LOT-0002', 'LOT-0003']]);
});

test('one criterion alone carries all the points; several without weights carry none', () => {
  const award = (criteria: NonNullable<Dossier['award']>['criteria']): Dossier => ({
    authority: { country: 'FR' },
    award: { criteria },
  });
  expect(gridsOf(award([{ id: 'price', kind: 'price' }]))).toMatchObject([{ total: 100, weighted: true }]);
  expect(
    gridsOf(
      award([
        { id: 'price', kind: 'price' },
        { id: 'plan', weight: 40 },
      ]),
    ),
  ).toMatchObject([{ total: 40, weighted: false }]);
  expect(gridsOf(award(undefined))).toMatchObject([{ total: 0, weighted: false }]);
});

describe('invented tenders', () => {
  const criterion = {
    name: undefined,
    weight: 50,
    clause: undefined,
    lots: undefined,
    subcriteria: [],
  } as const;
  const invented = (text: string | undefined, scale: readonly number[], estimate?: number) =>
    inventedTenders(
      [
        { ...criterion, id: 'price', kind: 'price', text: undefined },
        { ...criterion, id: 'plan', kind: 'quality', text },
      ],
      ['A', 'B', 'C'],
      () => scale,
      estimate,
    ).map(({ entries }) => [entries.price, entries.plan]);

  test('prices lie around the estimate, and shares are steps of the scale', () => {
    expect(invented(undefined, [1, 0.6, 0], 79_456)).toEqual([
      [79_500, 0.6],
      [71_500, 0],
      [87_400, 1],
    ]);
  });

  test('a text that names its shares lends them', () => {
    expect(invented('Scale: 100 % where all is shown; 70 % where one lacks; 0 below.', [])).toEqual([
      [100_000, 0.7],
      [90_000, 1],
      [110_000, 0.7],
    ]);
  });

  test('figures that are no shares of the whole are left alone', () => {
    expect(
      invented('30 % or less earns nothing, 45 % or more earns all.', []).map(([, share]) => share),
    ).toEqual([0.5, 0.75, 1]);
  });
});
