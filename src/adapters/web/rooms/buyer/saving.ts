import type { Request, Response } from 'express';
import type { Dossier, Fault } from '../../../../core/dossier/dossier.js';
import { assertNever } from '../../../../core/shared/assert-never.js';
import { changeDossier } from '../../../../usecases/change-dossier.js';
import { libraryFor } from '../../../../usecases/own-library.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted, revisionOf, type Posted } from './posted.js';
import { differences } from './summary.js';

export interface Saving {
  readonly change: (dossier: Dossier) => Dossier;
  /** Where to go once it is stored. */
  readonly next: (stored: StoredDossier) => string;
  /** Where the form stands: the way to the version that somebody saved. */
  readonly page: string;
  /** Shows the form again with what is wrong; without it the refusal's own page says so. */
  readonly invalid?: (faults: readonly Fault[]) => void;
}

/** Everything that was posted, to be sent once more over the newer revision. */
function hiddenFields(form: Posted): { readonly name: string; readonly value: string }[] {
  return form.names
    .filter((name) => name !== 'revision')
    .flatMap((name) => form.all(name).map((value) => ({ name, value })));
}

/** Stores a change and answers 303; or 409 with both versions where somebody saved in between. */
export function save(request: Request, response: Response, buyer: Buyer, saving: Saving): void {
  const { frame } = buyer;
  const words = frame.words(response);
  const form = posted(request);
  const id = partOf(request, 'dossier');
  const result = changeDossier(
    { id, workspace: frame.workspaces.known(request), revision: revisionOf(form), change: saving.change },
    buyer,
  );
  if (result.ok) {
    response.redirect(303, saving.next(result.value));
    return;
  }
  const { refusal } = result;
  switch (refusal.kind) {
    case 'not-found':
    case 'finalised':
      // Finalised between the look and the write: the page that is left says how to go on.
      frame.refuse(response, { kind: refusal.kind });
      return;
    case 'invalid':
      if (saving.invalid === undefined) {
        const faults = refusal.faults.map(({ pointer, key, values }) => ({
          pointer,
          says: words.say(key, values),
        }));
        frame.refuse(response, { kind: 'invalid', faults });
      } else saving.invalid(refusal.faults);
      return;
    case 'stale': {
      const rows = differences(refusal.stored.dossier, refusal.mine, words, {
        ...buyer.knowledge,
        library: libraryFor(refusal.stored.workspace, buyer),
      });
      // Both versions say the same: nothing is lost and there is nothing to choose.
      if (rows.length === 0 && !Number.isNaN(revisionOf(form))) {
        response.redirect(303, saving.next(refusal.stored));
        return;
      }
      frame.page(response, 'buyer/conflict', {
        title: words.say('error.stale.title'),
        section: 'dossiers',
        status: 409,
        model: {
          caption: titleOf(refusal.stored.dossier, words),
          rows,
          action: request.originalUrl,
          hidden: [...hiddenFields(form), { name: 'revision', value: String(refusal.stored.revision) }],
          theirsHref: saving.page,
        },
      });
      return;
    }
    default:
      assertNever(refusal);
  }
}
