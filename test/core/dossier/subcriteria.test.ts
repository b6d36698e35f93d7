import { criteriaOf, gridsOf } from '../../../src/core/dossier/award-grid.js';
import {
  mostSubcriteria,
  readDossier,
  type Criterion,
  type Dossier,
  type Subcriterion,
} from '../../../src/core/dossier/dossier.js';
import { pointsOf, scoredParts, scoreTenders } from '../../../src/core/dossier/scoring.js';
import { divisionOf, partsAddUp, type Division } from '../../../src/core/dossier/subcriteria.js';
import { assess } from '../../../src/core/advice/assess.js';
import { numberOf } from '../../../src/core/facts/facts.js';
import { law } from '../../support/law.js';

const price: Criterion = { id: 'price', kind: 'price', weight: 80 };
const awarded = (...criteria: Criterion[]): Dossier => ({
  authority: { country: 'FR' },
  award: { criteria },
});
const divided = (subcriteria: Subcriterion[], weight?: number): Dossier =>
  awarded(price, { id: 'c', kind: 'quality', subcriteria, ...(weight === undefined ? {} : { weight }) });

const team: Subcriterion = { id: 'team', name: 'Team', weight: 12.5 };
const checks: Subcriterion = { id: 'checks', name: 'Checks', weight: 7.5 };
const bare = ({ id, name }: Subcriterion): Subcriterion => ({ id, ...(name === undefined ? {} : { name }) });

interface Case {
  readonly name: string;
  readonly dossier: Dossier;
  readonly division: Division;
  readonly addsUp: boolean;
  readonly scorable: boolean;
  readonly scoredBy: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'weights that make the weight of the criterion',
    dossier: divided([team, checks], 20),
    division: 'weighted',
    addsUp: true,
    scorable: true,
    scoredBy: ['price', 'c/team', 'c/checks'],
  },
  {
    name: 'weights that make less',
    dossier: divided([team, { ...checks, weight: 5 }], 20),
    division: 'weighted',
    addsUp: false,
    scorable: false,
    scoredBy: ['price', 'c/team', 'c/checks'],
  },
  {
    name: 'weights of a criterion that has none',
    dossier: divided([team, checks]),
    division: 'weighted',
    addsUp: false,
    scorable: false,
    scoredBy: ['price', 'c/team', 'c/checks'],
  },
  {
    name: 'a weight for one of two',
    dossier: divided([team, bare(checks)], 20),
    division: 'partly',
    addsUp: false,
    scorable: false,
    scoredBy: ['price', 'c'],
  },
  {
    name: 'no weight at all: they are assessed together',
    dossier: divided([bare(team), bare(checks)], 20),
    division: 'together',
    addsUp: true,
    scorable: true,
    scoredBy: ['price', 'c'],
  },
  {
    name: 'no sub-criteria',
    dossier: divided([], 20),
    division: 'none',
    addsUp: true,
    scorable: true,
    scoredBy: ['price', 'c'],
  },
  {
    name: 'tenths, which computers add wrongly',
    dossier: awarded(
      { ...price, weight: 99.7 },
      {
        id: 'c',
        kind: 'quality',
        weight: 0.3,
        subcriteria: [
          { ...team, weight: 0.1 },
          { ...checks, weight: 0.2 },
        ],
      },
    ),
    division: 'weighted',
    addsUp: true,
    scorable: true,
    scoredBy: ['price', 'c/team', 'c/checks'],
  },
];

test.each(cases)('$name', ({ dossier, division, addsUp, scorable, scoredBy }) => {
  expect(readDossier(dossier)).toEqual({ ok: true, value: dossier });
  const criterion = criteriaOf(dossier).at(-1);
  if (criterion === undefined) throw new Error('There is no criterion.');
  expect(divisionOf(criterion)).toBe(division);
  expect(partsAddUp(criterion)).toBe(addsUp);
  expect(gridsOf(dossier)).toMatchObject([{ scorable }]);
  expect(
    criteriaOf(dossier)
      .flatMap(scoredParts)
      .map(({ id }) => id),
  ).toEqual(scoredBy);
});

