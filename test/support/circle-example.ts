import type { Organisation } from '../../src/core/eligibility/organisation.js';
import { organisationFacts } from '../../src/core/eligibility/organisation-facts.js';
import type { Reservation } from '../../src/core/eligibility/reservation.js';
import type { Facts } from '../../src/core/facts/facts.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';
import type { CircleExample } from '../../src/core/law/circle.js';
import { law } from './law.js';

/** The organisation that an example's facts describe, the reservation, and what is worked out, which the example may state itself. */
export function exampleFacts(example: CircleExample): { facts: Facts; reservation: Reservation } {
  const organisation: Record<string, unknown> = { country: example.country };
  for (const [id, value] of Object.entries(example.facts)) {
    const [room, first = '', second] = id.split('.');
    if (room !== 'organisation') continue;
    if (second === undefined) organisation[first] = value;
    else organisation[first] = { ...(organisation[first] as object | undefined), [second]: value };
  }
  const reservation: Reservation = {
    country: example.country,
    asOf: example.asOf,
    route: example.route,
    minimumShare: example.facts['reservation.minimumShare'] as number | undefined,
    statusesAdmitted: example.facts['reservation.statusesAdmitted'] as string[] | undefined,
    programmesAdmitted: example.facts['reservation.programmesAdmitted'] as boolean | undefined,
  };
  const facts = organisationFacts(organisation as Organisation, reservation, law);
  for (const [id, value] of Object.entries(example.facts))
    if (id.startsWith('organisation.awarded') || id.startsWith('organisation.yearsSince'))
      facts.set(id as FactId, { known: true, value });
  return { facts, reservation };
}
