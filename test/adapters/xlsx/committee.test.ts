import { xlsxOf } from '../../../src/adapters/xlsx/workbook.js';
import { styleNumber } from '../../../src/adapters/xlsx/styles.js';
import { assess } from '../../../src/core/advice/assess.js';
import { committeeWorkbook } from '../../../src/core/documents/committee-sheet.js';
import { columnName } from '../../../src/core/documents/workbook.js';
import { readDossier, type Dossier } from '../../../src/core/dossier/dossier.js';
import { criteriaOf } from '../../../src/core/dossier/award-grid.js';
import { pointsOf, scoredParts, scoreTenders } from '../../../src/core/dossier/scoring.js';
import { languages, type Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { valueAt } from '../../support/formulas.js';
import { partsOf, sheetOf, type ReadSheet } from '../../support/xlsx.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;
const words = (language: Language) => knowledge.words(language);

const dossier: Dossier = {
  title: 'Upkeep & <care> of parks, =1+1',
  asOf: '2026-11-26',
  authority: { country: 'FR', name: 'Ville de X' },
  contract: { value: 400_000, kind: 'contract' },
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 55 },
      {
        id: 'plan',
        name: 'Integration plan',
        kind: 'quality',
        weight: 12.5,
        clause: 'work-integration/plan',
      },
      { id: 'cost', name: 'Cost of use', kind: 'cost', weight: 20, text: 'The cost over eight years.' },
      {
        id: 'own',
        name: '=HYPERLINK("http://x.example")',
        kind: 'quality',
        weight: 12.5,
        text: 'Assessed: …',
      },
    ],
  },
  clauses: [{ clause: 'work-integration/plan' }],
};

function bytesOf(of: Dossier, language: Language): Buffer {
  return xlsxOf(committeeWorkbook(assess(of, law, library, '2026-11-26'), words(language)));
}

async function sheetsOf(of: Dossier, language: Language = 'en'): Promise<ReadSheet[]> {
  const parts = await partsOf(bytesOf(of, language));
  return [...parts].filter(([name]) => name.includes('worksheets/')).map(([, text]) => sheetOf(text));
}

/** Rows of the first block, where tenders are entered: those whose cells may be filled in with a figure. */
function entryRows({ styles }: ReadSheet): number[] {
  const open = [styleNumber('fill-amount'), styleNumber('fill-share')];
  return [...styles].flatMap(([cell, style]) =>
    open.includes(style) && /^D\d/.test(cell) ? [Number(cell.slice(1))] : [],
  );
}

function rowOf({ cells }: ReadSheet, label: string): number {
  const found = [...cells].filter(([cell, value]) => cell.startsWith('A') && value === label);
  expect(found.length).toBeGreaterThan(0);
  return Number(found.at(-1)?.[0].slice(1));
}

test.each(languages)('it works: formulas give what the product computes, in %s', async (language) => {
  const [sheet] = await sheetsOf(dossier, language);
  if (sheet === undefined) throw new Error('There is no sheet.');
  const criteria = criteriaOf(dossier).map((criterion) => ({ ...criterion, weight: criterion.weight ?? 0 }));
  const rows = entryRows(sheet);
  expect(rows).toHaveLength(criteria.length);
  // Ten tenders, two of them equal, one for nothing.
  const offers = Array.from({ length: 10 }, (_, index) => ({
    name: `T${String(index)}`,
    entries: {
      price: index === 9 ? 0 : 90_000 + (index % 8) * 7_331,
      plan: [1, 0.7, 0.3, 0][index % 4] ?? 0,
      cost: 50_000 + (index % 8) * 1_117,
      own: ((index % 8) + 1) / 9,
    },
  }));
  const compare = (count: number): void => {
    const cells = new Map(sheet.cells);
    const tendered = offers.slice(0, count);
    tendered.forEach(({ entries }, index) => {
      criteria.forEach(({ id }, place) => {
        cells.set(`${columnName(3 + index)}${String(rows[place] ?? 0)}`, entries[id as keyof typeof entries]);
      });
    });
    const say = (key: string): string => words(language).say(`grid.sheet.${key}`);
    const at = (label: string): (string | number | undefined)[] =>
      tendered.map((_, index) => valueAt(`${columnName(3 + index)}${String(rowOf(sheet, label))}`, cells));
    const scored = scoreTenders(criteria, tendered);
    expect(at(say('total'))).toEqual(scored.map(({ total }) => expect.closeTo(total, 6) as number));
    expect(at(say('rank'))).toEqual(scored.map(({ rank }) => rank));
    expect(at(say('equal'))).toEqual(scored.map(({ tied }) => (tied.length > 0 ? say('yes') : '')));
    expect(at(say('left'))).toEqual(tendered.map(() => 0));
    // Columns without a tender stay empty, and say nothing of an error.
    if (count < 10) expect(valueAt(`M${String(rowOf(sheet, say('total')))}`, cells)).toBe('');
  };
  for (const count of [1, 3, 9, 10]) compare(count);
});

