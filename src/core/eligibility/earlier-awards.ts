import type { FactState } from '../facts/facts.js';
import { every, type Truth } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import { yearAfter, type IsoDate } from '../shared/iso-date.js';
import type { Award } from './organisation.js';

/**
 * Years from one day to a later one: whole years by anniversary, then days of the year that runs. Article 77(2)(d) of
 * 2014/24 does not say how the three years run; we count from award to the day of the new call.
 */
export function yearsBetween(from: IsoDate, to: IsoDate): number {
  if (to < from) return 0;
  let years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  if (to < dayAfterYears(from, years)) years -= 1;
  return years + Math.min(0.999, daysBetween(dayAfterYears(from, years), to) / 366);
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function dayNumber(date: IsoDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const past = month > 2 ? year : year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return year * 365 + leaps + (daysBefore[month - 1] ?? 0) + day;
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.max(0, dayNumber(to) - dayNumber(from));
}

/** The first day on which an award of that day lies so many whole years back. */
export function dayAfterYears(date: IsoDate, years: number): IsoDate {
  let day = date;
  for (let count = 0; count < years; count += 1) day = yearAfter(day);
  return day;
}

function stated(value: boolean | undefined): Truth {
  return value === undefined ? 'unknown' : value ? 'yes' : 'no';
}

/** Names are compared as people write them: small letters, single spaces. */
function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

/** Whether an award came from this buyer: by the enterprise's word, else by name. */
function byBuyer(award: Award, authority: string | undefined): Truth {
  if (award.sameAuthority !== undefined) return stated(award.sameAuthority);
  if (award.authority === undefined || authority === undefined) return 'unknown';
  // Another spelling may still be the same buyer.
  return sameName(award.authority, authority) ? 'yes' : 'unknown';
}

/** Whether an award counts: these services, by this kind of reservation, to the organisation itself. */
function counts(award: Award, routes: readonly string[], others: Truth): Truth {
  return every([
    { truth: others },
    { truth: stated(award.sameServices) },
    { truth: award.route === undefined ? 'unknown' : routes.includes(award.route) ? 'yes' : 'no' },
    // A subcontractor was awarded nothing; a member of a group was.
    { truth: award.awardedAs === 'subcontractor' ? 'no' : 'yes' },
  ]);
}

const askAwards = { known: false, missing: ['organisation.awards'] } as const;

/** More years than any look-back of the law. */
const longAgo = 200;

function statesOf(
  awards: readonly Award[] | undefined,
  asOf: IsoDate,
  weigh: (award: Award) => Truth,
): { readonly awarded: FactState; readonly years: FactState } {
  if (awards === undefined) return { awarded: askAwards, years: askAwards };
  const weighed = awards
    .map((award) => ({
      truth: weigh(award),
      years: award.date === undefined ? undefined : yearsBetween(award.date, asOf),
    }))
    .filter(({ truth }) => truth !== 'no');
  if (weighed.length === 0)
    // Nothing counts, so there are no years to tell either.
    return { awarded: { known: true, value: false }, years: askAwards };
  const sure = weighed.filter(({ truth }) => truth === 'yes');
  // Without its date an award may be of yesterday; one of those that surely count gives the most years that are possible.
  const soonest = Math.min(...weighed.map(({ years }) => years ?? 0));
  const most = Math.min(longAgo, ...sure.map(({ years }) => years ?? longAgo));
  const years: FactState =
    soonest === most
      ? { known: true, value: soonest }
      : { known: false, candidates: [soonest, sure.length > 0 ? most : soonest], missing: askAwards.missing };
  return { awarded: sure.length > 0 ? { known: true, value: true } : askAwards, years };
}

/**
 * What earlier awards say, as facts: whether this buyer awarded these services in this way, and how many years ago; and the
 * same for any buyer, because one national law does not ask by whom.
 *
 * @param routes the route and those that stand for the same provision
 */
export function awardFacts(
  awards: readonly Award[] | undefined,
  routes: readonly string[],
  authority: string | undefined,
  asOf: IsoDate,
): [FactId, FactState][] {
  const buyer = statesOf(awards, asOf, (award) => counts(award, routes, byBuyer(award, authority)));
  const any = statesOf(awards, asOf, (award) => counts({ ...award, sameServices: true }, routes, 'yes'));
  return [
    ['organisation.awardedByBuyer', buyer.awarded],
    ['organisation.yearsSinceAwardByBuyer', buyer.years],
    ['organisation.awardedByAny', any.awarded],
    ['organisation.yearsSinceAwardByAny', any.years],
  ];
}
