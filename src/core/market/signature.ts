import type { Reservation } from '../eligibility/reservation.js';
import type { KeptLot, KeptNotice } from './kept-notice.js';

interface Told {
  readonly asOf?: string;
  readonly authority?: { readonly name?: string; readonly country?: string };
}

/**
 * All that the judging of an enterprise looks at in a lot. The code of a notice does not tell apart the groups into which
 * some national laws divide it.
 */
export function reservationIn(notice: KeptNotice, lot: KeptLot): Reservation {
  // Only the reader of notices makes it, in the form of the contract.
  const told = notice.dossier as Told | undefined;
  return {
    country: told?.authority?.country ?? notice.buyers[0]?.country ?? '',
    authority: told?.authority?.name,
    asOf: told?.asOf ?? notice.issued ?? '',
    // A route that does not follow from the notice is one that no law here knows.
    route: lot.route ?? 'none',
    programmesAdmitted: lot.programmes === 'yes' ? true : undefined,
    groupsOpen: true,
  };
}

/** The reservation of a lot as text: lots with the same signature have the same answer. */
export function signatureOf(notice: KeptNotice, lot: KeptLot): string {
  return JSON.stringify(reservationIn(notice, lot));
}

/** The reservation of a signature. */
export function reservationOf(signature: string): Reservation {
  // Only the function above writes them.
  return JSON.parse(signature) as Reservation;
}
