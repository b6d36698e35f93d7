import { readDraft } from '../../../src/adapters/drafts/read-draft.js';
import { openArchive } from '../../../src/adapters/drafts/archive.js';
import { readXml } from '../../../src/adapters/drafts/xml.js';
import { commentedDocx } from '../../../src/adapters/docx/commented-draft.js';
import type { CommentedDraft } from '../../../src/core/documents/draft-comments.js';
import { marked } from '../../../src/core/review/draft/marks.js';
import { draftFromText } from '../../../src/core/review/draft/plain-text.js';

const text =
  '# Criteria & more\n\nThe price <counts> for sixty.\n\n- one item\n- two items\n\nLast paragraph.';
const draft = draftFromText(text);

function commented(passages: readonly { readonly start: number; readonly end: number }[]): CommentedDraft {
  return {
    title: 'Draft',
    language: 'fr',
    author: 'Clausier',
    day: '2026-11-24',
    parts: marked(draft, passages),
    comments: passages.map((_, index) => ({
      paragraphs: [
        { lead: `Finding ${String(index + 1)}:`, text: 'says & says' },
        { lead: '2014/24 Art 18(1):', text: 'forbids.', href: 'http://localhost/?a=1&b=2' },
      ],
    })),
  };
}

/** The names of the elements of an entry in order, with the ids and the text where there are some. */
async function linesOf(file: Buffer, entry: string): Promise<string[]> {
  const lines: string[] = [];
  readXml(await (await openArchive(file)).read(entry), {
    open: (name, _space, attribute) => {
      const id = attribute('id');
      if (name.startsWith('comment')) lines.push(id === undefined ? name : `${name} ${id}`);
    },
    close: () => undefined,
    text: (typed) => {
      if (typed.trim() !== '') lines.push(typed);
    },
  });
  return lines;
}

test('it works', async () => {
  const file = await commentedDocx(commented([{ start: 17, end: 26 }]));
  expect(await linesOf(file, 'word/document.xml')).toEqual([
    'Criteria & more',
    'commentRangeStart 0',
    'The price',
    'commentRangeEnd 0',
    'commentReference 0',
    ' <counts> for sixty.',
    'one item',
    'two items',
    'Last paragraph.',
  ]);
  const comments = await linesOf(file, 'word/comments.xml');
  expect(comments.slice(0, 2)).toEqual(['comments', 'comment 0']);
  expect(comments.join('')).toContain('Finding 1: says & says');
  expect(comments.join('')).toContain('forbids. http://localhost/?a=1&b=2');
});

test('the text is the same when it is read back, headings and items too', async () => {
  const result = await readDraft('a.docx', await commentedDocx(commented([{ start: 0, end: 40 }])));
  expect(result.ok && result.value).toEqual(draft);
});

test('overlapping passages and those over several paragraphs each have one start, one end and one reference', async () => {
  const passages = [
    { start: 0, end: 30 },
    { start: 4, end: 12 },
    { start: 4, end: 60 },
  ];
  const lines = await linesOf(await commentedDocx(commented(passages)), 'word/document.xml');
  for (const id of passages.keys())
    for (const name of ['commentRangeStart', 'commentRangeEnd', 'commentReference'])
      expect(lines.filter((line) => line === `${name} ${String(id)}`)).toHaveLength(1);
});

test('signs that XML cannot hold are left out', async () => {
  const odd = draftFromText('a\u0001b \ud800 c\uffff');
  const file = await commentedDocx({ ...commented([]), parts: marked(odd, []) });
  expect(await linesOf(file, 'word/document.xml')).toEqual(['ab \ufffd c']);
});

test('a draft without findings is a document without comments', async () => {
  const file = await commentedDocx(commented([]));
  expect((await linesOf(file, 'word/document.xml')).filter((line) => line.startsWith('comment'))).toEqual([]);
});
