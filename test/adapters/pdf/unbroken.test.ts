import { breakLines } from '../../../src/adapters/pdf/lines.js';
import { runOf } from '../../../src/adapters/pdf/run.js';
import { BODY } from '../../../src/adapters/pdf/style.js';
import { staysWith } from '../../../src/adapters/pdf/unbroken.js';

test.each<readonly [string, string]>([
  ['48', 'months,'],
  ['48', 'mois'],
  ['75', '%'],
  ['35', '×'],
  ['÷', '810,000'],
  ['75%', '='],
  ['=', '11.25.'],
  ['4.00', '+'],
  ['EUR', '90,000'],
  ['(EUR', '320,000)'],
  ['90', '000'],
  ['EN', '301'],
  ['301', '549'],
  ['Article', '20'],
  ['(Article', '77'],
  ['l’article', 'L2113-12'],
  ['L.', '2113-12'],
  ['Articles', 'L.'],
  ['Directive', '2014/24/EU'],
  ['Directive', '(EU)'],
  ['(EU)', '2019/882'],
  ['Annex', 'XIV'],
  ['considérant', '36'],
])('%s stays with %s', (before, after) => {
  expect(staysWith(before, after)).toBe(true);
});

test.each<readonly [string, string]>([
  ['48', 'monthly'],
  ['in', '2026'],
  ['2026', 'the'],
  ['Article', 'by'],
  ['Directive', 'on'],
  ['particle', '20'],
  ['Lots', 'of'],
  ['2026', '12345'],
  ['weight', '×'],
  ['×', 'share'],
])('%s may part from %s', (before, after) => {
  expect(staysWith(before, after)).toBe(false);
});

describe('lines', () => {
  const linesOf = (text: string, width: number): number[] =>
    breakLines([runOf(text, BODY)], width).map(({ width: own }) => own);
  const widthOf = (text: string): number => linesOf(text, Number.POSITIVE_INFINITY)[0] ?? 0;

  it('carry a figure over with its unit', () => {
    const [first, second] = linesOf('The term is 48 months', widthOf('The term is 48') + 1);
    expect(first).toBeCloseTo(widthOf('The term is'));
    expect(second).toBeCloseTo(widthOf('48 months'));
  });

  it('part them where a column is too narrow, and cut no word', () => {
    const lines = linesOf('Directive 2014/24/EU', widthOf('2014/24/EU') + 1);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBeCloseTo(widthOf('2014/24/EU'));
  });
});
