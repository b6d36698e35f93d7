/** A PDF file: its objects by number, whatever way their places are noted (tables, streams, updates, object streams). */
import { decryptionOf, type Decryption } from './decryption.js';
import { unpacked } from './filters.js';
import {
  dictionaryIn,
  isDictionary,
  isList,
  nameIn,
  numberIn,
  PdfRef,
  PdfStream,
  type PdfDictionary,
  type PdfItem,
} from './items.js';
import { Lexer } from './lexer.js';

type Place =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'inside'; readonly holder: number; readonly index: number }
  | { readonly kind: 'free' };

export class PdfFile {
  readonly bytes: Buffer;
  readonly trailer: PdfDictionary;
  /** Set where the file is encrypted in a way that cannot be undone here. */
  readonly sealed: boolean;
  /** Numbers of all objects, in order. */
  readonly ids: readonly number[];
  private readonly places: Map<number, Place>;
  private readonly known = new Map<number, PdfItem>();
  private readonly decryption: Decryption | undefined;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    const { places, trailer } = readPlaces(bytes);
    this.places = places;
    this.trailer = trailer;
    this.ids = [...places]
      .filter(([, { kind }]) => kind !== 'free')
      .map(([id]) => id)
      .sort((a, b) => a - b);
    const encryption = this.resolve(trailer.get('Encrypt'));
    if (isDictionary(encryption)) {
      const ids = this.resolve(trailer.get('ID'));
      const first = isList(ids) ? this.resolve(ids[0]) : undefined;
      const resolve = (item: PdfItem | undefined): PdfItem | undefined => this.resolve(item);
      const decryption = decryptionOf(encryption, Buffer.isBuffer(first) ? first : Buffer.alloc(0), resolve);
      this.known.clear();
      this.decryption = decryption;
      const own = trailer.get('Encrypt');
      if (own instanceof PdfRef) this.known.set(own.id, encryption);
      this.sealed = decryption === undefined;
    } else this.sealed = false;
  }

  get catalog(): PdfDictionary {
    return dictionaryIn(this.resolve(this.trailer.get('Root')));
  }

  /** Where in the file the objects begin that do not lie inside others. */
  get offsets(): ReadonlyMap<number, number> {
    return new Map(
      [...this.places].flatMap(([id, place]) => (place.kind === 'at' ? [[id, place.offset] as const] : [])),
    );
  }

  /** Follows a reference to what it names; a reference to nothing is null, as the format says. */
  resolve(item: PdfItem | undefined): PdfItem | undefined {
    let found = item;
    for (let steps = 0; found instanceof PdfRef && steps < 32; steps += 1) found = this.object(found.id);
    return found;
  }

  /** An entry of a dictionary or of a stream's dictionary, followed. */
  get(holder: PdfItem | undefined, key: string): PdfItem | undefined {
    return this.resolve(dictionaryIn(this.resolve(holder)).get(key));
  }

  dictionary(item: PdfItem | undefined): PdfDictionary {
    return dictionaryIn(this.resolve(item));
  }

  /** The items of an array; one value that stands alone counts as an array of one. */
  list(item: PdfItem | undefined): readonly PdfItem[] {
    const found = this.resolve(item);
    if (found === undefined || found === null) return [];
    return isList(found) ? found : [item ?? null];
  }

  private object(id: number): PdfItem {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    this.known.set(id, null); // a file may not make us run in circles
    const place = this.places.get(id);
    const item = place === undefined || place.kind === 'free' ? null : this.read(id, place);
    this.known.set(id, item);
    return item;
  }

  private read(id: number, place: Exclude<Place, { kind: 'free' }>): PdfItem {
    if (place.kind === 'at') {
      const item = readObject(this.bytes, place.offset, id, (found) => this.resolve(found));
      if (this.decryption === undefined || item === undefined) return item ?? null;
      return decrypted(item, id, this.decryption, (found) => this.resolve(found));
    }
    const holder = this.object(place.holder);
    if (!(holder instanceof PdfStream)) return null;
    const first = numberIn(this.resolve(holder.dictionary.get('First'))) ?? 0;
    const heads = new Lexer(holder.bytes);
    const count = numberIn(this.resolve(holder.dictionary.get('N'))) ?? 0;
    for (let at = 0; at < count; at += 1) {
      const number = Number(heads.word());
      const offset = Number(heads.word());
      if (number === id) return new Lexer(holder.bytes, first + offset).item();
    }
    return null;
  }
}

