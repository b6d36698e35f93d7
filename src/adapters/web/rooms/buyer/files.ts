import { Router, type Response } from 'express';
import type { Fault } from '../../../../core/dossier/dossier.js';
import { slugOf } from '../../../../core/shared/slug.js';
import { importDossier } from '../../../../usecases/import-dossier.js';
import { openDossier } from '../../../../usecases/open-dossier.js';
import { paths } from '../../paths.js';
import { opened } from './opened.js';
import type { Buyer } from './parts.js';
import { posted } from './posted.js';

const mostFaults = 20;

function importForm(response: Response, buyer: Buyer, text: string, faults: readonly Fault[]): void {
  const words = buyer.frame.words(response);
  const errors = faults.slice(0, mostFaults).map(({ pointer, key, values }) => ({
    text:
      pointer === ''
        ? words.say(key, values)
        : words.say('buyer.import.fault', { pointer, says: words.say(key, values) }),
    href: '#json',
  }));
  const refused = errors.length > 0;
  buyer.frame.page(response, 'buyer/import', {
    title: words.say('buyer.import.title'),
    section: 'dossiers',
    refused,
    status: refused ? 422 : 200,
    model: {
      action: paths.import.at(),
      errors: refused ? { errors } : undefined,
      question: {
        kind: 'long-text',
        id: 'json',
        name: 'json',
        label: words.say('buyer.import.text'),
        hint: words.say('buyer.import.text-hint'),
        value: text,
        rows: 14,
        ...(refused ? { error: words.say('buyer.import.refused') } : {}),
      },
    },
  });
}

/** A name for a file, from the title of what it holds. */
export function fileName(title: string | undefined, fallback: string): string {
  return slugOf(title ?? '', 60, fallback);
}

/** Dossiers as files: reopened from JSON, and given out as JSON. */
export function fileRoutes(buyer: Buyer): Router {
  const router = Router();
  const { frame } = buyer;
  router.get(paths.import.pattern, (_request, response) => {
    importForm(response, buyer, '', []);
  });
  router.post(paths.import.pattern, (request, response) => {
    const text = request.is('application/json') ? JSON.stringify(request.body) : posted(request).one('json');
    const read = importDossier(text);
    if (!read.ok) {
      importForm(response, buyer, text, read.refusal);
      return;
    }
    const stored = openDossier(read.value, frame.workspaces.needed(request, response), buyer);
    response.redirect(303, paths.dossier.at({ dossier: stored.id }));
  });
  router.get(paths.export.pattern, (request, response) => {
    const open = opened(request, response, buyer);
    if (open === undefined) return;
    const { dossier } = open.stored;
    response
      .type('application/json')
      .set('Content-Disposition', `attachment; filename="${fileName(dossier.title, 'tender')}.json"`)
      .send(`${JSON.stringify(dossier, undefined, 2)}\n`);
  });
  return router;
}
