/** Measures, type scale and colours. Lengths in points, colours as the three numbers that a page's content takes. */
import type { FaceName } from './faces.js';

export type Colour = string;

export interface TextStyle {
  readonly face: FaceName;
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
}

function rgb(hex: string): Colour {
  const channel = (at: number): string => (parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3);
  return `${channel(1)} ${channel(3)} ${channel(5)}`;
}

export const COLOUR = {
  ink: rgb('#1b2529'),
  quiet: rgb('#56666c'),
  deep: rgb('#1d4f5f'),
  link: rgb('#14566b'),
  white: rgb('#ffffff'),
  paleOnDeep: rgb('#d6e6ea'),
  line: rgb('#cfdadd'),
  headTint: rgb('#e6eff1'),
  leader: rgb('#a9b9be'),
  alarmTint: rgb('#fbe7c3'),
  alarmInk: rgb('#5c3900'),
  inserted: rgb('#1d6238'),
  deleted: rgb('#93291e'),
} as const;

export const PAGE = { width: 595.28, height: 841.89, side: 70.87, top: 79, bottom: 74 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;

export const BODY: TextStyle = { face: 'regular', size: 10.5, leading: 15, colour: COLOUR.ink };
export const CELL: TextStyle = { face: 'regular', size: 9.5, leading: 13, colour: COLOUR.ink };
export const CELL_HEAD: TextStyle = { ...CELL, face: 'strong', colour: COLOUR.deep };
export const CAPTION: TextStyle = { face: 'strong', size: 9.5, leading: 13, colour: COLOUR.quiet };
export const RUNNING: TextStyle = { face: 'regular', size: 8.5, leading: 11, colour: COLOUR.quiet };
export const BAND: TextStyle = { face: 'strong', size: 8.5, leading: 11.5, colour: COLOUR.alarmInk };
export const TITLE: TextStyle = { face: 'strong', size: 30, leading: 37, colour: COLOUR.white };
export const SUBTITLE: TextStyle = { face: 'regular', size: 14.5, leading: 20, colour: COLOUR.paleOnDeep };

export interface HeadingStyle extends TextStyle {
  readonly before: number;
  readonly after: number;
}

export const HEADING: Record<1 | 2 | 3 | 4, HeadingStyle> = {
  1: { face: 'strong', size: 20, leading: 26, colour: COLOUR.deep, before: 28, after: 8 },
  2: { face: 'strong', size: 15, leading: 20, colour: COLOUR.deep, before: 21, after: 5 },
  3: { face: 'strong', size: 12.5, leading: 17, colour: COLOUR.deep, before: 16, after: 4 },
  4: { face: 'strong', size: 10.5, leading: 15, colour: COLOUR.deep, before: 12, after: 2 },
};

/** Headings of a document that is a single sheet. */
export const SHEET_HEADING: HeadingStyle = {
  face: 'strong',
  size: 12.5,
  leading: 16,
  colour: COLOUR.deep,
  before: 11,
  after: 3,
};
export const SHEET_BODY: TextStyle = { ...BODY, size: 10, leading: 13.8 };
export const SHEET_TITLE: TextStyle = { face: 'strong', size: 19, leading: 23, colour: COLOUR.deep };

export const CALLOUT = {
  note: { bar: rgb('#1d4f5f'), tint: rgb('#edf4f6') },
  warning: { bar: rgb('#b4690e'), tint: rgb('#fdf3e2') },
  good: { bar: rgb('#2f7d4f'), tint: rgb('#ebf5ee') },
} as const;

/** Height of capitals of the faces, in parts of the size: lines are centred on it. */
const CAPITALS = 0.66;

/** From the top of a line to the foot of its letters. */
export function baselineOf(style: TextStyle): number {
  return (style.leading + CAPITALS * style.size) / 2;
}
