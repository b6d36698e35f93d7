/** Clauses 7.21.4, 7.21.5 and 7.21.8: what is shown is embedded, of the width told, and a glyph. */
import type { Font } from '../fonts/font.js';
import { nameIn, PdfStream, textIn } from '../reading/items.js';
import type { Fault, Rule } from '../rule.js';

/** Subsets have six capitals before their name. */
const SUBSET = /^[A-Z]{6}\+/;

/** In thousandths: what the standard lets widths differ. */
const TOLERANCE = 1;

function isDrawn({ subtype }: Font): boolean {
  return subtype !== 'Type3'; // its glyphs are page content
}

function isPainted({ codes }: Font): boolean {
  return codes.some(({ painted }) => painted);
}

function codeSays(code: number): string {
  return `code ${code.toString(16).padStart(2, '0')}`;
}

function isKeyed({ descendant, file }: Font): boolean {
  return nameIn(file.resolve(descendant?.get('Subtype'))) === 'CIDFontType0';
}

function* characterSetFaults(font: Font): Generator<Fault> {
  const told = textIn(font.file.resolve(font.descriptor.get('CharSet')));
  const names = font.program?.names ?? [];
  if (
    font.descendant !== undefined ||
    told === undefined ||
    names.length === 0 ||
    !SUBSET.test(font.baseFont)
  )
    return;
  const listed = new Set(told.split('/').map((name) => name.trim()));
  const missing = names.filter((name) => name !== '.notdef' && !listed.has(name));
  const extra = [...listed].filter((name) => name !== '' && name !== '.notdef' && !names.includes(name));
  if (missing.length > 0)
    yield { where: font.where, says: `CharSet leaves out ${missing.slice(0, 5).join(', ')}` };
  if (extra.length > 0)
    yield {
      where: font.where,
      says: `CharSet names ${extra.slice(0, 5).join(', ')}, which the program has not`,
    };
}

function* characterBitsFaults(font: Font): Generator<Fault> {
  const bits = font.file.resolve(font.descriptor.get('CIDSet'));
  const { program } = font;
  if (
    font.descendant === undefined ||
    program === undefined ||
    !(bits instanceof PdfStream) ||
    !SUBSET.test(font.baseFont)
  )
    return;
  const isSet = (character: number): boolean =>
    ((bits.bytes[character >> 3] ?? 0) & (128 >> (character & 7))) !== 0;
  const characters = charactersOf(font);
  const missing = characters.filter((character) => character !== 0 && !isSet(character));
  if (missing.length > 0)
    yield { where: font.where, says: `CIDSet leaves out ${missing.slice(0, 5).join(', ')}` };
  const known = new Set(characters);
  const extra = Array.from({ length: bits.bytes.length * 8 }, (_, at) => at).filter(
    (at) => isSet(at) && !known.has(at),
  );
  if (extra.length > 0)
    yield {
      where: font.where,
      says: `CIDSet names ${extra.slice(0, 5).join(', ')}, which the program has not`,
    };
}

/** All characters that the embedded program can draw. */
function charactersOf({ program, descendant, file }: Font): readonly number[] {
  if (program === undefined) return [];
  if (program.characters.length > 0) return program.characters;
  const map = file.resolve(descendant?.get('CIDToGIDMap'));
  if (!(map instanceof PdfStream)) return Array.from({ length: program.glyphCount }, (_, at) => at);
  const characters: number[] = [0];
  for (let at = 1; at * 2 + 1 < map.bytes.length; at += 1) {
    const glyph = map.bytes.readUInt16BE(at * 2);
    if (glyph > 0 && glyph < program.glyphCount) characters.push(at);
  }
  return characters;
}

export const FONT_PROGRAMS: readonly Rule[] = [
  {
    id: '7.21.4.1-1',
    says: 'Every font in which text is painted is embedded.',
    *faults({ fonts }) {
      for (const font of fonts) {
        if (isDrawn(font) && isPainted(font) && font.programStream === undefined)
          yield { where: font.where, says: 'the program is not embedded' };
        else if (isDrawn(font) && font.programStream !== undefined && font.program === undefined)
          yield { where: font.where, says: 'the program embedded cannot be read' };
      }
    },
  },
  {
    id: '7.21.4.1-2',
    says: 'The program embedded has every glyph that is painted.',
    *faults({ fonts }) {
      for (const font of fonts) {
        const { program } = font;
        if (!isDrawn(font) || program === undefined) continue;
        for (const { code, painted } of font.codes) {
          const glyph = font.glyphOf(code);
          if (
            painted &&
            (glyph === undefined ? isKeyed(font) || font.subtype === 'Type1' : glyph >= program.glyphCount)
          )
            yield { where: font.where, says: `no glyph for ${codeSays(code)}` };
        }
      }
    },
  },
  {
    id: '7.21.4.2-1',
    says: 'The list of glyphs of a subset is complete.',
    *faults({ fonts }) {
      for (const font of fonts) yield* characterSetFaults(font);
    },
  },
  {
    id: '7.21.4.2-2',
    says: 'The set of characters of a subset is complete.',
    *faults({ fonts }) {
      for (const font of fonts) yield* characterBitsFaults(font);
    },
  },
  {
    id: '7.21.5-1',
    says: 'Widths told are those of the program.',
    *faults({ fonts }) {
      for (const font of fonts) {
        if (!isDrawn(font)) continue;
        for (const { code, painted } of font.codes) {
          const glyph = painted ? font.glyphOf(code) : undefined;
          const real = glyph === undefined ? undefined : font.program?.widthOf(glyph);
          const told = font.widthOf(code);
          if (real !== undefined && told !== undefined && Math.abs(real - told) > TOLERANCE)
            yield {
              where: font.where,
              says: `${codeSays(code)} is told to be ${told} wide and is ${real.toFixed(1)}`,
            };
        }
      }
    },
  },
  {
    id: '7.21.8-1',
    says: 'No text refers to the glyph for what is missing.',
    *faults({ fonts }) {
      for (const font of fonts) {
        if (font.program === undefined) continue;
        for (const { code } of font.codes) {
          const named = font.encoding.get(code);
          if (named === '.notdef' || font.glyphOf(code) === 0)
            yield { where: font.where, says: `${codeSays(code)} shows .notdef` };
        }
      }
    },
  },
];
