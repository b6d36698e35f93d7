import { fillPages } from '../../../src/adapters/pdf/pages.js';
import { bindLoosely, keepWhole, lineStrips, strip } from '../../../src/adapters/pdf/strip.js';
import { BODY, PAGE } from '../../../src/adapters/pdf/style.js';
import { pdfOf } from '../../../src/adapters/pdf/index.js';
import type { Block, DocumentModel } from '../../../src/core/documents/block.js';
import {
  areasOf,
  nodesOf,
  readStructure,
  textOf,
  type PdfStructure,
  type TagNode,
} from '../../support/pdf-structure.js';
import { ENGLISH_TENDER } from './tender-english.js';
import { bullets, documentOf, heading, paragraph, strong, table } from './words.js';

async function structureOf(document: DocumentModel): Promise<PdfStructure> {
  return readStructure(await pdfOf(document));
}

/** The pages that the content of a tag stands on, in reading order. */
function pagesWith(node: TagNode): readonly number[] {
  return node.kids.flatMap((kid) => ('tag' in kid ? pagesWith(kid) : 'page' in kid ? [kid.page] : []));
}

const ROOM = PAGE.height - PAGE.top - PAGE.bottom;
const LINE = { segments: [], width: 0 };

describe('page ends', () => {
  it('part a text so that neither page holds one line alone', () => {
    const linesToPage = Math.floor(ROOM / BODY.leading);
    for (const filled of [linesToPage - 1, linesToPage - 2, linesToPage - 3]) {
      const filler = strip({ height: filled * BODY.leading, frames: [] });
      const text = lineStrips(
        Array.from({ length: 4 }, () => LINE),
        BODY,
        0,
        [],
      );
      const [first, second] = fillPages([filler, ...text]);
      const onFirst = (first?.length ?? 0) - 1;
      expect([0, 2]).toContain(onFirst);
      expect(second).toHaveLength(4 - onFirst);
    }
  });

  it('carry a heading over with what follows it', () => {
    const filler = strip({ height: ROOM - 40, frames: [] });
    const title = strip({ height: 26, keepWithNext: true, frames: [] });
    const text = lineStrips([LINE, LINE], BODY, 0, []);
    expect(fillPages([filler, title, ...text]).map(({ length }) => length)).toEqual([1, 3]);
  });

  it('part what is higher than a page, however much it wants to stay together', () => {
    const strips = Array.from({ length: 9 }, () =>
      strip({ height: ROOM / 4, keepWithNext: true, frames: [] }),
    );
    expect(fillPages(strips).map(({ length }) => length)).toEqual([4, 4, 1]);
  });

  it('part what would rather stay whole where a quarter of the page would stay empty', () => {
    const filled = (height: number): number[] => {
      const rows = Array.from({ length: 4 }, () => strip({ height: 40, frames: [] }));
      keepWhole(rows);
      return fillPages([strip({ height, frames: [] }), ...rows]).map(({ length }) => length);
    };
    expect(filled(ROOM * 0.75 - 90)).toEqual([5]);
    expect(filled(ROOM - 150)).toEqual([1, 4]);
    const tall = Array.from({ length: 8 }, () => strip({ height: 40, frames: [] }));
    keepWhole(tall);
    const end = strip({ height: ROOM - 160, frames: [] });
    expect(
      fillPages([strip({ height: ROOM - 200, frames: [] }), ...tall, end]).map(({ length }) => length),
    ).toEqual([6, 4]);
  });

  it('leave a short table whole, and part it from the text above it first', () => {
    const parts = (empty: number): number | undefined => {
      const title = strip({ height: 100, keepWithNext: true, frames: [] });
      const text = strip({ height: 40, frames: [] });
      const rows = Array.from({ length: 5 }, () => strip({ height: 60, frames: [] }));
      bindLoosely(text, 'leading');
      keepWhole(rows, 'table');
      const strips = [strip({ height: ROOM - empty, frames: [] }), title, text, ...rows];
      const after = Array.from({ length: 90 }, () => strip({ height: 20, frames: [] }));
      return fillPages([...strips, ...after])[0]?.length;
    };
    // A quarter of the page stays empty rather than part anything; where it would be half, title and text stand above it.
    expect(parts(170)).toBe(1);
    expect(parts(350)).toBe(3);
  });

  it('keep the last lines of a section with it, though two pages would share what stays empty', () => {
    const lines = Array.from({ length: 4 }, () => strip({ height: 30, frames: [] }));
    const next = strip({ height: ROOM * 0.8, frames: [], destination: 'place-1' });
    const section = strip({ height: ROOM * 0.6, frames: [] });
    expect(fillPages([section, ...lines, next]).map(({ length }) => length)).toEqual([5, 1]);
  });

  it('come sooner where the last page would hold a line or two', () => {
    const lines = Math.floor(ROOM / BODY.leading);
    const pagesOf = (count: number): number[] =>
      fillPages(Array.from({ length: count }, () => strip({ height: BODY.leading, frames: [] }))).map(
        ({ length }) => length,
      );
    expect(pagesOf(lines)).toEqual([lines]);
    for (const over of [1, 2, 4]) {
      const [first = 0, last = 0, ...others] = pagesOf(lines + over);
      expect(others).toEqual([]);
      expect(first + last).toBe(lines + over);
      expect(last).toBeGreaterThanOrEqual(5);
      expect(first).toBeGreaterThan(lines / 2);
    }
  });

  it('drop the space above what starts a page', () => {
    const strips = [strip({ height: ROOM, frames: [] }), strip({ height: 10, frames: [] })];
    for (const each of strips) each.before = 50;
    expect(fillPages(strips).map(([first]) => first?.y)).toEqual([PAGE.top, PAGE.top]);
  });
});

