import { assess } from '../../../src/core/advice/assess.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { noticeLotId, noticeOf, type NoticeRow, type NoticeValue } from '../../../src/core/notice/notice.js';
import { readKnowledge } from '../../../src/knowledge.js';

const { law, library } = readKnowledge();

const upkeep: Dossier = {
  title: 'Upkeep of parks',
  asOf: '2026-11-26',
  authority: { country: 'LU', name: 'Ville de X', type: 'sub-central' },
  contract: {
    kind: 'contract',
    nature: 'services',
    cpv: ['77310000', '77340000'],
    value: 400_000,
    durationMonths: 24,
    procedure: 'open',
  },
  award: {
    criteria: [
      { id: 'price', kind: 'price', weight: 60 },
      { id: 'plan', kind: 'quality', weight: 40, clause: 'work-integration/plan' },
    ],
  },
  clauses: [{ clause: 'work-integration/plan' }, { clause: 'work-integration/hours' }],
};

const notice = (changes: Partial<Dossier> = {}) =>
  noticeOf(assess({ ...upkeep, ...changes }, law, library, '2026-11-26'), law.notice);

const shown = (value: NoticeValue): string | number =>
  value.kind === 'code' || value.kind === 'cpv'
    ? value.code
    : value.kind === 'amount'
      ? value.amount
      : value.kind === 'months'
        ? value.months
        : value.kind === 'number'
          ? value.value
          : value.kind === 'clauses'
            ? value.clauses.map(({ clause }) => clause.id).join()
            : value.kind === 'subtype'
              ? value.subtype
              : value.kind === 'reservation'
                ? value.reservation.route
                : value.text;
const answer = (rows: readonly NoticeRow[], id: string) =>
  rows.find(({ term }) => term.id === id)?.values.map(shown);
const open = (rows: readonly NoticeRow[], id: string) => rows.find(({ term }) => term.id === id)?.open;
const lotRows = (changes: Partial<Dossier> = {}, index = 0): readonly NoticeRow[] =>
  notice(changes).lots[index]?.rows ?? [];

test('the answers of the whole follow from the dossier', () => {
  const { rows, subtype } = notice();
  expect(subtype).toBe('16');
  const expected: Readonly<Record<string, readonly (string | number)[]>> = {
    'OPP-070': ['16'],
    'BT-01': ['32014L0024'],
    'BT-105': ['open'],
    'BT-500': ['Ville de X'],
    'BT-21': ['Upkeep of parks'],
    'BT-23': ['services'],
    'BT-262': ['77310000'],
    'BT-263': ['77340000'],
    'BT-27': [400_000],
  };
  for (const [id, values] of Object.entries(expected)) expect([id, answer(rows, id)]).toEqual([id, values]);
});

test.each([
  [
    'a light service',
    { contract: { ...upkeep.contract, cpv: ['85311300'], value: 900_000 } },
    '20',
    '32014L0024',
  ],
  [
    'a utility',
    {
      authority: { country: 'LU', type: 'utility' } as const,
      contract: { ...upkeep.contract, value: 900_000 },
    },
    '17',
    '32014L0025',
  ],
  [
    'a concession',
    { contract: { ...upkeep.contract, kind: 'concession' as const, value: 9_000_000 } },
    '19',
    '32014L0023',
  ],
  ['below the threshold', { contract: { ...upkeep.contract, value: 90_000 } }, 'E3', 'other'],
])('the form of %s', (_name, changes, subtype, basis) => {
  const made = notice(changes);
  expect(made.subtype).toBe(subtype);
  expect(answer(made.rows, 'BT-01')).toEqual([basis]);
});

test('social answers follow from the clauses, and name them', () => {
  const rows = lotRows();
  expect(answer(rows, 'BT-06')).toEqual(['soc-obj']);
  expect(answer(rows, 'BT-775')).toEqual(['opp']);
  expect(answer(rows, 'BT-70')).toEqual(['work-integration/hours']);
  expect(answer(rows, 'BT-777')).toEqual(['work-integration/plan,work-integration/hours']);
  expect(rows.find(({ term }) => term.id === 'BT-775')?.from.map(({ index }) => index)).toEqual([0, 1]);
});

test('without clauses nothing strategic is announced, and own wording leaves the question open', () => {
  expect(answer(lotRows({ clauses: [] }), 'BT-06')).toEqual(['none']);
  expect(answer(lotRows({ clauses: [] }), 'BT-777')).toEqual([]);
  const own = {
    clauses: [],
    measures: [{ id: 'm1', place: 'performance-condition', text: 'Less noise.' }],
  } as const;
  expect(open(lotRows({ ...own, measures: [...own.measures], clauses: [] }), 'BT-06')).toBe('own-wording');
  expect(answer(lotRows({ measures: [...own.measures], clauses: [] }), 'BT-70')).toEqual(['Less noise.']);
});

test.each([
  ['art-20', 'res-ws'],
  ['art-77', 'res-pub-ser'],
  ['fr-ess', 'res-pub-ser'],
  ['fr-siae', 'res-ws'],
  ['none', 'none'],
])('reservation by %s is %s', (route, code) => {
  expect(answer(lotRows({ reservation: { route } }), 'BT-71')).toEqual([code]);
});

