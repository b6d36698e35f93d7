/** A font as a document uses it: its dictionary, its program and the codes that are shown in it. */
import type { FontAt, Shown } from '../content/passages.js';
import type { PdfFile } from '../reading/file.js';
import {
  isDictionary,
  nameIn,
  numberIn,
  PdfStream,
  type PdfDictionary,
  type PdfItem,
} from '../reading/items.js';
import { codesIn, readCodeMap, type CodeMap, type SystemInfo } from './cmap.js';
import { readCompactFont } from './compact-font.js';
import { encodingNamed, letterOf } from './glyph-names.js';
import type { FontProgram } from './program.js';
import { readTrueType } from './true-type.js';
import { readTypeOne } from './type-one.js';

/** A code as the document shows it. */
export interface ShownCode {
  readonly code: number;
  /** Painted at least once, so that somebody sees it. */
  painted: boolean;
}

/** Bit 3 of a descriptor's flags: letters beyond the Latin set. */
const SYMBOLIC = 4;

export class Font {
  readonly file: PdfFile;
  readonly at: FontAt;
  readonly subtype: string;
  readonly baseFont: string;
  /** The font inside a composite font. */
  readonly descendant: PdfDictionary | undefined;
  readonly descriptor: PdfDictionary;
  readonly programStream: PdfStream | undefined;
  readonly program: FontProgram | undefined;
  readonly toUnicode: CodeMap | undefined;
  /** Names by code, for fonts of one byte a letter, as far as the dictionary tells them. */
  readonly encoding: ReadonlyMap<number, string>;
  readonly baseEncoding: string | undefined;
  /** How a composite font turns codes into characters: the name of a map, or a map of its own. */
  readonly codeMapName: string | undefined;
  readonly codeMapStream: PdfStream | undefined;
  readonly codeMap: CodeMap | undefined;
  readonly codes: readonly ShownCode[];
  private readonly widths: ReadonlyMap<number, number>;
  private readonly otherWidth: number;

  constructor(file: PdfFile, at: FontAt, shown: readonly Shown[]) {
    const { dictionary } = at;
    this.file = file;
    this.at = at;
    this.subtype = nameIn(file.resolve(dictionary.get('Subtype'))) ?? '';
    this.baseFont = nameIn(file.resolve(dictionary.get('BaseFont'))) ?? '';
    const inner = file.list(dictionary.get('DescendantFonts'))[0];
    this.descendant = this.subtype === 'Type0' ? file.dictionary(inner) : undefined;
    this.descriptor = file.dictionary((this.descendant ?? dictionary).get('FontDescriptor'));
    this.programStream = this.findProgram();
    this.program = this.programStream === undefined ? undefined : this.readProgram(this.programStream);
    const toUnicode = file.resolve(dictionary.get('ToUnicode'));
    this.toUnicode = toUnicode instanceof PdfStream ? readCodeMap(toUnicode.bytes) : undefined;
    const encoding = file.resolve(dictionary.get('Encoding'));
    this.codeMapName = this.descendant === undefined ? undefined : nameIn(encoding);
    this.codeMapStream = encoding instanceof PdfStream ? encoding : undefined;
    this.codeMap = this.codeMapStream === undefined ? undefined : readCodeMap(this.codeMapStream.bytes);
    this.baseEncoding = isDictionary(encoding)
      ? nameIn(file.resolve(encoding.get('BaseEncoding')))
      : this.descendant === undefined
        ? nameIn(encoding)
        : undefined;
    this.encoding = this.readEncoding(encoding);
    this.codes = this.codesOf(shown);
    this.widths = this.descendant === undefined ? this.plainWidths() : characterWidths(file, this.descendant);
    this.otherWidth =
      this.descendant === undefined
        ? (numberIn(file.resolve(this.descriptor.get('MissingWidth'))) ?? 0)
        : (numberIn(file.resolve(this.descendant.get('DW'))) ?? 1000);
  }

  get where(): string {
    return `font ${this.baseFont === '' ? this.subtype : this.baseFont}${this.at.id === undefined ? '' : ` (object ${this.at.id})`}`;
  }

  get isSymbolic(): boolean {
    return ((numberIn(this.file.resolve(this.descriptor.get('Flags'))) ?? 0) & SYMBOLIC) !== 0;
  }

  get differences(): ReadonlyMap<number, string> {
    const encoding = this.file.resolve(this.at.dictionary.get('Encoding'));
    const named = new Map<number, string>();
    if (!isDictionary(encoding)) return named;
    let code = 0;
    for (const item of this.file.list(encoding.get('Differences'))) {
      const found = this.file.resolve(item);
      if (typeof found === 'number') code = found;
      const name = nameIn(found);
      if (name !== undefined) named.set(code++, name);
    }
    return named;
  }

  get system(): SystemInfo | undefined {
    const info = this.file.dictionary(this.descendant?.get('CIDSystemInfo'));
    return info.size === 0 ? undefined : systemIn(this.file, info);
  }

  /** The character of a composite font that a code names. */
  characterOf(code: number): number {
    if (this.codeMap === undefined) return code;
    return this.codeMap.characters.get(code) ?? (isIdentity(this.codeMap.uses) ? code : 0);
  }

  /** The width that the document gives a code, in thousandths. */
  widthOf(code: number): number | undefined {
    return this.widths.get(this.descendant === undefined ? code : this.characterOf(code)) ?? this.otherWidth;
  }

  /** The glyph that a code draws: 0 or undefined is none. Undefined too where the program was not understood. */
  glyphOf(code: number): number | undefined {
    const { program } = this;
    if (program === undefined) return undefined;
    if (this.descendant !== undefined) return this.glyphOfCharacter(this.characterOf(code), program);
    if (this.subtype === 'TrueType') return this.glyphOfLetter(code, program);
    const name = this.encoding.get(code) ?? program.builtIn.get(code);
    return name === undefined ? undefined : program.glyphNamed(name);
  }

