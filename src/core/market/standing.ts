import type { KeptLot } from './kept-notice.js';

/** The lots of a call that a result can settle: from a dynamic system one buys again and again, and the call stays open. */
export function settledBy(lots: readonly KeptLot[]): readonly string[] | undefined {
  return lots.some(({ dynamic }) => dynamic !== undefined && dynamic !== 'none')
    ? undefined
    : lots.flatMap(({ id }) => id ?? []);
}

/**
 * Whether results close a call: each of its lots is settled by one of them. A result that names no lot settles all.
 *
 * @param lots the lots of the call; undefined where no result closes it
 * @param results the lots that each result settles
 */
export function isClosed(
  lots: readonly string[] | undefined,
  results: readonly (readonly string[])[],
): boolean {
  if (lots === undefined || results.length === 0) return false;
  if (results.some((settled) => settled.length === 0)) return true;
  const settled = new Set(results.flat());
  return lots.length > 0 && lots.every((lot) => settled.has(lot));
}
