import { pdfOf } from '../../../src/adapters/pdf/index.js';
import type { Figure } from '../../../src/core/documents/block.js';
import { drawingOf } from '../../../src/core/documents/figure-drawing.js';
import { allNodes, nodesOf, readStructure, textOf } from '../../support/pdf-structure.js';
import { documentOf, heading, paragraph } from './words.js';

const figure: Figure = {
  kind: 'figure',
  caption: 'What is due',
  alternative: 'Timeline: report in months 3 and 6 (œuvre, λόγος).',
  axis: { to: 12, ticks: [0, 6, 12].map((at) => ({ at, label: String(at) })) },
  rows: [
    { label: 'Report', bars: [{ from: 0, to: 12 }], marks: [3, 6] },
    { label: 'Meeting', bars: [{ from: 0, to: 12 }], marks: [12], value: 'once' },
  ],
  facts: { head: ['What', 'Months'], rows: [['Report', '3, 6']] },
};

const file = (more = {}) =>
  pdfOf(
    documentOf([heading(1, 'Calendar', '1'), paragraph('Before it.'), figure, paragraph('After it.')], more),
  );

/** The dictionary of the picture's tag as it stands in the file. */
function tagOf(bytes: Buffer): string {
  const [object = ''] =
    /<<(?:(?!endobj)[^])*\/S \/Figure(?:(?!endobj)[^])*/.exec(bytes.toString('latin1')) ?? [];
  return object;
}

test('it works: a picture is one tagged figure with its words, its alternative text and its place on the page', async () => {
  const bytes = await file();
  const structure = await Promise.resolve(readStructure(bytes));
  expect(structure.pages.flatMap(({ untagged }) => untagged)).toEqual([]);
  expect(structure.parentTreeFaults).toEqual([]);
  const figures = nodesOf(structure.root, 'Figure');
  expect(figures).toHaveLength(1);
  const [node] = figures;
  if (node === undefined) throw new Error('There is no figure.');
  expect(textOf(node).replace(/\s+/g, ' ')).toContain('Report');
  const tag = tagOf(bytes);
  const alternative = Buffer.concat([
    Buffer.from([0xfe, 0xff]),
    Buffer.from(figure.alternative, 'utf16le').swap16(),
  ]);
  expect(tag).toContain('/Alt (');
  expect(bytes.includes(alternative.subarray(2, 40))).toBe(true);
  const [left = 0, bottom = 0, right = 0, top = 0] = (/\/BBox \[([^\]]+)\]/.exec(tag)?.[1] ?? '')
    .trim()
    .split(' ')
    .map(Number);
  const { width, height } = drawingOf(figure);
  expect([right - left, top - bottom].map((length) => Math.round(length))).toEqual(
    [width, height].map(Math.round),
  );
  expect(bottom).toBeGreaterThan(0);
  expect(tag).toMatch(/\/Placement \/Block/);
});

test('it is read between what stands before and after it, and its caption is text of its own', async () => {
  const structure = readStructure(await file());
  const said = [...allNodes(structure.root)]
    .filter(({ tag }) => tag === 'P' || tag === 'Figure')
    .map((node) => (node.tag === 'Figure' ? 'Figure' : textOf(node).trim()));
  expect(said.slice(said.indexOf('Before it.'))).toEqual([
    'Before it.',
    'What is due',
    'Figure',
    'After it.',
  ]);
});

test('a single sheet has neither a cover nor a table of contents, and its title is tagged as one', async () => {
  const structure = readStructure(await file({ sheet: true }));
  expect(structure.pages).toHaveLength(1);
  expect(nodesOf(structure.root, 'TOC')).toEqual([]);
  expect(nodesOf(structure.root, 'Title')).toHaveLength(1);
  expect(structure.bookmarks).toHaveLength(1);
  expect((await file()).length).toBeGreaterThan((await file({ sheet: true })).length);
});

test('the same picture gives the same bytes', async () => {
  expect((await file()).equals(await file())).toBe(true);
});
