/**
 * The font that people type in. A subset would lack the letters that nobody has typed yet, so this one holds every letter
 * that the usual encoding of a form has, and nothing more: tables for shaping and glyphs beyond them are left out.
 */
import { readFileSync } from 'node:fs';
import { fontFile } from './faces.js';
import { text, type PdfFile, type PdfReference } from './pdfkit.js';

const FIRST = 32;
const LAST = 255;

/** Where the encoding of Windows differs from Latin-1: the signs from 128 to 159. */
const ABOVE_ASCII =
  '\u20ac\u2022\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u2022\u017d\u2022' +
  '\u2022\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u2022\u017e\u0178';

/** What a simple TrueType font needs to be drawn; the others serve shaping and screens. */
const KEPT = [
  'cmap',
  'glyf',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
  'OS/2',
  'post',
  'prep',
] as const;

interface TypingFont {
  readonly file: Uint8Array;
  readonly widths: readonly number[];
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  readonly capitals: number;
}

/** The character of a code in the encoding of Windows. */
function characterOf(code: number): number {
  if (code >= 128 && code < 160) return ABOVE_ASCII.codePointAt(code - 128) ?? 0x2022;
  return code === 127 ? 0x2022 : code;
}

class Tables {
  private readonly view: DataView;
  private readonly tables = new Map<string, { readonly at: number; readonly length: number }>();

  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let entry = 12; entry < 12 + 16 * this.view.getUint16(4); entry += 16)
      this.tables.set(bytes.toString('latin1', entry, entry + 4), {
        at: this.view.getUint32(entry + 8),
        length: this.view.getUint32(entry + 12),
      });
  }

  table(name: string): Buffer {
    const found = this.tables.get(name);
    return found === undefined ? Buffer.alloc(0) : this.bytes.subarray(found.at, found.at + found.length);
  }
}

