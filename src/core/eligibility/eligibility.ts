import type { AssessedLot, Assessment } from '../advice/assess.js';
import { factsIn, type Condition } from '../facts/condition.js';
import type { Law, Citation, Rule } from '../law/law.js';
import type { LawBook } from '../law/law-book.js';
import { findingsOfReservation } from '../review/findings.js';
import { closeIn } from './close-to-line.js';
import { dayAfterYears } from './earlier-awards.js';
import { weighReservation, type WeighedBidder, type WeighedReservation } from './judge.js';
import { nearestPath, truthOfPaths, type WeighedPath } from './judge-circle.js';
import type { Organisation } from './organisation.js';
import { givenIn } from './organisation-facts.js';
import { reservationFrom, type Reservation } from './reservation.js';
import type {
  Caution,
  JudgedBidder,
  JudgedCondition,
  JudgedPath,
  LotEligibility,
  Proof,
  StatedStatus,
} from './verdicts.js';

/** How notices name a procedure that is not divided into lots (eForms, BT-137). */
export const wholeProcedure = 'LOT-0000';

/** Papers of the statuses that count here: those held, else those that would open the route. */
function statusProofs(bidder: WeighedBidder, route: string, country: string, law: Law): Proof[] {
  const held = (bidder.who.statuses ?? []).flatMap((id) => law.statuses.get(id) ?? []);
  const own = held.filter((status) => givenIn(status) === country);
  const abroad = held.filter((status) => givenIn(status) !== country);
  const would = [...law.statuses.values()].filter(
    (status) => givenIn(status) === country && status.opens.includes(route),
  );
  const shown = own.length > 0 ? own : abroad.length > 0 ? abroad : would;
  const general = law.papers.get('status');
  if (shown.length === 0) return general === undefined ? [] : [general];
  return shown.map(({ name, proof, where, register, age }) => ({
    what: proof,
    status: name,
    where: where ?? register?.name ?? general?.where,
    age: age ?? general?.age,
  }));
}

function judgedPath(
  { path, truth, conditions, doubts }: WeighedPath,
  bidder: WeighedBidder,
  reservation: Reservation,
  law: Law,
): JudgedPath {
  const route = path.group ?? reservation.route;
  return {
    id: path.id,
    kind: path.kind,
    says: path.says,
    truth,
    doubts: doubts.map(({ says }) => says),
    conditions: conditions.map(({ condition, why }): JudgedCondition => ({
      id: condition.id,
      truth: why.truth,
      says: condition.says,
      why,
      proofs: condition.papers.flatMap((id): Proof[] => {
        if (id === 'status') return statusProofs(bidder, route, reservation.country, law);
        const paper = law.papers.get(id);
        return paper === undefined ? [] : [paper];
      }),
      basis: condition.basis,
    })),
  };
}

function judgedBidder(bidder: WeighedBidder, reservation: Reservation, law: Law): JudgedBidder {
  const truth = truthOfPaths(bidder.paths);
  const first = nearestPath(bidder.paths);
  const ordered = first === undefined ? [] : [first, ...bidder.paths.filter((path) => path !== first)];
  const trees = ordered.flatMap(({ conditions }) => conditions.map(({ why }) => why));
  return {
    member: bidder.member,
    name: bidder.who.name,
    truth,
    paths: ordered.map((path) => judgedPath(path, bidder, reservation, law)),
    close: truth === 'yes' ? undefined : closeIn(trees, bidder.facts),
  };
}

/** What a stated status is worth for a route at this buyer. */
function statusesOf(
  organisation: Organisation,
  reservation: Reservation,
  weighed: WeighedReservation,
  law: Law,
): StatedStatus[] {
  const routes = [reservation.route, ...weighed.groups.map(({ route }) => route)];
  const stated = [
    ...new Set([organisation, ...(organisation.members ?? [])].flatMap(({ statuses }) => statuses ?? [])),
  ];
  return stated.map((id) => {
    const status = law.statuses.get(id);
    if (status === undefined) return { id, worth: 'unknown' };
    const touches = (of: readonly string[]): boolean => of.some((route) => routes.includes(route));
    const here = givenIn(status) === reservation.country;
    const worth = touches(status.opens)
      ? here
        ? 'opens'
        : 'evidence'
      : touches(status.helps)
        ? here
          ? 'helps'
          : 'evidence'
        : 'none';
    return { id, status, worth };
  });
}

function usesUnit(weighed: WeighedReservation): boolean {
  const conditions: Condition[] = (weighed.circle?.paths ?? []).flatMap(({ tried, conditions }) => [
    ...(tried === undefined ? [] : [tried]),
    ...conditions.map(({ when }) => when),
  ]);
  return conditions
    .flatMap(factsIn)
    .some((fact) => fact === 'organisation.performingUnit.mainAimIntegration');
}

/** Rules of this country that refine the route, or open it. */
function nationalRules(route: string, book: LawBook): Rule[] {
  return book.rules.filter((rule) => rule.route === route && rule.jurisdiction !== 'EU');
}

const union: Citation = { to: 'eu/dir-2014-24/art-20', role: 'allows', pinpoint: '(1)' };

/** When an award that keeps the enterprise out will be old enough. */
function lookBackCautions(weighed: WeighedReservation, reservation: Reservation, law: Law): Caution[] {
  const years = weighed.book.parameter('eu/art-77/look-back');
  const failing = weighed.bidders.filter(({ paths }) =>
    paths.some(({ conditions }) =>
      conditions.some(({ condition, why }) => condition.id === 'look-back' && why.truth === 'no'),
    ),
  );
  if (years === undefined || failing.length === 0) return [];
  const basis: Citation[] = [...(law.parameters.get('eu/art-77/look-back')?.values[0]?.basis ?? [])];
  const dates = failing.flatMap(({ who }) =>
    (who.awards ?? []).flatMap(({ date }) => (date === undefined ? [] : [dayAfterYears(date, years)])),
  );
  const last = dates
    .filter((day) => day > reservation.asOf)
    .sort()
    .at(-1);
  return last === undefined ? [] : [{ key: 'look-back-ends', values: { day: last }, basis }];
}

