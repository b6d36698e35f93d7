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
export type ValueBand = (typeof valueBands)[number];

/** The place in `valueBands` of an amount in euro. */
export function bandOfEuro(amount: number): number {
  const place = steps.findIndex((step) => amount < step);
  return place < 0 ? steps.length : place;
}

export const bandOfOtherCurrency = valueBands.indexOf('other-currency');
export const bandNotSaid = valueBands.indexOf('not-said');

/** When one must have answered: within seven days, within thirty, later, no day said, too late. */
export const deadlineBands = ['week', 'month', 'later', 'none', 'past'] as const;
export type DeadlineBand = (typeof deadlineBands)[number];

const dayLength = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1) / dayLength;

/** The serial of a notice without a deadline: it stands behind all days. */
export const noDay = 65_000;
const lastDay = 60_000;

/** Days since the end of 1999, from 1; days outside the reach of notices are taken to its ends. */
export function serialOf(day: IsoDate): number {
  const [year = 2000, month = 1, date = 1] = day.split('-').map(Number);
  return Math.min(lastDay, Math.max(1, Date.UTC(year, month - 1, date) / dayLength - firstDay + 1));
}

export function dayOf(serial: number): IsoDate {
  // Counted from a fixed day: no clock is asked.
  let rest = serial - 1;
  let year = 2000;
  const lengthOf = (one: number): number =>
    (one % 4 === 0 && one % 100 !== 0) || one % 400 === 0 ? 366 : 365;
  while (rest >= lengthOf(year)) {
    rest -= lengthOf(year);
    year += 1;
  }
  const february = lengthOf(year) - 337;
  const months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let month = 0;
  while (rest >= (months[month] ?? 31)) {
    rest -= months[month] ?? 31;
    month += 1;
  }
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${String(year)}-${pad(month + 1)}-${pad(rest + 1)}`;
}

/** The place in `deadlineBands` of a deadline, seen from a day. */
export function bandOfDeadline(serial: number, today: number): number {
  if (serial === noDay) return 3;
  if (serial < today) return 4;
  if (serial <= today + 7) return 0;
  return serial <= today + 30 ? 1 : 2;
}
