/** What a word processor and a spreadsheet that are not ours make of our files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docxOf } from '../src/adapters/docx/document.js';
import { pdfOf } from '../src/adapters/pdf/index.js';
import { styleNumber } from '../src/adapters/xlsx/styles.js';
import { xlsxOf } from '../src/adapters/xlsx/workbook.js';
import { assess } from '../src/core/advice/assess.js';
import { committeeWorkbook } from '../src/core/documents/committee-sheet.js';
import { columnName } from '../src/core/documents/workbook.js';
import { criteriaOf } from '../src/core/dossier/award-grid.js';
import type { Dossier } from '../src/core/dossier/dossier.js';
import { scoredParts, scoreTenders } from '../src/core/dossier/scoring.js';
import { factsTable } from '../src/core/documents/figure.js';
import type { DocumentModel } from '../src/core/documents/block.js';
import { languages, type Language } from '../src/core/shared/text.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviseOn } from '../src/usecases/advise.js';
import { documentsFor } from '../src/usecases/document-kinds.js';
import { documentFrom } from '../src/usecases/produce-document.js';
import { readExamples } from '../src/wire.js';
import { createWriter } from '../src/writer.js';
import { partsOf, textOf } from './support/docx.js';
import { htmlText } from './support/html-text.js';
import { readAloud } from './support/pdfua/content/reading-order.js';
import { PdfDocument } from './support/pdfua/document.js';
import { converted, describeWithOffice } from './support/soffice.js';
import { zip } from './support/zip.js';

const knowledge = readKnowledge();
const writer = createWriter();
const today = '2026-11-24';

/** One with lots, one reserved as a whole: together they have every kind of block. */
const slugs = ['neighbourhood-upkeep', 'reuse-workshop'] as const;

/** Pictures are drawn where they can be and told as a table elsewhere: compared is the table. */
function told(document: DocumentModel): DocumentModel {
  return {
    ...document,
    blocks: document.blocks.map((block) => (block.kind === 'figure' ? factsTable(block) : block)),
  };
}

const documents = new Map<string, DocumentModel>();
for (const { slug, dossiers } of readExamples().filter((item) => slugs.some((one) => one === item.slug)))
  for (const language of languages) {
    const advised = adviseOn(dossiers[language], knowledge.law, knowledge.library, today);
    for (const kind of documentsFor(dossiers[language]))
      documents.set(
        `${slug}.${kind}.${language}`,
        told(documentFrom(advised, kind, language, knowledge, writer).document),
      );
  }

/** Lines end where each format wants them to, and blanks to fill in look different in each. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('____ / ____ / ______', '')
    .replace(/[\s\p{Cf}_☐☒]/gu, '');
}

/** Where two texts part, with what stands around it. */
function parting(text: string, wanted: string): string | undefined {
  if (text.endsWith(wanted)) return undefined;
  const from = text.length - wanted.length;
  // From the end backwards: what comes first, the cover and the contents, differs by format.
  let same = 0;
  while (same < wanted.length && text.at(-1 - same) === wanted.at(-1 - same)) same += 1;
  const around = (whole: string): string =>
    whole.slice(Math.max(0, whole.length - same - 60), whole.length - same + 40);
  return `${String(from)}: …${around(text)}… instead of …${around(wanted)}…`;
}

describeWithOffice('a word processor (LibreOffice)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-office-'));
  const files: Record<string, Buffer> = {};
  let opened: ReadonlyMap<string, Buffer> = new Map();

  beforeAll(() => {
    for (const [name, document] of documents) files[`${name}.docx`] = docxOf(document);
    opened = converted(
      folder,
      files,
      'pdf',
      'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
    );
  }, 300_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens every kind of document in both languages', () => {
    expect([...opened.keys()].sort()).toEqual([...documents.keys()].sort());
    for (const file of opened.values()) expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test.each([...documents.keys()])(
    'page, PDF, Word file and its conversion read the same: %s',
    async (name) => {
      const document = documents.get(name);
      const conversion = opened.get(name);
      if (document === undefined || conversion === undefined) throw new Error(`There is no ${name}.`);
      const wanted = bare(textOf(await partsOf(files[`${name}.docx`] ?? Buffer.of())).join('\n'));
      expect(wanted.length).toBeGreaterThan(500);
      const texts = {
        page: htmlText(writer.html(document)),
        pdf: readAloud(new PdfDocument(await pdfOf(document))),
        conversion: readAloud(new PdfDocument(conversion)),
      };
      expect(
        Object.entries(texts).flatMap(([format, text]) => {
          const differs = parting(bare(text), wanted);
          return differs === undefined ? [] : [`${format} ${differs}`];
        }),
      ).toEqual([]);
    },
  );
});

