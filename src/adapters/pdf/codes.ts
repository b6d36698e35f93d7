/** Words as a document's content writes them: the codes of its own font subsets. */
import { faceOf, type FaceName } from './faces.js';
import type { EmbeddedFont, PdfFile } from './pdfkit.js';
import type { ShapedGlyph, ShapedWord } from './shaping.js';

export class FontSet {
  private readonly fonts = new Map<FaceName, EmbeddedFont>();
  private readonly codes = new Map<ShapedWord, string>();

  private readonly file: PdfFile;

  constructor(file: PdfFile) {
    this.file = file;
  }

  font(face: FaceName): EmbeddedFont {
    const known = this.fonts.get(face);
    if (known !== undefined) return known;
    const font = this.file.font(faceOf(face));
    this.fonts.set(face, font);
    return font;
  }

  /** The inside of a `[<…>] TJ`, so that words can be strung together. */
  codeOf(word: ShapedWord, size: number): string {
    const known = this.codes.get(word);
    if (known !== undefined) return known;
    const font = this.font(word.face);
    const code = word.glyphs.map((glyph) => codeOfGlyph(glyph, font, size)).join('');
    // Raised letters depend on the size of the text, all others do not.
    if (word.glyphs.every(({ yOffset }) => yOffset === 0)) this.codes.set(word, code);
    return code;
  }
}

function codeOfGlyph(glyph: ShapedGlyph, font: EmbeddedFont, size: number): string {
  const hex = font.codeOf(glyph).toString(16).padStart(4, '0');
  const before = shift(glyph.xOffset);
  const after = shift(glyph.xAdvance - glyph.advanceWidth - glyph.xOffset);
  if (glyph.yOffset === 0) return `${before}${hex}${after}`;
  const rise = rounded((glyph.yOffset / 1000) * size);
  return `${before}>] TJ ${rise} Ts [<${hex}>] TJ 0 Ts [<${after}`;
}

/** Moves the pen to the right by thousandths of the size: the operator counts to the left. */
function shift(by: number): string {
  return by === 0 ? '' : `>${rounded(-by)}<`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
