import type { Facts } from '../facts/facts.js';
import { every, type Truth } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Circle } from '../law/circle.js';
import { lawAt, type LawBook } from '../law/law-book.js';
import type { Law } from '../law/law.js';
import { dayAfterYears } from './earlier-awards.js';
import { circleOf, missingIn, truthOfPaths, weighCircle, type WeighedPath } from './judge-circle.js';
import type { Member, Organisation } from './organisation.js';
import { organisationFacts } from './organisation-facts.js';
import { routeNotTold, type Reservation } from './reservation.js';
import type { EligibilityVerdict, ShortVerdict } from './verdicts.js';

/** One enterprise of those that bid, and how it was found. */
export interface WeighedBidder {
  /** Its place in `members`; undefined for the enterprise itself. */
  readonly member?: number | undefined;
  readonly who: Organisation | Member;
  readonly facts: Facts;
  readonly paths: readonly WeighedPath[];
}

/** The bidder or bidders as the circle finds them, with everything seen. */
export interface WeighedReservation extends ShortVerdict {
  readonly book: LawBook;
  readonly circle: Circle | undefined;
  readonly bidders: readonly WeighedBidder[];
  /** For each group of bidders that national law knows, whether they belong to it; empty where the law does not divide. */
  readonly groups: readonly { readonly route: string; readonly truth: Truth }[];
}

const verdicts: Readonly<Record<Truth, EligibilityVerdict>> = {
  yes: 'eligible',
  no: 'not-eligible',
  unknown: 'needs-evidence',
};

/** What says who an enterprise is and how it takes part, and nothing of what it is like. */
const envelope: readonly string[] = ['name', 'country', 'legalForm', 'participation', 'members'];

function saysSomething(organisation: Organisation): boolean {
  return Object.entries(organisation).some(([key, value]) => value !== undefined && !envelope.includes(key));
}

/**
 * Those who bid: the enterprise, and in a group its members. A group that is only an envelope around its members is not
 * looked at itself.
 */
function biddersOf(organisation: Organisation): { member?: number; who: Organisation | Member }[] {
  if (organisation.participation !== 'consortium') return [{ who: organisation }];
  const members = (organisation.members ?? []).map((who, member) => ({ member, who }));
  return members.length === 0 || saysSomething(organisation) ? [{ who: organisation }, ...members] : members;
}

/** The groups that the statuses named by a call stand for; undefined where it names none. */
function groupsMeant(reservation: Reservation, law: Law): string[] | undefined {
  if (reservation.statusesAdmitted === undefined) return undefined;
  return reservation.statusesAdmitted.flatMap((id) => law.statuses.get(id)?.opens ?? []);
}

/** The truth of a group of bidders: every one of them, or one, as the law reads it. */
function together(circle: Circle, truths: readonly Truth[]): Truth {
  if (circle.groups === 'one' && truths.includes('yes')) return 'yes';
  return every(truths.map((truth) => ({ truth })));
}

/** Groups of the circle, each judged alone. */
function groupTruths(
  circle: Circle,
  bidders: readonly WeighedBidder[],
): { readonly route: string; readonly truth: Truth }[] {
  const routes = [...new Set(circle.paths.flatMap(({ group }) => group ?? []))];
  return routes.map((route) => ({
    route,
    truth: together(
      circle,
      bidders.map(({ paths }) =>
        truthOfPaths(paths.filter(({ path }) => path.group === route || path.group === undefined)),
      ),
    ),
  }));
}

const books = new WeakMap<Law, Map<string, LawBook>>();

/** The law of a day at a place; kept, because many lots are of the same. */
function bookOf(reservation: Reservation, law: Law): LawBook {
  let known = books.get(law);
  if (known === undefined) books.set(law, (known = new Map<string, LawBook>()));
  const key = `${reservation.country} ${reservation.region ?? ''} ${reservation.asOf}`;
  let book = known.get(key);
  if (book === undefined) {
    if (known.size > 500) known.clear();
    book = lawAt(law, { country: reservation.country, region: reservation.region }, reservation.asOf);
    known.set(key, book);
  }
  return book;
}

/**
 * Judges one enterprise, or a group, against the circle of one reservation. Total: every input gives one of the verdicts.
 *
 * @returns the verdict, the facts that could still decide, and everything seen on the way
 */
export function weighReservation(
  organisation: Organisation,
  reservation: Reservation,
  law: Law,
): WeighedReservation {
  const book = bookOf(reservation, law);
  const open = { book, bidders: [], groups: [], missing: [] };
  if (reservation.route === 'none') return { ...open, circle: undefined, verdict: 'not-reserved' };
  const circle = circleOf(reservation.route, book);
  // No law that we hold says who may bid there: nothing is decided.
  if (circle === undefined || !isBound(reservation.country, law))
    return {
      ...open,
      circle: undefined,
      verdict: 'needs-evidence',
      missing: reservation.route === routeNotTold ? ['reservation.route'] : [],
    };
  const groups = groupsMeant(reservation, law);
  const bidders = biddersOf(organisation).map(({ member, who }) => {
    const facts = organisationFacts(who, reservation, law);
    return { member, who, facts, paths: weighCircle(circle, facts, book, groups) };
  });
  const truths = bidders.map(({ paths }) => truthOfPaths(paths));
  const named = organisation.participation !== 'consortium' || (organisation.members ?? []).length > 0;
  const whole = named
    ? together(circle, truths)
    : every([{ truth: together(circle, truths) }, { truth: 'unknown' }]);
  const divided = groupTruths(circle, bidders);
  // The documents may mean a group to which the enterprise does not belong.
  const unsure =
    whole === 'yes' && reservation.groupsOpen === true && divided.some(({ truth }) => truth !== 'yes');
  const missing =
    whole !== 'unknown'
      ? []
      : [
          ...new Set<FactId>([
            ...bidders.flatMap(({ paths, facts }) => missingIn(paths, facts)),
            ...(named ? [] : (['organisation.members'] as const)),
          ]),
        ];
  return {
    book,
    circle,
    bidders,
    groups: divided,
    verdict: unsure ? 'needs-evidence' : verdicts[whole],
    missing: unsure ? ['reservation.statusesAdmitted'] : missing,
  };
}