/** What else the enterprise should look at, beside the conditions. */
function cautionsOf(
  organisation: Organisation,
  reservation: Reservation,
  weighed: WeighedReservation,
  statuses: readonly StatedStatus[],
  law: Law,
): Caution[] {
  const cautions: Caution[] = [];
  const add = (
    key: Caution['key'],
    values: Caution['values'] = {},
    basis: readonly Citation[] = weighed.circle?.basis ?? [union],
  ): void => void cautions.push({ key, values, basis });
  const spheres = law.tables.get('eu/tables/sphere')?.rows;
  const sphere = spheres?.get(reservation.country)?.value ?? 'elsewhere';
  if (sphere === 'elsewhere') add('outside-union', {}, [union]);
  if (sphere === 'eea') add('union-rules-only', {}, [union]);
  if (spheres?.has(organisation.country) !== true)
    add('third-country', {}, [{ to: 'eu/cjeu/c-652-22', role: 'interprets' }]);
  if (reservation.route === 'none') return cautions;
  for (const { id, status, worth } of statuses) {
    if (worth === 'unknown') add('status-unknown', { status: id });
    if (status === undefined) continue;
    if (worth === 'evidence') add('status-evidence', { status: id }, [...status.basis, union]);
    if (worth === 'helps') add('status-helps', { status: id }, status.basis);
  }
  for (const { paths } of weighed.bidders)
    for (const { doubts } of paths)
      if (doubts.length > 0 && !cautions.some(({ key }) => key === 'doubt')) add('doubt');
  if (weighed.missing.includes('reservation.statusesAdmitted')) add('group-not-told');
  if (organisation.participation === 'consortium') {
    if ((organisation.members ?? []).length === 0) add('members-missing');
    if (weighed.circle?.groups === 'each') add('groups-each');
  }
  if (organisation.participation === 'subcontractor') add('subcontractor');
  else if ((organisation.subcontractedShare ?? 0) > half) add('mostly-subcontracted');
  if (organisation.performingUnit !== undefined && !usesUnit(weighed)) add('unit-not-counted');
  cautions.push(...lookBackCautions(weighed, reservation, law));
  // A circle of the Union seen through a country whose provision nobody read says less than it seems to.
  const national = nationalRules(reservation.route, weighed.book);
  if (weighed.circle?.jurisdiction === 'EU' && sphere !== 'eea' && sphere !== 'elsewhere')
    if (national.length === 0 || national.every(({ checked }) => checked.against === 'none'))
      add('national-unread');
  return cautions;
}

/** More than this in other hands, and the reservation is worth little: a reason to look twice, no limit of the Directive. */
const half = 0.5;

function once(citations: readonly Citation[]): Citation[] {
  return [
    ...new Map(citations.map((item) => [`${item.to} ${item.pinpoint ?? ''} ${item.role}`, item])).values(),
  ];
}

/** The law of the answer: the national provision that opens the route, then the circle's own. */
function basisOf(reservation: Reservation, weighed: WeighedReservation): Citation[] {
  const { circle, book } = weighed;
  if (circle === undefined) return [];
  const national = nationalRules(reservation.route, book).flatMap(({ basis }) => basis);
  const all = [...national, ...circle.basis];
  return once([
    ...all.filter(({ to }) => !to.startsWith('eu/')),
    ...all.filter(({ to }) => to.startsWith('eu/')),
  ]);
}

function lotEligibility(
  organisation: Organisation,
  assessment: Assessment,
  lot: AssessedLot | undefined,
  law: Law,
  about: { readonly groupsOpen?: boolean | undefined },
): LotEligibility {
  const facts = lot?.facts ?? assessment.facts;
  const reservation = reservationFrom(facts, assessment.asOf, about);
  const weighed = weighReservation(organisation, reservation, law);
  const statuses = statusesOf(organisation, reservation, weighed, law);
  const checked = weighed.circle?.checked;
  return {
    id: lot?.lot.id ?? wholeProcedure,
    route: reservation.route,
    verdict: weighed.verdict,
    missing: weighed.missing,
    bidders: weighed.bidders.map((bidder) => judgedBidder(bidder, reservation, law)),
    groups: weighed.groups,
    statuses,
    faults: findingsOfReservation(assessment, lot),
    cautions: cautionsOf(organisation, reservation, weighed, statuses, law),
    basis: basisOf(reservation, weighed),
    certainty: weighed.circle?.certainty ?? 'settled',
    doubt: weighed.circle?.doubt,
    checked,
  };
}

/**
 * Whether an enterprise may bid for each lot of a tender.
 *
 * @param about.groupsOpen the tender was read from a notice, whose code does not tell the groups of national law apart
 * @returns one answer for each lot, or one for the whole where there are none. Total.
 */
export function eligibilityOf(
  organisation: Organisation,
  assessment: Assessment,
  law: Law,
  about: { readonly groupsOpen?: boolean | undefined } = {},
): LotEligibility[] {
  const { lots } = assessment;
  const of = (lot: AssessedLot | undefined): LotEligibility =>
    lotEligibility(organisation, assessment, lot, law, about);
  return lots.length === 0 ? [of(undefined)] : lots.map(of);
}
