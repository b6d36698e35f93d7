/** Type 1 programs: the clear part, then the part that was scrambled. */
import { encodingNamed } from './glyph-names.js';
import type { FontProgram } from './program.js';

export function readTypeOne(file: Buffer): FontProgram | undefined {
  const bytes = withoutSegments(file);
  const mark = bytes.indexOf('eexec');
  if (mark < 0) return undefined;
  const clear = bytes.toString('latin1', 0, mark);
  let from = mark + 5;
  while ([9, 10, 13, 32].includes(bytes[from] ?? -1)) from += 1;
  const rest = bytes.subarray(from);
  const isHex = /^[0-9a-fA-F]{4}/.test(rest.toString('latin1', 0, 4));
  const scrambled = isHex ? Buffer.from(rest.toString('latin1').replace(/[^0-9a-fA-F]/g, ''), 'hex') : rest;
  const secret = unscrambled(scrambled, 55_665, 4);
  const widths = widthsIn(secret);
  const names = [...widths.keys()];
  const glyphs = new Map(names.map((name, at) => [name, at]));
  const scale = 1000 * Number(/\/FontMatrix\s*\[\s*([\d.eE+-]+)/.exec(clear)?.[1] ?? 0.001);
  return {
    glyphCount: names.length,
    widthOf: (glyph) => {
      const width = widths.get(names[glyph] ?? '');
      return width === undefined ? undefined : width * scale;
    },
    glyphNamed: (name) => glyphs.get(name),
    glyphOfCharacter: () => undefined,
    names,
    characters: [],
    codeTables: [],
    builtIn: builtIn(clear),
  };
}

/** Files for a PC come in numbered segments. */
function withoutSegments(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x80) return bytes;
  const parts: Buffer[] = [];
  for (let at = 0; bytes[at] === 0x80 && (bytes[at + 1] ?? 3) < 3;) {
    const length = bytes.readUInt32LE(at + 2);
    parts.push(bytes.subarray(at + 6, at + 6 + length));
    at += 6 + length;
  }
  return Buffer.concat(parts);
}

function unscrambled(bytes: Buffer, key: number, skip: number): Buffer {
  const out = Buffer.alloc(bytes.length);
  let state = key;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    out[at] = byte ^ (state >> 8);
    state = ((byte + state) * 52_845 + 22_719) & 0xffff;
  }
  return out.subarray(skip);
}

function widthsIn(secret: Buffer): ReadonlyMap<string, number | undefined> {
  const widths = new Map<string, number | undefined>();
  const text = secret.toString('latin1');
  const skip = Number(/\/lenIV\s+(\d+)/.exec(text)?.[1] ?? 4);
  const glyph = /\/([^\s/{}[\]()<>]+)\s+(\d+)\s+(?:RD|-\||\S+)\s/y;
  let at = text.indexOf('/', text.indexOf('/CharStrings') + 1);
  while (at >= 0) {
    glyph.lastIndex = at;
    const match = glyph.exec(text);
    if (match === null) break;
    const from = glyph.lastIndex;
    const to = from + Number(match[2]);
    widths.set(match[1] ?? '', widthIn(unscrambled(secret.subarray(from, to), 4330, skip)));
    at = text.indexOf('/', to);
  }
  return widths;
}

/** The first operator of a glyph (`hsbw` or `sbw`) sets its width. */
function widthIn(charString: Buffer): number | undefined {
  const stack: number[] = [];
  for (let at = 0; at < charString.length; at += 1) {
    const byte = charString[at] ?? 0;
    if (byte >= 32 && byte <= 246) stack.push(byte - 139);
    else if (byte >= 247 && byte <= 254) {
      const low = charString[at + 1] ?? 0;
      stack.push(byte <= 250 ? (byte - 247) * 256 + low + 108 : -(byte - 251) * 256 - low - 108);
      at += 1;
    } else if (byte === 255) {
      if (at + 5 > charString.length) return undefined;
      stack.push(charString.readInt32BE(at + 1));
      at += 4;
    } else if (byte === 12 && charString[at + 1] === 12) {
      const [below = 0, above = 1] = stack.splice(-2);
      stack.push(below / above);
      at += 1;
    } else if (byte === 13) return stack[1];
    else return byte === 12 && charString[at + 1] === 7 ? stack[2] : undefined;
  }
  return undefined;
}

function builtIn(clear: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  if (/\/Encoding\s+StandardEncoding\s+def/.test(clear)) {
    encodingNamed('StandardEncoding')?.forEach((name, code) => {
      if (name !== undefined) map.set(code, name);
    });
  }
  for (const match of clear.matchAll(/\bdup\s+(\d+)\s*\/([^\s/]+)\s+put/g))
    map.set(Number(match[1]), match[2] ?? '');
  return map;
}
