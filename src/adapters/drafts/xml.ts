import { SaxesParser } from 'saxes';
import { limits } from './limits.js';
import { Stop } from './refusal.js';

/** What a reader of one kind of file listens to. Names are local, without prefix; `space` is the namespace. */
export interface XmlListener {
  open(name: string, space: string, attribute: (name: string) => string | undefined): void;
  close(name: string, space: string): void;
  text(text: string): void;
}

const byMark: readonly { readonly mark: readonly number[]; readonly encoding: string }[] = [
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

function decoded(bytes: Buffer): string {
  const encoding =
    byMark.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.encoding ?? 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Stop('damaged-xml');
  }
}

/**
 * Reads XML event by event. No document type is accepted, hence no entity but the five of XML itself and nothing that is
 * fetched. Throws `Stop` and nothing else.
 */
export function readXml(bytes: Buffer, listener: XmlListener): void {
  const xml = decoded(bytes);
  // The parser would say so too, but only after reading all of it. Only comments and white space may stand before it.
  if (/<!DOCTYPE/i.test(xml.slice(0, 4096))) throw new Stop('doctype');
  const parser = new SaxesParser({ xmlns: true, position: false });
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  const listed = (bound: number): Stop => new Stop('too-complex', { maximum: bound });
  parser.on('error', () => {
    throw new Stop('damaged-xml');
  });
  parser.on('doctype', () => {
    throw new Stop('doctype');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributes) throw listed(limits.attributes);
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    depth += 1;
    elements += 1;
    if (depth > limits.depth) throw listed(limits.depth);
    if (elements > limits.elements) throw listed(limits.elements);
    listener.open(tag.local, tag.uri, (name) =>
      Object.hasOwn(tag.attributes, name)
        ? tag.attributes[name]?.value
        : Object.values(tag.attributes).find((one) => one.local === name)?.value,
    );
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close(tag.local, tag.uri);
  });
  parser.on('text', (text) => {
    listener.text(text);
  });
  parser.on('cdata', (text) => {
    listener.text(text);
  });
  parser.write(xml).close();
}
