/** Reads the objects of a PDF file from its bytes, without any PDF library: the judge must not share the writer's faults. */
import { inflateSync } from 'node:zlib';

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfRef {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly bytes: Buffer;
  constructor(dictionary: PdfDictionary, bytes: Buffer) {
    this.dictionary = dictionary;
    this.bytes = bytes;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfItem>;
export type PdfItem =
  | null
  | boolean
  | number
  | string
  | Buffer
  | PdfName
  | PdfRef
  | PdfStream
  | readonly PdfItem[]
  | PdfDictionary;

export interface PdfObjects {
  readonly trailer: PdfDictionary;
  readonly count: number;
  /** Follows a reference to what it names. */
  resolve(item: PdfItem | undefined): PdfItem | undefined;
}

export function readObjects(file: Buffer): PdfObjects {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.subarray(-200).toString('latin1'))?.[1]);
  const offsets = new Map<number, number>();
  const trailer = readTable(file, start, offsets);
  // What was added later comes first; an older table tells only of objects that were left alone.
  for (let older = trailer.get('Prev'); typeof older === 'number';)
    older = readTable(file, older, offsets).get('Prev');
  const count = Math.max(...offsets.keys()) + 1;
  const known = new Map<number, PdfItem>();
  const resolve = (item: PdfItem | undefined): PdfItem | undefined => {
    if (!(item instanceof PdfRef)) return item;
    const read = known.get(item.id) ?? new Reader(file, offsets.get(item.id) ?? -1).object(item.id);
    known.set(item.id, read);
    return read;
  };
  return { trailer, count: count - 1, resolve };
}

/** One table of places, in as many pieces as it has; places that are known already stay. */
function readTable(file: Buffer, start: number, offsets: Map<number, number>): PdfDictionary {
  const reader = new Reader(file, start);
  reader.expect('xref');
  for (let word = reader.word(); word !== 'trailer'; word = reader.word()) {
    const first = Number(word);
    const count = Number(reader.word());
    for (let id = first; id < first + count; id += 1) {
      const offset = Number(reader.word());
      if (!offsets.has(id)) offsets.set(id, offset);
      reader.word();
      reader.word();
    }
  }
  return asDictionary(reader.item());
}

export function isList(item: PdfItem | undefined): item is readonly PdfItem[] {
  return Array.isArray(item);
}

export function asList(item: PdfItem | undefined): readonly PdfItem[] {
  if (!isList(item)) throw new Error('Not a list');
  return item;
}

export function asDictionary(item: PdfItem | undefined): PdfDictionary {
  if (item instanceof PdfStream) return item.dictionary;
  if (item instanceof Map) return item;
  throw new Error('Not a dictionary');
}

export function asName(item: PdfItem | undefined): string | undefined {
  return item instanceof PdfName ? item.name : undefined;
}

/** The number of the object that a reference names. */
export function idOf(item: PdfItem | undefined): number {
  if (!(item instanceof PdfRef)) throw new Error('Not a reference');
  return item.id;
}

/** Text strings are UTF-16 when they say so, Latin otherwise. */
export function asText(item: PdfItem | undefined): string {
  if (!Buffer.isBuffer(item)) throw new Error('Not a string');
  return item[0] === 0xfe && item[1] === 0xff
    ? Buffer.from(item.subarray(2)).swap16().toString('utf16le')
    : item.toString('latin1');
}

/** A page's content: operators with what stands before them. */
export function* operatorsOf(content: Buffer): Generator<{ operator: string; operands: readonly PdfItem[] }> {
  const reader = new Reader(content, 0);
  let operands: PdfItem[] = [];
  while (!reader.atEnd()) {
    const item = reader.item();
    if (typeof item === 'string') {
      yield { operator: item, operands };
      operands = [];
    } else operands.push(item);
  }
}

const BLANK = /[\0\t\n\f\r ]/;
const END_OF_WORD = /[\0\t\n\f\r ()<>[\]{}/%]/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

class Reader {
  private readonly bytes: Buffer;
  private at: number;

  constructor(bytes: Buffer, at: number) {
    if (at < 0 || Number.isNaN(at)) throw new Error('No such object');
    this.bytes = bytes;
    this.at = at;
  }

