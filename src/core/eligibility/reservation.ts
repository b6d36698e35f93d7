import { listOf, numberOf, textOf, truthOf, type Facts } from '../facts/facts.js';

/**
 * All that the circle of bidders depends on, and nothing else of the tender: two lots with the same signature get the same
 * answer for the same enterprise. Whether the reservation itself is lawful is another question.
 */
export interface Reservation {
  /** The buyer's country. */
  readonly country: string;
  readonly region?: string | undefined;
  /** Name of the buyer, to recognise an earlier award by it. */
  readonly authority?: string | undefined;
  /** The day of dispatch, whose law counts. */
  readonly asOf: string;
  /** `none` where the lot is open to all. */
  readonly route: string;
  /** The share that the call asks for, 0..1. */
  readonly minimumShare?: number | undefined;
  readonly statusesAdmitted?: readonly string[] | undefined;
  readonly programmesAdmitted?: boolean | undefined;
  /**
   * The source has one code for groups that national law divides (BT-71 of a notice), so which group is meant stands only
   * in the documents.
   */
  readonly groupsOpen?: boolean | undefined;
}

/** A call that says that it is reserved, and not by which route. */
export const routeNotTold = 'unknown';

/** The reservation of a lot, from its facts. A contract is reserved only where the call says so, so silence means open to all. */
export function reservationFrom(
  facts: Facts,
  asOf: string,
  about: { readonly groupsOpen?: boolean | undefined } = {},
): Reservation {
  const statuses = listOf(facts, 'reservation.statusesAdmitted');
  return {
    country: textOf(facts, 'authority.country') ?? '',
    region: textOf(facts, 'authority.region'),
    authority: textOf(facts, 'authority.name'),
    asOf,
    route:
      textOf(facts, 'reservation.route') ??
      (truthOf(facts, 'reservation.citedInCall') === true ? routeNotTold : 'none'),
    minimumShare: numberOf(facts, 'reservation.minimumShare'),
    statusesAdmitted: statuses.length > 0 ? statuses : undefined,
    programmesAdmitted: truthOf(facts, 'reservation.programmesAdmitted'),
    groupsOpen: about.groupsOpen === true && statuses.length === 0,
  };
}