describe('what belongs together', () => {
  const tick = (at: number): Block => ({
    kind: 'paragraph',
    inlines: [{ kind: 'field', field: 'tick', name: `box-${at}`, label: `Box ${at}` }],
  });
  const write = (at: number, field: 'line' | 'long' = 'line'): Block => ({
    kind: 'paragraph',
    inlines: [{ kind: 'field', field, name: `answer-${at}`, label: `Answer ${at}` }],
  });
  const blank: Block = table(
    ['By', 'Prepared', 'Approved'],
    ['Name', 'Function', 'Date', 'Signature'].map((label) => [label, '', '']),
  );
  const figure: Block = {
    kind: 'figure',
    caption: 'Timeline',
    alternative: 'What is due when.',
    axis: { to: 12, ticks: [] },
    rows: Array.from({ length: 8 }, (_, at) => ({ label: `Row ${at}`, bars: [], marks: [] })),
    facts: { head: [], rows: [] },
  };
  const callout = (text: string): Block => ({ kind: 'callout', tone: 'good', blocks: [paragraph(text)] });
  const after = paragraph('What comes after. '.repeat(400));

  const cases: readonly (readonly [string, readonly Block[], readonly string[]])[] = [
    [
      'a title, the line under it and what the line is about',
      [heading(2, 'Title'), paragraph('A line.'), paragraph('A long text. '.repeat(60)), after],
      ['Title', 'A line.', 'A long text.'],
    ],
    [
      'a line that ends with a colon and the first of lettered paragraphs',
      [paragraph('Four things count:'), paragraph('(a) the first'), paragraph('(b) the second'), after],
      ['Four things count:', '(a) the first'],
    ],
    [
      'a line and the list below it',
      [paragraph('What to do'), bullets('first', 'second', 'third'), after],
      ['What to do', 'first', 'second', 'third'],
    ],
    [
      'a question with its boxes',
      [heading(3, 'Question'), paragraph('Tick one.'), tick(1), tick(2), tick(3), after],
      ['Question', 'Tick one.', 'Box 1', 'Box 2', 'Box 3'],
    ],
    [
      'a question with a box to write into, up to half a page',
      [
        heading(3, 'Question'),
        paragraph('It counts. '.repeat(20)),
        write(1, 'long'),
        write(2, 'long'),
        paragraph('More. '.repeat(12)),
      ],
      ['Question', 'It counts.', 'Answer 1', 'Answer 2'],
    ],
    [
      'a title, what is asked and the first two rows of the table on it',
      [
        heading(2, 'Clause'),
        paragraph(strong('What is asked')),
        paragraph('A sentence or two on what is asked. '.repeat(6)),
        table(
          ['Statement', 'Value'],
          ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'].map((row) => [row, 'x']),
        ),
        after,
      ],
      ['Clause', 'What is asked', 'A sentence or two', 'Statement', 'First', 'Second'],
    ],
    [
      'a title, the text below it and the whole picture that follows',
      [
        heading(1, 'Calendar'),
        paragraph('A month stands for its end. '.repeat(6)),
        paragraph('The term.'),
        figure,
        after,
      ],
      ['Calendar', 'A month stands', 'The term.', 'Timeline', 'Row 0'],
    ],
    [
      'the head of a table and two high rows',
      [
        heading(1, 'Duties'),
        table(
          ['Duty', 'Reason'],
          ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh'].map((row) => [
            row,
            'It arises because of many things. '.repeat(6),
          ]),
        ),
        after,
      ],
      ['Duties', 'Duty', 'First', 'Second'],
    ],
    [
      'a question of three lines and the answer below it',
      [heading(2, 'Round'), paragraph('Is it lawful? '.repeat(16)), callout('The answer.'), after],
      ['Round', 'Is it lawful?', 'The answer.'],
    ],
    [
      'what an example works out and what it comes to',
      [
        heading(1, 'Example'),
        callout('It is invented.'),
        table(
          ['Criterion', 'A'],
          [
            ['Price', '27.00'],
            ['Total', '38.25'],
          ],
        ),
        bullets('Price. A: 30 × 1,890 ÷ 2,100 = 27.00.', 'Quality. A: 15 × 75% = 11.25.'),
        paragraph('Order: A alone. '.repeat(8)),
        heading(1, 'Next'),
        after,
      ],
      ['Example', 'It is invented.', 'Criterion', 'Price', 'Total', 'Price. A', 'Quality. A', 'Order: A'],
    ],
    [
      'a signature with its title',
      [heading(1, 'Signature'), blank],
      ['Signature', 'Name', 'Function', 'Date', 'Signature'],
    ],
  ];

  it.each(cases)('keeps on one page %s, wherever the page would end', async (_, blocks, together) => {
    for (const lines of [33, 36, 38, 39, 40, 41, 42]) {
      const filler = bullets(...Array.from({ length: lines }, (__, at) => `line ${at}`));
      const { root } = await structureOf(documentOf([filler, ...blocks]));
      const nodes = nodesOf(root, 'H1', 'H2', 'H3', 'P', 'TH', 'TD', 'Figure');
      const pages = together.map((text) => {
        const node = nodes.find((each) => textOf(each).trim().startsWith(text));
        return node === undefined ? undefined : pagesWith(node)[0];
      });
      expect({ lines, pages }).toEqual({ lines, pages: pages.map(() => pages[0]) });
      expect(pages[0]).toBeDefined();
    }
  });
});

