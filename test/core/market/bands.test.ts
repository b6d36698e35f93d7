import {
  bandOfDeadline,
  bandOfEuro,
  dayOf,
  deadlineBands,
  noDay,
  serialOf,
  valueBands,
} from '../../../src/core/market/bands.js';
import { isClosed, settledBy } from '../../../src/core/market/standing.js';

test('every day of a century has a serial, one more than the day before, and comes back', () => {
  let last = 0;
  for (let time = Date.UTC(2000, 0, 1); time < Date.UTC(2100, 0, 1); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    const serial = serialOf(day);
    expect(serial).toBe(last + 1);
    expect(dayOf(serial)).toBe(day);
    last = serial;
  }
});

test.each([
  ['0001-01-01', 1],
  ['1999-12-31', 1],
  ['9999-12-31', 60_000],
])('%s is taken to the end of what is counted', (day, serial) => {
  expect(serialOf(day)).toBe(serial);
});

const today = serialOf('2026-11-26');

test.each([
  ['2026-11-25', 'past'],
  ['2026-11-26', 'week'],
  ['2026-12-03', 'week'],
  ['2026-12-04', 'month'],
  ['2026-12-26', 'month'],
  ['2026-12-27', 'later'],
])('a deadline of %s is %s', (day, band) => {
  expect(deadlineBands[bandOfDeadline(serialOf(day), today)]).toBe(band);
});

test('no day is a band of its own', () => {
  expect(deadlineBands[bandOfDeadline(noDay, today)]).toBe('none');
});

test.each([
  [0, 'under-50k'],
  [49_999.99, 'under-50k'],
  [50_000, '50k-200k'],
  [200_000, '200k-1m'],
  [1_000_000, '1m-5m'],
  [5_000_000, 'over-5m'],
  [1e12, 'over-5m'],
])('EUR %d is %s', (amount, band) => {
  expect(valueBands[bandOfEuro(amount)]).toBe(band);
});

const lot = (id: string, dynamic?: string) => ({
  id,
  dynamic,
  title: [],
  description: [],
  cpv: [],
  nuts: [],
  reserved: [],
  criteria: [],
  hasConditions: false,
  conditions: [],
  social: [],
});

test.each([
  ['no result', ['1'], [], false],
  ['each lot settled', ['1', '2'], [['1'], ['2']], true],
  ['a lot left', ['1', '2'], [['1']], false],
  ['a result that names no lot', ['1', '2'], [[]], true],
  ['a call without lots', [], [['1']], false],
])('%s', (_, lots, results, closed) => {
  expect(isClosed(lots, results)).toBe(closed);
});

test('a dynamic system stays open whatever was bought through it', () => {
  expect(settledBy([lot('1'), lot('2', 'dps-nlist')])).toBeUndefined();
  expect(settledBy([lot('1', 'none')])).toEqual(['1']);
  expect(isClosed(undefined, [[]])).toBe(false);
});
