/** How figures are taken and shown: medians over rounds of one run, each beside what it should be. */

export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly aim: string;
  /** Absent where the figure is only there to compare with. */
  readonly met?: boolean;
  readonly rounds: string;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that at least `share` per cent of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Runs several pieces of work in turn, so that a busy moment of the machine meets all of them. */
export async function inTurn<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number[]>> {
  // `Object.entries` forgets the names; they are those of `works`.
  const named = Object.entries(works) as [Name, () => unknown][];
  const taken = new Map<Name, number[]>(named.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Now and then only: a full collection also throws compiled code away, and no server collects before each request.
    if (round % 20 === 0) globalThis.gc?.();
    for (const [name, work] of named) taken.get(name)?.push(await timed(work));
  }
  return Object.fromEntries(taken) as Record<Name, number[]>;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** `2.31 ms, p99 4.02 ms` */
export function medianAndTail(values: readonly number[]): string {
  return `${milliseconds(median(values))}, p99 ${milliseconds(percentile(values, 99))}`;
}

export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, aim, met, rounds }) => [
    what,
    figure,
    aim,
    met === undefined ? '' : met ? 'met' : 'MISSED',
    rounds,
  ]);
  const lines = [['What', 'Median', 'Aim', '', 'Taken'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
