import { blocksOf } from '../../../src/adapters/markdown/blocks.js';

const sharesOf = (...lines: readonly string[]): number[] => {
  const [table] = blocksOf(lines.join('\n'));
  const widths = table?.kind === 'table' ? (table.widths ?? []) : [];
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / whole);
};
const long = 'Report for the period: C11. Figures from the contractor: C4, C5, C7, C8. Meeting: C7.';

test('what short columns leave goes to the cells that would break', () => {
  const [month = 0, due = 0, date = 0] = sharesOf(
    '| End of | What is due | Date (to fill in) |',
    '| --- | --- | --- |',
    `| Month 18 | ${long} |  |`,
  );
  expect(due).toBeGreaterThan(0.66);
  expect(month).toBeLessThan(0.13);
  // There is room to write a date.
  expect(date).toBeGreaterThan(0.17);
});

test('a table whose columns take all its width is divided by what they hold', () => {
  const [first = 0, second = 0, third = 0] = sharesOf(
    '| Proof | Accepted in its place | What follows |',
    '| --- | --- | --- |',
    `| ${long} | ${long} | ${long} |`,
  );
  for (const share of [first, second, third]) expect(share).toBeCloseTo(1 / 3);
});

test('one long cell widens its column, for it makes the row high', () => {
  const [, name = 0, answer = 0] = sharesOf(
    '| Term | Name in the form | Answer |',
    '| --- | --- | --- |',
    '| BT-21 | Title of the procurement procedure in the form | Upkeep |',
    '| BT-27 | Estimated value excluding tax on the value added | EUR 810,000 |',
    `| BT-70 | Conditions relating to the performance of it | ${long} ${long} ${long} |`,
  );
  expect(answer).toBeGreaterThan(1.5 * name);
});

test('nothing changes where all cells fit', () => {
  expect(sharesOf('| a | b |', '| --- | --- |', '| one two | three four |')).toEqual(
    sharesOf('| a | b |', '| --- | --- |', '| two one | four three |'),
  );
  const [name = 0, value = 0] = sharesOf('| a | b |', '| --- | --- |', '| eleven more | twelve gone |');
  expect(name).toBeCloseTo(value);
});