describe('a form', () => {
  it('parts a page only between one answer with its figure and the next', async () => {
    const answers = [1, 2, 3, 4, 5, 6].flatMap((at): Block[] =>
      (['long', 'line'] as const).map((field) => ({
        kind: 'paragraph',
        inlines: [{ kind: 'field', field, name: `${field}-${at}`, label: `${field} ${at}.` }],
      })),
    );
    for (const lines of [2, 6, 10, 14, 18]) {
      const filler = bullets(...Array.from({ length: lines }, (_, at) => `item ${at}`));
      const { root } = await structureOf(
        documentOf([filler, heading(2, 'Question'), paragraph('Describe it.'), ...answers]),
      );
      const pageOf = (text: string): number | undefined =>
        nodesOf(root, 'P')
          .filter((node) => textOf(node).trim().startsWith(text))
          .flatMap(pagesWith)[0];
      for (const at of [1, 2, 3, 4, 5, 6]) {
        expect(pageOf(`long ${at}.`)).toBeDefined();
        expect({ lines, at, page: pageOf(`line ${at}.`) }).toEqual({
          lines,
          at,
          page: pageOf(`long ${at}.`),
        });
      }
    }
  });

  it('fills the page with the first of many fields rather than leave it empty', async () => {
    const lines = Array.from({ length: 7 }, (_, at): Block => ({
      kind: 'paragraph',
      inlines: [{ kind: 'field', field: 'line', name: `answer-${at}`, label: `Answer ${at}` }],
    }));
    const filler = bullets(...Array.from({ length: 27 }, (_, at) => `line ${at}`));
    const { root } = await structureOf(
      documentOf([
        filler,
        heading(1, 'Who you are'),
        ...lines,
        heading(1, 'Next'),
        paragraph('x '.repeat(2500)),
      ]),
    );
    const pageOf = (text: string): number | undefined =>
      nodesOf(root, 'H1', 'P')
        .find((node) => textOf(node).trim().startsWith(text))
        ?.kids.flatMap((kid) => ('page' in kid ? [kid.page] : []))[0];
    const first = pageOf('line 0') ?? pageOf('Who you are');
    expect([pageOf('Who you are'), pageOf('Answer 1')]).toEqual([first, first]);
    expect(pageOf('Answer 6')).toBe((first ?? 0) + 1);
  });
});

