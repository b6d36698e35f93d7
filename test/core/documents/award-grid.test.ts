import { awardGridModel } from '../../../src/core/documents/award-grid.js';
import { tenderModel } from '../../../src/core/documents/tender.js';
import { committeeWorkbook } from '../../../src/core/documents/committee-sheet.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { produceDocument } from '../../../src/usecases/produce-document.js';
import { readExamples } from '../../../src/wire.js';
import { createWriter } from '../../../src/writer.js';

const knowledge = readKnowledge();
const writer = createWriter();
const { law, library } = knowledge;
const words = (language: Language) => knowledge.words(language);
const today = '2026-11-26';

const advised = (dossier: Dossier) => adviseOn(dossier, law, library, today);
const modelOf = (dossier: Dossier, language: Language = 'en') =>
  awardGridModel(advised(dossier).assessment, words(language));
const text = (dossier: Dossier, language: Language = 'en'): string =>
  produceDocument(dossier, 'award-grid', language, knowledge, writer, today).markdown;

const upkeep: Dossier = {
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country: 'FR', name: 'Ville de X' },
  contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 400_000, durationMonths: 24 },
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 60 },
      { id: 'plan', name: 'Integration plan', kind: 'quality', weight: 40, clause: 'work-integration/plan' },
    ],
  },
  clauses: [{ clause: 'work-integration/plan' }],
};

test.each(languages)(
  'it works: scale, proof, check after the award, and an example that adds up, in %s',
  (language) => {
    const model = modelOf(upkeep, language);
    expect(model.missing).toEqual([]);
    const plan = model.criteria[1];
    expect(plan?.levels.map(({ points }) => points)).toEqual(['40', '28', '12', '0']);
    expect(plan?.proofs).toHaveLength(1);
    expect(plan?.after.length).toBeGreaterThanOrEqual(3);
    const [example] = model.examples;
    expect(example?.names).toHaveLength(3);
    expect(example?.ranks.toSorted()).toEqual(['1', '2', '3']);
    // Every sum of the example is what it says: weight times part, or weight times lowest divided by price.
    const number = (written: string): number =>
      Number(
        language === 'en'
          ? written.replaceAll(',', '')
          : written.replaceAll(/[\u00a0\u202f]/g, '').replace(',', '.'),
      );
    const totals = new Map<string, number>();
    let sums = 0;
    for (const step of example?.steps ?? [])
      for (const [, name = '', sum = '', points = ''] of step.matchAll(
        /((?:Tender|Offre) [ABC])\u00a0?: ([^=]+) = (\d+(?:[.,]\d+)*)/g,
      )) {
        const [weight = '', part = '', divisor] = sum.split(/ [×÷] /);
        const value = part.includes('%')
          ? (number(weight) * number(part.replace(/\u00a0?%/, ''))) / 100
          : (number(weight) * number(part)) / number(divisor ?? '1');
        expect(number(points)).toBeCloseTo(value, 2);
        totals.set(name, (totals.get(name) ?? 0) + number(points));
        sums += 1;
      }
    expect(sums).toBe(6);
    expect(example?.totals.map(number)).toEqual(
      [...totals.values()].map((total) => expect.closeTo(total, 6) as number),
    );
    expect(text(upkeep, language)).toContain(words(language).say('grid.example-invented'));
  },
);

describe.each(readExamples())('$slug', ({ dossiers }) => {
  test.each(languages)('tender, grid and sheet state the same weights, in %s', (language) => {
    const dossier = dossiers[language];
    const { assessment, duties } = advised(dossier);
    const tender = tenderModel(assessment, law, duties, words(language), () => undefined);
    const grid = awardGridModel(assessment, words(language));
    const rows = (list: readonly { name: string; weight: string }[]) =>
      list.map(({ name, weight }) => [name, weight]);
    expect(grid.groups.map((group) => rows(group.rows))).toEqual([rows(tender.criteria)]);
    expect(grid.groups.map(({ total }) => total)).toEqual([tender.total]);
    expect(grid.missing).toEqual([]);
    expect(grid.examples).toHaveLength(1);
    for (const sheet of committeeWorkbook(assessment, words(language)).sheets)
      expect(
        sheet.rows
          .flatMap(({ cells }) => cells[2]?.content ?? [])
          .flatMap((content) => (content.kind === 'number' ? [content.value] : [])),
      ).toEqual(dossier.award?.criteria?.map(({ weight }) => weight));
  });
});

test('weights that are missing or do not add up are said, and keep the grid incomplete', () => {
  const weighing = (weight: number | undefined): Dossier => ({
    ...upkeep,
    award: {
      criteria: [
        { id: 'price', kind: 'price', weight: 60 },
        { id: 'plan', ...(weight === undefined ? {} : { weight }), clause: 'work-integration/plan' },
      ],
    },
  });
  expect(modelOf(weighing(30)).missing).toEqual([
    'weights of the award criteria that add up to 100 (now 90)',
  ]);
  expect(modelOf(weighing(30)).groups).toMatchObject([{ wrong: true }]);
  expect(modelOf(weighing(undefined)).missing).toEqual(['the weight of every award criterion']);
  expect(modelOf(weighing(undefined)).examples).toEqual([]);
  expect(text(weighing(undefined))).toContain('The example appears when every criterion has its weight.');
  expect(modelOf({ ...upkeep, award: {} }).missing).toEqual(['the award criteria']);
});

test('a criterion without a text and a cost without a method are named', () => {
  const dossier: Dossier = {
    ...upkeep,
    award: {
      criteria: [
        { id: 'cost', kind: 'cost', weight: 60 },
        { id: 'quality', kind: 'quality', weight: 40 },
      ],
    },
    clauses: [],
  };
  expect(modelOf(dossier).criteria.map(({ open }) => open)).toEqual([
    words('en').say('grid.no-cost-method'),
    words('en').say('grid.no-text'),
  ]);
});

test('lots that are awarded otherwise have a table and an example of their own', () => {
  const lots: Dossier = {
    ...upkeep,
    lots: [
      { id: 'LOT-0001', value: 100_000 },
      { id: 'LOT-0002', value: 300_000 },
    ],
    clauses: [{ clause: 'work-integration/plan', lot: 'LOT-0002' }],
  };
  const model = modelOf(lots);
  expect(model.groups.map(({ lots: ids, total, wrong }) => [ids, total, wrong])).toEqual([
    ['Lots\\: LOT\\-0001', '60', false],
    ['Lots\\: LOT\\-0002', '100', false],
  ]);
  expect(model.examples).toHaveLength(2);
  expect(model.criteria[1]?.name).toContain('LOT');
  expect(model.missing).toEqual([]);
});

test('a tie in the example is said', () => {
  const tie: Dossier = {
    ...upkeep,
    award: { criteria: [{ id: 'own', name: 'Own', kind: 'quality', weight: 100, text: '100 % or 50 %' }] },
    clauses: [],
  };
  expect(modelOf(tie).examples[0]?.ties).toMatch(
    /^Tender A and Tender C have the same total and share rank 1/,
  );
});