/** Countries whose buyers the directives bind: the Member States and the three of the EEA. */
function isBound(country: string, law: Law): boolean {
  return law.tables.get('eu/tables/sphere')?.rows.has(country) ?? false;
}

/** Days on which an answer may change for one enterprise in one country: the law does, or an earlier award becomes old enough. */
function turningDays(organisation: Organisation, country: string, law: Law): string[] {
  const days = new Set<string>();
  const counts = (jurisdiction: string): boolean =>
    jurisdiction === 'EU' || jurisdiction.slice(0, 2) === country;
  const span = ({ from, to }: { from: string; to?: string | undefined }): void => {
    days.add(from);
    if (to !== undefined) days.add(to);
  };
  for (const circle of law.circles) if (counts(circle.jurisdiction)) span(circle.inForce);
  const figures = new Set<number>();
  for (const parameter of law.parameters.values())
    for (const { inForce, value } of parameter.values) {
      if ((parameter.unit === 'share' || parameter.unit === 'years') && counts(parameter.jurisdiction))
        span(inForce);
      if (parameter.unit === 'years') figures.add(value);
    }
  for (const who of [organisation, ...(organisation.members ?? [])])
    for (const { date } of who.awards ?? [])
      if (date !== undefined) for (const years of figures) days.add(dayAfterYears(date, years));
  return [...days].sort();
}

/** The place of a day among the turning days: two days of the same place get the same answer. */
function placeOf(day: string, turning: readonly string[]): number {
  let low = 0;
  let high = turning.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turning[middle] ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a judge has found for the buyers of one country. */
interface KnownIn {
  readonly placeOf: (day: string) => number;
  /** By what was asked, then by place of the day, programmes and groups. */
  readonly verdicts: Map<string, ShortVerdict[]>;
}

/** Ten years have so many days; an invented calendar is not kept. */
const mostDays = 4000;

/** Places of days, each looked for once. */
function placesIn(turning: readonly string[]): (day: string) => number {
  const places = new Map<string, number>();
  return (day) => {
    const before = places.get(day);
    if (before !== undefined) return before;
    const place = placeOf(day, turning);
    if (places.size < mostDays) places.set(day, place);
    return place;
  };
}

/**
 * A judge for one enterprise, for many lots: the same answers as {@link weighReservation}, short. Lots with the same
 * reservation are judged once, so that thousands of them cost little more than reading them.
 */
export function judgeFor(organisation: Organisation, law: Law): (reservation: Reservation) => ShortVerdict {
  const known = new Map<string, KnownIn>();
  const knownIn = (country: string): KnownIn => {
    const before = known.get(country);
    if (before !== undefined) return before;
    const turning = turningDays(organisation, country, law);
    const made: KnownIn = { placeOf: placesIn(turning), verdicts: new Map<string, ShortVerdict[]>() };
    known.set(country, made);
    return made;
  };
  const hasAwards = [organisation, ...(organisation.members ?? [])].some(
    ({ awards }) => (awards ?? []).length > 0,
  );
  const open: ShortVerdict = { verdict: 'not-reserved', missing: [] };
  return (reservation) => {
    if (reservation.route === 'none') return open;
    const { country, region, route, minimumShare, statusesAdmitted, programmesAdmitted } = reservation;
    const { placeOf, verdicts } = knownIn(country);
    // A notice tells none of these, and a text less to put together is most of what a known lot costs.
    const isPlain = region === undefined && minimumShare === undefined && statusesAdmitted === undefined;
    const key =
      isPlain && !hasAwards
        ? route
        : [
            route,
            region ?? '',
            minimumShare ?? '',
            statusesAdmitted?.join(' ') ?? '',
            hasAwards ? (reservation.authority ?? '') : '',
          ].join('|');
    let answers = verdicts.get(key);
    if (answers === undefined) verdicts.set(key, (answers = []));
    const programmes = programmesAdmitted === undefined ? 0 : programmesAdmitted ? 1 : 2;
    const place =
      (placeOf(reservation.asOf) * 3 + programmes) * 2 + (reservation.groupsOpen === true ? 1 : 0);
    const before = answers[place];
    if (before !== undefined) return before;
    const { verdict, missing } = weighReservation(organisation, reservation, law);
    const short: ShortVerdict = { verdict, missing };
    answers[place] = short;
    return short;
  };
}
