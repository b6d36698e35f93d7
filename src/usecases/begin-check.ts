// Whoever comes may check a tender; the check belongs to the workspace of their browser.
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