test('a tender half filled in has no total and no rank', async () => {
  const [sheet] = await sheetsOf(dossier);
  if (sheet === undefined) throw new Error('There is no sheet.');
  const cells = new Map(sheet.cells);
  cells.set(`D${String(entryRows(sheet)[0] ?? 0)}`, 100_000);
  expect(valueAt(`D${String(rowOf(sheet, 'Total'))}`, cells)).toBe('');
  expect(valueAt(`D${String(rowOf(sheet, 'Rank'))}`, cells)).toBe('');
  expect(valueAt(`D${String(rowOf(sheet, 'Still to be filled in'))}`, cells)).toBe(3);
});

const parted: Dossier = {
  ...dossier,
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 55 },
      {
        id: 'care',
        name: 'Care',
        kind: 'quality',
        weight: 20.5,
        text: 'Scale: 100 % or 50 %.',
        subcriteria: [
          { id: 'team', name: '=1+1', weight: 12.5 },
          { id: 'checks', weight: 8 },
        ],
      },
      {
        id: 'cost',
        name: 'Cost of use',
        kind: 'cost',
        weight: 24.5,
        text: 'Over eight years.',
        subcriteria: [
          { id: 'water', name: 'Water', weight: 20 },
          { id: 'power', name: 'Power', weight: 4.5 },
        ],
      },
    ],
  },
  clauses: [],
};

test.each(languages)(
  'parts have rows of their own, and the criterion adds them as the product does, in %s',
  async (language) => {
    const [sheet] = await sheetsOf(parted, language);
    if (sheet === undefined) throw new Error('There is no sheet.');
    const rows = entryRows(sheet);
    const parts = criteriaOf(parted)
      .flatMap(scoredParts)
      .map((part) => ({ ...part, weight: part.weight ?? 0 }));
    expect(rows).toHaveLength(parts.length);
    const offers = [1, 0.7, 0.3].map((share, index) => ({
      name: `T${String(index)}`,
      entries: {
        price: 90_000 + index * 7_331,
        'care/team': share,
        'care/checks': 1 - share / 3,
        'cost/water': 50_000 - index * 1_117,
        'cost/power': 8_000 + index * 777,
      },
    }));
    const cells = new Map(sheet.cells);
    offers.forEach(({ entries }, index) => {
      parts.forEach(({ id }, place) => {
        cells.set(`${columnName(3 + index)}${String(rows[place] ?? 0)}`, entries[id as keyof typeof entries]);
      });
    });
    const say = (key: string): string => words(language).say(`grid.sheet.${key}`);
    const at = (label: string): (string | number | undefined)[] =>
      offers.map((_, index) => valueAt(`${columnName(3 + index)}${String(rowOf(sheet, label))}`, cells));
    const scored = scoreTenders(parts, offers);
    expect(at(say('total'))).toEqual(scored.map(({ total }) => expect.closeTo(total, 6) as number));
    expect(at(say('rank'))).toEqual(scored.map(({ rank }) => rank));
    expect(at(say('left'))).toEqual([0, 0, 0]);
    // The second row with the name of the criterion is that of its points.
    const [, care] = criteriaOf(parted);
    const named = [...sheet.cells].flatMap(([cell, value]) =>
      value === 'Care' && cell.startsWith('A') ? [cell] : [],
    );
    if (care === undefined) throw new Error('There is no criterion.');
    expect(valueAt((named[1] ?? '').replace('A', 'D'), cells)).toBeCloseTo(
      pointsOf(care, scored[0] ?? { points: {} }),
      6,
    );
    // The weights are counted once.
    expect(valueAt(`C${String(rowOf(sheet, say('total')))}`, cells)).toBe(100);
    expect(valueAt(`C${String(rowOf(sheet, say('left')))}`, cells)).toBe(100);
    // Half a criterion gives no points, and no total.
    cells.delete(`D${String(rows[1] ?? 0)}`);
    expect(valueAt((named[1] ?? '').replace('A', 'D'), cells)).toBe('');
    expect(valueAt(`D${String(rowOf(sheet, say('total')))}`, cells)).toBe('');
    expect(valueAt(`D${String(rowOf(sheet, say('left')))}`, cells)).toBe(1);
  },
);

test('only what is scored is open, and a part is set in below its criterion', async () => {
  const [sheet] = await sheetsOf(parted);
  if (sheet === undefined) throw new Error('There is no sheet.');
  expect(sheet.validations.map(({ sqref }) => sqref)).toEqual(
    entryRows(sheet).map((row) => `D${String(row)}:M${String(row)}`),
  );
  const names = entryRows(sheet).map((row) => [
    sheet.cells.get(`A${String(row)}`),
    sheet.styles.get(`A${String(row)}`) === styleNumber('part'),
  ]);
  expect(names).toEqual([
    ['Price', false],
    ['– =1+1', true],
    ['– checks', true],
    ['– Water', true],
    ['– Power', true],
  ]);
});

