import { pdfOf } from '../../../src/adapters/pdf/index.js';
import type { DocumentModel } from '../../../src/core/documents/block.js';
import {
  allNodes,
  areasOf,
  childTags,
  nodesOf,
  readStructure,
  textOf,
  type PdfStructure,
  type TagNode,
} from '../../support/pdf-structure.js';
import { ENGLISH_TENDER } from './tender-english.js';
import { FRENCH_TENDER } from './tender-french.js';
import { bullets, documentOf, heading, paragraph, said, steps, table } from './words.js';

async function structureOf(document: DocumentModel): Promise<PdfStructure> {
  return readStructure(await pdfOf(document));
}

function one(structure: PdfStructure, tag: string): TagNode {
  const [node] = nodesOf(structure.root, tag);
  if (node === undefined) throw new Error(`No ${tag} in the document`);
  return node;
}

const HEADINGS = ['H1', 'H2', 'H3', 'H4'];

describe.each([
  ['English', ENGLISH_TENDER],
  ['French', FRENCH_TENDER],
])('the %s tender', (_, document) => {
  it('draws nothing outside a tag or an artifact, and every tag is found from the page and back', async () => {
    const structure = await structureOf(document);
    expect(structure.pages.length).toBeGreaterThanOrEqual(8);
    expect(structure.pages.flatMap(({ untagged }) => untagged)).toEqual([]);
    expect(structure.parentTreeFaults).toEqual([]);
    expect(structure.pages.map(({ structParents }) => structParents)).toEqual(
      structure.pages.map((_page, at) => at),
    );
    expect(new Set(structure.pages.map(({ tabs }) => tabs))).toEqual(new Set(['S']));
  });

  it('uses each tag only where the standard allows it', async () => {
    const allowed: Readonly<Record<string, readonly string[]>> = {
      L: ['LI'],
      LI: ['Lbl', 'LBody'],
      Table: ['Caption', 'THead', 'TBody'],
      THead: ['TR'],
      TBody: ['TR'],
      TR: ['TH', 'TD'],
      TOC: ['Caption', 'TOCI'],
      TOCI: ['Reference', 'TOC'],
      Reference: ['Link'],
    };
    const structure = await structureOf(document);
    for (const node of allNodes(structure.root)) {
      const kids = allowed[node.tag];
      if (kids !== undefined) expect(childTags(node).filter((kid) => !kids.includes(kid))).toEqual([]);
    }
  });

  it('gives every row as many cells as the table has columns', async () => {
    const structure = await structureOf(document);
    for (const node of nodesOf(structure.root, 'Table')) {
      const widths = nodesOf(node, 'TR').map(({ kids }) => kids.length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('tells all headings in the order of the document', async () => {
    const structure = await structureOf(document);
    const expected = document.blocks.flatMap((block) => {
      if (block.kind !== 'heading') return [];
      const [inline] = block.inlines;
      const title = inline?.kind === 'text' ? inline.text : '';
      return [`H${block.level} ${block.number === undefined ? '' : `${block.number} `}${title}`];
    });
    const found = nodesOf(structure.root, ...HEADINGS).map((node) => `${node.tag} ${textOf(node)}`);
    const untold = (text: string): string => text.replace(/^H\d /, '');
    expect(found.map(untold)).toEqual(expected.map(untold));
  });

  it('puts the areas of links on the page of their text and says where they lead', async () => {
    const structure = await structureOf(document);
    for (const link of nodesOf(structure.root, 'Link')) {
      const pages = new Set(link.kids.flatMap((kid) => ('page' in kid ? [kid.page] : [])));
      expect(pages.size).toBe(1);
      expect(areasOf(link).length).toBeGreaterThan(0);
      for (const { contents } of areasOf(link)) expect(contents).not.toBe('');
    }
  });
});

describe('tags', () => {
  it('never skip a heading level, even when the document does', async () => {
    const structure = await structureOf(
      documentOf([heading(3, 'Deep'), heading(4, 'Deeper'), heading(1, 'Top'), heading(4, 'Deep again')]),
    );
    expect(nodesOf(structure.root, ...HEADINGS).map(({ tag }) => tag)).toEqual(['H1', 'H2', 'H1', 'H2']);
  });

  it('tell headers of columns and of rows', async () => {
    const structure = await structureOf(
      documentOf([table(['Lot', 'Value'], [['One', '10'], ['Two']], { caption: 'All lots' })]),
    );
    const node = one(structure, 'Table');
    expect(childTags(node)).toEqual(['Caption', 'THead', 'TBody']);
    expect(nodesOf(node, 'TH').map((cell) => [textOf(cell), cell.attributes.Scope])).toEqual([
      ['Lot', 'Column'],
      ['Value', 'Column'],
      ['One', 'Row'],
      ['Two', 'Row'],
    ]);
    expect(nodesOf(node, 'TD').map(textOf)).toEqual(['10', '']);
  });

  it('keep a nested list inside the item that it belongs to', async () => {
    const structure = await structureOf(
      documentOf([steps('First', [paragraph('Second'), bullets('inner one', 'inner two')], 'Third')]),
    );
    const list = one(structure, 'L');
    expect(list.attributes.ListNumbering).toBe('Decimal');
    expect(list.kids).toHaveLength(3);
    const inner = nodesOf(structure.root, 'L')[1];
    expect(inner?.attributes.ListNumbering).toBe('Circle');
    expect(nodesOf(list, 'Lbl').map(textOf)).toEqual(['1.', '2.', '◦', '◦', '3.']);
    expect(nodesOf(list, 'LBody').map(childTags)).toEqual([['P'], ['P', 'L'], ['P'], ['P'], ['P']]);
  });

  it('take their place inside a line: strong, emphasis, language, links', async () => {
    const structure = await structureOf(
      documentOf([
        heading(1, 'Here'),
        paragraph(
          'one ',
          { kind: 'text', text: 'two', strong: true },
          ' three ',
          { kind: 'text', text: 'quatre', lang: 'fr', emphasis: true },
          ' ',
          { kind: 'link', text: 'five', href: 'https://example.org/é?a=1&b=(2)' },
          ' ',
          { kind: 'link', text: 'six', href: '#h-here' },
          ' ',
          { kind: 'link', text: 'seven', href: 'javascript:alert(1)' },
          ' ',
          { kind: 'link', text: 'eight', href: '#nowhere' },
        ),
      ]),
    );
    const node = one(structure, 'P');
    expect(textOf(node)).toBe('one two three quatre five six seven eight');
    expect(childTags(node)).toEqual([
      'text',
      'Strong',
      'text',
      'Span',
      'text',
      'Link',
      'text',
      'Link',
      'text',
    ]);
    expect(nodesOf(node, 'Span').map(({ lang }) => lang)).toEqual(['fr']);
    expect(nodesOf(node, 'Link').flatMap(areasOf)).toMatchObject([
      { contents: 'five', target: 'https://example.org/%C3%A9?a=1&b=(2)' },
      { contents: 'six', target: 'place-000000' },
    ]);
  });

  it('say nothing of a language that is none', async () => {
    const structure = await structureOf(
      documentOf([paragraph({ kind: 'text', text: 'x', lang: 'not a language' })]),
    );
    expect(nodesOf(structure.root, 'Span')).toEqual([]);
  });

  it('hold a link that runs over two lines with an area for each', async () => {
    const text = 'a link that is long enough to need a second line when it is printed in this column '.repeat(
      2,
    );
    const structure = await structureOf(
      documentOf([paragraph({ kind: 'link', text, href: 'https://example.org' })]),
    );
    const link = one(structure, 'Link');
    expect(areasOf(link)).toHaveLength(2);
    expect(textOf(link).trim()).toBe(text.trim());
  });

  it('leave out blocks without any text', async () => {
    const structure = await structureOf(
      documentOf([
        { kind: 'paragraph', inlines: [] },
        paragraph('  '),
        heading(1, ' '),
        { kind: 'callout', tone: 'note', blocks: [] },
        { kind: 'list', ordered: false, start: 1, items: [] },
        { kind: 'table', head: [], rows: [], align: [], rowHeader: false },
        { kind: 'paragraph', inlines: [said('left')] },
      ]),
    );
    expect(nodesOf(structure.root, 'P').map(textOf)).toEqual(['left']);
    expect(nodesOf(structure.root, 'L', 'Table', 'H1', 'TOC')).toEqual([]);
  });
});
