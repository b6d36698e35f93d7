/** The styles of a document: whoever changes one in a word processor changes every passage of its kind. */
import type { Language } from '../../core/shared/text.js';
import { locales } from './locales.js';
import { element, part, property, type Xml } from './xml.js';

/** Hexadecimal, without the sign before it, as the format wants them. */
const colour = {
  ink: '1B2529',
  quiet: '56666C',
  deep: '1D4F5F',
  link: '14566B',
  line: 'A9B9BE',
  headTint: 'E6EFF1',
} as const;

const tones = {
  Note: { bar: '1D4F5F', tint: 'EDF4F6' },
  Warning: { bar: 'B4690E', tint: 'FDF3E2' },
  Good: { bar: '2F7D4F', tint: 'EBF5EE' },
} as const;

/** One level of a list, in twentieths of a point. */
export const listIndent = 425;
/** The deepest list that has a level of its own. */
export const deepestList = 5;

/** Lengths in points. */
interface Look {
  readonly size?: number;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly colour?: string;
  readonly before?: number;
  readonly after?: number;
  /** The exact height of a line. */
  readonly line?: number;
  readonly right?: true;
  readonly keepNext?: true;
  readonly keepLines?: true;
  readonly pageBreakBefore?: true;
  /** The level in the outline of the document and, where `numbered`, in its numbering. */
  readonly outline?: number;
  readonly numbered?: true;
  /** Other properties of the paragraph, in the order of the format. */
  readonly tabs?: Xml;
  readonly border?: Xml;
  readonly shading?: string;
  readonly indent?: { readonly left: number; readonly hanging?: number; readonly right?: number };
}

const twentieths = (points: number): number => Math.round(points * 20);

// The order of the elements is that of the schema: Word refuses another one.
function paragraphProperties(look: Look): Xml {
  const spacing = {
    ...(look.before === undefined ? {} : { 'w:before': twentieths(look.before) }),
    ...(look.after === undefined ? {} : { 'w:after': twentieths(look.after) }),
    ...(look.line === undefined ? {} : { 'w:line': twentieths(look.line), 'w:lineRule': 'exact' }),
  };
  return element(
    'w:pPr',
    {},
    ...(look.keepNext ? [element('w:keepNext')] : []),
    ...(look.keepLines ? [element('w:keepLines')] : []),
    ...(look.pageBreakBefore ? [element('w:pageBreakBefore')] : []),
    ...(look.numbered && look.outline !== undefined
      ? [element('w:numPr', {}, property('ilvl', look.outline), property('numId', headingNumbering))]
      : []),
    ...(look.border === undefined ? [] : [element('w:pBdr', {}, look.border)]),
    ...(look.shading === undefined
      ? []
      : [element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.shading })]),
    ...(look.tabs === undefined ? [] : [element('w:tabs', {}, look.tabs)]),
    ...(Object.keys(spacing).length === 0 ? [] : [element('w:spacing', spacing)]),
    ...(look.indent === undefined
      ? []
      : [
          element('w:ind', {
            'w:left': look.indent.left,
            ...(look.indent.right === undefined ? {} : { 'w:right': look.indent.right }),
            ...(look.indent.hanging === undefined ? {} : { 'w:hanging': look.indent.hanging }),
          }),
        ]),
    ...(look.right ? [property('jc', 'right')] : []),
    ...(look.outline === undefined ? [] : [property('outlineLvl', look.outline)]),
  );
}

function runProperties(look: Pick<Look, 'size' | 'strong' | 'emphasis' | 'colour'>): Xml {
  return element(
    'w:rPr',
    {},
    ...(look.strong ? [element('w:b'), element('w:bCs')] : []),
    ...(look.emphasis ? [element('w:i'), element('w:iCs')] : []),
    ...(look.colour === undefined ? [] : [property('color', look.colour)]),
    ...(look.size === undefined ? [] : [property('sz', look.size * 2), property('szCs', look.size * 2)]),
  );
}

/** The first numbering of every document counts its headings. */
export const headingNumbering = 1;

function paragraphStyle(id: string, name: string, look: Look, basedOn = 'Normal', next?: string): Xml {
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, ...(name === id ? { 'w:customStyle': 1 } : {}) },
    property('name', name),
    property('basedOn', basedOn),
    ...(next === undefined ? [] : [property('next', next)]),
    element('w:qFormat'),
    paragraphProperties(look),
    runProperties(look),
  );
}

function characterStyle(id: string, look: Look, underlined = false): Xml {
  const run = runProperties(look);
  return element(
    'w:style',
    { 'w:type': 'character', 'w:styleId': id },
    property('name', id),
    element('w:qFormat'),
    underlined ? run.replace('</w:rPr>', `${property('u', 'single')}</w:rPr>`) : run,
  );
}

const side = (name: string, width: number, fill: string, space = 0): Xml =>
  element(`w:${name}`, { 'w:val': 'single', 'w:sz': width, 'w:space': space, 'w:color': fill });

/** The columns of the cover: what a fact is, and what it says. */
const coverColumn = 4100;
/** The width of the text of a page. */
export const textWidth = 9638;

const rightEdge = element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': textWidth });

const headings = [
  { size: 18, before: 22, after: 6 },
  { size: 14, before: 16, after: 4 },
  { size: 12, before: 13, after: 3 },
  { size: 11, before: 10, after: 2 },
] as const;

