import { Router, type Request, type Response } from 'express';
import { longestTitle } from '../../../../core/dossier/dossier.js';
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
import { copyButton, opened, partOf, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { posted, type Posted } from './posted.js';

interface DossierCard {
  readonly title: string;
  readonly href: string;
  readonly says: string;
  readonly copy: ButtonForm;
  readonly remove: ButtonForm;
}

function cardsOf(dossiers: readonly StoredDossier[], words: Words): DossierCard[] {
  return dossiers.map((stored) => {
    const title = titleOf(stored.dossier, words);
    return {
      title,
      href: paths.dossier.at({ dossier: stored.id }),
      says: words.say(stored.state === 'finalised' ? 'buyer.finalised.heading' : 'buyer.dossiers.changed', {
        date: dateSays(stored.updated.slice(0, 10), words.language),
      }),
      copy: { ...copyButton(stored, words), tone: 'quiet' },
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
      {
        text: words.say('buyer.home.enterprise'),
        href: paths.enterprise.at(),
        says: words.say('buyer.home.enterprise-says'),
      },
      {
        text: words.say('buyer.home.workshop'),
        href: paths.workshops.at(),
        says: words.say('buyer.home.workshop-says'),
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

/** What is wrong with the form of a new tender, by the id of the field. */
function newFaults(form: Posted, words: Words): ReadonlyMap<'title' | 'country', string> {
  const faults = new Map<'title' | 'country', string>();
  if (form.one('title').trim().length > longestTitle)
    faults.set('title', words.say('refusal.title-too-long', { max: longestTitle }));
  if (!/^[A-Z]{2}$/.test(form.one('country'))) faults.set('country', words.say('buyer.new.country-missing'));
  return faults;
}

function newForm(
  form: Posted,
  buyer: Buyer,
  response: Response,
  faults: ReturnType<typeof newFaults> = new Map(),
): void {
  const words = buyer.frame.words(response);
  const refused = faults.size > 0;
  const error = faults.get('country');
  const wrongTitle = faults.get('title');
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
    ...(wrongTitle === undefined ? {} : { error: wrongTitle }),
  };
  const errors: ErrorSummary | undefined = refused
    ? { errors: [...faults].map(([id, text]) => ({ text, href: `#${id}` })) }
    : undefined;
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
  const title = form.one('title').trim();
  const words = buyer.frame.words(response);
  const faults = newFaults(form, words);
  if (faults.size > 0) {
    newForm(form, buyer, response, faults);
    return;
  }
  const { language } = words;
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
    section: 'dossiers',
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

/** Removing is for good, so it is asked first. */
function askRemoval(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const dossier = stored.id;
  const title = titleOf(stored.dossier, words);
  const sure: ButtonForm = {
    action: paths.remove.at({ dossier }),
    text: words.say('remove.sure'),
    about: title,
    tone: 'warning',
    hidden: [{ name: 'sure', value: 'yes' }],
  };
  buyer.frame.page(response, 'buyer/remove', {
    title: words.say('remove.title'),
    section: 'none',
    model: { title, sure, exportHref: paths.export.at({ dossier }), backHref: paths.dossiers.at() },
  });
}

function remove(request: Request, response: Response, buyer: Buyer): void {
  if (posted(request).one('sure') !== 'yes') {
    const open = opened(request, response, buyer);
    if (open !== undefined) response.redirect(303, paths.remove.at({ dossier: open.stored.id }));
    return;
  }
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
    newForm(posted(request), buyer, response);
  });
  router.post(paths.newDossier.pattern, (request, response) => {
    begin(request, response, buyer);
  });
  router.get(paths.dossiers.pattern, (request, response) => {
    list(request, response, buyer);
  });
  router.get(paths.remove.pattern, (request, response) => {
    askRemoval(request, response, buyer);
  });
  router.post(paths.remove.pattern, (request, response) => {
    remove(request, response, buyer);
  });
  return router;
}
