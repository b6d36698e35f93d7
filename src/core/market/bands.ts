import type { IsoDate } from '../shared/iso-date.js';

/** Round steps for a filter of amounts in euro. They are a help to look through a list, not figures of the law. */
const steps = [50_000, 200_000, 1_000_000, 5_000_000] as const;

export const valueBands = [
  'under-50k',
  '50k-200k',
  '200k-1m',
  '1m-5m',
  'over-5m',
  'other-currency',
  'not-said',
] as const;

/** The place in `valueBands` of an amount in euro. */
export function bandOfEuro(amount: number): number {
  const place = steps.findIndex((step) => amount < step);
  return place < 0 ? steps.length : place;
}

export const bandOfOtherCurrency = valueBands.indexOf('other-currency');
export const bandNotSaid = valueBands.indexOf('not-said');

/** When one must have answered: within seven days, within thirty, later, no day said, too late. */
export const deadlineBands = ['week', 'month', 'later', 'none', 'past'] as const;

/** Days from the beginning of the year 0 of a calendar whose years begin in March, so that leap days come last. */
function daysOf(year: number, month: number, date: number): number {
  const shifted = month > 2 ? year : year - 1;
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    365 * shifted + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + inYear
  );
}

const beforeFirst = daysOf(1999, 12, 31);

/** The serial of a notice without a deadline: it stands behind all days. */
export const noDay = 65_000;
const lastDay = 60_000;

/** Days since the end of 1999, from 1; days outside the reach of notices are taken to its ends. */
export function serialOf(day: IsoDate): number {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  return Math.min(lastDay, Math.max(1, daysOf(year, month, date) - beforeFirst));
}

/** The day of a serial. */
export function dayOf(serial: number): IsoDate {
  const days = serial + beforeFirst;
  let year = Math.floor(days / 365.2425);
  while (daysOf(year + 1, 3, 1) <= days) year += 1;
  while (daysOf(year, 3, 1) > days) year -= 1;
  const inYear = days - daysOf(year, 3, 1);
  const shifted = Math.floor((5 * inYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const date = inYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(month > 2 ? year : year + 1)}-${pad(month)}-${pad(date)}`;
}

/** The place in `deadlineBands` of a deadline, seen from a day. */
export function bandOfDeadline(serial: number, today: number): number {
  if (serial === noDay) return 3;
  if (serial < today) return 4;
  if (serial <= today + 7) return 0;
  return serial <= today + 30 ? 1 : 2;
}
