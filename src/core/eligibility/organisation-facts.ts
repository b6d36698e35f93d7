import { factsFrom, type FactState } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Status } from '../law/country.js';
import type { Law } from '../law/law.js';
import { awardFacts } from './earlier-awards.js';
import type { Member, Organisation } from './organisation.js';
import type { Reservation } from './reservation.js';

/** Shares of disabled workers, of disadvantaged ones, and of both together, as far as stated. */
interface Shares {
  readonly shareDisabledOrDisadvantaged?: number | undefined;
  readonly shareDisabled?: number | undefined;
  readonly shareDisadvantaged?: number | undefined;
}

/**
 * The three shares bound each other: both together are at least the larger of the two and at most their sum (one person may
 * be both), and each alone is at most both together. A share that was not stated is narrowed by those that were.
 */
function shareStates(shares: Shares, prefix: string): [FactId, FactState][] {
  const {
    shareDisabledOrDisadvantaged: both,
    shareDisabled: disabled,
    shareDisadvantaged: disadvantaged,
  } = shares;
  const id = (name: string): FactId => `${prefix}.${name}` as FactId;
  const narrowed = (
    name: string,
    stated: number | undefined,
    least: number,
    most: number,
  ): [FactId, FactState] => {
    if (stated !== undefined) return [id(name), { known: true, value: stated }];
    const open: FactState = { known: false, missing: [id(name)] };
    return [
      id(name),
      least <= 0 && most >= 1 ? open : { known: false, candidates: [least, most], missing: [id(name)] },
    ];
  };
  const sum =
    disabled === undefined || disadvantaged === undefined ? 1 : Math.min(1, disabled + disadvantaged);
  const rest = (other: number | undefined): number =>
    both === undefined || other === undefined ? 0 : Math.max(0, both - other);
  return [
    narrowed('shareDisabledOrDisadvantaged', both, Math.max(disabled ?? 0, disadvantaged ?? 0), sum),
    narrowed('shareDisabled', disabled, rest(disadvantaged), both ?? 1),
    narrowed('shareDisadvantaged', disadvantaged, rest(disabled), both ?? 1),
  ];
}

/** Country of a status: that of its region where a region gives it. */
export function givenIn(status: Status): string {
  return status.jurisdiction.slice(0, 2);
}

/** Routes that the enterprise's statuses open at this buyer. A status of another country is evidence, and opens nothing by itself. */
function opensState(statuses: readonly string[] | undefined, country: string, law: Law): FactState {
  if (statuses === undefined) return { known: false, missing: ['organisation.statuses'] };
  const held = statuses.flatMap((id) => law.statuses.get(id) ?? []);
  const opens = [
    ...new Set(held.filter((status) => givenIn(status) === country).flatMap(({ opens }) => opens)),
  ];
  if (statuses.every((id) => law.statuses.has(id))) return { known: true, value: opens };
  // A status that the law data does not hold never turns into a no: it may open any route.
  const any = [
    ...new Set(
      law.circles.flatMap(({ routes, paths }) => [...routes, ...paths.flatMap(({ group }) => group ?? [])]),
    ),
  ];
  return { known: false, candidates: [opens, any], missing: ['organisation.statuses'] };
}

function namedState(
  statuses: readonly string[] | undefined,
  named: readonly string[] | undefined,
  law: Law,
): FactState {
  if (named === undefined) return { known: true, value: true };
  if (statuses === undefined) return { known: false, missing: ['organisation.statuses'] };
  if (statuses.some((id) => named.includes(id))) return { known: true, value: true };
  return statuses.every((id) => law.statuses.has(id))
    ? { known: true, value: false }
    : { known: false, missing: ['organisation.statuses'] };
}

/** Routes that stand for the same provision: a route of national law, the Union rule on whose ground it stands, and back. */
function kindredRoutes(route: string, law: Law): string[] {
  const grounds = new Map(
    law.rules
      .filter((rule) => rule.route !== undefined && rule.refines === undefined)
      .map((rule) => [rule.route ?? '', rule.within ?? [rule.id]]),
  );
  const own = grounds.get(route) ?? [];
  return [
    route,
    ...[...grounds].filter(([, ids]) => ids.some((id) => own.includes(id))).map(([other]) => other),
  ];
}

const kindred = new WeakMap<Law, Map<string, string[]>>();

function kindredOf(route: string, law: Law): string[] {
  let known = kindred.get(law);
  if (known === undefined) kindred.set(law, (known = new Map<string, string[]>()));
  let routes = known.get(route);
  if (routes === undefined) known.set(route, (routes = kindredRoutes(route, law)));
  return routes;
}

/**
 * What an enterprise states and what follows for one reservation, as facts that the circles of the law data look at.
 *
 * @param organisation the enterprise, or one member of a group
 */
export function organisationFacts(
  organisation: Organisation | Member,
  reservation: Reservation,
  law: Law,
): Map<FactId, FactState> {
  const unit = organisation.performingUnit;
  const stated: [FactId, Value | undefined][] = [
    ['asOf', reservation.asOf],
    ['authority.country', reservation.country],
    ['reservation.route', reservation.route],
    ['reservation.minimumShare', reservation.minimumShare],
    ['reservation.programmesAdmitted', reservation.programmesAdmitted],
    ['lot.namesStatuses', reservation.statusesAdmitted !== undefined],
    ['organisation.name', organisation.name],
    ['organisation.country', organisation.country],
    ['organisation.legalForm', organisation.legalForm],
    ['organisation.statuses', organisation.statuses],
    ['organisation.mainAimIntegration', organisation.mainAimIntegration],
    ['organisation.staff', organisation.staff],
    ['organisation.shelteredWorkshop', organisation.shelteredWorkshop],
    ['organisation.shelteredProgramme', organisation.shelteredProgramme],
    ['organisation.programmeShare', organisation.programmeShare],
    ['organisation.performingUnit.mainAimIntegration', unit?.mainAimIntegration],
    ['organisation.nonProfitOwned', organisation.nonProfitOwned],
    ['organisation.prisonProduction', organisation.prisonProduction],
    ['organisation.sizeOrSeat', organisation.sizeOrSeat],
    ['organisation.publicServiceMission', organisation.publicServiceMission],
    ['organisation.profitsReinvested', organisation.profitsReinvested],
    ['organisation.distributionParticipatory', organisation.distributionParticipatory ?? undefined],
    ['organisation.participatoryGovernance', organisation.participatoryGovernance],
    ['organisation.participation', organisation.participation],
    ['organisation.subcontractedShare', organisation.subcontractedShare],
    ['organisation.fromHere', organisation.country === reservation.country],
    // Bidding through a programme is a choice, which nobody makes without saying so.
    [
      'organisation.inProgramme',
      organisation.participation === 'programme' || organisation.shelteredProgramme === true,
    ],
  ];
  const facts = factsFrom(stated);
  for (const [id, state] of [
    ...shareStates(organisation, 'organisation'),
    // Where no unit is named, the enterprise as a whole performs.
    ...shareStates(unit ?? organisation, 'organisation.performingUnit'),
    ...awardFacts(
      organisation.awards,
      kindredOf(reservation.route, law),
      reservation.authority,
      reservation.asOf,
    ),
  ])
    facts.set(id, state);
  facts.set('organisation.opens', opensState(organisation.statuses, reservation.country, law));
  facts.set('organisation.namedStatus', namedState(organisation.statuses, reservation.statusesAdmitted, law));
  return facts;
}
