import type { Inline, Table } from '../../core/documents/block.js';
import { blank } from '../../core/documents/field.js';
import { textWidth } from './styles.js';
import { paragraph, run, textOf, type Surroundings } from './text.js';
import { element, property, type Xml } from './xml.js';

/** A letter of a table, bold, and what a cell keeps free to the sides; in twentieths of a point. */
const letterWidth = 118;
const cellSides = 220;
/** A longer word may be parted. */
const longestWhole = 24;

function needOf(cells: readonly (readonly Inline[] | undefined)[]): number {
  const pieces = cells.flatMap((cell) =>
    (cell ?? []).flatMap((inline) => {
      if (inline.kind === 'field') return blank[inline.field].split(' ');
      return 'text' in inline ? inline.text.split(/\s+/) : [];
    }),
  );
  const longest = pieces.reduce((most, piece) => Math.max(most, piece.length), 0);
  return Math.min(longest, longestWhole) * letterWidth + cellSides;
}

/** Not every word processor widens a column for a word that does not fit, so columns too narrow take from the others. */
function widthsOf({ head, rows, widths }: Table): number[] {
  const needs = head.map((cell, at) => needOf([cell, ...rows.map((row) => row[at])]));
  const wanted = head.map((_, at) => widths?.[at] ?? 1);
  const fixed = new Set<number>();
  for (;;) {
    const free = textWidth - [...fixed].reduce((sum, at) => sum + (needs[at] ?? 0), 0);
    const total = wanted.reduce((sum, width, at) => (fixed.has(at) ? sum : sum + width), 0);
    const share = (at: number): number => ((wanted[at] ?? 1) / total) * free;
    const narrow = head.findIndex((_, at) => !fixed.has(at) && share(at) < (needs[at] ?? 0));
    if (free <= 0 || (narrow >= 0 && fixed.size === head.length - 1)) {
      const sum = needs.reduce((all, need) => all + need, 0);
      return needs.map((need) => Math.round((need / sum) * textWidth));
    }
    if (narrow < 0) return head.map((_, at) => Math.round(fixed.has(at) ? (needs[at] ?? 0) : share(at)));
    fixed.add(narrow);
  }
}

function styleOf(table: Table, at: number): string {
  if (table.rowHeader && at === 0) return 'TableRowHead';
  return table.align[at] === 'right' ? 'TableFigure' : 'TableText';
}

/** A table with its caption. Word joins tables that touch, so a small empty paragraph ends each. */
export function tableOf(table: Table, around: Surroundings): Xml[] {
  const widths = widthsOf(table);
  const cell = (inlines: readonly Inline[], at: number, style: string): Xml =>
    element(
      'w:tc',
      {},
      element('w:tcPr', {}, element('w:tcW', { 'w:w': widths[at] ?? 0, 'w:type': 'dxa' })),
      paragraph({ style }, textOf(inlines, around)),
    );
  const row = (
    cells: readonly (readonly Inline[])[],
    look: readonly Xml[],
    style: (at: number) => string,
  ): Xml => element('w:tr', {}, ...look, ...cells.map((item, at) => cell(item, at, style(at))));
  const made = element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      property('tblStyle', 'DocumentTable'),
      element('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }),
      element('w:tblLook', {
        ...{ 'w:val': table.rowHeader ? '04A0' : '0420', 'w:firstRow': 1, 'w:lastRow': 0 },
        ...{ 'w:firstColumn': table.rowHeader ? 1 : 0, 'w:lastColumn': 0, 'w:noHBand': 1, 'w:noVBand': 1 },
      }),
      // Read out to whoever does not see the table.
      ...(table.caption === undefined ? [] : [property('tblCaption', table.caption)]),
    ),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    row(table.head, [element('w:trPr', {}, element('w:tblHeader'))], () => 'TableHead'),
    ...table.rows.map((cells) => row(cells, [], (at) => styleOf(table, at))),
  );
  const caption = table.caption === undefined ? [] : [paragraph({ style: 'Caption' }, run(table.caption))];
  return [...caption, made, paragraph({ style: 'AfterTable' })];
}
