/** Clauses 7.2 and 7.5: tables are regular, and their cells know their headers. */
import type { PdfDocument } from '../document.js';
import { numberIn, nameIn, textIn } from '../reading/items.js';
import type { Fault, Rule } from '../rule.js';
import { childElements, type Element } from '../structure/element.js';
import { atElement } from './where.js';

export interface Cell {
  readonly element: Element;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

interface Grid {
  readonly table: Element;
  readonly cells: readonly Cell[];
  readonly rowElements: readonly Element[];
  /** How many columns each row takes, cells that reach down from above included. */
  readonly widths: readonly number[];
  /** Places that two cells take. */
  readonly clashes: readonly Cell[];
  /** Cells that reach below the last row of the table. */
  readonly overhanging: readonly Cell[];
}

/** Puts every cell in the first free place of its row, as readers do. */
function gridOf(document: PdfDocument, table: Element): Grid {
  const rowElements = childElements(table).flatMap((part) =>
    part.standard === 'TR' ? [part] : childElements(part).filter(({ standard }) => standard === 'TR'),
  );
  const taken = new Set<string>();
  const cells: Cell[] = [];
  const clashes: Cell[] = [];
  rowElements.forEach((rowElement, row) => {
    let column = 0;
    for (const element of childElements(rowElement)) {
      if (element.standard !== 'TH' && element.standard !== 'TD') continue;
      while (taken.has(`${row}/${column}`)) column += 1;
      const rows = spanOf(document, element, 'RowSpan');
      const columns = spanOf(document, element, 'ColSpan');
      const cell = { element, row, column, rows, columns };
      cells.push(cell);
      for (const place of placesOf(cell)) {
        if (taken.has(place)) clashes.push(cell);
        taken.add(place);
      }
      column += columns;
    }
  });
  const widths = rowElements.map(
    (_, row) => [...taken].filter((place) => place.startsWith(`${row}/`)).length,
  );
  const overhanging = cells.filter(({ row, rows }) => row + rows > rowElements.length);
  return { table, cells, rowElements, widths, clashes, overhanging };
}

function* placesOf({ row, column, rows, columns }: Cell): Generator<string> {
  for (let down = 0; down < rows; down += 1) {
    for (let across = 0; across < columns; across += 1) yield `${row + down}/${column + across}`;
  }
}

/** More than any table has; a file may not make us count for ever. */
const WIDEST = 500;

function spanOf(document: PdfDocument, element: Element, key: 'RowSpan' | 'ColSpan'): number {
  return Math.min(WIDEST, Math.max(1, numberIn(document.attribute(element, 'Table', key)) ?? 1));
}

function gridsOf(document: PdfDocument): readonly Grid[] {
  return document.elementsOf('Table').map((table) => gridOf(document, table));
}

type Scope = 'Row' | 'Column' | 'Both' | undefined;

function scopeOf(document: PdfDocument, element: Element): Scope {
  const scope = nameIn(document.attribute(element, 'Table', 'Scope'));
  return scope === 'Row' || scope === 'Column' || scope === 'Both' ? scope : undefined;
}

/** Identifiers that a cell names as its headers. */
function headersOf(document: PdfDocument, element: Element): readonly string[] {
  return document.file
    .list(document.attribute(element, 'Table', 'Headers'))
    .map((item) => textIn(document.file.resolve(item)) ?? nameIn(document.file.resolve(item)) ?? '');
}

function overlaps(from: number, length: number, otherFrom: number, otherLength: number): boolean {
  return from < otherFrom + otherLength && otherFrom < from + length;
}

function isHeaderOf(document: PdfDocument, header: Cell, cell: Cell): boolean {
  if (header.element.standard !== 'TH') return false;
  const scope = scopeOf(document, header.element);
  const sameColumn = overlaps(header.column, header.columns, cell.column, cell.columns);
  const sameRow = overlaps(header.row, header.rows, cell.row, cell.rows);
  return (
    (sameColumn && (scope === 'Column' || scope === 'Both')) ||
    (sameRow && (scope === 'Row' || scope === 'Both'))
  );
}

function* headerFaults(document: PdfDocument): Generator<Fault> {
  for (const { cells } of gridsOf(document)) {
    for (const cell of cells) {
      // An empty corner needs none.
      if (cell.element.kids.length === 0) continue;
      if (cell.element.standard !== 'TD' || headersOf(document, cell.element).length > 0) continue;
      if (!cells.some((header) => isHeaderOf(document, header, cell)))
        yield {
          where: atElement(cell.element),
          says: `the cell in row ${cell.row + 1}, column ${cell.column + 1} has no header`,
        };
    }
  }
}

function widthRule(id: string, says: string, isWrong: (width: number, first: number) => boolean): Rule {
  return {
    id,
    says,
    *faults(document) {
      for (const { widths, rowElements } of gridsOf(document)) {
        const [first = 0] = widths;
        for (const [row, width] of widths.entries()) {
          const element = rowElements[row];
          if (isWrong(width, first) && element !== undefined)
            yield {
              where: atElement(element),
              says: `row ${row + 1} has ${width} columns, the first has ${first}`,
            };
        }
      }
    },
  };
}

export const TABLES: readonly Rule[] = [
  {
    id: '7.2-15',
    says: 'No two cells of a table take one place.',
    *faults(document) {
      for (const { clashes } of gridsOf(document)) {
        for (const { element } of clashes)
          yield { where: atElement(element), says: 'takes the place of another cell' };
      }
    },
  },
  {
    id: '7.2-41',
    says: 'No cell reaches below the table.',
    *faults(document) {
      for (const { overhanging } of gridsOf(document)) {
        for (const { element, rows } of overhanging)
          yield { where: atElement(element), says: `spans ${rows} rows, more than there are` };
      }
    },
  },
  widthRule('7.2-42', 'No row of a table has more columns than the first.', (width, first) => width > first),
  widthRule('7.2-43', 'No row of a table has fewer columns than the first.', (width, first) => width < first),
  {
    id: '7.5-1',
    says: 'Every cell has a header that can be found.',
    faults: headerFaults,
  },
  {
    id: '7.5-2',
    says: 'Headers that cells name are there.',
    *faults(document) {
      const { file } = document;
      for (const { table, cells } of gridsOf(document)) {
        const known = new Set(
          cells.flatMap(({ element }) => {
            const id = textIn(file.resolve(element.dictionary.get('ID')));
            return id === undefined ? [] : [id];
          }),
        );
        for (const { element } of cells) {
          if (element.standard !== 'TD') continue;
          for (const header of headersOf(document, element)) {
            if (!known.has(header))
              yield {
                where: atElement(element),
                says: `names the header ${header}, which ${atElement(table)} has not`,
              };
          }
        }
      }
    },
  },
];
