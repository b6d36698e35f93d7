import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive of the tests. What it declares may differ from what it holds: attackers lie too. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  readonly declared?: number;
  readonly encrypted?: boolean;
}

/** Writes a zip archive by hand, so that it can also be a hostile one. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared, encrypted } of entries) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const packed = deflateRawSync(bytes);
    const named = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800 | (encrypted === true ? 1 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.byteLength, 14);
    fields.writeUInt32LE(declared ?? bytes.byteLength, 18);
    fields.writeUInt16LE(named.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, named, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, rest, named]));
    files.push(local);
    offset += local.byteLength;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface DocxContent {
  /** What stands in `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly more?: readonly ZipEntry[];
}

/** The entries of a .docx as Word writes them. */
export function docxEntries({ body, styles, footnotes, more = [] }: DocxContent): ZipEntry[] {
  const xml = (root: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} xmlns:w="${word}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="urn:wps">${inner}</w:${root}>`;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const list = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    { name: '_rels/.rels', data: list(relation('r1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/_rels/document.xml.rels',
      data: list(
        relation('s', 'styles', 'styles.xml') +
          relation('f', 'footnotes', '/word/footnotes.xml') +
          `<Relationship Id="x" Type="${relations}/hyperlink" Target="http://localhost/" TargetMode="External"/>`,
      ),
    },
    { name: 'word/document.xml', data: xml('document', `<w:body>${body}</w:body>`) },
    { name: 'word/styles.xml', data: xml('styles', styles ?? '') },
    { name: 'word/footnotes.xml', data: xml('footnotes', footnotes ?? '') },
    ...more,
  ];
}

export const docx = (content: DocxContent): Buffer => zip(docxEntries(content));

/** The entries of an .odt as LibreOffice writes them; `body` stands in `office:text`. */
export function odtEntries(body: string, manifest = '<manifest/>'): ZipEntry[] {
  const spaces = ['office', 'text', 'table', 'draw']
    .map(
      (name) =>
        `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
    )
    .join(' ');
  return [
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
    { name: 'META-INF/manifest.xml', data: manifest },
    {
      name: 'content.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    },
  ];
}

export const odt = (body: string): Buffer => zip(odtEntries(body));
