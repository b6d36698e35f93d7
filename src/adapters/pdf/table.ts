import type { Inline, Table } from '../../core/documents/block.js';
import { boxOf, CELL_LINES, isField, TICK } from './field.js';
import { plainText } from './headings.js';
import { breakLines, longestPiece, singleLine, type Line } from './lines.js';
import type { Place } from './place.js';
import type { PdfValue } from './pdfkit.js';
import { runOf, runsOf } from './run.js';
import {
  bind,
  bindLoosely,
  heightOf,
  keepTogether,
  keepWhole,
  lineStrips,
  strip,
  type FieldBox,
  type Fill,
  type PlacedLine,
  type Strip,
} from './strip.js';
import type { Tag } from './structure.js';
import { baselineOf, CAPTION, CELL, CELL_HEAD, COLOUR, PAGE, type TextStyle } from './style.js';
import { columnCount, columnsOf, type Column, type ColumnNeed } from './columns.js';

const PADDING = { side: 6, top: 4.5, bottom: 5 } as const;

/** A row of more lines than this may be parted by a page end. */
const KEPT_WHOLE = 14;

/** A cell of no more letters than this is kept on one line where there is room. */
const SHORT_CELL = 22;

/** A table no higher than this is parted by a page end only where much of the page would stay empty. */
const SMALL_TABLE = (PAGE.height - PAGE.top - PAGE.bottom) / 2;

/** A table of no more rows than this is read at a glance. */
const FEW_ROWS = 6;

/** The last row, if it is higher than this, may stand alone on a page rather than leave much of another one empty. */
const LONE_ROW = 50;

/** A table begins where two of its rows have room, as long as they are no higher than this. */
const FIRST_ROWS = (PAGE.height - PAGE.top - PAGE.bottom) * 0.3;

/** A header row higher than this is not repeated: little would be left of the page. */
const REPEATED_HEIGHT = PAGE.height / 4;

interface Cell {
  readonly inlines: readonly Inline[];
  readonly tag: Tag;
  readonly style: TextStyle;
}

interface RowLook {
  readonly tint?: string;
  readonly foot: { readonly height: number; readonly colour: string };
  readonly again?: readonly Strip[];
}

export function layTable(table: Table, place: Place): Strip[] {
  const columns = columnsOf(table, place.x, place.width, needsOf(table));
  if (columns.length === 0) return [];
  const tag = place.tag.child('Table');
  const caption = layCaption(table, tag, place);
  const head = table.head.length === 0 ? [] : layHead(table, tag, columns, place);
  const again = heightOf(head) <= REPEATED_HEIGHT ? head : [];
  const rows = table.rows.length === 0 ? [] : layRows(table, tag, columns, again, place);
  // What stands above the rows goes where the first row goes.
  const above = [...caption, ...head];
  keepTogether(above, rows.length > 0);
  const strips = [...above, ...rows.flat()];
  if (heightOf(strips) <= SMALL_TABLE) {
    keepWhole(strips, rows.length <= FEW_ROWS ? 'table' : 'passage');
  }
  keepEndsInPairs(rows);
  return strips;
}

/** What each column needs, so that no word is cut, and no short cell broken, where there is room. */
function needsOf(table: Table): ColumnNeed[] {
  return Array.from({ length: columnCount(table) }, (_, at) => {
    const style = table.rowHeader && at === 0 ? { ...CELL, face: 'strong' as const } : CELL;
    const cells = [needOf(table.head[at], CELL_HEAD), ...table.rows.map((row) => needOf(row[at], style))];
    const word = cells.reduce((most, cell) => Math.max(most, cell.word), 0);
    const lines = cells.flatMap(({ line }) => line ?? []);
    const figures = isOfFigures(table.rows.map((row) => row[at]));
    return lines.length < cells.length ? { word, figures } : { word, line: Math.max(...lines), figures };
  });
}

