/**
 * Words turned into glyphs. Shaping is the dearest step of a document and words repeat, so shaped words are kept and
 * shared by all documents.
 */
import { faceOf, type FaceName } from './faces.js';
import type { Glyph, ParsedFont } from './pdfkit.js';

export interface ShapedGlyph extends Glyph {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface ShapedWord {
  readonly face: FaceName;
  readonly glyphs: readonly ShapedGlyph[];
  /** In thousandths of the font size. */
  readonly width: number;
}

/** Drawn in place of a character that the fonts do not have. */
const MISSING = '□';

/** Longer words are rare and would only fill the store. */
const LONGEST_KEPT = 40;

/** A generation of words; two are kept, so memory is bounded and words in use survive. */
const GENERATION = 15_000;

class WordStore {
  private recent = new Map<string, ShapedWord>();
  private older = new Map<string, ShapedWord>();

  private readonly face: FaceName;

  constructor(face: FaceName) {
    this.face = face;
  }

  shaped(word: string): ShapedWord {
    const known = this.recent.get(word);
    if (known !== undefined) return known;
    const shaped = this.older.get(word) ?? shapeNow(word, this.face);
    if (word.length <= LONGEST_KEPT) this.keep(word, shaped);
    return shaped;
  }

  private keep(word: string, shaped: ShapedWord): void {
    if (this.recent.size >= GENERATION) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(word, shaped);
  }
}

const stores: Record<FaceName, WordStore> = {
  regular: new WordStore('regular'),
  strong: new WordStore('strong'),
  emphasis: new WordStore('emphasis'),
  strongEmphasis: new WordStore('strongEmphasis'),
};

export function shape(word: string, face: FaceName): ShapedWord {
  return stores[face].shaped(word);
}

function shapeNow(word: string, face: FaceName): ShapedWord {
  const font = faceOf(face);
  const codePoints = Array.from(word).map((letter) => drawable(letter, face));
  const run = font.layout(String.fromCodePoint(...codePoints));
  const scale = 1000 / font.unitsPerEm;
  const meanings = meaningOf(run.glyphs, codePoints, font);
  const glyphs = run.glyphs.map((glyph, at) => {
    const position = run.positions[at] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    return {
      id: glyph.id,
      advanceWidth: glyph.advanceWidth * scale,
      codePoints: meanings[at] ?? [],
      xAdvance: position.xAdvance * scale,
      xOffset: position.xOffset * scale,
      yOffset: position.yOffset * scale,
    };
  });
  return { face, glyphs, width: glyphs.reduce((sum, glyph) => sum + glyph.xAdvance, 0) };
}

function drawable(letter: string, face: FaceName): number {
  const codePoint = letter.codePointAt(0) ?? 0;
  return faceOf(face).hasGlyphForCodePoint(codePoint) ? codePoint : (MISSING.codePointAt(0) ?? 0);
}

/** Stands for a glyph that a font added on its own. */
const NOTHING: readonly number[] = [0x200b];

/**
 * The characters behind each glyph, read from the text. The parser remembers for a glyph the characters that it was first
 * used for in the life of the process, if any; taking those would make a document depend on the documents before it.
 */
function meaningOf(
  glyphs: readonly Glyph[],
  codePoints: readonly number[],
  font: ParsedFont,
): readonly (readonly number[])[] {
  if (glyphs.length === codePoints.length) return codePoints.map((codePoint) => [codePoint]);
  const usual = codePoints.map((codePoint) => font.glyphForCodePoint(codePoint).id);
  let from = 0;
  return glyphs.map((glyph, at) => {
    const next = glyphs[at + 1];
    let to = Math.min(from + 1, codePoints.length);
    // A glyph that is not the usual one of its letter joins letters, up to the one that the next glyph draws.
    if (glyph.id !== usual[from]) while (to < codePoints.length && usual[to] !== next?.id) to += 1;
    const meaning = codePoints.slice(from, next === undefined ? codePoints.length : to);
    from = to;
    return meaning.length === 0 ? NOTHING : meaning;
  });
}
