import { breakLines } from '../../../src/adapters/pdf/lines.js';
import { runOf } from '../../../src/adapters/pdf/run.js';
import { BODY } from '../../../src/adapters/pdf/style.js';
import { isUnparted, staysWith } from '../../../src/adapters/pdf/unbroken.js';

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
  ['clause', 'C4'],
  ['Offre', 'C'],
  ['(Offre', 'B)'],
  ['Tender', 'C:'],
  ['offres', 'A'],
  ['Lot', 'B,'],
  ['2\u202f100\u202f000', 'EUR'],
  ['810\u202f000', '€'],
  ['729,000', 'euros'],
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
  ['Offre', 'Comme'],
  ['offre', 'L’entreprise'],
  ['l’offer', 'And'],
  ['clause', 'Comme'],
  ['×', 'share'],
])('%s may part from %s', (before, after) => {
  expect(staysWith(before, after)).toBe(false);
});

test.each<readonly [string, string | undefined]>([
  ['gen-eq', undefined],
  ['work-cond', '–'],
  ['res-pub-ser', undefined],
  ['epo-procurement-document.', undefined],
  ['neg-w-call', '–'],
  ['environmental-impact', '–'],
  ['lui-même', undefined],
  ['well-being', 'of'],
])('%s stays whole', (word, next) => {
  expect(isUnparted(word, next)).toBe(true);
});

test.each<readonly [string, string | undefined]>([
  ['sous-traitants', undefined],
  ['sous-traitants', 'et'],
  ['non-discrimination', 'and'],
  ['Rhône-Alpes-Auvergne', undefined],
  ['c’est-à-dire-encore', '–'],
])('%s may be parted at a hyphen', (word, next) => {
  expect(isUnparted(word, next)).toBe(false);
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

  it.each([
    ['the code res-pub-ser', 'res-pub-', 'res-pub-ser'],
    ['the code epo-procurement-document', 'epo-procurement-', 'epo-procurement-document'],
    ['vaut 2\u202f100\u202f000\u00a0EUR', '2\u202f100\u202f000', '2\u202f100\u202f000\u00a0EUR'],
    ['vaut 2\u202f100\u202f000 €', '2\u202f100\u202f000', '2\u202f100\u202f000 €'],
    ['worth EUR 2,100,000', 'EUR', 'EUR 2,100,000'],
    ['selon Offre C', 'Offre', 'Offre C'],
  ])('part "%s" before what belongs together', (text, fits, together) => {
    const before = text.slice(0, text.indexOf(fits)).trim();
    const [first, second] = linesOf(text, Math.max(widthOf(`${before} ${fits}`), widthOf(together)) + 1);
    expect(first).toBeCloseTo(widthOf(before));
    expect(second).toBeCloseTo(widthOf(together));
  });

  it('part a code at its hyphens where it is wider than its column, and cut no letters off', () => {
    const lines = linesOf('epo-procurement-document', widthOf('epo-procurement-') + 1);
    expect(lines.map(Math.round)).toEqual(
      ['epo-procurement-', 'document'].map((part) => Math.round(widthOf(part))),
    );
  });

  it('part them where a column is too narrow, and cut no word', () => {
    const lines = linesOf('Directive 2014/24/EU', widthOf('2014/24/EU') + 1);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toBeCloseTo(widthOf('2014/24/EU'));
  });
});