/** "2 100 000 EUR : 27,00", "75%", nothing at all in a cell: no words, and figures in one cell at least. */
function isOfFigures(cells: readonly (readonly Inline[] | undefined)[]): boolean {
  const texts = cells.map((inlines) => plainText(inlines ?? []));
  return texts.some((text) => /\d/u.test(text)) && texts.every((text) => !/\p{Ll}/u.test(text));
}

function needOf(inlines: readonly Inline[] | undefined, style: TextStyle): ColumnNeed {
  if (inlines === undefined) return { word: 0, line: 0 };
  const text = plainText(inlines);
  const padding = 2 * PADDING.side + 0.1;
  const word = longestPiece(runOf(text, style)) + padding;
  if (text.length > SHORT_CELL || inlines.some(isField)) return { word };
  return { word, line: singleLine(runOf(text, style)).width + padding };
}

/** A page starts or ends with no single row of a longer table; high rows may where they must. */
function keepEndsInPairs(rows: readonly (readonly Strip[])[]): void {
  const [first, second] = rows;
  if (first === undefined || second === undefined) return;
  keepPair(first, heightOf([...first, ...second]) <= FIRST_ROWS);
  keepPair(rows.at(-2) ?? [], heightOf(rows.at(-1) ?? []) <= LONE_ROW);
}

function keepPair(row: readonly Strip[], firm: boolean): void {
  const last = row.at(-1);
  if (last === undefined) return;
  if (firm) bind(last);
  else bindLoosely(last);
}

function layCaption(table: Table, tag: Tag, place: Place): Strip[] {
  if (table.caption === undefined || table.caption.trim() === '') return [];
  const runs = runsOf(
    [{ kind: 'text', text: table.caption }],
    CAPTION,
    tag.child('Caption'),
    place.destinations,
  );
  const strips = lineStrips(breakLines(runs, place.width), CAPTION, place.x, place.frames);
  return [...strips, strip({ height: 3, frames: place.frames })];
}

function layHead(table: Table, tag: Tag, columns: readonly Column[], place: Place): Strip[] {
  // A table of one row has no head to set apart (ISO 14289-1, 7.2).
  const row = tag.child(table.rows.length > 0 ? 'THead' : 'TBody').child('TR');
  // Where rows are longer than the head, an empty header still keeps their last cells in a column with one.
  const cells = columns.map((_, at): Cell => ({
    inlines: table.head[at] ?? [],
    tag: row.child('TH', scope('Column')),
    style: CELL_HEAD,
  }));
  return layRow(cells, columns, place, { tint: COLOUR.headTint, foot: { height: 1, colour: COLOUR.deep } });
}

function layRows(
  table: Table,
  tag: Tag,
  columns: readonly Column[],
  again: readonly Strip[],
  place: Place,
): readonly Strip[][] {
  const body = tag.child('TBody');
  return table.rows.map((row) => {
    const rowTag = body.child('TR');
    const cells = columns.map((_, at): Cell => {
      // Cells without any header would be lost to a screen reader (ISO 14289-1, 7.5).
      const header = at === 0 && (table.rowHeader || table.head.length === 0);
      return {
        inlines: row[at] ?? [],
        tag: header ? rowTag.child('TH', scope('Row')) : rowTag.child('TD'),
        style: table.rowHeader && at === 0 ? { ...CELL, face: 'strong' } : CELL,
      };
    });
    return layRow(cells, columns, place, { foot: { height: 0.6, colour: COLOUR.line }, again });
  });
}

function scope(of: 'Column' | 'Row'): Record<string, PdfValue> {
  return { A: { O: 'Table', Scope: of } };
}

