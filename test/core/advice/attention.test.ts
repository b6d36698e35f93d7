import fc from 'fast-check';
import { attentionFor, proportionOf } from '../../../src/core/advice/attention.js';
import { factsFrom, type Facts } from '../../../src/core/facts/facts.js';

const plenty = { fitting: 100, musts: 0 };

const purchase = (value: number | undefined, threshold: number | undefined, months?: number): Facts =>
  factsFrom([
    ['contract.cpv', ['90910000']],
    ['estimate.value', value],
    ['regime.threshold', threshold],
    ['contract.durationMonths', months],
  ]);

test.each([
  ['three times the threshold and more', 648_000, 216_000, 48, 12, 'large'],
  ['at the threshold', 216_000, 216_000, 36, 10, 'large'],
  ['a euro below it', 215_999, 216_000, 36, 8, 'smaller'],
  ['a third of it', 72_000, 216_000, 24, 7, 'smaller'],
  ['a third of it, for nine months', 72_000, 216_000, 9, 6, 'smaller-and-short'],
  ['a third of it, for three months', 72_000, 216_000, 3, 5, 'smaller-and-short'],
  ['works of an eighth of their threshold', 675_500, 5_404_000, 12, 6, 'smaller'],
  ['hardly anything', 2_000, 216_000, 1, 3, 'smaller-and-short'],
  ['large and short', 2_000_000, 216_000, 5, 10, 'short'],
] as const)('%s', (_name, value, threshold, months, count, reason) => {
  expect(attentionFor(purchase(value, threshold, months), plenty)).toMatchObject({
    count,
    reason,
    exhausted: false,
  });
});

test('nothing is held back while the size is not known', () => {
  for (const facts of [purchase(undefined, 216_000), purchase(50_000, undefined)]) {
    expect(attentionFor(facts, plenty)).toMatchObject({ count: 12, reason: 'size-unknown' });
    expect(proportionOf(facts)).toBe('full');
  }
});

test('a contract without an end is not short', () => {
  const facts = factsFrom([
    ['contract.cpv', ['90910000']],
    ['estimate.value', 216_000],
    ['regime.threshold', 216_000],
    ['contract.indefinite', true],
    ['contract.durationMonths', 1],
  ]);
  expect(attentionFor(facts, plenty).count).toBe(10);
});

test('what the law asks for is put forward in any case; beyond what fits, three at most', () => {
  expect(attentionFor(purchase(2_000, 216_000, 12), { fitting: 40, musts: 5 }).count).toBe(5);
  const large = purchase(900_000, 216_000, 48);
  expect(attentionFor(large, { fitting: 5, musts: 0 })).toMatchObject({ count: 5, exhausted: true });
  expect(attentionFor(large, { fitting: 0, musts: 0 })).toMatchObject({ count: 3, exhausted: true });
});

test('while nobody knows what is bought, only what something speaks for is put forward', () => {
  const facts = factsFrom([['estimate.value', 900_000]]);
  expect(attentionFor(facts, { fitting: 0, musts: 0 })).toMatchObject({ count: 0, reason: 'kind-unknown' });
  expect(attentionFor(facts, { fitting: 4, musts: 0 })).toMatchObject({ count: 4, exhausted: false });
});

test('a lot is looked at by its own value', () => {
  const facts = factsFrom([
    ['estimate.value', 900_000],
    ['lot.value', 20_000],
    ['regime.threshold', 216_000],
  ]);
  expect(proportionOf(facts)).toBe('tiny');
});

test('never more for a smaller or shorter contract', () => {
  const euros = fc.integer({ min: 1, max: 50_000_000 });
  const length = fc.integer({ min: 1, max: 120 });
  fc.assert(
    fc.property(euros, euros, length, length, (value, other, months, otherMonths) => {
      const count = (of: number, during: number): number =>
        attentionFor(purchase(of, 216_000, during), plenty).count;
      expect(count(Math.min(value, other), Math.min(months, otherMonths))).toBeLessThanOrEqual(
        count(Math.max(value, other), Math.max(months, otherMonths)),
      );
    }),
  );
});