test('the points of a criterion are the sum of those of its parts, each rounded', () => {
  const criteria = criteriaOf(divided([team, checks], 20));
  const parts = criteria.flatMap(scoredParts).map((part) => ({ ...part, weight: part.weight ?? 0 }));
  const [first, second] = scoreTenders(parts, [
    { name: 'A', entries: { price: 100, 'c/team': 1 / 3, 'c/checks': 1 } },
    { name: 'B', entries: { price: 125, 'c/team': 1, 'c/checks': 1 / 3 } },
  ]);
  expect(first?.points).toEqual({ price: 80, 'c/team': 4.17, 'c/checks': 7.5 });
  expect(first?.total).toBe(91.67);
  expect(second?.total).toBe(79);
  const [, quality] = criteria;
  if (quality === undefined || first === undefined) throw new Error('Nothing was scored.');
  expect(pointsOf(quality, first)).toBe(11.67);
});

const many = (count: number): Subcriterion[] =>
  Array.from({ length: count }, (_, index) => ({ id: `s${String(index)}`, weight: 20 / count }));

const refused: readonly (readonly [name: string, subcriteria: unknown, pointer: string, key: string])[] = [
  ['a negative weight', [{ ...team, weight: -1 }], '/0/weight', 'fault.negative'],
  ['a weight beyond all sense', [{ ...team, weight: 1001 }], '/0/weight', 'fault.too-big'],
  ['a weight in words', [team, { ...checks, weight: 'much' }], '/1/weight', 'fault.number'],
  ['a name of a megabyte', [{ ...team, name: 'x'.repeat(2 ** 20) }], '/0/name', 'fault.too-long'],
  ['a text of a megabyte', [{ ...team, text: 'x'.repeat(2 ** 20) }], '/0/text', 'fault.too-long'],
  ['no id', [{ name: 'Team' }], '/0/id', 'fault.text'],
  ['an id that is none', [{ id: 'a b' }], '/0/id', 'fault.id'],
  ['two of one id', [team, { ...checks, id: 'team' }], '/1/id', 'fault.subcriterion-twice'],
  ['a key that is not known', [{ ...team, wieght: 3 }], '/0/wieght', 'fault.unknown-key'],
  ['two hundred of them', many(200), '', 'fault.too-many'],
  ['no list', { team: 3 }, '', 'fault.list'],
];

test.each(refused)('%s is refused at its place', (_, subcriteria, pointer, key) => {
  const result = readDossier({
    authority: { country: 'FR' },
    award: { criteria: [price, { id: 'c', weight: 20, subcriteria }] },
  });
  expect(result.ok ? [] : result.refusal.map((fault) => [fault.pointer, fault.key])).toEqual([
    [`/award/criteria/1/subcriteria${pointer}`, key],
  ]);
});

test('as many as one criterion may have are read, and the same ids may stand in another criterion', () => {
  const full = divided(many(mostSubcriteria), 20);
  expect(readDossier(full).ok).toBe(true);
  expect(readDossier(awarded({ id: 'a', subcriteria: [team] }, { id: 'b', subcriteria: [team] })).ok).toBe(
    true,
  );
});

test.each([
  ['a criterion whose parts all say what is assessed', 'Who works where, and how often.', 0],
  ['a criterion of which one part says nothing', undefined, 1],
])('%s', (_, text, vague) => {
  const said = { id: 'a', text: 'How the quality is checked on the spot.' };
  const dossier = divided([said, { id: 'b', ...(text === undefined ? {} : { text }) }], 20);
  const { facts } = assess(dossier, law, { clauses: [], variants: [], hash: 'none' }, '2026-11-26');
  expect(numberOf(facts, 'award.vagueCriteria')).toBe(vague);
});
