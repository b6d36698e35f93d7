import type { Table } from '../../../src/core/documents/block.js';
import { columnsOf, type ColumnNeed } from '../../../src/adapters/pdf/columns.js';

const table = (widths: number[]): Table => ({
  kind: 'table',
  head: widths.map((_, at) => [{ kind: 'text', text: String(at) }]),
  rows: [],
  widths,
  align: [],
  rowHeader: true,
});
const widths = (shares: number[], needs: (number | ColumnNeed)[]): number[] =>
  columnsOf(
    table(shares),
    0,
    400,
    needs.map((need) => (typeof need === 'number' ? { word: need } : need)),
  ).map((column) => column.width);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

test('a column gets what its longest word needs, and the others share the rest', () => {
  const [first = 0, second = 0, third = 0] = widths([1, 8, 1], [60, 30, 60]);
  expect(first).toBe(60);
  expect(third).toBe(60);
  expect(second).toBe(280);
});

test('raising one column may make another one short, which is then raised as well', () => {
  const all = widths([10, 10, 80], [150, 80, 30]);
  expect(all.every((own, at) => own >= ([150, 80, 30][at] ?? 0))).toBe(true);
  expect(sum(all)).toBeCloseTo(400);
});

test('where not every word has room, all give way in proportion and fill the width', () => {
  const all = widths([1, 1, 1, 1], [200, 200, 200, 200]);
  expect(all).toEqual([100, 100, 100, 100]);
  expect(sum(widths([1, 1], [900, 10]))).toBeCloseTo(400);
});

test('a column of short cells keeps them on one line where the longer texts beside it have room', () => {
  const [lot = 0, text = 0, term = 0] = widths(
    [8, 80, 5],
    [{ word: 60, line: 60 }, { word: 70 }, { word: 40, line: 58 }],
  );
  expect([lot, term]).toEqual([60, 58]);
  expect(text).toBeCloseTo(282);
});

test('it breaks them rather than push a longer text together', () => {
  const [one, two, three, four] = [70, 76, 82, 90].map((line) => ({ word: 40, line }));
  const kept = (shares: number[], needs: (number | ColumnNeed | undefined)[]): number =>
    widths(
      shares,
      needs.flatMap((need) => need ?? []),
    ).filter((own, at) => {
      const need = needs[at];
      return typeof need === 'object' && own >= (need.line ?? 0);
    }).length;
  const [text = 0] = widths([40, 8, 8, 8, 8], [70, 50, 50, 50, 50]);
  expect(text).toBeGreaterThanOrEqual(104);
  expect(kept([40, 8, 8, 8, 8], [70, one, two, three, four])).toBe(3);
  // Two columns of longer texts need more than one, and three of them still leave a date on one line.
  expect(kept([40, 40, 8, 8, 8], [70, 70, one, two, three])).toBe(2);
  expect(kept([40, 40, 40, 8], [70, 70, 70, one])).toBe(1);
  // Three tenders side by side look alike.
  expect(kept([40, 8, 8, 8, 8], [70, one, four, four, four])).toBe(1);
});

test('a price of each of three tenders stays on one line, and the name beside it takes two', () => {
  const tender = { word: 75, line: 91, figures: true };
  const weight = { word: 60, line: 60, figures: true };
  const shares = [40, 8, 8, 8, 8];
  const [name = 0, ...others] = widths(shares, [70, weight, tender, tender, tender]);
  for (const own of others.slice(1)) expect(own).toBeGreaterThanOrEqual(75);
  expect(name).toBeGreaterThanOrEqual(70);
  const fits = { ...tender, line: 80 };
  expect(widths(shares, [70, weight, fits, fits, fits]).slice(2)).toEqual([80, 80, 80]);
  const words = { word: 75, line: 80 };
  expect(widths(shares, [70, weight, words, words, words])[2]).toBeLessThan(80);
});

test('where not every word has room, an amount keeps what it needs', () => {
  const amount = { word: 90, figures: true };
  const [name = 0, own, other = 0] = widths([1, 1, 1], [160, amount, 160]);
  expect(own).toBe(90);
  expect(name).toBeCloseTo(155);
  expect(other).toBeCloseTo(155);
});
