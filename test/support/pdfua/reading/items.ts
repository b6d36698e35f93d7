/** The values that a PDF file is made of. */

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
  /** As they stand in the file, after decryption. */
  readonly raw: Buffer;
  private readonly decode: () => Buffer;
  private decoded: Buffer | undefined;

  constructor(dictionary: PdfDictionary, raw: Buffer, decode: () => Buffer) {
    this.dictionary = dictionary;
    this.raw = raw;
    this.decode = decode;
  }

  get bytes(): Buffer {
    this.decoded ??= this.decode();
    return this.decoded;
  }
}

export type PdfDictionary = ReadonlyMap<string, PdfItem>;

/** A string of the file is a `Buffer`; a `string` here is a bare word, as operators are. */
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

export function isList(item: PdfItem | undefined): item is readonly PdfItem[] {
  return Array.isArray(item);
}

export function isDictionary(item: PdfItem | undefined): item is PdfDictionary {
  return item instanceof Map;
}

export function nameIn(item: PdfItem | undefined): string | undefined {
  return item instanceof PdfName ? item.name : undefined;
}

export function numberIn(item: PdfItem | undefined): number | undefined {
  return typeof item === 'number' ? item : undefined;
}

/** The dictionary of a value or of a stream, an empty one for anything else. */
export function dictionaryIn(item: PdfItem | undefined): PdfDictionary {
  if (item instanceof PdfStream) return item.dictionary;
  return isDictionary(item) ? item : NOTHING;
}

const NOTHING: PdfDictionary = new Map<string, PdfItem>();

/** Signs of PDFDocEncoding that Latin-1 has not, or has elsewhere. */
const DOC_SIGNS: Readonly<Record<number, string>> = Object.fromEntries(
  Array.from('˘ˇˆ˙˝˛˚˜').map((sign, at) => [0x18 + at, sign] as const),
);
const DOC_HIGH = Array.from('•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€');

/** A text string in any of its three encodings. */
export function textIn(item: PdfItem | undefined): string | undefined {
  if (!Buffer.isBuffer(item)) return undefined;
  if (item[0] === 0xfe && item[1] === 0xff) {
    const even = item.subarray(2, item.length - (item.length % 2));
    return Buffer.from(even).swap16().toString('utf16le').replace(LANGUAGE_MARK, '');
  }
  if (item[0] === 0xef && item[1] === 0xbb && item[2] === 0xbf) return item.toString('utf8', 3);
  return Array.from(item, (byte) =>
    byte >= 0x80 && byte <= 0xa0
      ? (DOC_HIGH[byte - 0x80] ?? '')
      : (DOC_SIGNS[byte] ?? String.fromCharCode(byte)),
  ).join('');
}

/** A language may be told inside a UTF-16 string, between escapes. */
// eslint-disable-next-line no-control-regex -- the escape character is what the format uses
const LANGUAGE_MARK = /\u001b[a-zA-Z]*\u001b/g;
