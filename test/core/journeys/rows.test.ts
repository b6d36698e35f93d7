import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { applyPatch } from '../../../src/core/journeys/patch.js';
import { readCriteria, readLots, readParts, rowFields } from '../../../src/core/journeys/rows.js';

const dossier: Dossier = {
  authority: { country: 'LU' },
  contract: { kind: 'contract', parts: [{ nature: 'services', cpv: ['77310000'], value: 130_000 }] },
  lots: [
    { id: 'LOT-0001', title: 'North', value: 79_000.5, durationMonths: 36, reservation: { route: 'art-20' } },
    { id: 'south', title: 'South', cpv: ['77340000'], nature: 'services' },
  ],
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'c1', name: 'Price', kind: 'price', weight: 60 },
      {
        id: 'c2',
        name: 'Hours',
        kind: 'quality',
        weight: 40,
        text: 'Hours of work',
        clause: 'work-integration/hours',
        subcriteria: [
          { id: 'people', name: 'People', weight: 12.5, text: 'How many people,\nand for how long.' },
          { id: 'steps', weight: 27.5 },
        ],
      },
    ],
  },
  clauses: [{ clause: 'work-integration/hours', lot: 'south' }],
};

const readers = { lots: readLots, parts: readParts, criteria: readCriteria } as const;

describe.each(['lots', 'parts', 'criteria'] as const)('the rows of %s', (list) => {
  test('sent back untouched give the same dossier', () => {
    for (const language of ['en', 'fr'] as const) {
      const form = Object.assign({}, ...rowFields(list, dossier, language)) as Record<string, string>;
      const { patch, faults } = readers[list](form, dossier);
      expect(faults).toEqual([]);
      expect(applyPatch(dossier, patch)).toEqual({ ok: true, value: dossier });
    }
  });

  test('that are not in the form change nothing', () => {
    expect(readers[list]({ title: 'x' }, dossier)).toMatchObject({ patch: [], faults: [] });
  });

  test('keep what was typed when a figure cannot be read', () => {
    const column = list === 'criteria' ? 'weight' : 'value';
    const form = { [`${list}-3-${column}`]: 'much' };
    const { faults, typed } = readers[list](form, { authority: { country: 'LU' } });
    expect(faults).toMatchObject([{ key: 'fault.number', field: `${list}-3-${column}` }]);
    expect(typed).toEqual(form);
  });
});

const price = { 'criteria-0-id': 'c1', 'criteria-0-name': 'Price', 'criteria-0-kind': 'price' };
const hours = { 'criteria-1-id': 'c2', 'criteria-1-name': 'Hours' };
const criteriaFrom = (form: Readonly<Record<string, string>>): unknown => {
  const { patch, faults } = readCriteria(form, dossier);
  expect(faults).toEqual([]);
  return patch[0]?.value;
};

test('parts that are not in the form stay, an emptied list goes, and new ones get the first free id', () => {
  const [, stored] = dossier.award?.criteria ?? [];
  const kept = stored?.subcriteria;
  expect(criteriaFrom({ ...price, ...hours })).toMatchObject([{ id: 'c1' }, { id: 'c2', subcriteria: kept }]);
  expect(criteriaFrom({ ...price, ...hours, 'criteria-1-subs': 'yes' })).toEqual([
    { id: 'c1', name: 'Price', kind: 'price' },
    { id: 'c2', name: 'Hours', clause: 'work-integration/hours' },
  ]);
  expect(
    criteriaFrom({
      ...price,
      ...hours,
      'criteria-1-sub-0-id': 's1',
      'criteria-1-sub-0-name': 'People',
      'criteria-1-sub-1-name': ' ',
      'criteria-1-sub-2-name': 'Steps',
      'criteria-1-sub-2-weight': '12,5',
      'criteria-1-sub-7-text': 'What else',
      'criteria-1-sub-8-name': 'Gone',
      'criteria-1-sub-8-remove': 'yes',
    }),
  ).toMatchObject([
    { id: 'c1' },
    {
      id: 'c2',
      subcriteria: [
        { id: 's1', name: 'People' },
        { id: 's2', name: 'Steps', weight: 12.5 },
        { id: 's3', text: 'What else' },
      ],
    },
  ]);
});