test('a national route without a code is left to the officer; an open one reads as the documents do', () => {
  expect(answer(lotRows({ reservation: { route: 'pt-sme' } }), 'BT-71')).toEqual([]);
  expect(open(lotRows({ reservation: { route: 'pt-sme' } }), 'BT-71')).toBe('route');
  expect([answer(lotRows(), 'BT-71'), open(lotRows(), 'BT-71')]).toEqual([['none'], 'reservation']);
});

// Articles 20(2) and 77(4) of 2014/24: the call names the article, and BT-71 holds a code alone.
test('the article of a reservation is said in the text of the lot, and of no other', () => {
  const lots = [
    { id: 'LOT-0001', reservation: { route: 'art-20', minimumShare: 0.5 } },
    { id: 'LOT-0002', reservation: { route: 'none' } },
  ];
  const clauses = [{ clause: 'work-integration/reserved-lots', values: { route: 'art-20' } }];
  expect([0, 1].map((index) => answer(lotRows({ lots, clauses }, index), 'BT-300'))).toEqual([
    ['art-20'],
    [],
  ]);
  expect([0, 1].map((index) => answer(lotRows({ lots, clauses }, index), 'BT-775'))).toEqual([['opp'], []]);
});

// Article 45(1) of 2014/24: without a word in the notice variants are not authorised.
test('variants: by a clause, left open where own wording speaks of them, otherwise not allowed', () => {
  const welcome = { clauses: [{ clause: 'preparation/variants-welcome' }] };
  const own = (text: string): Partial<Dossier> => ({
    measures: [{ id: 'm1', place: 'technical-specification', text }],
  });
  expect(answer(lotRows(welcome), 'BT-63')).toEqual(['allowed']);
  expect(answer(lotRows(), 'BT-63')).toEqual(['not-allowed']);
  for (const text of ['Variants are welcome.', 'Les variantes sont admises.'])
    expect([answer(lotRows(own(text)), 'BT-63'), open(lotRows(own(text)), 'BT-63')]).toEqual([
      [],
      'variants',
    ]);
  expect(answer(lotRows(own('Invariant quality.')), 'BT-63')).toEqual(['not-allowed']);
  const concession = { contract: { ...upkeep.contract, kind: 'concession' as const, value: 9_000_000 } };
  expect(answer(lotRows(concession), 'BT-63')).toBeUndefined();
});

test('sheltered programmes: compulsory by the clause, left open where they are only admitted', () => {
  expect(answer(lotRows({ clauses: [{ clause: 'work-integration/reserved-programme' }] }), 'BT-736')).toEqual(
    ['yes'],
  );
  expect(open(lotRows({ reservation: { programmesAdmitted: true } }), 'BT-736')).toBe('programmes');
  expect(answer(lotRows(), 'BT-736')).toEqual(['no']);
});

test('accessibility follows the clause, then the use', () => {
  const used = (endUsersArePeople: boolean) => ({ contract: { ...upkeep.contract, endUsersArePeople } });
  expect(answer(lotRows({ clauses: [{ clause: 'accessibility/specification' }] }), 'BT-754')).toEqual([
    'inc',
  ]);
  expect(answer(lotRows(used(false)), 'BT-754')).toEqual(['n-inc']);
  expect(open(lotRows(used(true)), 'BT-754')).toBe('accessibility');
});

test('each lot says its own', () => {
  const made = notice({
    lots: [
      { id: 'LOT-0001', value: 100_000, reservation: { route: 'art-20' } },
      { id: 'north', value: 300_000, durationMonths: 12, cpv: ['77340000'] },
    ],
    clauses: [{ clause: 'work-integration/plan', lot: 'north' }],
  });
  const [first, second] = made.lots;
  expect(made.lots.map(({ id }) => id)).toEqual(['LOT-0001', 'LOT-0002']);
  expect(answer(first?.rows ?? [], 'BT-71')).toEqual(['res-ws']);
  expect(answer(second?.rows ?? [], 'BT-71')).toEqual(['none']);
  expect(answer(second?.rows ?? [], 'BT-36')).toEqual([12]);
  expect(answer(second?.rows ?? [], 'BT-262')).toEqual(['77340000']);
  // The criterion of a clause taken for one lot counts there alone, so the other lot states points and not per cent.
  expect(first?.criteria.map(({ id }) => id)).toEqual(['price']);
  expect(first?.weightKind).toBe('poi-exa');
  expect(second?.weightKind).toBe('per-exa');
  expect(answer(first?.rows ?? [], 'BT-775')).toEqual([]);
});

test('lots get the names of the form', () => {
  expect([
    noticeLotId({ id: 'A' }, 11),
    noticeLotId({ id: 'LOT-0042' }, 0),
    noticeLotId(undefined, 0),
  ]).toEqual(['LOT-0012', 'LOT-0042', 'LOT-0001']);
});

test('a region that is too wide, and a duration without end, are left to the officer', () => {
  const at = (placeOfPerformance: string[]) =>
    lotRows({ contract: { ...upkeep.contract, placeOfPerformance } });
  expect(open(at(['LU000']), 'BT-5071')).toBeUndefined();
  expect(open(at(['FR1']), 'BT-5071')).toBe('region');
  const endless = { nature: 'services', cpv: ['77310000'], valuePerMonth: 10_000, indefinite: true } as const;
  expect(open(lotRows({ contract: { ...endless, cpv: [...endless.cpv] } }), 'BT-36')).toBe('unlimited');
});