const tableStyle = element(
  'w:style',
  { 'w:type': 'table', 'w:styleId': 'DocumentTable', 'w:customStyle': 1 },
  property('name', 'DocumentTable'),
  property('basedOn', 'TableNormal'),
  element(
    'w:tblPr',
    {},
    element(
      'w:tblBorders',
      {},
      ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((name) => side(name, 4, colour.line)),
    ),
    element(
      'w:tblCellMar',
      {},
      ...[
        ['top', 50],
        ['left', 100],
        ['bottom', 50],
        ['right', 100],
      ].map(([name, width]) => element(`w:${String(name)}`, { 'w:w': width ?? 0, 'w:type': 'dxa' })),
    ),
  ),
  element(
    'w:tblStylePr',
    { 'w:type': 'firstRow' },
    element(
      'w:tcPr',
      {},
      element('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': colour.headTint }),
    ),
  ),
);

/** All styles of a document in its language. */
export function stylesOf(language: Language): string {
  const font = 'Calibri';
  const listLevels = Array.from({ length: deepestList + 1 }, (_, level) =>
    paragraphStyle(
      `ListContinue${String(level + 1)}`,
      level === 0 ? 'List Continue' : `List Continue ${String(level + 1)}`,
      { after: 3, indent: { left: listIndent * (level + 1) } },
    ),
  );
  return part(
    element(
      'w:styles',
      { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
      element(
        'w:docDefaults',
        {},
        element(
          'w:rPrDefault',
          {},
          element(
            'w:rPr',
            {},
            element('w:rFonts', { 'w:ascii': font, 'w:hAnsi': font, 'w:eastAsia': font, 'w:cs': font }),
            property('color', colour.ink),
            property('sz', 22),
            property('szCs', 22),
            element('w:lang', {
              'w:val': locales[language],
              'w:eastAsia': locales[language],
              'w:bidi': 'ar-SA',
            }),
          ),
        ),
        element('w:pPrDefault'),
      ),
      element(
        'w:style',
        { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
        property('name', 'Normal'),
        element('w:qFormat'),
        paragraphProperties({ after: 6 }),
      ),
      element(
        'w:style',
        { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
        property('name', 'Normal Table'),
        element(
          'w:tblPr',
          {},
          element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
          element(
            'w:tblCellMar',
            {},
            ...['left', 'right'].map((name) => element(`w:${name}`, { 'w:w': 108, 'w:type': 'dxa' })),
          ),
        ),
      ),
      paragraphStyle('Title', 'Title', {
        size: 28,
        strong: true,
        colour: colour.deep,
        after: 6,
        keepNext: true,
      }),
      paragraphStyle('Subtitle', 'Subtitle', { size: 15, colour: colour.quiet, after: 18 }),
      paragraphStyle('CoverFact', 'CoverFact', {
        after: 4,
        tabs: element('w:tab', { 'w:val': 'left', 'w:pos': coverColumn }),
        indent: { left: coverColumn, hanging: coverColumn },
      }),
      ...headings.map((look, level) =>
        paragraphStyle(
          `Heading${String(level + 1)}`,
          `heading ${String(level + 1)}`,
          {
            ...{
              ...look,
              strong: true,
              colour: colour.deep,
              keepNext: true,
              keepLines: true,
              outline: level,
            },
            ...(level < 2 ? { numbered: true } : {}),
          },
          'Normal',
          'Normal',
        ),
      ),
      paragraphStyle('TOCHeading', 'TOC Heading', {
        ...{ size: 18, strong: true, colour: colour.deep, after: 10, keepNext: true, pageBreakBefore: true },
      }),
      ...[0, 1, 2].map((level) =>
        paragraphStyle(`TOC${String(level + 1)}`, `toc ${String(level + 1)}`, {
          after: 3,
          ...(level === 0 ? { before: 6, strong: true } : {}),
          tabs: rightEdge,
          indent: { left: level * 280, right: 600 },
        }),
      ),
      paragraphStyle('ListParagraph', 'List Paragraph', { after: 3 }),
      ...listLevels,
      ...Object.entries(tones).map(([tone, { bar, tint }]) =>
        paragraphStyle(tone, tone, {
          after: 6,
          border: `${side('top', 24, tint, 1)}${side('left', 24, bar, 8)}${side('bottom', 24, tint, 1)}`,
          shading: tint,
          indent: { left: 227, right: 113 },
        }),
      ),
      // A cell is one paragraph, so its lines keep the row whole. LibreOffice loses rows that may not part (cantSplit) below a
      // repeated head at the foot of a page.
      paragraphStyle('TableText', 'TableText', { size: 10, after: 0, keepLines: true }),
      paragraphStyle('TableFigure', 'TableFigure', { right: true }, 'TableText'),
      paragraphStyle(
        'TableHead',
        'TableHead',
        { strong: true, colour: colour.deep, keepNext: true },
        'TableText',
      ),
      paragraphStyle('TableRowHead', 'TableRowHead', { strong: true }, 'TableText'),
      paragraphStyle('AfterTable', 'AfterTable', { size: 4, after: 0, line: 10 }),
      paragraphStyle('Caption', 'caption', {
        ...{ size: 10, strong: true, colour: colour.quiet, before: 6, after: 4, keepNext: true },
      }),
      paragraphStyle('Rule', 'Rule', { border: side('bottom', 6, colour.line, 1) }),
      paragraphStyle('Header', 'header', { size: 9, colour: colour.quiet, after: 0 }),
      paragraphStyle('HeaderWarning', 'HeaderWarning', { strong: true, colour: '5C3900' }, 'Header'),
      paragraphStyle('Footer', 'footer', { size: 9, colour: colour.quiet, after: 0, right: true }),
      characterStyle('Strong', { strong: true }),
      characterStyle('Emphasis', { emphasis: true }),
      characterStyle('Hyperlink', { colour: colour.link }, true),
      tableStyle,
    ),
  );
}
