import type { Language } from '../shared/text.js';

/**
 * A workbook as the writer of spreadsheets is handed it: what stands in which cell, what people may change, and which
 * formulas work out the rest. It knows nothing of awards.
 */

/** How a cell looks and whether people may write in it; the writer decides on colours and fonts. */
export const cellStyles = [
  'title',
  'note',
  'warning',
  'head',
  'name',
  /** A name below another one, set in. */
  'part',
  'plain',
  'number',
  'points',
  'total',
  /** Cells to be filled in: a name, an amount, a share, a sentence. */
  'fill-name',
  'fill-amount',
  'fill-share',
  'fill-text',
] as const;
export type CellStyle = (typeof cellStyles)[number];

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** Without the sign of equality; `shows` is its result while nothing has been filled in. */
  | { readonly kind: 'formula'; readonly formula: string; readonly shows: number | string }
  | { readonly kind: 'empty' };

export interface Cell {
  readonly content: CellContent;
  readonly style: CellStyle;
  /** Columns that it reaches over; 1 unless told. */
  readonly over?: number;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Lines of text that the row has room for; 1 unless told. */
  readonly lines?: number;
}

/** What may be typed into a range, with what is shown to whoever stands on it and to whoever typed something else. */
export interface Validation {
  /** "D6:M6" */
  readonly range: string;
  readonly from: number;
  readonly to?: number;
  readonly title: string;
  readonly hint: string;
  readonly refusal: string;
}

export interface Sheet {
  /** What stands on its tab. */
  readonly name: string;
  /** Widths in characters, one for each column. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  /** Rows and columns that stay in sight, and repeat on every printed page. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly validations: readonly Validation[];
}

export interface Workbook {
  readonly title: string;
  readonly language: Language;
  readonly author: string;
  /** YYYY-MM-DD; also the date of the file, so that its bytes repeat. */
  readonly asOf: string;
  /** What the foot of a printed page says before its number. */
  readonly foot: string;
  readonly sheets: readonly Sheet[];
}

/** The letters of a column; 0 is "A". */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
