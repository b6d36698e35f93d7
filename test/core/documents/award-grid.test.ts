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
    expect(grid.groups.flatMap((group) => group.rows.flatMap(({ parts }) => rows(parts)))).toEqual(
      tender.criteria.flatMap(({ parts }) => rows(parts.rows)),
    );
    expect(grid.groups.map(({ total }) => total)).toEqual([tender.total]);
    expect(grid.missing).toEqual([]);
    expect(grid.examples).toHaveLength(1);
    for (const sheet of committeeWorkbook(assessment, words(language)).sheets)
      expect(
        sheet.rows
          .flatMap(({ cells }) => cells[2]?.content ?? [])
          .flatMap((content) => (content.kind === 'number' ? [content.value] : [])),
      ).toEqual(
        dossier.award?.criteria?.flatMap(({ weight, subcriteria = [] }) => [
          weight,
          ...subcriteria.map((part) => part.weight),
        ]),
      );
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

const divided = (parts: readonly (number | undefined)[], more: Partial<Dossier> = {}): Dossier => ({
  ...upkeep,
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 60 },
      {
        id: 'care',
        name: 'Care | order',
        kind: 'quality',
        weight: 40,
        text: 'Scale for each: 100 % or 50 %.',
        subcriteria: parts.map((weight, index) => ({
          id: `s${String(index + 1)}`,
          name: `Part *${String(index + 1)}*`,
          text: 'Who works where, and how often.',
          ...(weight === undefined ? {} : { weight }),
        })),
      },
    ],
  },
  clauses: [],
  ...more,
});

test.each(languages)('sub-criteria are scored one by one, and summed by the product, in %s', (language) => {
  const model = modelOf(divided([25, 15]), language);
  expect(model.missing).toEqual([]);
  expect(model.divided).toBe(true);
  const [example] = model.examples;
  expect(example?.rows.map(({ weight }) => weight.replace(/\D/g, ''))).toEqual(['60', '40', '25', '15']);
  // The points of the criterion are those of its parts, column by column.
  const points = (cell: string | undefined): number =>
    Number((cell?.split(':').at(-1) ?? '').trim().replace(',', '.'));
  const [, whole, first, second] = example?.rows ?? [];
  for (const column of [0, 1, 2])
    expect(points(whole?.cells[column])).toBeCloseTo(
      points(first?.cells[column]) + points(second?.cells[column]),
      6,
    );
  // Shares of the scale that stands in the text of the criterion: whole or half of each part.
  expect([points(first?.cells[0]), points(first?.cells[1])].toSorted((a, b) => a - b)).toEqual([12.5, 25]);
  expect(example?.steps).toHaveLength(4);
  // Tender A earns the whole of the first part and half of the second, or the other way round.
  expect(example?.steps.at(-1)).toMatch(/ = (?:32[.,]5|27[.,]5)/);
  expect(example?.steps.at(-1)).toMatch(/ (?:25[.,]00 \+ 7[.,]50|12[.,]50 \+ 15[.,]00) = /);
  const written = text(divided([25, 15]), language);
  expect(written).toContain(words(language).say('grid.points-parts'));
  expect(written).toContain(words(language).say('doc.subcriterion.scored'));
  expect(written).toContain(words(language).say('grid.sum-parts'));
  expect(written).toContain('Part \\*1\\*');
});

test.each<
  readonly [name: string, parts: readonly (number | undefined)[], missing: string | undefined, says: string]
>([
  [
    'a sum that differs',
    [25, 10],
    'weights of the sub-criteria of “Care \\| order” that add up to 40 (now 35)',
    'open',
  ],
  ['weights for some', [25, undefined], 'the weight of every sub-criterion of “Care \\| order”', 'open'],
  ['no weights', [undefined, undefined], undefined, 'together'],
])('%s is said in the grid and in the tender', (_, parts, missing, says) => {
  const dossier = divided(parts);
  const model = modelOf(dossier);
  expect(model.missing).toEqual(missing === undefined ? [] : [missing]);
  // Without an example nobody scores by weights that contradict each other.
  expect(model.examples).toHaveLength(missing === undefined ? 1 : 0);
  const sentence = words('en').say(`doc.subcriterion.${says}`);
  const tender = produceDocument(dossier, 'tender', 'en', knowledge, writer, today).markdown;
  for (const document of [text(dossier), tender]) {
    expect(document).toContain(sentence);
    expect(document.includes(`[!WARNING] ${sentence}`)).toBe(missing !== undefined);
  }
});

test('a price in parts divides the estimate', () => {
  const dossier: Dossier = {
    ...upkeep,
    award: {
      criteria: [
        {
          id: 'price',
          name: 'Price',
          kind: 'price',
          weight: 100,
          subcriteria: [
            { id: 'round', name: 'Rounds', weight: 75 },
            { id: 'hour', name: 'Hours on call', weight: 25 },
          ],
        },
      ],
    },
    clauses: [],
  };
  const [example] = modelOf(dossier).examples;
  expect(example?.rows.map(({ cells }) => cells[0])).toEqual([
    '90.00',
    expect.stringContaining('300,000'),
    expect.stringContaining('100,000'),
  ]);
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

test('a concession has no total to compare: its example takes prices such as users pay', () => {
  const concession: Dossier = {
    ...upkeep,
    contract: { ...upkeep.contract, kind: 'concession', value: 2_400_000 },
  };
  const [example] = modelOf(concession).examples;
  expect(example?.rows[0]?.cells.map((cell) => /EUR\s?(\d+)/u.exec(String(cell))?.[1])).toEqual([
    '100',
    '90',
    '110',
  ]);
  expect(modelOf(concession).criteria[0]?.after.join()).toContain('users pay');
  expect(modelOf(upkeep).criteria[0]?.after.join()).toContain('Invoices');
});
