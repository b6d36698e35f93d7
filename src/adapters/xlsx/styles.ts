import { cellStyles, type CellStyle } from '../../core/documents/workbook.js';
import { xml } from './xml.js';

interface Look {
  readonly font: 'plain' | 'strong' | 'title' | 'head' | 'warning';
  readonly fill: 'none' | 'head' | 'quiet' | 'warning';
  /** 0 is as it comes; 2 is "0.00", 4 is "#,##0.00", 9 is "0%", 10 is "0.00%": numbers of the format itself. */
  readonly number: number;
  readonly border: boolean;
  readonly across: 'left' | 'center' | 'right';
  /** Steps by which the text is set in. */
  readonly indent?: number;
  /** Whether people may write in it while the sheet is protected. */
  readonly open: boolean;
}

const base: Look = {
  font: 'plain',
  fill: 'quiet',
  number: 0,
  border: true,
  across: 'left',
  open: false,
};

/** The look of each style of a cell. Grey is worked out or fixed, white is to be filled in. */
const looks: Readonly<Record<CellStyle, Look>> = {
  title: { ...base, font: 'title', fill: 'none', border: false },
  note: { ...base, fill: 'none', border: false },
  warning: { ...base, font: 'warning', fill: 'warning' },
  head: { ...base, font: 'head', fill: 'head', across: 'center' },
  name: { ...base, font: 'strong' },
  part: { ...base, indent: 1 },
  plain: base,
  number: { ...base, across: 'center' },
  points: { ...base, number: 2, across: 'right' },
  total: { ...base, font: 'strong', number: 2, across: 'right' },
  'fill-name': { ...base, font: 'strong', fill: 'none', across: 'center', open: true },
  'fill-amount': { ...base, fill: 'none', number: 4, across: 'right', open: true },
  'fill-share': { ...base, fill: 'none', number: 10, across: 'right', open: true },
  'fill-text': { ...base, fill: 'none', open: true },
};

const fonts: readonly Look['font'][] = ['plain', 'strong', 'title', 'head', 'warning'];
const fontXml: Readonly<Record<Look['font'], string>> = {
  plain: '<font><sz val="11"/><color rgb="FF1B2326"/><name val="Calibri"/><family val="2"/></font>',
  strong: '<font><b/><sz val="11"/><color rgb="FF1B2326"/><name val="Calibri"/><family val="2"/></font>',
  title: '<font><b/><sz val="15"/><color rgb="FF1D4F5F"/><name val="Calibri"/><family val="2"/></font>',
  head: '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>',
  warning: '<font><b/><sz val="11"/><color rgb="FF8A2A22"/><name val="Calibri"/><family val="2"/></font>',
};

// The first two fills are what every reader expects at their places.
const fills: readonly (Look['fill'] | 'reserved')[] = ['none', 'reserved', 'head', 'quiet', 'warning'];
const solid = (colour: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
const fillXml: Readonly<Record<Look['fill'] | 'reserved', string>> = {
  none: '<fill><patternFill patternType="none"/></fill>',
  reserved: '<fill><patternFill patternType="gray125"/></fill>',
  head: solid('FF1D4F5F'),
  quiet: solid('FFEEF4F5'),
  warning: solid('FFFBEFED'),
};

const side = (name: string): string => `<${name} style="thin"><color rgb="FF9AA5AB"/></${name}>`;
const borders = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders>`;

/** The number by which a cell names its style. The first is that of a cell that nobody described. */
export function styleNumber(style: CellStyle): number {
  return cellStyles.indexOf(style) + 1;
}

function formatXml({ font, fill, number, border, across, indent = 0, open }: Look): string {
  return (
    `<xf numFmtId="${String(number)}" fontId="${String(fonts.indexOf(font))}" fillId="${String(fills.indexOf(fill))}" borderId="${border ? '1' : '0'}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">` +
    `<alignment horizontal="${across}" vertical="center" wrapText="1"${indent === 0 ? '' : ` indent="${String(indent)}"`}/><protection locked="${open ? '0' : '1'}"/></xf>`
  );
}

export function stylesXml(): string {
  const plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  const formats = cellStyles.map((style) => formatXml(looks[style])).join('');
  return xml(
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
      `<fonts count="${String(fonts.length)}">${fonts.map((font) => fontXml[font]).join('')}</fonts>` +
      `<fills count="${String(fills.length)}">${fills.map((fill) => fillXml[fill]).join('')}</fills>` +
      borders +
      `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
      `<cellXfs count="${String(cellStyles.length + 1)}">${plain}${formats}</cellXfs>` +
      `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  );
}
