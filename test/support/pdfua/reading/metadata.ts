/** The XMP packet: its properties by namespace, as the packet says them. */
import { SaxesParser } from 'saxes';
import type { PdfFile } from './file.js';
import { PdfStream } from './items.js';

export interface Property {
  readonly namespace: string;
  readonly name: string;
  readonly prefix: string;
  /** Text of the property, or of its items. */
  readonly values: readonly { readonly text: string; readonly language: string | undefined }[];
}

export interface Metadata {
  readonly wellFormed: boolean;
  readonly properties: readonly Property[];
  /** Names of the properties that extension schemas describe, as `namespace name`. */
  readonly described: ReadonlySet<string>;
  readonly packet: string;
}

export const NAMESPACE = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfa: 'http://www.aiim.org/pdfa/ns/id/',
  pdfua: 'http://www.aiim.org/pdfua/ns/id/',
  extension: 'http://www.aiim.org/pdfa/ns/extension/',
  schema: 'http://www.aiim.org/pdfa/ns/schema#',
  property: 'http://www.aiim.org/pdfa/ns/property#',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;

interface Open {
  readonly uri: string;
  readonly local: string;
  readonly prefix: string;
  readonly language: string | undefined;
  text: string;
}

/** Undefined where the file has no packet. */
export function metadataOf(file: PdfFile): Metadata | undefined {
  const stream = file.resolve(file.catalog.get('Metadata'));
  return stream instanceof PdfStream ? readPacket(decoded(stream.bytes)) : undefined;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le');
  }
  return bytes.toString('utf8');
}

function readPacket(packet: string): Metadata {
  const parser = new SaxesParser({ xmlns: true });
  const properties: Property[] = [];
  const described = new Set<string>();
  const open: Open[] = [];
  let values: { text: string; language: string | undefined }[] = [];
  let schema = '';
  let wellFormed = true;
  parser.on('error', () => {
    wellFormed = false;
  });
  // How many elements stand above a property: it lies in a description, which lies in the RDF.
  const depthOfProperty = (): number =>
    open.findIndex(({ uri, local }) => uri === NAMESPACE.rdf && local === 'Description') + 1;
  parser.on('opentag', ({ uri, local, prefix, attributes }) => {
    const language = Object.values(attributes).find(
      (one) => one.uri === NAMESPACE.xml && one.local === 'lang',
    )?.value;
    open.push({ uri, local, prefix, language, text: '' });
    if (uri === NAMESPACE.rdf && local === 'Description' && depthOfProperty() === open.length) {
      for (const attribute of Object.values(attributes)) {
        const plain = attribute.uri === '' || attribute.uri === NAMESPACE.rdf || attribute.prefix === 'xmlns';
        if (plain || attribute.uri === NAMESPACE.xml) continue;
        properties.push({
          namespace: attribute.uri,
          name: attribute.local,
          prefix: attribute.prefix,
          values: [{ text: attribute.value, language: undefined }],
        });
      }
    }
    if (depthOfProperty() > 0 && open.length === depthOfProperty() + 1) values = [];
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    const depth = depthOfProperty();
    if (closed === undefined || depth === 0) return;
    if (closed.uri === NAMESPACE.schema && closed.local === 'namespaceURI') schema = closed.text.trim();
    if (closed.uri === NAMESPACE.property && closed.local === 'name')
      described.add(`${schema} ${closed.text.trim()}`);
    if (closed.uri === NAMESPACE.rdf && closed.local === 'li')
      values.push({ text: closed.text, language: closed.language });
    if (open.length !== depth) return;
    if (values.length === 0) values.push({ text: closed.text, language: closed.language });
    properties.push({ namespace: closed.uri, name: closed.local, prefix: closed.prefix, values });
  });
  try {
    parser.write(packet.replace(/^\ufeff/, '')).close();
  } catch {
    wellFormed = false;
  }
  return { wellFormed, properties, described, packet };
}
