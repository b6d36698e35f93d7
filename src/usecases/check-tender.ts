// Whoever holds a workspace may check the tenders in it with the organisation in it; nobody else sees either.
import type { Organisation } from '../core/eligibility/organisation.js';
import { checkEligibility, type JudgedTender } from './check-eligibility.js';
import { shelfOf, type Shelf } from './own-library.js';
import type { Clock, PublicationStore, StoredCheck } from './ports.js';

export interface CheckingParts extends Shelf {
  readonly clock: Clock;
  readonly publications: Pick<PublicationStore, 'find'>;
}

/** The organisation as it bids for this tender: its profile, and what it answers for this one alone. */
export function bidderOf(organisation: Organisation, { bid }: Pick<StoredCheck, 'bid'>): Organisation {
  return { ...organisation, ...bid };
}

/** Whose clauses a published tender holds. */
function shelfOwner({ tender }: StoredCheck, { publications }: CheckingParts): string | undefined {
  return tender.origin.kind === 'published' ? publications.find(tender.origin.code)?.workspace : undefined;
}

/** Judges an organisation for every lot of a tender, by the law of the day on which the call went out. */
export function checkTender(
  check: StoredCheck,
  organisation: Organisation,
  parts: CheckingParts,
): JudgedTender {
  const { dossier, origin } = check.tender;
  const library = shelfOf(dossier, shelfOwner(check, parts), parts);
  return checkEligibility(
    bidderOf(organisation, check),
    { dossier, fromNotice: origin.kind === 'notice' },
    { law: parts.knowledge.law, library },
    parts.clock.today(),
  );
}
