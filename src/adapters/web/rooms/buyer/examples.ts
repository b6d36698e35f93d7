import { Router } from 'express';
import type { Dossier } from '../../../../core/dossier/dossier.js';
import type { Words } from '../../../../core/shared/text.js';
import { openDossier } from '../../../../usecases/open-dossier.js';
import { paths } from '../../paths.js';
import { paragraphs } from '../../safe-html.js';
import type { LinkCards } from '../../view-models.js';
import { partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';

const longestSentence = 170;

/** The beginning of a description, cut at a word. */
function beginning(text: string): string {
  const first = text.split(/\r?\n/)[0] ?? '';
  if (first.length <= longestSentence) return first;
  return `${first.slice(0, longestSentence).replace(/\s+\S*$/, '')} …`;
}

/** The examples in the reader's language. */
export function exampleCards(buyer: Buyer, words: Words): LinkCards['cards'] {
  return buyer.examples.map(({ slug, dossiers }) => ({
    text: titleOf(dossiers[words.language], words),
    href: paths.example.at({ example: slug }),
    says: beginning(dossiers[words.language].description ?? ''),
  }));
}

function found(slug: string, buyer: Buyer, words: Words): Dossier | undefined {
  return buyer.examples.find((example) => example.slug === slug)?.dossiers[words.language];
}

/** Tenders to start from: a list, a page for each, and a button that copies one into the workspace. */
export function exampleRoutes(buyer: Buyer): Router {
  const router = Router();
  const { frame } = buyer;
  router.get(paths.examples.pattern, (_request, response) => {
    const words = frame.words(response);
    frame.page(response, 'buyer/examples', {
      title: words.say('buyer.examples.title'),
      section: 'examples',
      model: { cards: exampleCards(buyer, words) },
    });
  });
  router.get(paths.example.pattern, (request, response) => {
    const words = frame.words(response);
    const slug = partOf(request, 'example');
    const dossier = found(slug, buyer, words);
    if (dossier === undefined) {
      frame.refuse(response, { kind: 'not-found' });
      return;
    }
    frame.page(response, 'buyer/example', {
      title: titleOf(dossier, words),
      section: 'examples',
      breadcrumbs: [{ text: words.say('buyer.examples.title'), href: paths.examples.at() }],
      model: {
        heading: titleOf(dossier, words),
        description: paragraphs(dossier.description ?? ''),
        authority: dossier.authority.name ?? '',
        start: {
          action: paths.example.at({ example: slug }),
          text: words.say('buyer.examples.start'),
          about: titleOf(dossier, words),
          tone: 'main',
          hidden: [],
        },
      },
    });
  });
  router.post(paths.example.pattern, (request, response) => {
    const dossier = found(partOf(request, 'example'), buyer, frame.words(response));
    if (dossier === undefined) {
      frame.refuse(response, { kind: 'not-found' });
      return;
    }
    const stored = openDossier(dossier, frame.workspaces.needed(request, response), buyer);
    response.redirect(303, paths.choose.at({ dossier: stored.id }));
  });
  return router;
}
