import { addMonths, type IsoDate } from '../../core/shared/iso-date.js';
import type { Duration } from './notice.js';

/** Units in one month. Off-list units are written by real portals. */
const perMonth: ReadonlyMap<string, number> = new Map([
  ['MONTH', 1],
  ['MONTHS', 1],
  ['YEAR', 1 / 12],
  ['YEARS', 1 / 12],
  ['WEEK', 4.348],
  ['WEEKS', 4.348],
  ['DAY', 30.4375],
  ['DAYS', 30.4375],
  ['CALENDAR_DAY', 30.4375],
]);

const dayLength = 86_400_000;

/** To the nearest tenth: 1 096 days are three years, not a little more. */
function toTenth(months: number): number {
  return Math.round(months * 10) / 10;
}

function days(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

/**
 * Months from one day to another. 1 January to 31 December is a year, and so is 1 January to 1 January: notices are
 * written both ways, and the official rule on three years takes the shorter reading.
 */
function monthsBetween(start: IsoDate, end: IsoDate): number | undefined {
  if (end <= start) return undefined;
  const [fromYear = 0, fromMonth = 0] = start.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = end.split('-').map(Number);
  let whole = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  if (addMonths(start, whole) > end) whole -= 1;
  if (days(addMonths(start, whole + 1)) === days(end) + 1) return whole + 1;
  return toTenth(whole + (days(end) - days(addMonths(start, whole))) / 30.4375);
}

/** The measure, else the two dates: a measure is what the buyer declares, so it goes first where they differ. */
function stated({ value, unit, start, end }: Duration): number | undefined {
  const divisor = unit === undefined ? undefined : perMonth.get(unit.toUpperCase());
  if (value !== undefined && value > 0 && divisor !== undefined) return toTenth(value / divisor);
  return start !== undefined && end !== undefined ? monthsBetween(start, end) : undefined;
}

/** Months of a duration. Beyond a century it is none, but a date left to a program (1 January 1900) or a slip. */
export function monthsOf(duration: Duration | undefined): number | undefined {
  const months = duration && stated(duration);
  return months !== undefined && months <= 1200 ? months : undefined;
}
