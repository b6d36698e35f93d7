import { faceOf } from '../../../src/adapters/pdf/faces.js';
import { pdfOf } from '../../../src/adapters/pdf/index.js';
import type { Block, Inline } from '../../../src/core/documents/block.js';
import type { FieldKind } from '../../../src/core/documents/field.js';
import { fillForm, readForm } from '../../support/pdf-form.js';
import { asDictionary, asList, asName, asText, PdfRef, PdfStream } from '../../support/pdf-objects.js';
import { areasOf, childTags, nodesOf, readStructure, textOf } from '../../support/pdf-structure.js';
import { bullets, documentOf, paragraph } from './words.js';

const field = (kind: FieldKind, name: string, label = `Asked: ${name}`): Inline => ({
  kind: 'field',
  field: kind,
  name,
  label,
});

const cells = (...row: readonly Inline[]): readonly (readonly Inline[])[] => row.map((inline) => [inline]);
const said = (text: string): Inline => ({ kind: 'text', text });

const blocks: readonly Block[] = [
  paragraph('Before the form.'),
  paragraph(field('line', 'name', 'Nom, prénom – « Ωmega »')),
  paragraph(
    field('tick', 'agrees', 'We agree, in words that take more than one line of the page. '.repeat(4)),
  ),
  paragraph(field('long', 'answer')),
  paragraph(field('date', 'day')),
  {
    kind: 'table',
    head: cells(said('No.'), said('What'), said('Amount'), said('Enclosed')),
    rows: [
      cells(said('1'), field('line', 'row-1-what'), field('amount', 'row-1-amount'), field('tick', 'row-1')),
      cells(said('2'), field('long', 'row-2-what'), field('amount', 'row-2-amount'), field('tick', 'row-2')),
    ],
    align: ['left', 'left', 'right', 'left'],
    rowHeader: true,
  },
  bullets([paragraph(field('tick', 'in-a-list'))]),
  paragraph('See ', { kind: 'link', text: 'the page', href: 'https://example.org/' }, '.'),
];

const names = [
  'name',
  'agrees',
  'answer',
  'day',
  'row-1-what',
  'row-1-amount',
  'row-1',
  'row-2-what',
  'row-2-amount',
  'row-2',
  'in-a-list',
];

const made = async (): Promise<Buffer> => pdfOf(documentOf(blocks));

test('it works: every field is found, filled in, saved and read again', async () => {
  const file = await made();
  expect(readForm(file)?.fields.map(({ name, value }) => [name, value])).toEqual(
    names.map((name) => [name, /^(agrees|row-\d|in-a-list)$/.test(name) ? false : '']),
  );
  const values = {
    name: 'Żółć & Fils (Ωμέγα)',
    answer: 'First line\nSecond line',
    day: '2027-01-18',
    'row-1-amount': '1 234,56',
    agrees: true,
    'row-2': true,
  } as const;
  const filled = fillForm(file, values);
  const read = new Map(readForm(filled)?.fields.map(({ name, value }) => [name, value]));
  expect(Object.fromEntries(Object.keys(values).map((name) => [name, read.get(name)]))).toEqual(values);
  expect([read.get('row-1'), read.get('row-1-what')]).toEqual([false, '']);
  // Filling in again keeps what was there.
  const again = new Map(
    readForm(fillForm(filled, { 'row-1': true }))?.fields.map(({ name, value }) => [name, value]),
  );
  expect([again.get('row-1'), again.get('row-2'), again.get('name')]).toEqual([true, true, values.name]);
  expect(() => fillForm(file, { unknown: 'x' })).toThrow('no field');
  expect(() => fillForm(file, { agrees: 'x' })).toThrow('another kind');
});

test('fields are read out, printed, in their place in the tree, and one after the other by the tab key', async () => {
  const file = await made();
  const structure = readStructure(file);
  expect(structure.pages.flatMap(({ untagged }) => untagged)).toEqual([]);
  expect(structure.parentTreeFaults).toEqual([]);
  expect(new Set(structure.pages.map(({ tabs }) => tabs))).toEqual(new Set(['S']));
  const forms = nodesOf(structure.root, 'Form');
  expect(forms.map((node) => childTags(node))).toEqual(names.map(() => ['area']));
  // Reading order and tab order are the order of the document.
  expect(forms.flatMap(areasOf).map(({ target }) => target)).toEqual(names);
  for (const { says, dictionary } of readForm(file)?.fields ?? []) {
    expect(says).not.toBe('');
    expect(dictionary.get('F')).toBe(4);
    expect(dictionary.has('A') || dictionary.has('AA')).toBe(false);
  }
  const labelled = nodesOf(structure.root, 'P').filter((node) => childTags(node).includes('Form'));
  // A box to tick comes before its words, every other field after them.
  expect(labelled.map((node) => childTags(node)[0])).toEqual(['text', 'Form', 'text', 'text', 'Form']);
  expect(labelled.map((node) => textOf(node))[0]).toBe('Nom, prénom – « Ωmega »');
  const [table] = nodesOf(structure.root, 'TBody');
  expect(table === undefined ? [] : nodesOf(table, 'TD').map((node) => childTags(node))).toEqual(
    Array.from({ length: 6 }, () => ['Form']),
  );
});