describe('a table over several pages', () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`Row ${at + 1}`, `Value ${at + 1}`]);

  it('repeats its header row, outside the text proper', async () => {
    const { pages, root } = await structureOf(documentOf([table(['Name', 'Number'], rows)]));
    const [node] = nodesOf(root, 'Table');
    expect(node === undefined ? [] : nodesOf(node, 'TR')).toHaveLength(121);
    expect(textOf(root).match(/NameNumber/g)).toHaveLength(1);
    const repeated = pages.filter(({ artifacts }) => artifacts.includes('NameNumber'));
    expect(repeated).toHaveLength(pages.length - 2);
  });

  it('keeps all text of a row higher than a page, in the order of its cells', async () => {
    const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const { pages, root } = await structureOf(
      documentOf([
        table(
          ['Name', 'Text'],
          [
            ['Row', long],
            ['Next', 'short'],
          ],
        ),
      ]),
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(nodesOf(root, 'TD').map((cell) => textOf(cell).trim())).toEqual([long, 'short']);
    expect(nodesOf(root, 'TR')).toHaveLength(3);
  });

  it('does not repeat a header row that would fill the page', async () => {
    const title = 'long title '.repeat(120);
    const { root } = await structureOf(documentOf([table([title, 'B'], rows, { widths: [1, 9] })]));
    expect(textOf(root)).toContain('Value 120');
  });
});

