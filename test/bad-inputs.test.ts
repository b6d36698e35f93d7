/**
 * Input that no one would want: the document is made, or the refusal names the field; nothing is lost. Each case goes through
 * the interface for programs, the pages and the shell.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { longestTitle } from '../src/core/dossier/dossier.js';
import { Person } from './adapters/web/buyer-support.js';
import { application } from './support/app.js';
import { asBytes } from './support/bytes.js';
import { partsOf, textOf } from './support/docx.js';
import { readAloud } from './support/pdfua/content/reading-order.js';
import { PdfDocument } from './support/pdfua/document.js';
import { clausier } from './support/shell.js';

const { app, close } = application();
const folder = mkdtempSync(join(tmpdir(), 'clausier-bad-'));
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

const base = {
  title: 'Upkeep of parks',
  language: 'en',
  asOf: '2026-11-26',
  authority: { name: 'Riverside', country: 'FR', type: 'sub-central' },
  contract: { cpv: ['77310000'], value: 480_000, durationMonths: 36, nature: 'services', kind: 'contract' },
} as const;

const sentence = 'The parks are open to everybody and cared for all year round. ';
const measure = (text: string): object => ({
  ...base,
  measures: [{ id: 'm1', place: 'subject-matter', text }],
});

interface Case {
  readonly name: string;
  readonly dossier: object;
  /** What has to stand in the tender. */
  readonly keeps: string;
  /** What stands in its place where the fonts of the PDF have no such letters. */
  readonly inPdf?: string;
}

/** An award in which a criterion of forty points is divided. */
const divided = (...parts: readonly object[]): object => ({
  ...base,
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 60 },
      { id: 'care', name: 'Care', kind: 'quality', weight: 40, subcriteria: parts },
    ],
  },
});

/** As many parts as asked for under each criterion, with the same weight for each. */
const parts = (count: number, weight: number): object[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `s${String(at + 1)}`,
    name: `Part number ${String(at + 1)} of ${String(count)}`,
    weight,
    text: sentence,
  }));

const made: readonly Case[] = [
  {
    name: 'text from right to left, and pictures for letters',
    dossier: measure('Parks גנים حدائق 🌳 end'),
    keeps: 'Parks גנים حدائق 🌳 end',
    inPdf: 'U+05D2, U+05E0',
  },
  {
    name: 'control characters',
    dossier: measure('before\u0000\u0007\u001b[31m\u009fafter'),
    keeps: 'after',
  },
  { name: 'halves of characters', dossier: measure('half \ud83c of one'), keeps: 'of one' },
  {
    name: 'an image that is none',
    dossier: measure('![logo](data:image/png;base64,AAAA) and ![x](no-such.png)'),
    keeps: '![logo](data:image/png;base64,AAAA)',
  },
  {
    name: 'five hundred lots',
    dossier: {
      ...base,
      lots: Array.from({ length: 500 }, (_, at) => ({
        id: `LOT-${String(at + 1).padStart(4, '0')}`,
        title: `Park number ${String(at + 1)}`,
      })),
    },
    keeps: 'Park number 500',
  },
  {
    name: 'two hundred sub-criteria in two criteria',
    dossier: {
      ...base,
      award: {
        criteria: [
          { id: 'price', name: 'Price', kind: 'price', weight: 60, subcriteria: parts(100, 0.6) },
          { id: 'care', name: 'Care', kind: 'quality', weight: 40, subcriteria: parts(100, 0.4) },
        ],
      },
    },
    keeps: 'Part number 100 of 100 (0.4 of 40 points)',
  },
  {
    name: 'sub-criteria whose sum is wrong',
    dossier: divided(
      { id: 'a', name: 'Rounds | *places*', weight: 35.5, text: 'Who works where.' },
      { id: 'b', name: 'Checks', weight: 10 },
    ),
    keeps: 'Rounds | *places* (35.5 of 40 points)',
  },
];

const bare = (text: string): string => text.replace(/\s/g, '');