function readObject(
  bytes: Buffer,
  offset: number,
  id: number,
  resolve: (item: PdfItem | undefined) => PdfItem | undefined,
): PdfItem | undefined {
  const lexer = new Lexer(bytes, offset);
  if (Number(lexer.word()) !== id) return undefined;
  lexer.word();
  if (lexer.word() !== 'obj') return undefined;
  const item = lexer.item();
  if (!isDictionary(item)) return item;
  const after = lexer.at;
  if (lexer.word() !== 'stream') {
    lexer.at = after;
    return item;
  }
  if (lexer.byte() === 13) lexer.at += 1;
  if (lexer.byte() === 10) lexer.at += 1;
  const from = lexer.at;
  const told = numberIn(resolve(item.get('Length')));
  const raw = bytes.subarray(from, endOfStream(bytes, from, told));
  return new PdfStream(item, raw, () => unpacked(raw, item, resolve));
}

/** Where the length is wrong, the stream reaches up to the word that ends it. */
function endOfStream(bytes: Buffer, from: number, told: number | undefined): number {
  if (told !== undefined && /^\s*endstream/.test(bytes.toString('latin1', from + told, from + told + 20))) {
    return from + told;
  }
  const end = bytes.indexOf('endstream', from);
  if (end < 0) return bytes.length;
  const cut = bytes[end - 1] === 10 ? (bytes[end - 2] === 13 ? 2 : 1) : bytes[end - 1] === 13 ? 1 : 0;
  return end - cut;
}

function decrypted(
  item: PdfItem,
  id: number,
  by: Decryption,
  resolve: (item: PdfItem | undefined) => PdfItem | undefined,
): PdfItem {
  if (Buffer.isBuffer(item)) return by.text(item, id);
  if (isList(item)) return item.map((entry) => decrypted(entry, id, by, resolve));
  if (isDictionary(item)) {
    return new Map([...item].map(([key, value]) => [key, decrypted(value, id, by, resolve)]));
  }
  if (!(item instanceof PdfStream)) return item;
  const dictionary = dictionaryIn(decrypted(item.dictionary, id, by, resolve));
  const plain =
    nameIn(dictionary.get('Type')) === 'XRef' ||
    nameIn(dictionaryIn(dictionary.get('DecodeParms')).get('Name')) === 'Identity';
  const raw = plain ? item.raw : by.stream(item.raw, id);
  return new PdfStream(dictionary, raw, () => unpacked(raw, dictionary, resolve));
}

interface Places {
  readonly places: Map<number, Place>;
  readonly trailer: PdfDictionary;
}

function readPlaces(bytes: Buffer): Places {
  try {
    return followTables(bytes);
  } catch (fault) {
    if (!(fault instanceof Misplaced)) throw fault;
    return searchObjects(bytes);
  }
}

class Misplaced extends Error {}

/** From the last table back to the first; what a later table says counts. */
function followTables(bytes: Buffer): Places {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  const start = /startxref\s+(\d+)/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))))?.[1];
  const places = new Map<number, Place>();
  const trailer = new Map<string, PdfItem>();
  const waiting = [Number(start ?? -1)];
  const seen = new Set<number>();
  for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const part = readTable(bytes, offset, places);
    for (const [key, value] of part) if (!trailer.has(key)) trailer.set(key, value);
    const hybrid = numberIn(part.get('XRefStm'));
    const previous = numberIn(part.get('Prev'));
    if (hybrid !== undefined) waiting.push(hybrid);
    if (previous !== undefined) waiting.push(previous);
  }
  if (!trailer.has('Root')) throw new Misplaced('No catalog');
  for (const [id, place] of places) {
    if (place.kind === 'at' && Number(new Lexer(bytes, place.offset).word()) !== id)
      throw new Misplaced(`Object ${id} is elsewhere`);
  }
  return { places, trailer };
}