/** The glyph of each character of the first plane, from the map that all platforms share (format 4). */
function glyphsOf(cmap: Buffer): (character: number) => number {
  let at = 0;
  for (let entry = 4; entry < 4 + 8 * cmap.readUInt16BE(2); entry += 8)
    if (cmap.readUInt16BE(cmap.readUInt32BE(entry + 4)) === 4) at = cmap.readUInt32BE(entry + 4);
  const segments = cmap.readUInt16BE(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + 2 * segments + 2;
  const deltas = starts + 2 * segments;
  const ranges = deltas + 2 * segments;
  return (character) => {
    for (let segment = 0; segment < segments; segment += 1) {
      if (cmap.readUInt16BE(ends + 2 * segment) < character) continue;
      const start = cmap.readUInt16BE(starts + 2 * segment);
      if (start > character) return 0;
      const delta = cmap.readUInt16BE(deltas + 2 * segment);
      const range = cmap.readUInt16BE(ranges + 2 * segment);
      if (range === 0) return (character + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(ranges + 2 * segment + range + 2 * (character - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** Glyphs that an accented letter is put together from. */
function partsOf(glyph: Buffer): number[] {
  if (glyph.length === 0 || glyph.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10; ;) {
    const flags = glyph.readUInt16BE(at);
    parts.push(glyph.readUInt16BE(at + 2));
    at += 4 + ((flags & 1) === 0 ? 2 : 4);
    if ((flags & 8) !== 0) at += 2;
    else if ((flags & 0x40) !== 0) at += 4;
    else if ((flags & 0x80) !== 0) at += 8;
    if ((flags & 0x20) === 0) return parts;
  }
}

/** The outlines of the wanted glyphs at their own numbers; all others are empty. */
function outlines(source: Tables, wanted: ReadonlySet<number>): { glyf: Buffer; loca: Buffer } {
  const long = source.table('head').readInt16BE(50) === 1;
  const [loca, glyf] = [source.table('loca'), source.table('glyf')];
  const place = (glyph: number): number =>
    long ? loca.readUInt32BE(4 * glyph) : 2 * loca.readUInt16BE(2 * glyph);
  const outline = (glyph: number): Buffer => glyf.subarray(place(glyph), place(glyph + 1));
  const kept = new Set(wanted);
  for (const glyph of kept) for (const part of partsOf(outline(glyph))) kept.add(part);
  const count = source.table('maxp').readUInt16BE(4);
  const places = Buffer.alloc(long ? 4 * (count + 1) : 2 * (count + 1));
  const pieces: Buffer[] = [];
  let length = 0;
  for (let glyph = 0; glyph <= count; glyph += 1) {
    if (long) places.writeUInt32BE(length, 4 * glyph);
    else places.writeUInt16BE(length / 2, 2 * glyph);
    if (glyph === count || !kept.has(glyph)) continue;
    pieces.push(outline(glyph));
    length += outline(glyph).length;
  }
  return { glyf: Buffer.concat(pieces), loca: places };
}

/** The sum over a table in words of four bytes, as the format wants it. */
function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) {
    const word = table.subarray(at, at + 4);
    sum = (sum + Buffer.concat([word, Buffer.alloc(4 - word.length)]).readUInt32BE(0)) >>> 0;
  }
  return sum;
}

function fontOf(tables: readonly (readonly [name: string, bytes: Buffer])[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const head = Buffer.alloc(12 + 16 * tables.length);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (tables.length - 2 ** power), 10);
  const pieces = [head];
  let at = head.length;
  tables.forEach(([name, bytes], index) => {
    const entry = 12 + 16 * index;
    head.write(name, entry, 'latin1');
    head.writeUInt32BE(sumOf(bytes), entry + 4);
    head.writeUInt32BE(at, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    pieces.push(padded);
    at += padded.length;
  });
  const font = Buffer.concat(pieces);
  const place = tables.findIndex(([name]) => name === 'head');
  const adjustment = font.readUInt32BE(12 + 16 * place + 8) + 8;
  font.writeUInt32BE((0xb1b0afba - sumOf(font)) >>> 0, adjustment);
  return font;
}

function trimmed(): TypingFont {
  const source = new Tables(readFileSync(fontFile('regular')));
  const glyphOf = glyphsOf(source.table('cmap'));
  const codes = Array.from({ length: LAST - FIRST + 1 }, (_, at) => glyphOf(characterOf(FIRST + at)));
  const { glyf, loca } = outlines(source, new Set([0, ...codes]));
  const head = Buffer.from(source.table('head'));
  head.writeUInt32BE(0, 8);
  const replaced: Readonly<Record<string, Buffer>> = { glyf, loca, head };
  const tables = [...KEPT]
    .sort()
    .map((name) => [name, replaced[name] ?? source.table(name)] as const)
    .filter(([, bytes]) => bytes.length > 0);
  const unit = 1000 / head.readUInt16BE(18);
  const [hhea, hmtx, os2] = [source.table('hhea'), source.table('hmtx'), source.table('OS/2')];
  const measured = hhea.readUInt16BE(34);
  const scaled = (value: number): number => Math.round(value * unit);
  return {
    file: fontOf(tables),
    widths: codes.map((glyph) => scaled(hmtx.readUInt16BE(4 * Math.min(glyph, measured - 1)))),
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    capitals: scaled(os2.readInt16BE(88)),
  };
}

let kept: TypingFont | undefined;

/** Writes the font into a file, once for all its fields. */
export function typingFont(file: PdfFile): PdfReference {
  kept ??= trimmed();
  const program = file.object({ Length1: kept.file.length });
  program.write(kept.file);
  program.end();
  const descriptor = file.object({
    Type: 'FontDescriptor',
    FontName: 'SourceSans3-Regular',
    FontFamily: text('Source Sans 3'),
    Flags: 32, // letters of the Latin alphabets, by their usual encoding
    FontBBox: kept.box,
    ItalicAngle: 0,
    Ascent: kept.ascent,
    Descent: kept.descent,
    CapHeight: kept.capitals,
    StemV: 84,
    FontFile2: program,
  });
  descriptor.end();
  const font = file.object({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'SourceSans3-Regular',
    FirstChar: FIRST,
    LastChar: LAST,
    Widths: kept.widths,
    Encoding: 'WinAnsiEncoding',
    FontDescriptor: descriptor,
  });
  font.end();
  return font;
}
