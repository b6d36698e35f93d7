import { readDraft } from '../../../src/adapters/drafts/read-draft.js';
import { readWords } from '../../../src/adapters/files/words.js';
import { docx, docxEntries, odtEntries, zip, type ZipEntry } from '../../support/zip.js';

const words = readWords();

async function refusalOf(name: string, bytes: Buffer): Promise<string> {
  const result = await readDraft(name, bytes);
  if (result.ok) return 'read';
  // Every refusal has its sentence in both languages.
  for (const language of ['en', 'fr'] as const)
    expect(words[language].say(result.refusal.key, result.refusal.values).length).toBeGreaterThan(30);
  return result.refusal.key.replace('review.refused.', '');
}

const body = '<w:p><w:r><w:t>Some text.</w:t></w:r></w:p>';
const withEntry = (entry: ZipEntry): Buffer => docx({ body, more: [entry] });
const bomb = Buffer.alloc(40_000_000, 0x20);
const replaced = (name: string, change: Partial<ZipEntry>): Buffer =>
  zip(docxEntries({ body }).map((entry) => (entry.name === name ? { ...entry, ...change } : entry)));
const document = (inner: string): Buffer => replaced('word/document.xml', { data: inner });
const open = '<w:document xmlns:w="urn:w"><w:body>';
const close = '</w:body></w:document>';

