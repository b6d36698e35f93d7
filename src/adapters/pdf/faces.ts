/** The four faces that documents are set in: Source Sans 3 (SIL Open Font License), read and parsed once. */
import { createRequire } from 'node:module';
import { parseFont, type ParsedFont } from './pdfkit.js';

export type FaceName = 'regular' | 'strong' | 'emphasis' | 'strongEmphasis';

const FILES: Record<FaceName, string> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  strong: '600SemiBold/SourceSans3_600SemiBold.ttf',
  emphasis: '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  strongEmphasis: '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
};

const resolve = createRequire(import.meta.url).resolve;
const parsed = new Map<FaceName, ParsedFont>();

/** Where the file of a face lies. */
export function fontFile(name: FaceName): string {
  return resolve(`@expo-google-fonts/source-sans-3/${FILES[name]}`);
}

export function faceOf(name: FaceName): ParsedFont {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  const font = parseFont(fontFile(name));
  parsed.set(name, font);
  return font;
}
