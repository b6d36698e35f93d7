/** TrueType programs, and OpenType ones, whose outlines may be in Compact Font Format. */
import { readCompactFont } from './compact-font.js';
import type { CodeTable, FontProgram } from './program.js';

export function readTrueType(bytes: Buffer): FontProgram | undefined {
  if (bytes.length < 12) return undefined;
  const tables = new Map<string, Buffer>();
  const count = bytes.readUInt16BE(4);
  for (let at = 12; at < 12 + count * 16 && at + 16 <= bytes.length; at += 16) {
    const tag = bytes.toString('latin1', at, at + 4);
    const from = bytes.readUInt32BE(at + 8);
    tables.set(tag, bytes.subarray(from, from + bytes.readUInt32BE(at + 12)));
  }
  const compact = tables.get('CFF ');
  const outlines = compact === undefined ? undefined : readCompactFont(compact);
  const unitsPerEm = tables.get('head')?.readUInt16BE(18) ?? 1000;
  const glyphCount = outlines?.glyphCount ?? tables.get('maxp')?.readUInt16BE(4) ?? 0;
  const measured = tables.get('hhea')?.readUInt16BE(34) ?? 0;
  const metrics = tables.get('hmtx') ?? Buffer.alloc(0);
  return {
    glyphCount,
    widthOf: (glyph) => {
      if (measured === 0 || glyph >= glyphCount) return undefined;
      const at = Math.min(glyph, measured - 1) * 4;
      return at + 2 <= metrics.length ? (metrics.readUInt16BE(at) * 1000) / unitsPerEm : undefined;
    },
    glyphNamed: outlines?.glyphNamed ?? (() => undefined),
    glyphOfCharacter:
      outlines?.glyphOfCharacter ?? ((character) => (character < glyphCount ? character : undefined)),
    names: outlines?.names ?? [],
    characters: outlines?.characters ?? [],
    codeTables: readCodeTables(tables.get('cmap')),
    builtIn: outlines?.builtIn ?? new Map(),
  };
}

function readCodeTables(cmap: Buffer | undefined): readonly CodeTable[] {
  if (cmap === undefined || cmap.length < 4) return [];
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, at): CodeTable => {
    const entry = 4 + at * 8;
    const table = cmap.subarray(cmap.readUInt32BE(entry + 4));
    return {
      platform: cmap.readUInt16BE(entry),
      encoding: cmap.readUInt16BE(entry + 2),
      glyphOf: (code) => glyphIn(table, code),
    };
  });
}

function glyphIn(table: Buffer, code: number): number {
  const at = (offset: number): number => (offset + 2 <= table.length ? table.readUInt16BE(offset) : 0);
  const format = at(0);
  if (format === 0) return code < 256 ? (table[6 + code] ?? 0) : 0;
  if (format === 6) {
    const first = at(6);
    return code >= first && code < first + at(8) ? at(10 + (code - first) * 2) : 0;
  }
  if (format === 4) {
    const twice = at(6);
    for (let segment = 0; segment < twice; segment += 2) {
      if (at(14 + segment) < code) continue;
      const start = at(16 + twice + segment);
      if (start > code) return 0;
      const delta = at(16 + 2 * twice + segment);
      const place = 16 + 3 * twice + segment;
      const range = at(place);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = at(place + range + (code - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }
  if (format !== 12) return 0;
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const entry = 16 + group * 12;
    const start = table.readUInt32BE(entry);
    if (code >= start && code <= table.readUInt32BE(entry + 4))
      return table.readUInt32BE(entry + 8) + code - start;
  }
  return 0;
}
