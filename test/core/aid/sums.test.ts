import fc from 'fast-check';
import { grantEquivalent } from '../../../src/core/aid/guarantee.js';
import { stillCounted } from '../../../src/core/aid/previous-aid.js';
import { competitionOf } from '../../../src/core/aid/selection.js';

const figures = {
  ceiling: 300,
  highestShare: 0.8,
  shortYears: 5,
  shortAmount: 2250,
  longYears: 10,
  longAmount: 1125,
};

test('earlier aid counts from the same day some years ago, by kind', () => {
  const aid = [
    { date: '2023-11-01', amount: 1, kind: 'general' },
    { date: '2023-11-02', amount: 10, kind: 'general' },
    { date: '2026-11-02', amount: 100, kind: 'general' },
    { date: '2025-01-01', amount: 1000, kind: 'sgei' },
  ] as const;
  expect(stillCounted(aid, '2026-11-02', 3)).toEqual({ general: 110, sgei: 1000 });
});

test('the leap day counts to the last day of February', () => {
  const aid = [{ date: '2025-02-28', amount: 5, kind: 'general' }] as const;
  expect(stillCounted(aid, '2028-02-29', 3).general).toBe(5);
  expect(stillCounted(aid, '2028-03-01', 3).general).toBe(0);
});

test('sums of cents do not drift', () => {
  const aid = Array.from({ length: 10 }, () => ({ date: '2026-01-01', amount: 0.1, kind: 'sgei' }) as const);
  expect(stillCounted(aid, '2026-11-02', 3).sgei).toBe(1);
});

test('a guarantee that uses the ceiling up counts as the ceiling, at both lengths', () => {
  expect(grantEquivalent({ loan: 2812.5, share: 0.8, years: 5 }, figures)).toBe(300);
  expect(grantEquivalent({ loan: 1406.25, share: 0.8, years: 10 }, figures)).toBe(300);
});

test('too large a share or too long a term is not for this method', () => {
  expect(grantEquivalent({ loan: 100, share: 0.81, years: 5 }, figures)).toBeUndefined();
  expect(grantEquivalent({ loan: 100, share: 0.8, years: 10.1 }, figures)).toBeUndefined();
});

test('a larger, longer or wider guarantee never counts for less', () => {
  const number = (max: number) => fc.double({ min: 0, max, noNaN: true });
  fc.assert(
    fc.property(number(1e6), number(0.8), number(10), number(1e6), (loan, share, years, more) => {
      const one = grantEquivalent({ loan, share, years }, figures) ?? 0;
      const other = grantEquivalent({ loan: loan + more, share, years }, figures) ?? 0;
      expect(other).toBeGreaterThanOrEqual(one);
    }),
  );
});

test('a reservation turns a tender into a reserved one, a direct award stays one', () => {
  const authority = { country: 'FR' };
  expect(
    competitionOf({ authority, contract: { procedure: 'open' }, reservation: { route: 'art-20' } }),
  ).toEqual({ known: true, value: 'reserved-tender' });
  expect(
    competitionOf({ authority, contract: { procedure: 'direct' }, reservation: { route: 'art-20' } }),
  ).toEqual({ known: true, value: 'none' });
  expect(competitionOf({ authority, contract: { kind: 'contract' } })).toEqual({
    known: false,
    missing: ['contract.procedure'],
  });
});
