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

/** A column of short cells keeps them on one line up to this share of the table. */
const WIDEST_LINE = 0.24;

/** What such columns leave to each column of longer texts, and to all of them, at least. */
const LEFT_FOR_TEXT = { each: 0.26, all: 0.7 } as const;

/** What columns of figures leave: a price is compared at a glance, a name may stand on two lines. */
const LEFT_BESIDE_FIGURES = { each: 0.2, all: 0.5 } as const;

/** Columns of nearly one width, such as three tenders side by side, break their cells together or not at all. */
const ALIKE = 1.05;

/** What the cells of a column take, padding included, in points. */
export interface ColumnNeed {
  /** Its longest word. */
  readonly word: number;
  /** Its longest cell on one line; absent where a cell holds more than a few words. */
  readonly line?: number;
  /** Holds nothing but figures and their units. */
  readonly figures?: boolean;
}

/**
 * As many columns as the longest row has: a table with a ragged edge would be no table to a screen reader.
 *
 * @param needs for each column what its cells take; a column of short cells is kept from breaking them where there is room
 */
export function columnsOf(
  table: Table,
  x: number,
  width: number,
  needs: readonly ColumnNeed[] = [],
): readonly Column[] {
  const count = columnCount(table);
  const shares = Array.from({ length: count }, (_, at) => shareOf(table.widths?.[at]));
  const words = shares.map((_, at) =>
    Math.min(Math.max(needs[at]?.word ?? 0, NARROWEST), width * WIDEST_NEED),
  );
  const floors = withLines(words, needs, width);
  const figures = new Set(shares.flatMap((_, at) => (needs[at]?.figures === true ? [at] : [])));
  let left = x;
  return divided(shares, floors, width, figures).map((own, at) => {
    const column = { x: left, width: own, align: table.align[at] ?? 'left' };
    left += own;
    return column;
  });
}

export function columnCount(table: Table): number {
  return table.rows.reduce((most, { length }) => Math.max(most, length), table.head.length);
}

/** "48 months" and a date stay on one line as long as the longer texts beside them keep room; the shortest come first. */
function withLines(words: readonly number[], needs: readonly ColumnNeed[], width: number): readonly number[] {
  const floors = [...words];
  const short = needs
    .flatMap(({ line }, at) => (line === undefined || line > width * WIDEST_LINE ? [] : [{ at, line }]))
    .sort((one, other) => one.line - other.line);
  const isShort = new Set(short.map(({ at }) => at));
  const longer = words.filter((_, at) => !isShort.has(at));
  const textsBeside = ({ each, all }: { readonly each: number; readonly all: number }): number =>
    Math.max(width * Math.min(longer.length * each, all), sumOf(longer));
  for (let from = 0; from < short.length;) {
    const [narrowest] = short.slice(from);
    const alike = short.slice(from).filter(({ line }) => line <= (narrowest?.line ?? 0) * ALIKE);
    const needed = new Map(alike.map(({ at, line }) => [at, line]));
    const raised = floors.map((floor, at) => Math.max(floor, needed.get(at) ?? 0));
    const figures = alike.every(({ at }) => needs[at]?.figures === true);
    const texts = textsBeside(figures ? LEFT_BESIDE_FIGURES : LEFT_FOR_TEXT);
    if (sumOf(raised.filter((_, at) => isShort.has(at))) + texts > width) break;
    for (const { at } of alike) floors[at] = raised[at] ?? 0;
    from += alike.length;
  }
  return floors;
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** By shares; a column whose share is less than it needs gets what it needs, and the others share the rest. */
function divided(
  shares: readonly number[],
  floors: readonly number[],
  width: number,
  figures: ReadonlySet<number>,
): number[] {
  const needed = sumOf(floors);
  if (needed >= width) return cramped(floors, width, figures);
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

/** Where there is not room for every word, words give way before figures as long as these leave half the width. */
function cramped(floors: readonly number[], width: number, figures: ReadonlySet<number>): number[] {
  const kept = sumOf(floors.filter((_, at) => figures.has(at)));
  const keeps = kept <= width / 2 ? figures : new Set<number>();
  const fixed = keeps.size === 0 ? 0 : kept;
  const others = sumOf(floors) - fixed;
  return floors.map((floor, at) => (keeps.has(at) ? floor : (floor / others) * (width - fixed)));
}

function shareOf(width: number | undefined): number {
  return width !== undefined && Number.isFinite(width) && width > 0 ? width : 1;
}
