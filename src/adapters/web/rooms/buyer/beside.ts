import { Router, type Request, type Response } from 'express';
import { isStepSlug } from '../../../../core/journeys/journey.js';
import type { Words } from '../../../../core/shared/text.js';
import { documentsFor } from '../../../../usecases/document-kinds.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { previewAnswers } from '../../../../usecases/preview-answers.js';
import { documentFrom } from '../../../../usecases/produce-document.js';
import { paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';
import { openedDraft, partOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted } from './posted.js';
import { describeSources } from './sources.js';

export interface Beside {
  readonly documents: readonly {
    readonly text: string;
    /** The document on a page of its own, for whoever has no script. */
    readonly href: string;
    /** Where the text alone is fetched. */
    readonly textHref: string;
  }[];
}

/** The documents that can be shown beside a form. They are fetched, so that no page carries one. */
export function besideOf({ id, dossier }: StoredDossier, words: Words): Beside {
  return {
    documents: documentsFor(dossier).map((kind) => ({
      text: words.say(`doc.kinds.${kind}`),
      href: paths.preview.at({ dossier: id, document: kind }),
      textHref: paths.previewText.at({ dossier: id, document: kind }),
    })),
  };
}

/** The text of a document with the answers of a form in it, which is not stored. */
function showText(request: Request, response: Response, buyer: Buyer): void {
  const open = openedDraft(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const form = posted(request);
  const step = form.one('preview.step');
  const typed = isStepSlug(step) ? previewAnswers(stored, step, form.form, buyer) : undefined;
  const advised = typed ?? buyer.advised(stored);
  const { dossier } = advised.assessment;
  const kind = documentsFor(dossier).find((one) => one === partOf(request, 'document'));
  if (kind === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const language = dossier.language ?? words.language;
  const { markdown } = documentFrom(advised, kind, language, buyer.knowledge, buyer.writer);
  const state = typed !== undefined ? 'typed' : isStepSlug(step) ? 'faulty' : 'saved';
  buyer.frame.page(response, 'buyer/document-text', {
    title: words.say(`doc.kinds.${kind}`),
    section: 'dossiers',
    model: {
      says: words.say(`beside.${state}`),
      language,
      body: renderedHtml(
        buyer.writer.preview(markdown, describeSources({ ...stored, dossier }, buyer, words)),
      ),
    },
  });
}

/** Documents beside a form. */
export function besideRoutes(buyer: Buyer): Router {
  const router = Router();
  router.post(paths.previewText.pattern, (request, response) => {
    showText(request, response, buyer);
  });
  return router;
}
