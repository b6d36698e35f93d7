/**
 * A tender as PDF: the product's tagged document against the same glyphs at the same places written with plain PDFKit, and
 * against Chromium's command line on the HTML of the same document.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PDFDocument from 'pdfkit';
import { produceDocument } from '../../src/usecases/produce-document.js';
import {
  asDictionary,
  asList,
  asName,
  isList,
  operatorsOf,
  PdfStream,
  readObjects,
  type PdfDictionary,
  type PdfItem,
  type PdfObjects,
} from '../support/pdf-objects.js';
import { characterMap } from '../support/pdf-pages.js';
import { written } from '../support/written.js';
import { inTurn, median, milliseconds, type Row } from './figures.js';
import { longTender } from './long-tender.js';
import type { Material } from './material.js';
import { helveticaPdf, typstPdf } from './yardsticks.js';

const rounds = 25;
const chromiumRounds = 7;
const timesFasterThanChromium = 8;
/** What tags, fonts, contents and links may cost beside bare text. */
const timesBareText = 1.8;
const longRounds = 15;

const chromium = [process.env.CLAUSIER_BROWSER ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== '' && existsSync(path),
);

interface Piece {
  readonly face: string;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
  text: string;
}

const resolve = createRequire(import.meta.url).resolve;
const faces: readonly (readonly [ending: string, file: string])[] = [
  ['SemiBoldIt', '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'],
  ['SemiBoldItalic', '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf'],
  ['SemiBold', '600SemiBold/SourceSans3_600SemiBold.ttf'],
  ['It', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'],
  ['Italic', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf'],
  ['Regular', '400Regular/SourceSans3_400Regular.ttf'],
];

function fileOf(baseFont: string): string {
  const found = faces.find(([ending]) => baseFont.endsWith(`-${ending}`));
  if (found === undefined) throw new Error(`No file is known for the font ${baseFont}.`);
  return resolve(`@expo-google-fonts/source-sans-3/${found[1]}`);
}

function pagesUnder(objects: PdfObjects, node: PdfItem | undefined): PdfDictionary[] {
  const dictionary = asDictionary(objects.resolve(node));
  if (asName(dictionary.get('Type')) === 'Page') return [dictionary];
  return asList(objects.resolve(dictionary.get('Kids'))).flatMap((kid) => pagesUnder(objects, kid));
}

function piecesOf(objects: PdfObjects, page: PdfDictionary): Piece[] {
  const fonts = asDictionary(
    objects.resolve(asDictionary(objects.resolve(page.get('Resources'))).get('Font')),
  );
  const known = new Map(
    [...fonts].map(([name, font]) => [
      name,
      {
        face: fileOf(asName(asDictionary(objects.resolve(font)).get('BaseFont')) ?? ''),
        characters: characterMap(objects, font),
      },
    ]),
  );
  const content = objects.resolve(page.get('Contents'));
  if (!(content instanceof PdfStream)) throw new Error('A page without content');
  const pieces: Piece[] = [];
  let font = known.values().next().value;
  let size = 0;
  for (const { operator, operands } of operatorsOf(content.bytes)) {
    if (operator === 'Tf') {
      font = known.get(asName(operands[0]) ?? '');
      size = Number(operands[1]);
    } else if (operator === 'Tm') {
      pieces.push({
        face: font?.face ?? '',
        size,
        x: Number(operands[4]),
        baseline: Number(operands[5]),
        text: '',
      });
    } else if (operator === 'TJ') {
      const last = pieces.at(-1);
      for (const shown of isList(operands[0]) ? operands[0] : []) {
        if (last === undefined || !Buffer.isBuffer(shown)) continue;
        for (let at = 0; at + 1 < shown.length; at += 2)
          last.text += font?.characters.get(shown.readUInt16BE(at)) ?? '';
      }
    }
  }
  return pieces;
}

async function plainPdf(pages: readonly (readonly Piece[])[]): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 0 });
  const chunks: Buffer[] = [];
  const closed = new Promise((done) => document.on('end', done));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const pieces of pages) {
    document.addPage();
    for (const { face, size, x, baseline, text } of pieces)
      document
        .font(face)
        .fontSize(size)
        .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }
  document.end();
  await closed;
  return Buffer.concat(chunks);
}

