import { readDraft } from '../../../src/adapters/drafts/read-draft.js';
import type { DraftPart } from '../../../src/core/review/draft/draft.js';
import { docx, odt } from '../../support/zip.js';

async function partsIn(name: string, bytes: Buffer): Promise<readonly DraftPart[]> {
  const result = await readDraft(name, bytes);
  if (!result.ok) throw new Error(`${name} was refused: ${result.refusal.key}`);
  return result.value.parts;
}

const p = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const r = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const texts = (parts: readonly DraftPart[]): string[] => parts.map((part) => part.text);

describe('a .docx', () => {
  test('it works', async () => {
    const parts = await partsIn(
      'draft.docx',
      docx({ body: p(r('The bidder ') + r('delivers by bicycle.')) }),
    );
    expect(parts).toEqual([{ kind: 'paragraph', text: 'The bidder delivers by bicycle.' }]);
  });

  test('headings are found by the name of their style, its outline level, and what it is based on', async () => {
    const styles = `
      <w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child"/><w:basedOn w:val="Own"/></w:style>
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>`;
    const styled = (style: string, text: string): string => p(r(text), `<w:pStyle w:val="${style}"/>`);
    const body =
      styled('Titre1', 'One') + styled('Own', 'Two') + styled('Child', 'Three') + styled('A', 'Four');
    expect(await partsIn('a.docx', docx({ body, styles }))).toEqual([
      { kind: 'heading', level: 1, text: 'One' },
      { kind: 'heading', level: 2, text: 'Two' },
      { kind: 'heading', level: 2, text: 'Three' },
      { kind: 'paragraph', text: 'Four' },
    ]);
  });

  test('of tracked changes insertions count and deletions do not', async () => {
    const body =
      p(
        r('At least ') +
          `<w:del w:id="1" w:author="x"><w:r><w:delText>five</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" w:author="x">${r('ten')}</w:ins>` +
          r(' people') +
          `<w:moveFrom w:id="3">${r(' moved away')}</w:moveFrom><w:moveTo w:id="4">${r(' moved here')}</w:moveTo>.`,
      ) +
      // A deleted end of a paragraph joins it with the next; what it was before is not looked at.
      p(
        r('Two halves '),
        '<w:rPr><w:del w:id="5"/></w:rPr><w:pPrChange><w:pPr><w:rPr><w:del w:id="9"/></w:rPr></w:pPr></w:pPrChange>',
      ) +
      p(r('of one.')) +
      p(`<w:del w:id="6">${r('gone')}</w:del>`);
    expect(texts(await partsIn('a.docx', docx({ body })))).toEqual([
      'At least ten people moved here',
      'Two halves of one.',
    ]);
  });

  test('lists, tables, text boxes, footnotes, tabs and line breaks give their text once and in order', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>${p(r('In a box.'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`;
    const body =
      p(r('An item'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') +
      `<w:tbl><w:tr><w:tc>${p(r('Cell one'))}</w:tc><w:tc>${p(r('Cell two'))}</w:tc></w:tr></w:tbl>` +
      p(`${r('With a note')}<w:r><w:footnoteReference w:id="7"/></w:r>${r('.')}`) +
      p(`${r('Around.')}${box}`) +
      p(
        `<w:r><w:t>Tabbed</w:t><w:tab/><w:t>text</w:t><w:br/><w:t>First criterion.</w:t></w:r>`,
        '<w:tabs><w:tab w:val="left"/></w:tabs>',
      );
    const footnotes = `<w:footnote w:id="-1" w:type="separator">${p('')}</w:footnote><w:footnote w:id="7">${p(r('The note.'))}</w:footnote>`;
    const parts = await partsIn('a.docx', docx({ body, footnotes }));
    expect(parts[0]).toEqual({ kind: 'item', text: 'An item' });
    expect(texts(parts).slice(1)).toEqual([
      'Cell one',
      'Cell two',
      'With a note.',
      'The note.',
      'In a box.',
      'Around.',
      'Tabbed text',
      'First criterion.',
    ]);
  });

  test('accents, entities of XML and the package of the strict form are read', async () => {
    expect(
      texts(await partsIn('Été.DOCX', docx({ body: p(r('Égalité &amp; équité &#8212; oui')) }))),
    ).toEqual(['Égalité & équité — oui']);
  });
});

describe('an .odt', () => {
  test('it works', async () => {
    const body =
      '<text:h text:outline-level="2">Criteria</text:h><text:p>The <text:span>price</text:span><text:s text:c="2"/>counts\n   for 60.</text:p>';
    expect(await partsIn('a.odt', odt(body))).toEqual([
      { kind: 'heading', level: 2, text: 'Criteria' },
      { kind: 'paragraph', text: 'The price counts for 60.' },
    ]);
  });

  test('of tracked changes insertions count and deletions do not; remarks of reviewers are no text', async () => {
    const body =
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>five</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      '<text:p>At least <text:change-start text:change-id="c"/>ten<text:change-end text:change-id="c"/> people<office:annotation><text:p>Really?</text:p></office:annotation>.</text:p>';
    expect(texts(await partsIn('a.odt', odt(body)))).toEqual(['At least ten people.']);
  });

  test('lists, tables, text boxes and notes give their text once and in order', async () => {
    const body =
      '<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>' +
      '<table:table><table:table-row><table:table-cell><text:p>Cell one</text:p></table:table-cell><table:table-cell><text:p>Cell two</text:p></table:table-cell></table:table-row></table:table>' +
      '<text:p>With a note<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note>.</text:p>' +
      '<text:p>Around.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>';
    const parts = await partsIn('a.odt', odt(body));
    expect(parts[0]).toEqual({ kind: 'item', text: 'An item' });
    expect(texts(parts).slice(1)).toEqual([
      'Cell one',
      'Cell two',
      'With a note.',
      'The note.',
      'Around.',
      'In a box.',
    ]);
  });
});

test('Markdown gives its words without its signs', async () => {
  const text =
    'Call\n====\n\n## Tender ##\n\nA **brand** or\nequivalent, see [here](http://localhost).\n\n- one\n- two\n\n> quoted\n> _text_ with a snake_case and a \\* star\n\n| a | b |\n| --- | --- |\n| c | d |\n';
  expect(await partsIn('a.md', Buffer.from(text))).toEqual([
    { kind: 'heading', level: 1, text: 'Call' },
    { kind: 'heading', level: 2, text: 'Tender' },
    { kind: 'paragraph', text: 'A brand or equivalent, see here.' },
    { kind: 'item', text: 'one' },
    { kind: 'item', text: 'two' },
    { kind: 'paragraph', text: 'quoted text with a snake_case and a * star' },
    ...['a', 'b', 'c', 'd'].map((cell) => ({ kind: 'paragraph', text: cell })),
  ]);
});

test.each([
  ['UTF-8', Buffer.from('Égalité')],
  ['UTF-8 with its mark', Buffer.from('\ufeffÉgalité')],
  ['UTF-16', Buffer.from('\ufeffÉgalité', 'utf16le')],
  ['the set of Windows', Buffer.from('Égalité', 'latin1')],
])('plain text in %s', async (_name, bytes) => {
  expect(texts(await partsIn('a.txt', bytes))).toEqual(['Égalité']);
});