function readTable(bytes: Buffer, offset: number, places: Map<number, Place>): PdfDictionary {
  if (!(offset >= 0 && offset < bytes.length)) throw new Misplaced('No table');
  const lexer = new Lexer(bytes, offset);
  const first = lexer.word();
  if (first !== 'xref') return readTableStream(bytes, offset, Number(first), places);
  for (;;) {
    const word = lexer.word();
    if (word === 'trailer') break;
    const from = Number(word);
    const count = Number(lexer.word());
    if (!Number.isInteger(from) || !Number.isInteger(count)) throw new Misplaced('No table');
    for (let at = 0; at < count; at += 1) {
      const place = Number(lexer.word());
      lexer.word();
      const inUse = lexer.word() === 'n';
      if (!places.has(from + at))
        places.set(from + at, inUse && place > 0 ? { kind: 'at', offset: place } : { kind: 'free' });
    }
  }
  return dictionaryIn(lexer.item());
}

function readTableStream(
  bytes: Buffer,
  offset: number,
  id: number,
  places: Map<number, Place>,
): PdfDictionary {
  const stream = readObject(bytes, offset, id, (item) => item);
  if (!(stream instanceof PdfStream) || nameIn(stream.dictionary.get('Type')) !== 'XRef')
    throw new Misplaced('No table');
  const numbers = (key: string): number[] => {
    const list = stream.dictionary.get(key);
    return isList(list) ? list.map((item) => numberIn(item) ?? 0) : [];
  };
  const [first = 0, second = 0, third = 0] = numbers('W');
  const index = stream.dictionary.has('Index')
    ? numbers('Index')
    : [0, numberIn(stream.dictionary.get('Size')) ?? 0];
  const { bytes: entries } = stream;
  let at = 0;
  const field = (width: number, otherwise: number): number => {
    if (width === 0) return otherwise;
    let value = 0;
    for (let more = 0; more < width; more += 1) value = value * 256 + (entries[at + more] ?? 0);
    at += width;
    return value;
  };
  for (let section = 0; section + 1 < index.length; section += 2) {
    for (let entry = 0; entry < (index[section + 1] ?? 0) && at < entries.length; entry += 1) {
      const type = field(first, 1);
      const where = field(second, 0);
      const extra = field(third, 0);
      const number = (index[section] ?? 0) + entry;
      if (places.has(number)) continue;
      if (type === 1) places.set(number, { kind: 'at', offset: where });
      else if (type === 2) places.set(number, { kind: 'inside', holder: where, index: extra });
      else places.set(number, { kind: 'free' });
    }
  }
  return stream.dictionary;
}

/** For files whose tables are wrong: every object that can be found, later ones before earlier ones. */
function searchObjects(bytes: Buffer): Places {
  const places = new Map<number, Place>();
  const text = bytes.toString('latin1');
  for (const match of text.matchAll(/(?<=^|[\s>])(\d+)\s+\d+\s+obj\b/g)) {
    places.set(Number(match[1]), { kind: 'at', offset: match.index });
  }
  const trailer = new Map<string, PdfItem>();
  for (const match of text.matchAll(/\btrailer\b/g)) {
    for (const [key, value] of dictionaryIn(new Lexer(bytes, match.index + 7).item()))
      trailer.set(key, value);
  }
  for (const [id, place] of [...places]) {
    if (place.kind !== 'at') continue;
    const stream = readObject(bytes, place.offset, id, (item) => item);
    if (!(stream instanceof PdfStream)) continue;
    const type = nameIn(stream.dictionary.get('Type'));
    if (type === 'XRef') for (const [key, value] of stream.dictionary) trailer.set(key, value);
    if (type !== 'ObjStm') continue;
    const heads = new Lexer(stream.bytes);
    for (let index = 0; index < (numberIn(stream.dictionary.get('N')) ?? 0); index += 1) {
      const number = Number(heads.word());
      heads.word();
      if (!places.has(number)) places.set(number, { kind: 'inside', holder: id, index });
    }
  }
  return { places, trailer };
}
