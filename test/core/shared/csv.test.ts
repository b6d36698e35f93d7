import { csvOf } from '../../../src/core/shared/csv.js';

const bare = (cell: string): string => csvOf([[cell]]).slice(1, -2);

test.each(['=cmd()', '+1+1', '-2', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠A1'])(
  'a spreadsheet takes %j for text',
  (typed) => {
    expect(bare(typed)).toBe(`'${typed}`);
  },
);

test('commas, quotes and line ends stay in their cell', () => {
  expect(
    csvOf([
      ['a,b', 'say "yes"'],
      ['=A1,\n', 'é'],
    ]),
  ).toBe('\ufeff"a,b","say ""yes"""\r\n"\'=A1,\n",é\r\n');
});
