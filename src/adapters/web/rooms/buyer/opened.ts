import type { Request, Response } from 'express';
import type { Dossier } from '../../../../core/dossier/dossier.js';
import type { Words } from '../../../../core/shared/text.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { readStored } from '../../../../usecases/read-dossier.js';
import { setBanner } from '../../banner.js';
import { paths } from '../../paths.js';
import type { ButtonForm } from '../../view-models.js';
import { visitOf } from '../../visit.js';
import { bannerFor } from './moved-banner.js';
import type { Buyer } from './parts.js';

/** A part of the address; a route gives it or the router does not come here. */
export function partOf(request: Request, name: string): string {
  const part: unknown = request.params[name];
  return typeof part === 'string' ? part : '';
}

export interface Opened {
  readonly stored: StoredDossier;
  readonly words: Words;
}

/**
 * The dossier of the address, or the page that says that there is none. Where the law moved under it, whatever page follows
 * says so.
 */
export function opened(request: Request, response: Response, buyer: Buyer): Opened | undefined {
  const workspace = buyer.frame.workspaces.known(request);
  const stored = readStored(partOf(request, 'dossier'), workspace, buyer.store);
  if (stored === undefined) {
    buyer.frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  const { words } = visitOf(response);
  const moved = buyer.watch.look(stored);
  if (moved !== undefined) setBanner(response, bannerFor(stored, moved, words));
  return { stored, words };
}

/**
 * The dossier of the address, to be worked on. A finalised one has no pages to work on: reading leads to the check, where
 * its answers and documents are, and writing is refused.
 */
export function openedDraft(request: Request, response: Response, buyer: Buyer): Opened | undefined {
  const open = opened(request, response, buyer);
  if (open?.stored.state !== 'finalised') return open;
  if (request.method === 'GET') response.redirect(302, paths.check.at({ dossier: open.stored.id }));
  else
    buyer.frame.refuse(response, {
      kind: 'finalised',
      next: copyButton(open.stored, buyer.frame.words(response)),
    });
  return undefined;
}

/** The name that people see of a tender. */
export function titleOf(dossier: Dossier, words: Words): string {
  const title = dossier.title?.trim() ?? '';
  return title === '' ? words.say('buyer.untitled') : title;
}

/** The button that makes a draft with the same answers. */
export function copyButton(stored: StoredDossier, words: Words): ButtonForm {
  return {
    action: paths.copy.at({ dossier: stored.id }),
    text: words.say('buyer.copy.make'),
    about: titleOf(stored.dossier, words),
    tone: 'secondary',
    hidden: [],
  };
}