/** All cells of a table share one line height, so a row is parted between lines without cutting any cell's. */
function layRow(cells: readonly Cell[], columns: readonly Column[], place: Place, look: RowLook): Strip[] {
  const lines = cells.map(({ inlines, tag, style }, at) => {
    const width = (columns[at]?.width ?? 0) - 2 * PADDING.side;
    return breakLines(runsOf(inlines, style, tag, place.destinations), width);
  });
  const fields = cells.map(({ inlines }) => inlines.filter(isField));
  const height = Math.max(
    1,
    ...lines.map(({ length }, at) =>
      (fields[at] ?? []).reduce((sum, { field }) => sum + CELL_LINES[field], length),
    ),
  );
  const step = height <= KEPT_WHOLE ? height : 1;
  const strips: Strip[] = [];
  for (let from = 0; from < height; from += step) {
    const slice = { from, to: from + step, first: from === 0, last: from + step >= height };
    const texts = laySlice(lines, columns, place, look, slice);
    const part = slice.first ? { ...texts, ...layCellFields(cells, lines, columns, texts.height) } : texts;
    part.keepWithNext = !slice.last && (slice.first || from + 2 * step >= height);
    strips.push(part);
  }
  return strips;
}

/** Fields stand below the text of their cell, where it has any; they are as wide as it, a box to tick as wide as itself. */
function layCellFields(
  cells: readonly Cell[],
  lines: readonly (readonly Line[])[],
  columns: readonly Column[],
  height: number,
): { readonly boxes?: readonly FieldBox[] } {
  const boxes = cells.flatMap(({ inlines, tag }, at) => {
    const column = columns[at];
    if (column === undefined) return [];
    let y = 2 + (lines[at]?.length ?? 0) * CELL.leading;
    return inlines.filter(isField).map((field) => {
      const room = CELL_LINES[field.field] * CELL.leading + PADDING.top + PADDING.bottom - 4.5;
      const whole = { x: column.x + 2, y, width: column.width - 4, height: Math.min(room, height - y - 2.5) };
      const x = column.x + PADDING.side;
      const ticked = { x, y: y + (room - TICK.edge) / 2, width: TICK.edge, height: TICK.edge };
      y += CELL_LINES[field.field] * CELL.leading;
      return boxOf(field, tag, field.field === 'tick' ? ticked : whole);
    });
  });
  return boxes.length === 0 ? {} : { boxes };
}

interface Slice {
  readonly from: number;
  readonly to: number;
  readonly first: boolean;
  readonly last: boolean;
}

function laySlice(
  lines: readonly (readonly Line[])[],
  columns: readonly Column[],
  place: Place,
  look: RowLook,
  slice: Slice,
): Strip {
  const top = slice.first ? PADDING.top : 0;
  const height = top + (slice.to - slice.from) * CELL.leading + (slice.last ? PADDING.bottom : 0);
  const texts = lines.flatMap((cell, at) => {
    const column = columns[at];
    if (column === undefined) return [];
    return cell.slice(slice.from, slice.to).map((line, row): PlacedLine => {
      const spare = column.align === 'right' ? column.width - 2 * PADDING.side - line.width : 0;
      return {
        line,
        x: column.x + PADDING.side + spare,
        baseline: top + row * CELL.leading + baselineOf(CELL),
      };
    });
  });
  return strip({
    height,
    texts,
    fills: fillsOf(place, look, height, slice.last),
    frames: place.frames,
    ...repeated(look, slice, place),
  });
}

function fillsOf(place: Place, look: RowLook, height: number, last: boolean): readonly Fill[] {
  const across = { x: place.x, width: place.width };
  const fills: Fill[] = [];
  if (look.tint !== undefined) fills.push({ ...across, y: 0, height, colour: look.tint });
  if (last) fills.push({ ...across, y: height - look.foot.height, ...look.foot });
  return fills;
}

/** What is printed once more above a row that begins a page; one that goes on there keeps its distance from it. */
function repeated(look: RowLook, { first }: Slice, { frames }: Place): { readonly again?: readonly Strip[] } {
  if (look.again === undefined || look.again.length === 0) return {};
  return { again: first ? look.again : [...look.again, strip({ height: PADDING.top, frames })] };
}