test('every field has its picture and a whole font, and leaves no drawing to the reader', async () => {
  const form = readForm(await made());
  if (form === undefined) throw new Error('No form');
  const { objects, dictionary, fields } = form;
  expect(dictionary.has('NeedAppearances')).toBe(false);
  for (const { kind, dictionary: one, rectangle, lines, name } of fields) {
    const normal = objects.resolve(asDictionary(one.get('AP')).get('N'));
    const states =
      kind === 'tick' ? ['Yes', 'Off'].map((state) => asDictionary(normal).get(state)) : [normal];
    for (const state of states) {
      const picture = objects.resolve(state);
      expect(picture).toBeInstanceOf(PdfStream);
      const [, , width = 0, height = 0] = asList(asDictionary(picture).get('BBox')).map(Number);
      const [left = 0, bottom = 0, right = 0, top = 0] = rectangle;
      expect([width, height].map((side) => side.toFixed(1))).toEqual(
        [right - left, top - bottom].map((side) => side.toFixed(1)),
      );
      expect(Math.min(width, height)).toBeGreaterThan(9);
    }
    expect(lines).toBe(['answer', 'row-2-what'].includes(name));
  }
  const fonts = asDictionary(asDictionary(dictionary.get('DR')).get('Font'));
  const font = asDictionary(objects.resolve([...fonts.values()][0]));
  expect([asName(font.get('Subtype')), asName(font.get('Encoding'))]).toEqual([
    'TrueType',
    'WinAnsiEncoding',
  ]);
  expect(asText(dictionary.get('DA'))).toContain(`/${[...fonts.keys()][0] ?? ''} `);
  const program = objects.resolve(asDictionary(objects.resolve(font.get('FontDescriptor'))).get('FontFile2'));
  if (!(program instanceof PdfStream)) throw new Error('The font is not embedded');
  expect(program.dictionary.get('Length1')).toBe(program.bytes.length);
  const widths = asList(objects.resolve(font.get('Widths')));
  expect(widths).toHaveLength(224);
  // The font as another reader measures it, letter by letter of the encoding.
  const parsed = faceOf('regular');
  const measured = (sign: string): number =>
    Math.round(((parsed.layout(sign).glyphs[0]?.advanceWidth ?? 0) * 1000) / parsed.unitsPerEm);
  const codes = new Map(Array.from(' !Aaz~ÀÉÿ«»', (sign) => [sign.codePointAt(0) ?? 0, sign]));
  for (const [code, sign] of codes.set(0x80, '€').set(0x92, '’').set(0x9c, 'œ').set(0x97, '—'))
    expect([sign, widths[code - 32]]).toEqual([sign, measured(sign)]);
});

test('two fields of one name are two fields, and the bytes repeat', async () => {
  const twice = documentOf([paragraph(field('line', 'same')), paragraph(field('line', 'same'))]);
  expect(readForm(await pdfOf(twice))?.fields.map(({ name }) => name)).toEqual(['same', 'same-2']);
  expect((await made()).equals(await made())).toBe(true);
});

test('a document without fields holds no form, and not its font', async () => {
  const file = await pdfOf(documentOf([paragraph('Nothing to fill in.')]));
  expect(readForm(file)).toBeUndefined();
  const { objects } = readStructure(file);
  for (let id = 1; id <= objects.count; id += 1) {
    const object = objects.resolve(new PdfRef(id));
    if (object instanceof Map) expect(asName(asDictionary(object).get('Subtype'))).not.toBe('TrueType');
  }
});

test('a form of many pages keeps each field on its own page, and no box leaves the page', async () => {
  const many = documentOf(
    Array.from({ length: 120 }, (_, at) =>
      paragraph(field(at % 7 === 0 ? 'long' : 'line', `f-${String(at)}`)),
    ),
  );
  const file = await pdfOf(many);
  const fields = readForm(file)?.fields ?? [];
  expect(new Set(fields.map(({ page }) => page)).size).toBeGreaterThan(5);
  const areas = nodesOf(readStructure(file).root, 'Form').flatMap(areasOf);
  expect(areas.map(({ page }) => page)).toEqual(fields.map(({ page }) => page));
  for (const { rectangle } of fields) {
    const [left = 0, bottom = 0, right = 0, top = 0] = rectangle;
    expect([left > 50, bottom > 50, right < 545, top < 800, right > left, top > bottom]).toEqual(
      Array.from({ length: 6 }, () => true),
    );
  }
});