test('a criterion of which only a part was typed is kept, and one that is removed takes its parts along', () => {
  expect(
    criteriaFrom({
      ...price,
      'criteria-3-name': '',
      'criteria-3-sub-0-name': 'Team',
      'criteria-4-name': 'Gone',
      'criteria-4-remove': 'yes',
      'criteria-4-sub-0-weight': 'much',
    }),
  ).toEqual([
    { id: 'c1', name: 'Price', kind: 'price' },
    { id: 'c2', clause: 'work-integration/hours', subcriteria: [{ id: 's1', name: 'Team' }] },
  ]);
});

test.each([
  ['a weight in words', { 'criteria-1-sub-4-weight': 'much' }, 'fault.number', 'criteria-1-sub-4-weight'],
  ['a weight below zero', { 'criteria-1-sub-4-weight': '-2' }, 'fault.negative', 'criteria-1-sub-4-weight'],
  [
    'a name that is too long',
    { 'criteria-1-sub-4-name': 'x'.repeat(1001) },
    'fault.too-long',
    'criteria-1-sub-4-name',
  ],
  [
    'two parts of one id',
    {
      'criteria-1-sub-2-id': 'a',
      'criteria-1-sub-2-name': 'A',
      'criteria-1-sub-4-id': 'a',
      'criteria-1-sub-4-name': 'B',
    },
    'fault.subcriterion-twice',
    'criteria-1-sub-4-id',
  ],
  [
    'too many parts',
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`criteria-1-sub-${String(index)}-name`, 'Part']),
    ),
    'fault.too-many',
    'criteria-1-sub',
  ],
] as const)('%s is told at its field, with all that was typed', (_, fields, key, field) => {
  const form = { ...price, ...hours, ...fields };
  const { faults, typed } = readCriteria(form, dossier);
  expect(faults).toMatchObject([{ key, field }]);
  expect(faults[0]?.pointer).toMatch(/^\/award\/criteria\/1\/subcriteria/);
  expect(typed).toEqual(form);
});

test('blank rows are dropped, new ones get the first free id', () => {
  const form = {
    'lots-0-id': 'LOT-0002',
    'lots-0-title': 'A',
    'lots-1-title': '  ',
    'lots-1-value': '',
    'lots-2-title': 'B',
    'lots-2-value': '1.234,50',
    'lots-3-title': 'C',
    'lots-4-title': 'D',
    'lots-4-remove': 'yes',
  };
  const { patch, faults } = readLots(form, { authority: { country: 'LU' } });
  expect(faults).toEqual([]);
  expect(patch).toEqual([
    {
      path: ['lots'],
      value: [
        { id: 'LOT-0002', title: 'A' },
        { id: 'LOT-0001', title: 'B', value: 1234.5 },
        { id: 'LOT-0003', title: 'C' },
      ],
    },
  ]);
});

test('all rows blank take the list away', () => {
  const { patch } = readParts({ 'parts-0-value': '' }, dossier);
  expect(applyPatch(dossier, patch)).toMatchObject({ ok: true, value: { contract: { kind: 'contract' } } });
  expect(patch).toEqual([{ path: ['contract', 'parts'], value: undefined }]);
});

test('two lots with one id are told at the second, and a lot that a clause rests on stays', () => {
  const twice = { 'lots-0-id': 'south', 'lots-0-title': 'A', 'lots-5-id': 'south', 'lots-5-title': 'B' };
  expect(readLots(twice, dossier).faults).toMatchObject([{ key: 'fault.lot-twice', field: 'lots-5-id' }]);
  const without = { 'lots-0-id': 'LOT-0001', 'lots-0-title': 'North' };
  expect(readLots(without, dossier).faults).toMatchObject([
    { key: 'journey.fault.lot-in-use', field: 'lots' },
  ]);
});
