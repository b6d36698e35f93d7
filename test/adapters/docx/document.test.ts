import { docxOf } from '../../../src/adapters/docx/document.js';
import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { partsOf, textOf } from '../../support/docx.js';
import { documentOf } from '../pdf/words.js';

const read = async (markdown: string, more: Parameters<typeof documentOf>[1] = {}) =>
  partsOf(docxOf(documentOf(blocksOf(markdown), more)));

test('it works: every part is well-formed, and the package names all of them', async () => {
  const parts = await read('# One\n\nText & <more> [link](https://example.org/?a=1&b=2).');
  const named = [...(parts.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(named.sort()).toEqual([...parts.keys()].filter((name) => !/rels$|Types/.test(name)).sort());
  const relations = parts.get('word/_rels/document.xml.rels') ?? '';
  expect(relations).toContain('Target="https://example.org/?a=1&amp;b=2" TargetMode="External"');
  for (const [, id = ''] of (parts.get('word/document.xml') ?? '').matchAll(/r:id="([^"]+)"/g))
    expect(relations).toContain(`Id="${id}"`);
});

test('headings, clauses, points and lists are counted by the word processor', async () => {
  const parts = await read(
    [
      '# First',
      '## C1. A clause',
      '(a) one',
      '(b) two',
      '### C2 Another',
      '(a) again one',
      '# Second',
      '## Own',
      '3. three\n4. four',
      '- dot\n  1. inner',
    ].join('\n\n'),
  );
  const typed = (parts.get('word/document.xml') ?? '').replace(/<w:sdt>.*?<\/w:sdt>/s, '');
  const words = [...typed.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(words.filter((text) => /^(?:\d[.\d]* |\([a-z]\)|\d\.)/.test(text ?? ''))).toEqual([]);
  expect(textOf(parts)).toEqual([
    '1 First',
    '1.1 C1. A clause',
    '(a) one',
    '(b) two',
    'C2 Another',
    '(a) again one',
    '2 Second',
    '2.1 Own',
    '3. three',
    '4. four',
    '• dot',
    '1. inner',
  ]);
});

test('a number that the word processor would count otherwise is written', async () => {
  const parts = await read('## Begins below\n\n# Then above');
  expect(textOf(parts)).toEqual(['0.1 Begins below', '1 Then above']);
});

test('a passage that names a clause of the document refers to it', async () => {
  const parts = await read('# C1. Hours\n\n| Clause |\n| --- |\n| C1 |\n| C9 |');
  const body = parts.get('word/document.xml') ?? '';
  expect([...body.matchAll(/w:instr=" ([^"]+) "/g)].map(([, says]) => says)).toEqual([
    'SEQ Clause \\* ARABIC',
    'REF _Clause_C1 \\h',
  ]);
  expect(body).toContain('w:name="_Clause_C1"');
});

test('nothing is formatted by hand: looks are styles, and each style exists', async () => {
  const parts = await read(
    '# A\n\n**bold** *slanted* ***both***\n\n> [!WARNING]\n> Mind\n>\n> - this\n\n| a | b |\n| --- | --: |\n| 1 | 2 |\n\n---',
    { incomplete: 'Not complete' },
  );
  const body = `${parts.get('word/document.xml') ?? ''}${parts.get('word/header.xml') ?? ''}`;
  // Bold inside italics is the one thing that a single style of a run cannot say.
  expect(body.replace('<w:b/>', '')).not.toMatch(
    /<w:(?:b|i|sz|color|shd|spacing|ind|jc|pBdr|tblBorders)[ />]/,
  );
  const styles = parts.get('word/styles.xml') ?? '';
  const used = [...body.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(([, id]) => id ?? '');
  expect(used).toEqual(
    expect.arrayContaining(['Strong', 'Emphasis', 'Warning', 'TableFigure', 'DocumentTable']),
  );
  expect(used.filter((id) => !styles.includes(`w:styleId="${id}"`))).toEqual([]);
});

test('it speaks its language, repeats the heads of tables, and holds a table of contents with its entries', async () => {
  const parts = await read('# Un\n\n## Deux\n\n| a |\n| --- |\n| 1 |', {
    language: 'fr',
    contentsTitle: 'Sommaire',
  });
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"');
  expect(parts.get('docProps/core.xml')).toContain('<dc:language>fr-FR</dc:language>');
  const body = parts.get('word/document.xml') ?? '';
  expect(body).toMatch(/<w:tr><w:trPr><w:tblHeader\/><\/w:trPr>/);
  const contents = /<w:sdt>.*?<\/w:sdt>/s.exec(body)?.[0] ?? '';
  expect(contents).toContain('TOC \\o &quot;1-3&quot;');
  const entries = [...contents.matchAll(/<w:t [^>]*>([^<]*)/g)].map(([, text]) => text);
  expect(entries).toEqual(['Sommaire', '1 Un', '1.1 Deux']);
  const anchors = [...contents.matchAll(/w:anchor="([^"]+)"/g)].map(([, name]) => name ?? '');
  expect(anchors).toHaveLength(2);
  for (const anchor of anchors) expect(body).toContain(`w:name="${anchor}"`);
});

test('a single sheet has neither contents nor a page of its own for its title', async () => {
  const body = (await read('# One', { sheet: true })).get('word/document.xml') ?? '';
  expect(body).not.toContain('TOC');
  expect(body.split('<w:sectPr>')).toHaveLength(2);
});