const hostile: readonly (readonly [string, string, Buffer, string])[] = [
  [
    'a bomb that says its size',
    'a.docx',
    replaced('word/document.xml', { data: bomb }),
    'unpacked-too-large',
  ],
  [
    'a bomb that lies about its size',
    'a.docx',
    replaced('word/document.xml', { data: bomb, declared: 1000 }),
    'damaged-archive',
  ],
  [
    'a declared size beyond all reason',
    'a.docx',
    withEntry({ name: 'word/media/a.bin', data: 'x', declared: 4_000_000_000 }),
    'unpacked-too-large',
  ],
  [
    'too many entries',
    'a.docx',
    zip([
      ...docxEntries({ body }),
      ...Array.from({ length: 2100 }, (_, index) => ({ name: `x/${String(index)}`, data: '' })),
    ]),
    'too-many-entries',
  ],
  ['a name that climbs out', 'a.docx', withEntry({ name: '../../etc/passwd', data: 'x' }), 'entry-name'],
  ['an absolute name', 'a.docx', withEntry({ name: '/etc/passwd', data: 'x' }), 'entry-name'],
  ['a name with backslashes', 'a.docx', withEntry({ name: 'word\\..\\x', data: 'x' }), 'entry-name'],
  [
    'two entries under one name',
    'a.docx',
    withEntry({ name: 'word/document.xml', data: 'x' }),
    'entry-twice',
  ],
  ['an encrypted entry', 'a.docx', withEntry({ name: 'x', data: 'x', encrypted: true }), 'encrypted'],
  ['an archive cut short', 'a.docx', docx({ body }).subarray(0, 700), 'damaged-archive'],
  [
    'a wrong checksum of a compressed stream',
    'a.docx',
    replaced('word/document.xml', { declared: 5 }),
    'damaged-archive',
  ],
  ['a document type', 'a.docx', document(`<!DOCTYPE w [<!ENTITY a "aaaa">]>${open}&a;${close}`), 'doctype'],
  [
    'a document type behind a long comment',
    'a.docx',
    document(`<!--${'x'.repeat(9000)}--><!DOCTYPE w SYSTEM "http://localhost/x">${open}${close}`),
    'doctype',
  ],
  [
    'an entity without a document type',
    'a.docx',
    document(`${open}<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>${close}`),
    'damaged-xml',
  ],
  ['XML that ends in the middle', 'a.docx', document(`${open}<w:p>`), 'damaged-xml'],
  [
    'elements in elements in elements',
    'a.docx',
    document(`${open}${'<w:x>'.repeat(5000)}${'</w:x>'.repeat(5000)}${close}`),
    'too-complex',
  ],
  [
    'an element with thousands of attributes',
    'a.docx',
    document(
      `${open}<w:p ${Array.from({ length: 3000 }, (_, index) => `a${String(index)}=""`).join(' ')}/>${close}`,
    ),
    'too-complex',
  ],
  [
    'bytes that are no UTF-8',
    'a.docx',
    replaced('word/document.xml', { data: Buffer.from([0x3c, 0xff, 0xfe, 0x80]) }),
    'damaged-xml',
  ],
  [
    'more text than is reviewed',
    'a.docx',
    docx({ body: body.replace('Some', 'Some '.repeat(41_000)) }),
    'too-long',
  ],
  [
    'a workbook under the name of a text',
    'a.docx',
    zip([
      { name: '[Content_Types].xml', data: '<x/>' },
      {
        name: '_rels/.rels',
        data: '<Relationships><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
      },
      { name: 'xl/workbook.xml', data: '<x/>' },
    ]),
    'no-text-in-it',
  ],
  ['any other archive', 'a.docx', zip([{ name: 'a.txt', data: 'x' }]), 'no-text-in-it'],
  ['an .odt under the name of a .docx', 'a.docx', zip(odtEntries('<text:p>x</text:p>')), 'other-under-name'],
  ['a .docx under the name of an .odt', 'a.odt', docx({ body }), 'other-under-name'],
  ['a .docx under the name of a .txt', 'a.txt', docx({ body }), 'other-under-name'],
  ['plain text under the name of a .docx', 'a.docx', Buffer.from('Some text.'), 'other-under-name'],
  [
    'a spreadsheet in OpenDocument',
    'a.odt',
    zip(
      odtEntries('').map((entry) =>
        entry.name === 'mimetype'
          ? { ...entry, data: 'application/vnd.oasis.opendocument.spreadsheet' }
          : entry,
      ),
    ),
    'no-text-in-it',
  ],
  [
    'an .odt with a password',
    'a.odt',
    zip(odtEntries('', '<manifest><encryption-data/></manifest>')),
    'encrypted',
  ],
  ['a .docx with a password', 'a.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'encrypted'],
  ['an old .doc', 'a.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-word'],
  ['a PDF', 'a.docx', Buffer.from('%PDF-1.7'), 'pdf'],
  ['rich text', 'a.txt', Buffer.from('{\\rtf1 x}'), 'rich-text'],
  ['a picture', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'unknown-kind'],
  [
    'a program under the name of a .txt',
    'a.txt',
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0]),
    'no-plain-text',
  ],
  ['a file that is too large', 'a.txt', Buffer.alloc(6_000_001, 0x61), 'file-too-large'],
  ['a plain text that is too long', 'a.txt', Buffer.alloc(200_001, 0x61), 'too-long'],
  ['nothing at all', 'a.txt', Buffer.alloc(0), 'empty'],
  ['white space', 'a.md', Buffer.from(' \n\n '), 'empty'],
  ['a text without words', 'a.docx', docx({ body: '<w:p/>' }), 'empty'],
];

test.each(hostile)('%s is refused with a sentence', async (_name, name, bytes, expected) => {
  expect(await refusalOf(name, bytes)).toBe(expected);
});

test('an archive inside the archive is not opened', async () => {
  const inner = zip([{ name: 'a', data: bomb }]);
  expect(await refusalOf('a.docx', withEntry({ name: 'word/embeddings/inner.zip', data: inner }))).toBe(
    'read',
  );
});

test('hostile Markdown and plain text of the greatest length are read in a few seconds', async () => {
  const most = 199_000;
  for (const [name, unit] of [
    ['a.md', '*_['],
    ['b.md', '> '],
    ['c.md', '![['],
    ['d.md', '- '],
    ['e.md', '`'],
    ['f.txt', '1. '],
    ['g.txt', '\n \n'],
    ['h.txt', 'Aa\u00ad '],
    ['i.md', '<a '],
    ['j.md', '|-'],
  ] as const) {
    const start = performance.now();
    await readDraft(name, Buffer.from(unit.repeat(Math.floor(most / Buffer.byteLength(unit)))));
    expect({ name, slow: performance.now() - start > 4000 }).toEqual({ name, slow: false });
  }
}, 60_000);
