import { Router, type Request, type Response } from 'express';
import { longestTitle } from '../../../../core/dossier/dossier.js';
import { levelCounts } from '../../../../core/review/level-counts.js';
import { copyDossier } from '../../../../usecases/copy-dossier.js';
import { finaliseDossier } from '../../../../usecases/finalise-dossier.js';
import { notWritten } from '../../not-written.js';
import { paths } from '../../paths.js';
import type { ButtonForm } from '../../view-models.js';
import { openedDraft, partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted, revisionOf } from './posted.js';

/** Asks once more before freezing: it cannot be undone. */
function ask(request: Request, response: Response, buyer: Buyer): void {
  const open = openedDraft(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const { findings } = buyer.advised(stored);
  const { error: errors, warning: warnings } = levelCounts(findings);
  buyer.frame.page(response, 'buyer/finalise', {
    title: `${words.say('buyer.finalise.title')} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: { text: words.say('buyer.documents.back'), href: paths.check.at({ dossier: stored.id }) },
    model: {
      caption: titleOf(stored.dossier, words),
      open:
        errors + warnings === 0
          ? undefined
          : { text: words.say('buyer.finalise.open', { errors, warnings }) },
      button: {
        action: paths.finalise.at({ dossier: stored.id }),
        text: words.say('buyer.finalise.do'),
        tone: 'main',
        hidden: [{ name: 'revision', value: String(stored.revision) }],
      } satisfies ButtonForm,
      backHref: paths.check.at({ dossier: stored.id }),
    },
  });
}

async function finalise(request: Request, response: Response, buyer: Buyer): Promise<void> {
  const id = partOf(request, 'dossier');
  const workspace = buyer.frame.workspaces.known(request);
  const result = await finaliseDossier({ id, workspace, revision: revisionOf(posted(request)) }, buyer);
  // Pressing the button twice is no mistake: what was asked for is done.
  if (result.ok || result.refusal === 'finalised') response.redirect(303, paths.check.at({ dossier: id }));
  else if (result.refusal === 'busy' || result.refusal === 'too-large')
    buyer.frame.refuse(response, notWritten(result.refusal, buyer.frame.words(response)));
  else buyer.frame.refuse(response, { kind: result.refusal });
}

function copy(request: Request, response: Response, buyer: Buyer): void {
  const words = buyer.frame.words(response);
  const made = copyDossier(
    partOf(request, 'dossier'),
    buyer.frame.workspaces.known(request),
    (title) =>
      title === undefined || title.trim() === ''
        ? undefined
        : words.say('buyer.copy.titled', { title }).slice(0, longestTitle),
    buyer,
  );
  if (made === undefined) buyer.frame.refuse(response, { kind: 'not-found' });
  else response.redirect(303, paths.dossier.at({ dossier: made.id }));
}

/** Freezing a dossier with its documents, and going on from a copy. */
export function finaliseRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.finalise.pattern, (request, response) => {
    ask(request, response, buyer);
  });
  router.post(paths.finalise.pattern, (request, response) => finalise(request, response, buyer));
  router.post(paths.copy.pattern, (request, response) => {
    copy(request, response, buyer);
  });
  return router;
}