async function fileOf(dossier: object, type: string): Promise<Buffer> {
  const answer = await request(app)
    .post('/api/v1/documents')
    .set('Accept', type)
    .send(dossier)
    .buffer(true)
    .parse(asBytes);
  expect(answer.status).toBe(200);
  return answer.body as Buffer;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe.each(made)('$name', ({ dossier, keeps, inPdf }) => {
  test('a program gets PDF and Word file with all of it', async () => {
    const docx = textOf(await partsOf(await fileOf(dossier, word))).join('\n');
    expect(bare(docx)).toContain(bare(keeps));
    const pdf = readAloud(new PdfDocument(await fileOf(dossier, 'application/pdf')));
    expect(bare(pdf)).toContain(bare(inPdf ?? keeps));
    expect(pdf.includes('cannot be drawn')).toBe(inPdf !== undefined);
  }, 120_000);

  test('the pages keep it and show it', async () => {
    const buyer = new Person(app);
    const sent = await buyer.post('/import', { json: JSON.stringify(dossier) });
    expect(sent.status).toBe(303);
    const address = String(sent.headers.location);
    const page = await buyer.get(`${address}/documents/tender/file/md`).buffer(true).parse(asBytes);
    expect(page.status).toBe(200);
    const typed = (page.body as Buffer).toString().replace(/\\([!-/:-@[-`{-~])/g, '$1');
    expect(bare(typed)).toContain(bare(keeps));
    expect((await buyer.get(`${address}/documents/tender/file/pdf`)).status).toBe(200);
    expect((await buyer.get(`${address}/documents/tender`)).status).toBe(200);
  }, 120_000);
});

test('the shell writes the same, all of it in one file', async () => {
  const path = join(folder, 'odd.json');
  const text = made.slice(0, 4).map(({ keeps }) => keeps);
  const { lots } = made[4]?.dossier as { lots: unknown };
  const { award } = made[5]?.dossier as { award: { criteria: object[] } };
  const wrong = made[6]?.dossier as { award: { criteria: object[] } };
  const criteria = [...award.criteria, { ...wrong.award.criteria[1], id: 'wrong' }];
  writeFileSync(path, JSON.stringify({ ...measure(text.join(' ')), lots, award: { criteria } }));
  const out = join(folder, 'odd');
  const ran = clausier(['documents', path, '--out', out, '--formats', 'docx,pdf']);
  expect([0, 1]).toContain(ran.status);
  const docx = bare(textOf(await partsOf(readFileSync(join(out, 'tender.en.docx')))).join('\n'));
  for (const { keeps } of made) expect(docx).toContain(bare(keeps));
}, 120_000);

const refused: readonly { readonly name: string; readonly dossier: object; readonly pointer: string }[] = [
  {
    name: 'a title of ten thousand characters',
    dossier: { ...base, title: 'x'.repeat(10_000) },
    pointer: '/title',
  },
  {
    name: 'a description of a megabyte',
    dossier: { ...base, description: sentence.repeat(Math.ceil(2 ** 20 / sentence.length)) },
    pointer: '/description',
  },
  {
    name: 'a measure of a megabyte',
    dossier: measure(sentence.repeat(Math.ceil(2 ** 20 / sentence.length))),
    pointer: '/measures/0/text',
  },
  {
    name: 'a sub-criterion with a name of a megabyte',
    dossier: divided({ id: 'a', name: sentence.repeat(Math.ceil(2 ** 20 / sentence.length)) }),
    pointer: '/award/criteria/1/subcriteria/0/name',
  },
  {
    name: 'a negative weight of a sub-criterion',
    dossier: divided({ id: 'a', weight: 45 }, { id: 'b', weight: -5 }),
    pointer: '/award/criteria/1/subcriteria/1/weight',
  },
  {
    name: 'two hundred sub-criteria under one criterion',
    dossier: divided(...parts(200, 0.2)),
    pointer: '/award/criteria/1/subcriteria',
  },
];

test.each(refused)(
  '$name is refused at its place by program, page and shell',
  async ({ dossier, pointer }) => {
    const answer = await request(app).post('/api/v1/documents').send(dossier);
    expect(answer.status).toBe(422);
    const { faults } = answer.body as { faults: { pointer: string; says: string }[] };
    expect(faults.map((fault) => fault.pointer)).toEqual([pointer]);
    expect(faults[0]?.says).not.toBe('');

    const buyer = new Person(app);
    const page = await buyer.post('/import', { json: JSON.stringify(dossier) });
    expect(page.status).toBe(422);
    expect(page.text).toContain(faults[0]?.says.replaceAll("'", '&#39;'));
    // What was pasted is still there.
    expect(page.text.length).toBeGreaterThan(JSON.stringify(dossier).length);

    const shell = clausier(['documents', '-', '--out', join(folder, 'none')], JSON.stringify(dossier));
    expect(shell.status).toBe(2);
    expect(shell.err).toContain(pointer);
  },
);

test('a title that is too long is refused in its form, with what was typed', async () => {
  const buyer = new Person(app);
  const title = `Parks ${'x'.repeat(longestTitle)}`;
  const answer = await buyer.post('/new', { title, country: 'FR' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(`value="${title}"`);
  expect(answer.text).toContain('href="#title"');
});

test('parameters that nobody filled in are listed with their clause, and the document is made', async () => {
  const dossier = { ...base, clauses: [{ clause: 'preparation/social-aim' }] };
  const pdf = readAloud(new PdfDocument(await fileOf(dossier, 'application/pdf')));
  expect(pdf).toContain('Incomplete: not ready for publication');
  const path = join(folder, 'gaps.json');
  writeFileSync(path, JSON.stringify(dossier));
  const shell = clausier(['documents', path, '--out', join(folder, 'gaps')]);
  expect(shell.status).toBe(1);
  expect(shell.err).toContain('C1: How the performance of this contract serves the aims');
  const buyer = new Person(app);
  const sent = await buyer.post('/import', { json: JSON.stringify(dossier) });
  const preview = await buyer.get(`${String(sent.headers.location)}/documents/tender`);
  expect(preview.text).toContain('C1: How the performance of this contract serves the aims');
}, 60_000);
