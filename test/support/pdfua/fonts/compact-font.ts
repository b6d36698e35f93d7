/** Programs in Compact Font Format (Adobe Technical Note 5176). */
import { COMPACT_STRINGS, encodingNamed } from './glyph-names.js';
import type { FontProgram } from './program.js';

type Dictionary = ReadonlyMap<number, readonly number[]>;

/** Keys of its dictionaries; those after an escape byte are counted from 1200. */
const KEY = {
  charset: 15,
  encoding: 16,
  charStrings: 17,
  private: 18,
  defaultWidth: 20,
  nominalWidth: 21,
  matrix: 1207,
  keyed: 1230,
  parts: 1236,
  partOf: 1237,
} as const;

export function readCompactFont(bytes: Buffer): FontProgram | undefined {
  try {
    return read(bytes);
  } catch (fault) {
    if (fault instanceof RangeError) return undefined; // cut off
    throw fault;
  }
}

function read(bytes: Buffer): FontProgram | undefined {
  const names = indexAt(bytes, bytes[2] ?? 4);
  const tops = indexAt(bytes, names.end);
  const strings = indexAt(bytes, tops.end);
  const [first] = tops.items;
  if (first === undefined) return undefined;
  const top = dictionaryOf(first);
  const glyphs = indexAt(bytes, top.get(KEY.charStrings)?.[0] ?? 0).items;
  const keyed = top.has(KEY.keyed);
  const charset = readCharset(bytes, top.get(KEY.charset)?.[0] ?? 0, glyphs.length, keyed);
  const nameOf = (id: number): string =>
    COMPACT_STRINGS[id] ??
    (id < 391 ? `expert.${id}` : (strings.items[id - 391]?.toString('latin1') ?? `.missing${id}`));
  const glyphNames = keyed ? [] : charset.map(nameOf);
  const byName = new Map(glyphNames.map((name, glyph) => [name, glyph]));
  const byCharacter = new Map(charset.map((character, glyph) => [character, glyph]));
  const widths = widthsOf(bytes, top, keyed, glyphs.length);
  const scale = 1000 * (scaleOf(top) ?? 0.001);
  return {
    glyphCount: glyphs.length,
    widthOf: (glyph) => {
      const charString = glyphs[glyph];
      if (charString === undefined) return undefined;
      const { nominal, usual } = widths(glyph);
      const extra = widthIn(charString);
      return (extra === undefined ? usual : nominal + extra) * scale;
    },
    glyphNamed: (name) => byName.get(name),
    glyphOfCharacter: (character) =>
      keyed ? byCharacter.get(character) : character < glyphs.length ? character : undefined,
    names: glyphNames,
    characters: keyed ? charset : [],
    codeTables: [],
    builtIn: readEncoding(bytes, top.get(KEY.encoding)?.[0] ?? 0, glyphNames),
  };
}

function scaleOf(top: Dictionary): number | undefined {
  return top.get(KEY.matrix)?.[0];
}

function indexAt(bytes: Buffer, from: number): { readonly items: readonly Buffer[]; readonly end: number } {
  const count = bytes.readUInt16BE(from);
  if (count === 0) return { items: [], end: from + 2 };
  const size = bytes[from + 2] ?? 1;
  const offset = (at: number): number => bytes.readUIntBE(from + 3 + at * size, size);
  const data = from + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, at) =>
    bytes.subarray(data + offset(at), data + offset(at + 1)),
  );
  return { items, end: data + offset(count) };
}

function dictionaryOf(bytes: Buffer): Dictionary {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    if (byte <= 21) {
      const escaped = byte === 12;
      entries.set(escaped ? 1200 + (bytes[at + 1] ?? 0) : byte, operands);
      operands = [];
      at += escaped ? 2 : 1;
    } else if (byte === 30) {
      const { value, end } = realAt(bytes, at + 1);
      operands.push(value);
      at = end;
    } else {
      const { value, end } = numberAt(bytes, at);
      operands.push(value);
      at = end;
    }
  }
  return entries;
}

function numberAt(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  const byte = bytes[at] ?? 0;
  if (byte === 28) return { value: bytes.readInt16BE(at + 1), end: at + 3 };
  if (byte === 29) return { value: bytes.readInt32BE(at + 1), end: at + 5 };
  if (byte >= 32 && byte <= 246) return { value: byte - 139, end: at + 1 };
  const low = bytes[at + 1] ?? 0;
  if (byte <= 250) return { value: (byte - 247) * 256 + low + 108, end: at + 2 };
  if (byte <= 254) return { value: -(byte - 251) * 256 - low - 108, end: at + 2 };
  return { value: bytes.readInt32BE(at + 1) / 65536, end: at + 5 };
}