  atEnd(): boolean {
    this.skipBlanks();
    return this.at >= this.bytes.length;
  }

  expect(word: string): void {
    const found = this.word();
    if (found !== word) throw new Error(`Expected ${word}, found ${found}`);
  }

  word(): string {
    this.skipBlanks();
    const from = this.at;
    while (this.at < this.bytes.length && !END_OF_WORD.test(this.peek())) this.at += 1;
    if (this.at === from) throw new Error(`Expected a word, found ${JSON.stringify(this.peek())}`);
    return this.bytes.toString('latin1', from, this.at);
  }

  object(id: number): PdfItem {
    this.expect(String(id));
    this.word();
    this.expect('obj');
    const item = this.item();
    const end = this.word();
    if (end === 'endobj') return item;
    if (end !== 'stream') throw new Error(`Object ${id} ends with ${end}`);
    return this.stream(asDictionary(item));
  }

  /** Operators and other bare words come back as strings. */
  item(): PdfItem {
    this.skipBlanks();
    const sign = this.peek();
    if (sign === '/') {
      this.at += 1;
      return new PdfName(this.restOfName());
    }
    if (sign === '(') return this.literal();
    if (sign === '[') return this.array();
    if (sign === '<') return this.bytes[this.at + 1] === 0x3c ? this.dictionary() : this.hex();
    return this.number(this.word());
  }

  private restOfName(): string {
    return END_OF_WORD.test(this.peek()) ? '' : this.word();
  }

  private number(word: string): PdfItem {
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(word)) return word;
    const reference = /^\s+\d+\s+R(?![A-Za-z])/.exec(this.bytes.toString('latin1', this.at, this.at + 20));
    if (reference === null || !/^\d+$/.test(word)) return Number(word);
    this.at += reference[0].length;
    return new PdfRef(Number(word));
  }

  private array(): PdfItem {
    this.at += 1;
    const items: PdfItem[] = [];
    while (this.upcoming() !== ']') items.push(this.item());
    this.at += 1;
    return items;
  }

  private dictionary(): PdfItem {
    this.at += 2;
    const entries = new Map<string, PdfItem>();
    while (this.upcoming() !== '>') {
      const key = this.item();
      if (!(key instanceof PdfName)) throw new Error('A dictionary key must be a name');
      entries.set(key.name, this.item());
    }
    this.at += 2;
    return entries;
  }

  private hex(): PdfItem {
    const to = this.bytes.indexOf('>', this.at);
    const digits = this.bytes.toString('latin1', this.at + 1, to).replace(/\s/g, '');
    this.at = to + 1;
    return Buffer.from(digits.padEnd(digits.length + (digits.length % 2), '0'), 'hex');
  }

  private literal(): PdfItem {
    let text = '';
    let depth = 0;
    for (;;) {
      const sign = this.peek();
      this.at += 1;
      if (sign === '\\') {
        const next = this.peek();
        this.at += 1;
        text += ESCAPES[next] ?? next;
        continue;
      }
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
      if (depth === 0) return Buffer.from(text, 'latin1');
      if (depth > 1 || sign !== '(') text += sign;
    }
  }

  private stream(dictionary: PdfDictionary): PdfStream {
    const length = dictionary.get('Length');
    if (typeof length !== 'number') throw new Error('A stream must tell its length');
    const from = this.at + (this.peek() === '\r' ? 2 : 1);
    const raw = this.bytes.subarray(from, from + length);
    this.at = from + length;
    this.expect('endstream');
    const filter = dictionary.get('Filter');
    return new PdfStream(dictionary, filter === undefined ? raw : inflateSync(raw));
  }

  private skipBlanks(): void {
    while (this.at < this.bytes.length && BLANK.test(this.peek())) this.at += 1;
    if (this.peek() !== '%') return;
    while (this.at < this.bytes.length && this.peek() !== '\n') this.at += 1;
    this.skipBlanks();
  }

  private upcoming(): string {
    this.skipBlanks();
    return this.peek();
  }

  private peek(): string {
    return this.at < this.bytes.length ? this.bytes.toString('latin1', this.at, this.at + 1) : '';
  }
}