  private glyphOfCharacter(character: number, program: FontProgram): number | undefined {
    const map = this.file.resolve(this.descendant?.get('CIDToGIDMap'));
    if (map instanceof PdfStream) {
      const at = character * 2;
      return at + 2 <= map.bytes.length ? map.bytes.readUInt16BE(at) : 0;
    }
    return program.glyphOfCharacter(character);
  }

  private glyphOfLetter(code: number, program: FontProgram): number | undefined {
    const table = (platform: number, encoding: number) =>
      program.codeTables.find((one) => one.platform === platform && one.encoding === encoding);
    const name = this.encoding.get(code);
    const windows = table(3, 1);
    const letter = name === undefined ? undefined : letterOf(name);
    if (!this.isSymbolic && name !== undefined) {
      if (windows !== undefined && letter !== undefined) return windows.glyphOf(letter);
      const mac = encodingNamed('MacRomanEncoding')?.indexOf(name) ?? -1;
      const roman = table(1, 0);
      if (roman !== undefined && mac >= 0) return roman.glyphOf(mac);
      return undefined;
    }
    const symbols = table(3, 0);
    if (symbols !== undefined) {
      for (const base of [0xf000, 0, 0xf100, 0xf200]) {
        const glyph = symbols.glyphOf(base + code);
        if (glyph !== 0) return glyph;
      }
      return 0;
    }
    return table(1, 0)?.glyphOf(code);
  }

  private findProgram(): PdfStream | undefined {
    for (const key of ['FontFile', 'FontFile2', 'FontFile3']) {
      const stream = this.file.resolve(this.descriptor.get(key));
      if (stream instanceof PdfStream) return stream;
    }
    return undefined;
  }

  private readProgram(stream: PdfStream): FontProgram | undefined {
    const { bytes } = stream;
    if (this.descriptor.has('FontFile')) return readTypeOne(bytes);
    if (this.descriptor.has('FontFile2')) return readTrueType(bytes);
    return bytes.toString('latin1', 0, 4) === 'OTTO' || bytes.readUInt32BE(0) === 0x10000
      ? readTrueType(bytes)
      : readCompactFont(bytes);
  }

  private readEncoding(encoding: PdfItem | undefined): ReadonlyMap<number, string> {
    const names = new Map<number, string>();
    if (this.descendant !== undefined) return names;
    const base = encodingNamed(this.baseEncoding) ?? this.usualEncoding(encoding);
    base?.forEach((name, code) => {
      if (name !== undefined) names.set(code, name);
    });
    for (const [code, name] of this.differences) names.set(code, name);
    return names;
  }

  /** Differences without a base are from the program's own encoding, or from the standard one. */
  private usualEncoding(encoding: PdfItem | undefined): readonly (string | undefined)[] | undefined {
    if (this.subtype === 'Type3' || (this.subtype !== 'TrueType' && this.program !== undefined))
      return undefined;
    return isDictionary(encoding) && !this.isSymbolic ? encodingNamed('StandardEncoding') : undefined;
  }

  private codesOf(shown: readonly Shown[]): readonly ShownCode[] {
    const codes = new Map<number, ShownCode>();
    for (const { bytes, mode } of shown) {
      const each = this.descendant === undefined ? bytes : codesIn(bytes, this.codeMap?.spaces ?? []);
      for (const code of each) {
        const known = codes.get(code);
        if (known === undefined) codes.set(code, { code, painted: mode !== 3 });
        else known.painted ||= mode !== 3;
      }
    }
    return [...codes.values()];
  }

  private plainWidths(): ReadonlyMap<number, number> {
    const first = numberIn(this.file.resolve(this.at.dictionary.get('FirstChar'))) ?? 0;
    return new Map(
      this.file
        .list(this.at.dictionary.get('Widths'))
        .map((width, at) => [first + at, numberIn(this.file.resolve(width)) ?? 0]),
    );
  }
}

export function isIdentity(name: string | undefined): boolean {
  return name === 'Identity-H' || name === 'Identity-V';
}

export function systemIn(file: PdfFile, info: PdfDictionary): SystemInfo {
  const text = (key: string): string => {
    const value = file.resolve(info.get(key));
    return Buffer.isBuffer(value) ? value.toString('latin1') : '';
  };
  return {
    registry: text('Registry'),
    ordering: text('Ordering'),
    supplement: numberIn(file.resolve(info.get('Supplement'))) ?? 0,
  };
}

/** `W` says either `first [w w w]` or `first last w`. */
function characterWidths(file: PdfFile, font: PdfDictionary): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = file.list(font.get('W')).map((item) => file.resolve(item));
  for (let at = 0; at < items.length;) {
    const first = numberIn(items[at]) ?? 0;
    const second = items[at + 1];
    if (typeof second === 'number') {
      const width = numberIn(items[at + 2]) ?? 0;
      for (let character = first; character <= second && character - first < 65_536; character += 1)
        widths.set(character, width);
      at += 3;
    } else {
      file
        .list(second)
        .forEach((width, step) => widths.set(first + step, numberIn(file.resolve(width)) ?? 0));
      at += 2;
    }
  }
  return widths;
}

/** Every font that a document shows text in, with what it shows. */
export function fontsOf(file: PdfFile, shown: readonly Shown[]): readonly Font[] {
  const byFont = new Map<FontAt, Shown[]>();
  for (const each of shown) {
    const known = byFont.get(each.font);
    if (known === undefined) byFont.set(each.font, [each]);
    else known.push(each);
  }
  return [...byFont].map(([at, uses]) => new Font(file, at, uses));
}
