// Whoever comes may check a tender; the check belongs to the workspace of their browser.
import { readDossier } from '../core/dossier/dossier.js';
import type { KeptNotice } from '../core/market/kept-notice.js';
import type { NoticeSearch } from './notice-ports.js';
import type { CheckedTender, CheckStore, Clock, PublicationStore, StoredCheck } from './ports.js';

export interface CheckParts {
  readonly checks: CheckStore;
  readonly publications: PublicationStore;
  readonly clock: Clock;
}

/** Begins to check a tender that was read from a notice or typed. */
export function beginCheck(tender: CheckedTender, workspace: string, parts: CheckParts): StoredCheck {
  return parts.checks.create(workspace, tender, parts.clock.now());
}

/** The published tender of a code as it is checked; undefined where nothing stands under it. */
export function publishedTender(
  code: string,
  publications: Pick<PublicationStore, 'find'>,
): CheckedTender | undefined {
  const publication = publications.find(code);
  const edition = publication?.editions[0]?.edition;
  const tender = publication?.standing?.tender;
  if (publication === undefined || tender === undefined || edition === undefined) return undefined;
  return { ...tender, origin: { kind: 'published', code: publication.code, edition } };
}

/**
 * Begins to check a published tender, or goes on with the check that this workspace has begun. Only a new check is counted
 * for the buyer, as a number: one enterprise that comes back is no second one.
 */
export function checkPublished(code: string, workspace: string, parts: CheckParts): StoredCheck | undefined {
  const tender = publishedTender(code, parts.publications);
  if (tender?.origin.kind !== 'published') return undefined;
  const begun = parts.checks
    .list(workspace)
    .find(({ tender: { origin } }) => origin.kind === 'published' && origin.code === code);
  if (begun !== undefined) {
    parts.checks.renew(workspace, begun.id, tender);
    return { ...begun, tender };
  }
  parts.publications.count(code);
  return beginCheck(tender, workspace, parts);
}

/** The first day on which something has to be handed in for any lot. */
function firstDeadline({ lots }: KeptNotice): string | undefined {
  return lots.flatMap(({ deadline }) => deadline?.date ?? []).sort()[0];
}

/**
 * An imported notice as it is checked.
 *
 * @param typed its number in the Official Journal, as people write it: zeros in front count for nothing
 * @returns undefined where it was not imported, or tells of no tender that could be checked
 */
export function importedTender(
  typed: string,
  notices: Pick<NoticeSearch, 'find'>,
): CheckedTender | undefined {
  const name = typed.trim();
  const stored = notices.find(name.replace(/^0+(?=\d+-\d{4}$)/, '')) ?? notices.find(name);
  if (stored?.kept.dossier === undefined) return undefined;
  const read = readDossier(stored.kept.dossier);
  if (!read.ok) return undefined;
  return {
    dossier: read.value,
    deadline: firstDeadline(stored.kept),
    origin: { kind: 'notice', publication: stored.kept.publication },
  };
}
