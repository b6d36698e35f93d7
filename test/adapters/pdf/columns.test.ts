import type { Table } from '../../../src/core/documents/block.js';
import { columnsOf } from '../../../src/adapters/pdf/columns.js';

const table = (widths: number[]): Table => ({
  kind: 'table',
  head: widths.map((_, at) => [{ kind: 'text', text: String(at) }]),
  rows: [],
  widths,
  align: [],
  rowHeader: true,
});
const widths = (shares: number[], needs: number[]): number[] =>
  columnsOf(table(shares), 0, 400, needs).map((column) => column.width);
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
