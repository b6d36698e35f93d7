import { readDossier, type Dossier } from '../../core/dossier/dossier.js';
import type { IsoDate } from '../../core/shared/iso-date.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import { dossierOf } from './dossier-of.js';
import type { Notice } from './notice.js';
import { readNotice } from './read-notice.js';
import { noticeRefusal, type NoticeRefusal } from './refusal.js';

/** The first day on which something has to be handed in for any lot. */
function firstDeadline({ lots }: Notice): IsoDate | undefined {
  return lots
    .flatMap(({ deadlines }) => [
      deadlines.tenders?.date ?? deadlines.requests?.date ?? deadlines.expressions?.date ?? [],
    ])
    .flat()
    .sort()[0];
}

/** The tender that an eForms notice tells of, as somebody checks it who wants to bid. */
export function tenderOfNotice(xml: Buffer): Result<
  {
    readonly dossier: Dossier;
    readonly deadline?: IsoDate | undefined;
    readonly publication?: string | undefined;
  },
  NoticeRefusal
> {
  const notice = readNotice(xml);
  if (!notice.ok) return notice;
  const read = readDossier(dossierOf(notice.value));
  // Without the buyer's country no law can be asked; everything else may be missing.
  if (!read.ok) return refused(noticeRefusal('not-a-notice', 'enterprise.notice.no-tender'));
  return done({
    dossier: read.value,
    deadline: firstDeadline(notice.value),
    publication: notice.value.publication,
  });
}