describe('a callout over several pages', () => {
  it('keeps its text', async () => {
    const items = Array.from({ length: 140 }, (_, at) => `item ${at}`);
    const { root, pages } = await structureOf(
      documentOf([{ kind: 'callout', tone: 'note', blocks: [bullets(...items)] }]),
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(nodesOf(root, 'LBody').map(textOf)).toEqual(items);
  });
});

describe('the table of contents', () => {
  it('names the page that each heading is on, and leads there', async () => {
    const { root, destinations, pages } = await structureOf(ENGLISH_TENDER);
    const headings = nodesOf(root, 'H1', 'H2', 'H3').map((node) => {
      const [first] = node.kids;
      return { text: textOf(node), page: first !== undefined && 'page' in first ? first.page : -1 };
    });
    const entries = nodesOf(root, 'Reference');
    expect(entries.length).toBeGreaterThan(10);
    for (const entry of entries) {
      const [, title = '', page] = /^(.*) (\d+)$/.exec(textOf(entry)) ?? [];
      const found = headings.find(({ text }) => text === title);
      expect({ title, page: Number(page) - 1 }).toEqual({ title, page: found?.page });
      const [area] = nodesOf(entry, 'Link').flatMap(areasOf);
      expect(destinations.get(area?.target ?? '')).toBe(found?.page);
    }
    expect(pages[1]?.artifacts).toContain('Page 2 of 10');
  });

  it('stands a little closer rather than take a page for a line or two', async () => {
    const pagesOf = async (entries: number): Promise<number> => {
      const titles = Array.from({ length: entries }, (_, at) => heading(2, `Title ${at}`));
      const { bookmarks } = await structureOf(documentOf([heading(1, 'All'), ...titles, paragraph('x')]));
      const [contents, first] = bookmarks;
      return (first?.page ?? 0) - (contents?.page ?? 0);
    };
    expect([await pagesOf(36), await pagesOf(43), await pagesOf(60)]).toEqual([1, 1, 2]);
  });

  it('nests entries as headings are nested', async () => {
    const { root } = await structureOf(
      documentOf([
        heading(1, 'A'),
        heading(2, 'A a'),
        heading(3, 'A a a'),
        heading(4, 'not listed'),
        heading(1, 'B'),
      ]),
    );
    const [toc] = nodesOf(root, 'TOC');
    expect(nodesOf(root, 'TOC')).toHaveLength(3);
    expect(toc?.kids.filter((kid) => 'tag' in kid && kid.tag === 'TOCI')).toHaveLength(2);
  });
});

describe('bookmarks', () => {
  it('hold the contents and all headings, one level under another', async () => {
    const { bookmarks } = await structureOf(
      documentOf([
        heading(1, 'One', '1'),
        heading(2, 'Inner', '1.1'),
        heading(1, 'Où ça ?', '2'),
        paragraph('x'),
      ]),
    );
    expect(bookmarks).toEqual([
      { title: 'Contents', page: 1, children: [] },
      { title: '1 One', page: 2, children: [{ title: '1.1 Inner', page: 2, children: [] }] },
      { title: '2 Où ça ?', page: 2, children: [] },
    ]);
  });
});

describe('what stands around the text', () => {
  it('says on every page that the document is not complete, and once in the text', async () => {
    const marker = 'Not complete: the value is missing';
    const { pages, root } = await structureOf({ ...ENGLISH_TENDER, incomplete: marker });
    expect(pages.every(({ artifacts }) => artifacts.some((text) => text.includes(marker)))).toBe(true);
    expect(textOf(root).split(marker)).toHaveLength(2);
  });

  it('numbers all pages but the cover, in no tag', async () => {
    const { pages, root } = await structureOf(documentOf([paragraph('text')]));
    expect(pages.map(({ artifacts }) => artifacts.filter((text) => text !== ''))).toEqual([
      [],
      ['A running header', 'Page 2 of 2'],
    ]);
    expect(textOf(root)).toBe('A titletext');
  });

  it('shortens a running header that does not fit, and keeps a long title whole', async () => {
    const long = 'a title of many words '.repeat(60).trim();
    const { pages, root } = await structureOf(
      documentOf([paragraph('x')], { title: long, running: { header: long, page: '{page}' } }),
    );
    expect(pages.at(-1)?.artifacts.some((text) => text.endsWith('…'))).toBe(true);
    expect(nodesOf(root, 'Title').map((node) => textOf(node).trim())).toEqual([long]);
  });
});
