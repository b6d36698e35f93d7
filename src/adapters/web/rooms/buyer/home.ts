import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { openDossier } from '../../../../usecases/open-dossier.js';
import { listStored } from '../../../../usecases/read-dossier.js';
import { removeDossier } from '../../../../usecases/remove-dossier.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { paths } from '../../paths.js';
import type { ButtonForm, ErrorSummary, LinkCards, Question } from '../../view-models.js';
import { countryGroups } from './countries.js';
import { exampleCards } from './examples.js';
import { partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';

interface DossierCard {
  readonly title: string;
  readonly href: string;
  readonly says: string;
  readonly remove: ButtonForm;
}

function cardsOf(dossiers: readonly StoredDossier[], words: Words): DossierCard[] {
  return dossiers.map((stored) => {
    const title = titleOf(stored.dossier, words);
    return {
      title,
      href: paths.dossier.at({ dossier: stored.id }),
      says: words.say('buyer.dossiers.changed', {
        date: dateSays(stored.updated.slice(0, 10), words.language),
      }),
      remove: {
        action: paths.remove.at({ dossier: stored.id }),
        text: words.say('buyer.dossiers.remove'),
        about: title,
        tone: 'quiet',
        hidden: [],
      },
    };
  });
}

const shownAtHome = 3;

function home(request: Request, response: Response, buyer: Buyer): void {
  const words = buyer.frame.words(response);
  const dossiers = listStored(buyer.frame.workspaces.known(request), buyer.store);
  const starts: LinkCards = {
    cards: [
      {
        text: words.say('buyer.home.examples'),
        href: paths.examples.at(),
        says: words.say('buyer.home.examples-says'),
      },
      {
        text: words.say('review.title'),
        href: paths.review.at(),
        says: words.say('review.home-says'),
      },
      {
        text: words.say('buyer.home.reopen'),
        href: paths.import.at(),
        says: words.say('buyer.home.reopen-says'),
      },
      {
        text: words.say('buyer.home.library'),
        href: paths.library.at(),
        says: words.say('buyer.home.library-says'),
      },
    ],
  };
  buyer.frame.page(response, 'buyer/home', {
    title: words.say('buyer.home.title'),
    section: 'none',
    model: {
      newHref: paths.newDossier.at(),
      starts,
      dossiers: cardsOf(dossiers.slice(0, shownAtHome), words),
      dossiersHref: paths.dossiers.at(),
      examples: { cards: exampleCards(buyer, words).slice(0, shownAtHome) },
      examplesHref: paths.examples.at(),
    },
  });
}

function newForm(form: Posted, buyer: Buyer, response: Response, refused: boolean): void {
  const words = buyer.frame.words(response);
  const error = refused ? words.say('buyer.new.country-missing') : undefined;
  const country: Question = {
    kind: 'select',
    id: 'country',
    name: 'country',
    label: words.say('buyer.new.country'),
    hint: words.say('buyer.new.country-hint'),
    prompt: words.say('buyer.new.country-prompt'),
    groups: countryGroups(form.one('country'), words),
    ...(error === undefined ? {} : { error }),
  };
  const title: Question = {
    kind: 'text',
    id: 'title',
    name: 'title',
    label: words.say('buyer.new.name'),
    hint: words.say('buyer.new.name-hint'),
    value: form.one('title'),
    width: 'full',
  };
  const errors: ErrorSummary | undefined =
    error === undefined ? undefined : { errors: [{ text: error, href: '#country' }] };
  buyer.frame.page(response, 'buyer/new', {
    title: words.say('buyer.new.title'),
    section: 'new',
    refused,
    status: refused ? 422 : 200,
    model: { action: paths.newDossier.at(), errors, questions: [title, country] },
  });
}

function begin(request: Request, response: Response, buyer: Buyer): void {
  const form = posted(request);
  const country = form.one('country');
  const title = form.one('title').trim().slice(0, 400);
  if (!/^[A-Z]{2}$/.test(country)) {
    newForm(form, buyer, response, true);
    return;
  }
  const { language } = buyer.frame.words(response);
  const stored = openDossier(
    { ...(title === '' ? {} : { title }), language, authority: { country } },
    buyer.frame.workspaces.needed(request, response),
    buyer,
  );
  response.redirect(303, paths.step.at({ dossier: stored.id, step: 'who' }));
}

function list(request: Request, response: Response, buyer: Buyer): void {
  const words = buyer.frame.words(response);
  buyer.frame.page(response, 'buyer/dossiers', {
    title: words.say('buyer.dossiers.title'),
    section: 'none',
    model: {
      dossiers: cardsOf(listStored(buyer.frame.workspaces.known(request), buyer.store), words),
      empty: {
        heading: words.say('buyer.dossiers.none'),
        text: words.say('buyer.dossiers.none-says'),
        action: { text: words.say('buyer.home.start'), href: paths.newDossier.at() },
      },
      importHref: paths.import.at(),
    },
  });
}

function remove(request: Request, response: Response, buyer: Buyer): void {
  if (removeDossier(partOf(request, 'dossier'), buyer.frame.workspaces.known(request), buyer.store))
    response.redirect(303, paths.dossiers.at());
  else buyer.frame.refuse(response, { kind: 'not-found' });
}

/** Where one begins: the home page, a new tender, and the tenders of this browser. */
export function homeRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.home.pattern, (request, response) => {
    home(request, response, buyer);
  });
  router.get(paths.newDossier.pattern, (request, response) => {
    newForm(posted(request), buyer, response, false);
  });
  router.post(paths.newDossier.pattern, (request, response) => {
    begin(request, response, buyer);
  });
  router.get(paths.dossiers.pattern, (request, response) => {
    list(request, response, buyer);
  });
  router.post(paths.remove.pattern, (request, response) => {
    remove(request, response, buyer);
  });
  return router;
}
