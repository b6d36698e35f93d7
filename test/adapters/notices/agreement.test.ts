import { describe, expect, it } from '@jest/globals';
import { agrees, ofLot, ofNotice, type Pair } from './agreement-pairs.js';
import { absent, cases, isThere, mustRead } from './corpus.js';

function disagreements(pairs: readonly (readonly [where: string, pair: Pair])[]): string[] {
  return pairs
    .filter(([, pair]) => !agrees(pair))
    .map(([where, [read, row]]) => `${where}: read ${JSON.stringify(read)}, index ${JSON.stringify(row)}`);
}

(isThere ? describe : describe.skip)(
  `notices agree with an independent reading${isThere ? '' : ` (${absent})`}`,
  () => {
    const readings = isThere ? cases().map((item) => ({ row: item.row, notice: mustRead(item) })) : [];
    const lots = readings.flatMap(({ row, notice }) =>
      row.lots.flatMap((rowLot, index) => {
        const lot = notice.lots[index];
        return lot ? [{ where: `${row.file} ${rowLot.id ?? ''}`, lot, rowLot }] : [];
      }),
    );

    const counts: string[] = [];
    const check = (what: string, pairs: (readonly [string, Pair])[]): void => {
      const wrong = disagreements(pairs);
      counts.push(`${what}: ${pairs.length - wrong.length} of ${pairs.length}`);
      expect(wrong).toEqual([]);
      expect(pairs.length).toBeGreaterThan(0);
    };

    it.each(Object.entries(ofNotice))('each notice: %s', (name, pairOf) => {
      check(
        `notice, ${name}`,
        readings.map(({ row, notice }) => [row.file, pairOf(notice, row)] as const),
      );
    });

    it.each(Object.entries(ofLot))('each lot: %s', (name, pairOf) => {
      check(
        `lot, ${name}`,
        lots.map(({ where, lot, rowLot }) => [where, pairOf(lot, rowLot)] as const),
      );
    });

    afterAll(() => {
      process.stdout.write(`${counts.join('\n')}\n`);
    });
  },
);
