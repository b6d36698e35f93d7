import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packages = createRequire(import.meta.url);

/** Ranges of Source Sans 3 as its publisher cuts it: a page in French or English loads the first only. */
const cuts = [
  {
    name: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    name: 'latin-ext',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
] as const;
const weights = ['400', '700'] as const;

export interface FontFile {
  readonly name: string;
  readonly weight: string;
  readonly range: string;
  readonly bytes: Buffer;
}

export function readFonts(): FontFile[] {
  const folder = join(dirname(packages.resolve('@fontsource/source-sans-3/package.json')), 'files');
  return cuts.flatMap(({ name, range }) =>
    weights.map((weight) => ({
      name: `source-sans-3-${name}-${weight}.woff2`,
      weight,
      range,
      bytes: readFileSync(join(folder, `source-sans-3-${name}-${weight}-normal.woff2`)),
    })),
  );
}

/**
 * The kit's stylesheet without what belongs to the British government alone: its typeface and the crest. Throws when a
 * new version of the kit brings them back in another shape.
 */
function kit(): string {
  const file = join(
    dirname(packages.resolve('govuk-frontend/package.json')),
    'dist/govuk/govuk-frontend.min.css',
  );
  const css = readFileSync(file, 'utf8')
    .replace(/\/\*! Copyright[^*]*\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', 'var(--brand-font)')
    .replace(/\/\*# sourceMappingURL[^*]*\*\//g, '')
    .replace(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '');
  if (/GDS Transport|\/assets\//.test(css))
    throw new Error('The kit still names a typeface or a picture that may not be used here.');
  return css;
}

const notice =
  '/* Built upon GOV.UK Frontend. Copyright (c) 2017 Crown Copyright (Government Digital Service). MIT Licence, see the licences page. Typeface: Source Sans 3, SIL Open Font License 1.1. */';

/** Our own sheets, in the order of their names, with comments and needless spaces left out. */
function brand(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** `app.css`: fonts, the kit, and the brand over it. */
export function buildStylesheet(
  folder: string,
  fonts: readonly FontFile[],
  fontHref: (name: string) => string,
): string {
  const faces = fonts.map(
    (font) =>
      `@font-face{font-family:"Source Sans 3";font-style:normal;font-weight:${font.weight};font-display:swap;src:url(${fontHref(font.name)}) format("woff2");unicode-range:${font.range}}`,
  );
  // A charset rule counts only at the very start; the file is served with its charset anyway.
  return [notice, ...faces, kit().replace('@charset "UTF-8";', ''), brand(folder)].join('\n');
}