function printWithChromium(browser: string, folder: string): () => Promise<unknown> {
  let count = 0;
  return () =>
    promisify(execFile)(browser, [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      `--user-data-dir=${join(folder, `profile-${String((count += 1))}`)}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${join(folder, 'chromium.pdf')}`,
      `file://${join(folder, 'tender.html')}`,
    ]);
}

/** Forty pages against the same text by other means, all in one run. */
async function measureLong(material: Material): Promise<Row[]> {
  const document = longTender(material);
  const made = readObjects(await written(material.writer.pdf(document)));
  const pages = pagesUnder(made, asDictionary(made.resolve(made.trailer.get('Root'))).get('Pages')).length;
  const typst = typstPdf(document);
  const works = {
    product: () => material.writer.pdf(document),
    bare: () => helveticaPdf(document),
    typst: () => typst(),
  };
  await inTurn(4, works);
  const taken = await inTurn(longRounds, works);
  const product = median(taken.product);
  const bare = product / median(taken.bare);
  const faster = median(taken.typst) / product;
  return [
    {
      what: `A tender of ${String(pages)} pages as tagged PDF`,
      figure: milliseconds(product),
      aim: '',
      rounds: `${String(longRounds)} rounds`,
    },
    {
      what: `The same text in Helvetica by plain PDFKit, no tags: ${milliseconds(median(taken.bare))}; the product takes`,
      figure: `${bare.toFixed(2)} x`,
      aim: `<= ${String(timesBareText)} x`,
      met: bare <= timesBareText,
      rounds: `${String(longRounds)} rounds`,
    },
    {
      what: `The same content by typst: ${milliseconds(median(taken.typst))}; the product is faster by`,
      figure: `${faster.toFixed(2)} x`,
      aim: '> 1 x',
      met: faster > 1,
      rounds: `${String(longRounds)} rounds`,
    },
  ];
}

export async function measurePdf(material: Material): Promise<Row[]> {
  const { knowledge, writer, dossier, today } = material;
  const { document } = produceDocument(dossier, 'tender', 'en', knowledge, writer, today);
  const made = readObjects(await written(writer.pdf(document)));
  const pages = pagesUnder(made, asDictionary(made.resolve(made.trailer.get('Root'))).get('Pages')).map(
    (page) => piecesOf(made, page),
  );
  const works = {
    whole: async () =>
      writer.pdf(produceDocument(dossier, 'tender', 'en', knowledge, writer, today).document),
    product: () => writer.pdf(document),
    plain: () => plainPdf(pages),
  };
  await inTurn(5, works);
  const taken = await inTurn(rounds, works);
  const product = median(taken.product);
  const letters = pages.flat().reduce((sum, piece) => sum + piece.text.length, 0);
  const rows: Row[] = [
    {
      what: `Tender as tagged PDF (${String(pages.length)} pages, ${String(letters)} characters)`,
      figure: milliseconds(product),
      aim: '',
      rounds: `${String(rounds)} rounds`,
    },
    {
      what: 'From the dossier: advice, template, blocks and PDF',
      figure: milliseconds(median(taken.whole)),
      aim: '',
      rounds: `${String(rounds)} rounds`,
    },
    {
      what: 'Plain PDFKit, the same glyphs at the same places, fonts embedded, no tags',
      figure: `${milliseconds(median(taken.plain))}; the product takes ${(product / median(taken.plain)).toFixed(2)} x`,
      aim: '',
      rounds: `${String(rounds)} rounds`,
    },
    ...(await measureLong(material)),
  ];
  if (chromium === undefined) {
    process.stderr.write('There is no Chromium here, so printing with it is not measured.\n');
    return rows;
  }
  const folder = mkdtempSync(join(tmpdir(), 'clausier-print-'));
  try {
    writeFileSync(join(folder, 'tender.html'), writer.html(document));
    const printing = printWithChromium(chromium, folder);
    await printing();
    const raced = await inTurn(chromiumRounds, { product: works.product, chromium: printing });
    const ratio = median(raced.chromium) / median(raced.product);
    return [
      ...rows,
      {
        what: `Chromium --print-to-pdf of the HTML: ${milliseconds(median(raced.chromium))}; the product is faster by`,
        figure: `${ratio.toFixed(1)} x`,
        aim: `>= ${String(timesFasterThanChromium)} x`,
        met: ratio >= timesFasterThanChromium,
        rounds: `${String(chromiumRounds)} rounds, new profile each`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
