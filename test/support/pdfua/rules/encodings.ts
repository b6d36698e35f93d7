/** Clauses 7.21.6 and 7.21.7: codes lead to glyphs one way only, and back to letters. */
import type { Font } from '../fonts/font.js';
import { encodingNamed, letterOf } from '../fonts/glyph-names.js';
import type { Rule } from '../rule.js';

const LATIN = new Set(['MacRomanEncoding', 'WinAnsiEncoding']);
const PREDEFINED = new Set([...LATIN, 'MacExpertEncoding']);

/** Collections of characters whose letters readers know. */
const KNOWN_COLLECTIONS = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1']);

/** Letters that stand for no letter. */
const MEANINGLESS = new Set([0, 0xfeff, 0xfffe]);

function isTrueType({ subtype, program }: Font): boolean {
  return subtype === 'TrueType' && program !== undefined;
}

function hasTable({ program }: Font, platform: number, encoding: number): boolean {
  return (
    program?.codeTables.some((table) => table.platform === platform && table.encoding === encoding) ?? false
  );
}

/** Whether readers can tell the letter of a code without a map: by its encoding or by the name of its glyph. */
function hasKnownLetter(font: Font, code: number): boolean {
  if (font.descendant !== undefined) {
    const { system } = font;
    const named = font.codeMapName !== undefined && !font.codeMapName.startsWith('Identity');
    return named || (system?.registry === 'Adobe' && KNOWN_COLLECTIONS.has(system.ordering));
  }
  if (font.subtype === 'TrueType')
    return font.baseEncoding !== undefined && PREDEFINED.has(font.baseEncoding);
  if (font.differences.size === 0 && PREDEFINED.has(font.baseEncoding ?? '')) return true;
  const name = font.encoding.get(code) ?? font.program?.builtIn.get(code);
  return name !== undefined && letterOf(name) !== undefined;
}

export const ENCODINGS: readonly Rule[] = [
  {
    id: '7.21.6-1',
    says: 'A TrueType font of Latin letters has a table that the letters can be found in.',
    *faults({ fonts }) {
      for (const font of fonts.filter(isTrueType)) {
        if (font.isSymbolic || font.codes.every(({ painted }) => !painted)) continue;
        const tables = font.program?.codeTables ?? [];
        if (!tables.some(({ platform, encoding }) => platform !== 3 || encoding !== 0))
          yield { where: font.where, says: 'its only table is one for symbols' };
      }
    },
  },
  {
    id: '7.21.6-2',
    says: 'A TrueType font of Latin letters has one of the two Latin encodings.',
    *faults({ fonts }) {
      for (const font of fonts.filter(({ subtype }) => subtype === 'TrueType')) {
        if (font.isSymbolic) continue;
        if (!LATIN.has(font.baseEncoding ?? ''))
          yield { where: font.where, says: `its encoding is ${font.baseEncoding ?? 'not told'}` };
        if (font.differences.size === 0) continue;
        for (const name of font.differences.values()) {
          if (
            letterOf(name) === undefined &&
            encodingNamed('WinAnsiEncoding')?.includes(name) !== true &&
            name !== '.notdef'
          )
            yield { where: font.where, says: `the difference ${name} is no known name` };
        }
        if (font.program !== undefined && !hasTable(font, 3, 1))
          yield { where: font.where, says: 'differences without a Unicode table in the program' };
      }
    },
  },
  {
    id: '7.21.6-3',
    says: 'A TrueType font of symbols has no encoding.',
    *faults({ fonts }) {
      for (const font of fonts.filter(({ subtype }) => subtype === 'TrueType')) {
        if (font.isSymbolic && font.at.dictionary.has('Encoding'))
          yield { where: font.where, says: 'a symbolic font with Encoding' };
      }
    },
  },
  {
    id: '7.21.6-4',
    says: 'A TrueType font of symbols has one table, or one for symbols.',
    *faults({ fonts }) {
      for (const font of fonts.filter(isTrueType)) {
        const count = font.program?.codeTables.length ?? 0;
        if (font.isSymbolic && count !== 1 && !hasTable(font, 3, 0))
          yield { where: font.where, says: `a symbolic font with ${count} tables, none for symbols` };
      }
    },
  },
  {
    id: '7.21.7-1',
    says: 'Every code shown can be turned into letters.',
    *faults({ fonts }) {
      for (const font of fonts) {
        for (const { code } of font.codes) {
          if (font.toUnicode?.letters.has(code) !== true && !hasKnownLetter(font, code))
            yield { where: font.where, says: `nothing tells the letter of code ${code.toString(16)}` };
        }
      }
    },
  },
  {
    id: '7.21.7-2',
    says: 'The letters told are letters.',
    *faults({ fonts }) {
      for (const font of fonts) {
        for (const { code } of font.codes) {
          const letters = font.toUnicode?.letters.get(code) ?? '';
          if (Array.from(letters).some((letter) => MEANINGLESS.has(letter.codePointAt(0) ?? 0)))
            yield { where: font.where, says: `the letter of code ${code.toString(16)} is none` };
        }
      }
    },
  },
];
