import type { Figure } from '../../../src/core/documents/block.js';
import { drawingOf, linesOf } from '../../../src/core/documents/figure-drawing.js';
import { narrowDrawingOf } from '../../../src/core/documents/narrow-figure.js';
import {
  figureFrom,
  figureText,
  mostRows,
  shortened,
  withTables,
} from '../../../src/core/documents/figure.js';
import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { htmlOf } from '../../../src/adapters/markdown/html.js';

const figure: Figure = {
  kind: 'figure',
  caption: 'What counts',
  alternative: 'Bars: price 60; quality 40.',
  axis: { to: 60, ticks: [0, 30, 60].map((at) => ({ at, label: String(at) })) },
  rows: [
    { label: 'Price', bars: [{ from: 0, to: 60 }], marks: [], value: '60 points' },
    {
      label: 'Quality | of | <b>service</b> ``` [x](javascript:1)',
      bars: [{ from: 0, to: 40 }],
      marks: [20, 40],
    },
  ],
  facts: {
    head: ['Criterion', 'Weight'],
    rows: [
      ['Price', '60 points'],
      ['Quality | of | <b>service</b> ``` [x](javascript:1)', '40 points'],
    ],
  },
};

test('it works: a picture goes through Markdown and comes back the same', () => {
  const blocks = blocksOf(`# Weights\n\n${figureText(figure)}\n\nAfter it.\n`);
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'figure', 'paragraph']);
  expect(blocks[1]).toEqual(figure);
});

test('a page draws it, with its caption, its alternative text, and nothing that runs', () => {
  const html = htmlOf([figure]);
  expect(html).toContain('role="img" aria-label="Bars: price 60; quality 40."');
  expect(html).toContain('<figcaption class="document-figure__caption">What counts</figcaption>');
  // Twice: for the width of a printed page, and for a narrow screen.
  const drawings = html.split('<svg ').slice(1);
  expect(drawings).toHaveLength(2);
  for (const drawing of drawings) {
    expect(drawing.match(/<rect /g)).toHaveLength(2 + 3);
    expect(drawing.match(/<circle /g)).toHaveLength(2);
  }
  expect(html).not.toContain('<b>');
  expect(html).not.toContain(' style=');
});

test('on a narrow screen letters keep their size and nothing lies outside or on top of anything', () => {
  const long = 'Administration, defence and social security in general, and what belongs to them';
  const { width, height, shapes } = narrowDrawingOf({
    ...figure,
    rows: [...figure.rows, { label: long, bars: [{ from: 0, to: 99 }], marks: [], value: '1,234' }],
  });
  expect(width).toBeLessThanOrEqual(320 - 2 * 16);
  const texts = shapes.filter((shape) => shape.kind === 'text');
  expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(13);
  for (const shape of shapes) {
    if (shape.kind !== 'box') continue;
    expect(shape.x).toBeGreaterThanOrEqual(0);
    expect(shape.x + shape.width).toBeLessThanOrEqual(width);
    expect(shape.y + shape.height).toBeLessThanOrEqual(height);
  }
  const labels = texts.filter(({ anchor, tone }) => anchor === 'start' && tone === 'ink');
  expect(new Set(labels.map(({ baseline }) => baseline)).size).toBe(labels.length);
});

test('a Markdown file holds its facts as a table that reads back as the same cells', () => {
  const text = withTables(`Before.\n\n${figureText(figure)}\n\nAfter.`);
  expect(text).not.toContain('"kind"');
  const table = blocksOf(text).find(({ kind }) => kind === 'table');
  if (table?.kind !== 'table') throw new Error('There is no table.');
  const said = [table.head, ...table.rows].map((row) =>
    row.map((cell) => cell.map((inline) => ('text' in inline ? inline.text : '')).join('')),
  );
  expect(said).toEqual([figure.facts.head, ...figure.facts.rows]);
});

test.each([
  ['not JSON', 'this'],
  ['another kind', '{"kind":"table"}'],
  ['a part too many', JSON.stringify({ ...figure, script: 'alert(1)' })],
  [
    'more rows than a page holds',
    JSON.stringify({ ...figure, rows: Array.from({ length: mostRows + 1 }, () => figure.rows[0]) }),
  ],
])('what is no picture is shown as it was typed: %s', (_, text) => {
  expect(figureFrom(text)).toBeUndefined();
  expect(blocksOf(`\`\`\`figure\n${text}\n\`\`\``).map(({ kind }) => kind)).toEqual(['paragraph']);
});

test('everything that is drawn stands inside the picture, and the longest picture on one page', () => {
  const rows = Array.from({ length: mostRows }, (_, index) => ({
    label: 'A clause with a long name that takes more than one line of the picture',
    bars: [{ from: 0, to: 120 }],
    marks: Array.from({ length: 120 }, (__, month) => month + 1),
    value: String(index),
  }));
  const { width, height, shapes } = drawingOf({ ...figure, axis: { to: 120, ticks: [] }, rows });
  expect(height).toBeLessThan(640);
  for (const shape of shapes) {
    if (shape.kind === 'text') continue;
    const [left, right] =
      shape.kind === 'dot'
        ? [shape.x - shape.radius, shape.x + shape.radius]
        : [shape.x, shape.x + shape.width];
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(shape.y).toBeLessThanOrEqual(height);
  }
});

const long =
  'C8 Respect du droit social, du droit du travail et du droit de l’environnement par toute la chaîne';
const wordsOf = (label: string, count: number): string => {
  const rows = Array.from({ length: count }, () => ({ label, bars: [], marks: [] }));
  const { shapes, height } = drawingOf({ ...figure, axis: { to: 12, ticks: [] }, rows });
  expect(height).toBeLessThan(640);
  const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
  return texts.slice(0, texts.length / count).join(' ');
};

test('a long label stands whole beside its bar, on as many lines as it takes', () => {
  expect(wordsOf(long, 1)).toBe(long);
  expect(wordsOf(long, 12)).toBe(long);
});

test('where the labels of many rows would fill more than a page, each says that it goes on', () => {
  const shown = wordsOf(long, mostRows);
  expect(shown).toMatch(/^C8 Respect du droit social, du droit .*…$/);
  expect(long.startsWith(shown.slice(0, -1))).toBe(true);
  expect(wordsOf('C8 Short', mostRows)).toBe('C8 Short');
});

test('labels are broken at words, cut where they must be, and lose no letter before that', () => {
  expect(linesOf('one two three', 7)).toEqual(['one two', 'three']);
  expect(linesOf('abcdefghij', 4).join('')).toBe('abcdefghij');
  expect(shortened('Fair  trade\ncoffee', 40)).toBe('Fair trade coffee');
  expect(shortened('Coffee, tea and cane sugar for schools', 20)).toBe('Coffee, tea and…');
  expect(shortened('x'.repeat(100), 10)).toHaveLength(10);
});
