import type { Table } from '../../core/documents/block.js';

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** However a table divides its width, a column keeps room for a letter or two. */
const NARROWEST = 26;

/** One long word may not push all other columns together. */
const WIDEST_NEED = 0.4;

/**
 * As many columns as the longest row has: a table with a ragged edge would be no table to a screen reader.
 *
 * @param needs for each column the width that its longest word takes, padding included, in points
 */
export function columnsOf(
  table: Table,
  x: number,
  width: number,
  needs: readonly number[] = [],
): readonly Column[] {
  const count = columnCount(table);
  const shares = Array.from({ length: count }, (_, at) => shareOf(table.widths?.[at]));
  const floors = shares.map((_, at) => Math.min(Math.max(needs[at] ?? 0, NARROWEST), width * WIDEST_NEED));
  let left = x;
  return divided(shares, floors, width).map((own, at) => {
    const column = { x: left, width: own, align: table.align[at] ?? 'left' };
    left += own;
    return column;
  });
}

export function columnCount(table: Table): number {
  return table.rows.reduce((most, { length }) => Math.max(most, length), table.head.length);
}

/** By shares; a column whose share is less than it needs gets what it needs, and the others share the rest. */
function divided(shares: readonly number[], floors: readonly number[], width: number): number[] {
  const needed = floors.reduce((sum, floor) => sum + floor, 0);
  if (needed >= width) return floors.map((floor) => (floor / needed) * width);
  const fixed = new Set<number>();
  for (;;) {
    const free = shares.reduce((sum, share, at) => (fixed.has(at) ? sum : sum + share), 0);
    const rest = floors.reduce((left, floor, at) => (fixed.has(at) ? left - floor : left), width);
    const widths = shares.map((share, at) => (fixed.has(at) ? (floors[at] ?? 0) : (share / free) * rest));
    const short = widths.flatMap((own, at) => (!fixed.has(at) && own < (floors[at] ?? 0) ? [at] : []));
    if (short.length === 0) return widths;
    for (const at of short) fixed.add(at);
  }
}

function shareOf(width: number | undefined): number {
  return width !== undefined && Number.isFinite(width) && width > 0 ? width : 1;
}
