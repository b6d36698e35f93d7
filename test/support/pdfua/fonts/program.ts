/** What a font program embedded in a file can draw. */

export interface FontProgram {
  readonly glyphCount: number;
  /** In thousandths of the size; undefined where the program has no such glyph or does not say. */
  readonly widthOf: (glyph: number) => number | undefined;
  /** By name, for programs that name their glyphs. */
  readonly glyphNamed: (name: string) => number | undefined;
  /** By character number, for programs that number them. */
  readonly glyphOfCharacter: (character: number) => number | undefined;
  /** Names of all glyphs; empty where they have none. */
  readonly names: readonly string[];
  /** Numbers of all characters; empty where the program is not keyed by them. */
  readonly characters: readonly number[];
  /** Maps from codes to glyphs (TrueType); empty for other programs. */
  readonly codeTables: readonly CodeTable[];
  /** The program's own encoding: names by code. */
  readonly builtIn: ReadonlyMap<number, string>;
}

export interface CodeTable {
  readonly platform: number;
  readonly encoding: number;
  readonly glyphOf: (code: number) => number;
}