const scored: Dossier = {
  title: 'Upkeep of parks',
  asOf: today,
  authority: { country: 'FR', name: 'Ville de X' },
  contract: { value: 400_000, kind: 'contract' },
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 55 },
      { id: 'plan', name: 'Plan', kind: 'quality', weight: 12.5, text: 'The scale.' },
      { id: 'cost', name: 'Cost of use', kind: 'cost', weight: 20, text: 'Over eight years.' },
      {
        id: 'own',
        name: 'Care',
        kind: 'quality',
        weight: 12.5,
        text: 'The scale.',
        subcriteria: [
          { id: 'team', name: 'Team', weight: 8 },
          { id: 'checks', name: 'Checks', weight: 4.5 },
        ],
      },
    ],
  },
};

/** Four tenders, the last two of them equal. */
const offers = [
  { price: 91_250, plan: 0.7, cost: 51_117, 'own/team': 0.3, 'own/checks': 1 },
  { price: 97_331, plan: 1, cost: 48_000, 'own/team': 1, 'own/checks': 0.35 },
  { price: 104_662, plan: 0.3, cost: 52_234, 'own/team': 0.7, 'own/checks': 0.5 },
  { price: 104_662, plan: 0.3, cost: 52_234, 'own/team': 0.7, 'own/checks': 0.5 },
];

/** The committee's sheet with figures typed where they may be. */
async function filledIn(language: Language): Promise<Buffer> {
  const sheetName = 'xl/worksheets/sheet1.xml';
  const workbook = committeeWorkbook(
    assess(scored, knowledge.law, knowledge.library, today),
    knowledge.words(language),
  );
  const parts = new Map(await partsOf(xlsxOf(workbook)));
  let sheet = parts.get(sheetName) ?? '';
  const open = [styleNumber('fill-amount'), styleNumber('fill-share')];
  const rows = [...sheet.matchAll(/<c r="D(\d+)" s="(\d+)"/g)]
    .filter(([, , style]) => open.includes(Number(style)))
    .map(([, row]) => row ?? '');
  expect(rows).toHaveLength(5);
  offers.forEach((offer, index) => {
    Object.values(offer).forEach((value, place) => {
      const cell = `${columnName(3 + index)}${rows[place] ?? ''}`;
      const empty = new RegExp(`<c r="${cell}" s="(\\d+)"/>`);
      expect(sheet).toMatch(empty);
      sheet = sheet.replace(empty, `<c r="${cell}" s="$1"><v>${String(value)}</v></c>`);
    });
  });
  parts.set(sheetName, sheet);
  return zip([...parts].map(([name, data]) => ({ name, data })));
}

/** The cells of a line of CSV without quotes inside. */
const cellsOf = (line: string): string[] => line.split(',').map((cell) => cell.replace(/^"|"$/g, ''));

describeWithOffice('a spreadsheet (LibreOffice)', () => {
  test('gives by its formulas what the product computes, in both languages', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clausier-sheet-'));
    try {
      const files: Record<string, Buffer> = {};
      for (const language of languages) files[`${language}.xlsx`] = await filledIn(language);
      // Commas, quotes, UTF-8, and values as they are instead of as they are shown.
      const read = converted(
        folder,
        files,
        'csv',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false',
      );
      const criteria = criteriaOf(scored)
        .flatMap(scoredParts)
        .map((part) => ({ ...part, weight: part.weight ?? 0 }));
      const expected = scoreTenders(
        criteria,
        offers.map((entries, index) => ({ name: `T${String(index)}`, entries })),
      );
      for (const language of languages) {
        const lines = String(read.get(language)).split('\n').map(cellsOf);
        const row = (key: string): string[] => {
          const label = knowledge.words(language).say(`grid.sheet.${key}`);
          return lines.findLast(([first]) => first === label)?.slice(3, 3 + offers.length) ?? [];
        };
        expect([language, row('total').map(Number)]).toEqual([language, expected.map(({ total }) => total)]);
        expect([language, row('rank').map(Number)]).toEqual([language, expected.map(({ rank }) => rank)]);
        // The weight of a criterion in parts is counted once, in both blocks.
        for (const key of ['left', 'total']) {
          const label = knowledge.words(language).say(`grid.sheet.${key}`);
          expect(lines.filter(([first]) => first === label).map((cells) => Number(cells[2]))).toEqual([100]);
        }
        const yes = knowledge.words(language).say('grid.sheet.yes');
        expect(row('equal')).toEqual(expected.map(({ tied }) => (tied.length > 0 ? yes : '')));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