const NIBBLES = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'e', 'e-', '', '-'] as const;

function realAt(bytes: Buffer, from: number): { readonly value: number; readonly end: number } {
  let text = '';
  for (let at = from; at < bytes.length; at += 1) {
    for (const nibble of [(bytes[at] ?? 0) >> 4, (bytes[at] ?? 0) & 15]) {
      if (nibble === 15) return { value: Number(text), end: at + 1 };
      text += NIBBLES[nibble] ?? '';
    }
  }
  return { value: Number(text), end: bytes.length };
}

function readCharset(bytes: Buffer, at: number, count: number, keyed: boolean): readonly number[] {
  // Values 0 to 2 name sets that the format defines; only the first is Latin.
  if (at <= 2 && !keyed) return Array.from({ length: count }, (_, glyph) => glyph);
  const charset = [0];
  const format = bytes[at];
  let from = at + 1;
  while (charset.length < count) {
    const first = bytes.readUInt16BE(from);
    if (format === 0) {
      charset.push(first);
      from += 2;
      continue;
    }
    const more = format === 1 ? bytes.readUInt8(from + 2) : bytes.readUInt16BE(from + 2);
    for (let step = 0; step <= more && charset.length < count; step += 1) charset.push(first + step);
    from += format === 1 ? 3 : 4;
  }
  return charset;
}

function readEncoding(bytes: Buffer, at: number, names: readonly string[]): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  if (names.length === 0) return map;
  if (at <= 1) {
    encodingNamed('StandardEncoding')?.forEach((name, code) => {
      if (name !== undefined) map.set(code, name);
    });
    return map;
  }
  const format = (bytes[at] ?? 0) & 127;
  const count = bytes[at + 1] ?? 0;
  let glyph = 1;
  for (let entry = 0; entry < count; entry += 1) {
    const place = at + 2 + entry * (format === 0 ? 1 : 2);
    const more = format === 0 ? 0 : (bytes[place + 1] ?? 0);
    for (let step = 0; step <= more; step += 1, glyph += 1)
      map.set((bytes[place] ?? 0) + step, names[glyph] ?? '');
  }
  return map;
}

interface Widths {
  readonly nominal: number;
  readonly usual: number;
}

function widthsOf(bytes: Buffer, top: Dictionary, keyed: boolean, count: number): (glyph: number) => Widths {
  const of = (dictionary: Dictionary): Widths => {
    const [size = 0, at = 0] = dictionary.get(KEY.private) ?? [];
    const inner = dictionaryOf(bytes.subarray(at, at + size));
    return { nominal: inner.get(KEY.nominalWidth)?.[0] ?? 0, usual: inner.get(KEY.defaultWidth)?.[0] ?? 0 };
  };
  if (!keyed) {
    const all = of(top);
    return () => all;
  }
  const parts = indexAt(bytes, top.get(KEY.parts)?.[0] ?? 0).items.map((part) => of(dictionaryOf(part)));
  const partOf = readSelection(bytes, top.get(KEY.partOf)?.[0] ?? 0, count);
  return (glyph) => parts[partOf[glyph] ?? 0] ?? { nominal: 0, usual: 0 };
}

function readSelection(bytes: Buffer, at: number, count: number): readonly number[] {
  if (bytes[at] === 0) return Array.from(bytes.subarray(at + 1, at + 1 + count));
  const ranges = bytes.readUInt16BE(at + 1);
  const selection: number[] = [];
  for (let range = 0; range < ranges; range += 1) {
    const place = at + 3 + range * 3;
    const next = bytes.readUInt16BE(place + 3);
    for (let glyph = bytes.readUInt16BE(place); glyph < next; glyph += 1)
      selection[glyph] = bytes[place + 2] ?? 0;
  }
  return selection;
}

const STEMS = new Set([1, 3, 18, 23]);
const MASKS = new Set([19, 20]);

/** A number too many before the first drawing operator is how far the width is from the nominal one. */
function widthIn(charString: Buffer): number | undefined {
  const stack: number[] = [];
  for (let at = 0; at < charString.length;) {
    const byte = charString[at] ?? 0;
    if (byte >= 32 || byte === 28) {
      const { value, end } = numberAt(charString, at);
      stack.push(value);
      at = end;
      continue;
    }
    const odd =
      STEMS.has(byte) || MASKS.has(byte)
        ? stack.length % 2 === 1
        : stack.length > argumentsOf(byte, stack.length);
    return odd ? stack[0] : undefined;
  }
  return undefined;
}

function argumentsOf(operator: number, given: number): number {
  if (operator === 21) return 2;
  if (operator === 4 || operator === 22) return 1;
  if (operator === 14) return given >= 4 ? 4 : 0;
  return given;
}
