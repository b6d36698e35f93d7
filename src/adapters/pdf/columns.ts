import type { Table } from '../../core/documents/block.js';

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** However a table divides its width, a column keeps room for a letter or two. */
const NARROWEST = 26;

/** As many columns as the longest row has: a table with a ragged edge would be no table to a screen reader. */
export function columnsOf(table: Table, x: number, width: number): readonly Column[] {
  const count = table.rows.reduce((most, { length }) => Math.max(most, length), table.head.length);
  const shares = Array.from({ length: count }, (_, at) => shareOf(table.widths?.[at]));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const floor = Math.min(NARROWEST, width / Math.max(1, count));
  // Where one column would be too narrow, each gets the least that it needs first and its share of the rest.
  const least = shares.some((share) => (share / total) * width < floor) ? floor : 0;
  let left = x;
  return shares.map((share, at) => {
    const column = {
      x: left,
      width: least + (share / total) * (width - least * count),
      align: table.align[at] ?? 'left',
    };
    left += column.width;
    return column;
  });
}

function shareOf(width: number | undefined): number {
  return width !== undefined && Number.isFinite(width) && width > 0 ? width : 1;
}