test.each<readonly [string, number | undefined, string]>([
  ['a sum that differs', 7, 'The sub-criteria of “Care” add up to 19.5, not to 20.5'],
  ['a weight that is missing', undefined, 'Some sub-criteria of “Care” have a weight and others none'],
])('%s is said in the sheet', async (_, weight, says) => {
  const criteria = parted.award?.criteria?.map((criterion) =>
    criterion.id === 'care'
      ? {
          ...criterion,
          subcriteria: [
            { id: 'team', weight: 12.5 },
            { id: 'checks', ...(weight === undefined ? {} : { weight }) },
          ],
        }
      : criterion,
  );
  const [sheet] = await sheetsOf({ ...parted, award: { ...(criteria && { criteria }) } });
  expect([...(sheet?.cells.values() ?? [])].some((value) => String(value).startsWith(says))).toBe(true);
});

test('weights are locked, entries are open and bounded, headings say what they are', async () => {
  const parts = await partsOf(bytesOf(dossier, 'en'));
  const sheet = sheetOf(parts.get('xl/worksheets/sheet1.xml') ?? '');
  expect(sheet.protected).toBe(true);
  const formats = [...(parts.get('xl/styles.xml') ?? '').matchAll(/<protection locked="(\d)"\/>/g)].map(
    ([, locked]) => locked,
  );
  // The first style is that of a cell that nobody described.
  const locked = (cell: string): boolean => formats[(sheet.styles.get(cell) ?? 0) - 1] === '1';
  for (const row of entryRows(sheet)) {
    expect(locked(`C${String(row)}`)).toBe(true);
    expect(locked(`D${String(row)}`)).toBe(false);
    expect(locked(`M${String(row)}`)).toBe(false);
  }
  for (const [cell, content] of sheet.cells)
    if (typeof content === 'string' && content.startsWith('=') && !cell.startsWith('A'))
      expect(locked(cell)).toBe(true);
  expect(sheet.validations.map(({ sqref, operator }) => [sqref, operator])).toEqual(
    entryRows(sheet).map((row, index) => [
      `D${String(row)}:M${String(row)}`,
      index % 2 === 0 ? 'greaterThanOrEqual' : 'between',
    ]),
  );
  expect([...sheet.cells.values()]).toEqual(
    expect.arrayContaining(['Criterion', 'Kind', 'Weight', 'Tender 10']),
  );
});

test('what people typed is text in a cell, never a formula', async () => {
  const text = (await partsOf(bytesOf(dossier, 'en'))).get('xl/worksheets/sheet1.xml') ?? '';
  expect(text).not.toMatch(/<f>[^<]*HYPERLINK/);
  expect(text).toContain('<t xml:space="preserve">=HYPERLINK(&quot;http://x.example&quot;)</t>');
  expect(text).toContain('Upkeep &amp; &lt;care&gt; of parks, =1+1');
});

test('the same dossier gives the same bytes; the languages differ', () => {
  expect(bytesOf(dossier, 'en').equals(bytesOf(dossier, 'en'))).toBe(true);
  expect(bytesOf(dossier, 'en').equals(bytesOf(dossier, 'fr'))).toBe(false);
});

test('the language of the document is said', async () => {
  const properties = async (language: Language): Promise<string> =>
    (await partsOf(bytesOf(dossier, language))).get('docProps/core.xml') ?? '';
  expect(await properties('en')).toContain('<dc:language>en-IE</dc:language>');
  expect(await properties('fr')).toContain('<dc:language>fr-FR</dc:language>');
  expect(await properties('fr')).toContain('2026-11-26T00:00:00Z');
});

test('one sheet for each lot, with the criteria of that lot', async () => {
  const lots: Dossier = {
    ...dossier,
    lots: [{ id: 'LOT-0001', title: 'North' }, { id: 'LOT-0002' }],
    clauses: [{ clause: 'work-integration/plan', lot: 'LOT-0002' }],
  };
  const parts = await partsOf(bytesOf(lots, 'en'));
  expect(
    [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name),
  ).toEqual(['LOT-0001', 'LOT-0002']);
  expect((await sheetsOf(lots)).map((sheet) => entryRows(sheet).length)).toEqual([3, 4]);
});

test('a dossier without criteria, and one of a thousand lots, still give a file', async () => {
  const bare = readDossier({ authority: { country: 'FR' } });
  if (!bare.ok) throw new Error('The dossier does not read.');
  expect(await sheetsOf(bare.value)).toHaveLength(1);
  const many = Array.from({ length: 1000 }, (_, index) => ({
    id: `LOT-${String(index + 1).padStart(4, '0')}`,
  }));
  expect(await sheetsOf({ ...dossier, lots: many })).toHaveLength(1);
});

test('weights that do not add up are said in the sheet', async () => {
  const wrong: Dossier = {
    ...dossier,
    award: { criteria: (dossier.award?.criteria ?? []).slice(0, 3) },
  };
  const [sheet] = await sheetsOf(wrong);
  expect(
    [...(sheet?.cells.values() ?? [])].some((value) =>
      String(value).startsWith('The weights add up to 87.5'),
    ),
  ).toBe(true);
});
