import { Router, type Request, type Response } from 'express';
import { crossing } from '../../../../core/clauses/check-clause.js';
import { hindersUse, type Gap } from '../../../../core/clauses/own/gaps.js';
import type { Clause } from '../../../../core/clauses/clause.js';
import { ambitions } from '../../../../core/facts/vocabulary.js';
import { dateSays, optionSays } from '../../../../core/facts/wording.js';
import { places, type Place } from '../../../../core/shared/place.js';
import type { Words } from '../../../../core/shared/text.js';
import type { StoredOwn } from '../../../../usecases/ports.js';
import { reviewOwn } from '../../../../usecases/review-own-clause.js';
import {
  beginOwnClause,
  clauseOfDraft,
  gapsFor,
  makeOwnReady,
  type OwnParts,
} from '../../../../usecases/write-own-clause.js';
import type { Frame, Room } from '../../frame.js';
import { clauseHref, clauseParts, paths } from '../../paths.js';
import { namingIn } from '../../verdict-card.js';
import type { ButtonForm, Link, Question } from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';
import { posted, revisionOf, type Posted } from '../buyer/posted.js';
import { idAsked } from '../library/parts.js';
import { readOwn, type OwnFault } from './own-form.js';
import { faultSays, gapHref, gapSays, ownModel } from './own-model.js';

export interface OwnRoomParts extends OwnParts {
  /** Files as one archive. */
  readonly archive: (files: Readonly<Record<string, string>>) => Buffer;
}

interface Desk extends OwnRoomParts {
  readonly frame: Frame;
}

interface Opened {
  readonly stored: StoredOwn;
  readonly workspace: string;
}

/** The clause of the address, or the page that says that there is none. */
function opened(request: Request, response: Response, desk: Desk): Opened | undefined {
  const workspace = desk.frame.workspaces.known(request);
  const stored = workspace === undefined ? undefined : desk.own.find(workspace, idAsked(request));
  if (stored !== undefined && workspace !== undefined) return { stored, workspace };
  desk.frame.refuse(response, { kind: 'not-found' });
  return undefined;
}

function titleOf({ draft }: StoredOwn, words: Words): string {
  const { en, fr } = draft.words;
  const [first, second] = words.language === 'fr' ? [fr, en] : [en, fr];
  return [first.title, second.title, words.say('own.untitled')].find((title) => title !== '') ?? '';
}

function stateOf({ ready, revision }: StoredOwn, words: Words): string {
  if (ready === undefined) return words.say('own.state.draft');
  return words.say(ready.revision === revision ? 'own.state.ready' : 'own.state.changed', {
    version: ready.version,
  });
}

function removeButton(stored: StoredOwn, words: Words, sure: boolean): ButtonForm {
  return {
    action: paths.removeOwnClause.at(clauseParts(stored.id)),
    text: words.say(sure ? 'own.remove-sure' : 'own.remove'),
    about: titleOf(stored, words),
    tone: sure ? 'warning' : 'quiet',
    hidden: sure ? [{ name: 'sure', value: 'yes' }] : [],
  };
}

function showList(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const workspace = desk.frame.workspaces.known(request);
  const stored = workspace === undefined ? [] : desk.own.list(workspace);
  desk.frame.page(response, 'own/index', {
    title: words.say('own.title'),
    section: 'library',
    breadcrumbs: [{ text: words.say('library.title'), href: paths.library.at() }],
    model: {
      newHref: paths.newOwnClause.at(),
      clauses: stored.map((item) => ({
        title: titleOf(item, words),
        href: paths.ownClause.at(clauseParts(item.id)),
        place: item.draft.place,
        says: stateOf(item, words),
        changed: words.say('buyer.dossiers.changed', {
          date: dateSays(item.updated.slice(0, 10), words.language),
        }),
        seeHref: item.ready === undefined ? undefined : clauseHref(item.id),
        remove: removeButton(item, words, false),
      })),
      empty: { heading: words.say('own.empty'), text: words.say('own.empty-next') },
    },
  });
}

const longestTitle = 200;
const folders: readonly string[] = [...ambitions, ...crossing];

function clauseNamed(id: string, desk: Desk): Clause | undefined {
  return desk.knowledge.library.clauses.find((clause) => clause.id === id);
}

function showNew(
  response: Response,
  desk: Desk,
  from: Clause | undefined,
  form?: Posted,
  faults: readonly OwnFault[] = [],
): void {
  const words = desk.frame.words(response);
  const errorOf = (field: string): string | undefined => {
    const fault = faults.find((item) => item.field === field);
    return fault === undefined ? undefined : faultSays(fault, words);
  };
  const value = (name: string, otherwise = ''): string => form?.one(name) ?? otherwise;
  const folderSays = (folder: string): string =>
    crossing.includes(folder) ? words.say(`own.folder.${folder}`) : optionSays('ambitions', folder, words);
  const chosen = value('folder', from?.id.split('/')[0]);
  const questions: Question[] = [
    {
      kind: 'text',
      id: 'title',
      name: 'title',
      label: words.say('own.title-label'),
      hint: words.say('own.title-hint'),
      value: value('title'),
      error: errorOf('title'),
    },
    {
      kind: 'select',
      id: 'folder',
      name: 'folder',
      label: words.say('own.folder-label'),
      prompt: words.say('own.choose'),
      groups: [
        {
          label: words.say('own.folder-label'),
          choices: folders.map((folder) => ({
            value: folder,
            text: folderSays(folder),
            checked: folder === chosen,
          })),
        },
      ],
      error: errorOf('folder'),
    },
    {
      kind: 'select',
      id: 'place',
      name: 'place',
      label: words.say('own.place-label'),
      prompt: words.say('own.choose'),
      groups: [
        {
          label: words.say('own.place-label'),
          choices: places.map((place) => ({
            value: place,
            text: words.say(`place.${place}`),
            checked: place === value('place', from?.place),
          })),
        },
      ],
      error: errorOf('place'),
    },
    {
      kind: 'select',
      id: 'jurisdiction',
      name: 'jurisdiction',
      label: words.say('own.jurisdiction-label'),
      hint: words.say('own.jurisdiction-hint'),
      prompt: words.say('own.jurisdiction-all'),
      groups: countryGroups(value('jurisdiction'), words),
    },
  ];
  const errors = faults.map((fault) => ({ text: faultSays(fault, words), href: `#${fault.field}` }));
  desk.frame.page(response, 'own/new', {
    title: words.say('own.new'),
    section: 'library',
    refused: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    breadcrumbs: [
      { text: words.say('library.title'), href: paths.library.at() },
      { text: words.say('own.title'), href: paths.ownClauses.at() },
    ],
    model: {
      action: paths.newOwnClause.at(),
      errors: errors.length > 0 ? { errors } : undefined,
      from:
        from === undefined
          ? undefined
          : { id: from.id, says: words.say('own.from', { clause: from.words[words.language].title }) },
      questions,
    },
  });
}

function begin(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const form = posted(request);
  const from = clauseNamed(form.one('from'), desk);
  const title = form.one('title').replace(/\s+/g, ' ').trim();
  const folder = folders.find((item) => item === form.one('folder'));
  const place = places.find((item): item is Place => item === form.one('place'));
  const faults: OwnFault[] = [
    ...(title === '' ? [{ field: 'title', key: 'title' }] : []),
    ...(title.length > longestTitle
      ? [{ field: 'title', key: 'too-long', values: { max: longestTitle } }]
      : []),
    ...(folder === undefined ? [{ field: 'folder', key: 'folder' }] : []),
    ...(place === undefined ? [{ field: 'place', key: 'place' }] : []),
  ];
  if (folder === undefined || place === undefined || faults.length > 0) {
    showNew(response, desk, from, form, faults);
    return;
  }
  const country = form.one('jurisdiction');
  const stored = beginOwnClause(
    {
      title,
      language: words.language,
      folder,
      place,
      jurisdiction: /^[A-Z]{2}$/.test(country) ? country : 'EU',
      from,
    },
    desk.frame.workspaces.needed(request, response),
    desk,
  );
  response.redirect(303, paths.ownClause.at(clauseParts(stored.id)));
}

function gapLinks(gaps: readonly Gap[], hinders: Gap['hinders'], words: Words): Link[] {
  return gaps
    .filter((gap) => gap.hinders === hinders)
    .map((gap) => ({ text: gapSays(gap, words), href: gapHref(gap) }));
}

interface Shown {
  readonly form?: Posted;
  readonly faults?: readonly OwnFault[];
  readonly stale?: boolean;
}

function queried(request: Request, name: string): boolean {
  return request.query[name] === 'yes';
}

function show(request: Request, response: Response, desk: Desk, open: Opened, shown: Shown = {}): void {
  const { stored, workspace } = open;
  const { form, faults = [], stale = false } = shown;
  const { law } = desk.knowledge;
  const words = desk.frame.words(response);
  const gaps = gapsFor(stored.draft, workspace, desk);
  const usable = !hindersUse(gaps);
  const findings =
    form === undefined ? reviewOwn(stored.draft, desk.knowledge, words, desk.clock.today()) : [];
  const notYet = form === undefined && queried(request, 'not-ready') && !usable;
  const use = gapLinks(gaps, 'use', words);
  const errors = [
    ...(stale ? [{ text: words.say('own.stale'), href: paths.ownClause.at(clauseParts(stored.id)) }] : []),
    ...faults.map((fault) => ({ text: faultSays(fault, words), href: `#${fault.field}` })),
    ...(notYet ? use : []),
  ];
  const address = clauseParts(stored.id);
  const title = titleOf(stored, words);
  desk.frame.page(response, 'own/edit', {
    title: `${words.say('own.write')} – ${title}`,
    section: 'library',
    refused: errors.length > 0,
    status: stale ? 409 : faults.length > 0 ? 422 : 200,
    breadcrumbs: [
      { text: words.say('library.title'), href: paths.library.at() },
      { text: words.say('own.title'), href: paths.ownClauses.at() },
    ],
    model: {
      heading: title,
      caption: stateOf(stored, words),
      lead: words.say('own.edit-lead', { open: '{{', close: '}}' }),
      action: paths.ownClause.at(address),
      revision: String(stored.revision),
      errors: errors.length > 0 ? { errors } : undefined,
      saved:
        queried(request, 'saved') && form === undefined ? { heading: words.say('own.saved') } : undefined,
      ready:
        queried(request, 'ready') && form === undefined && stored.ready !== undefined
          ? { heading: words.say('own.now-ready', { version: stored.ready.version }) }
          : undefined,
      seeHref: stored.ready === undefined ? undefined : clauseHref(stored.id),
      filesHref: usable ? paths.ownClauseFiles.at(address) : undefined,
      use: usable ? undefined : use,
      filesLack: usable ? gapLinks(gaps, 'files', words) : undefined,
      identity: words.say('own.identity', { id: stored.id }),
      ...ownModel({ stored, form, faults, findings }, law, namingIn(law, words), words),
    },
  });
}

/** The id of a provision from what was typed: the id itself, or its reference as it is shown. */
function citationNamed(typed: string, desk: Desk, words: Words): string | undefined {
  const { sources } = desk.knowledge.law;
  if (sources.has(typed)) return typed;
  const naming = namingIn(desk.knowledge.law, words);
  const wanted = typed.toLowerCase();
  return [...sources.values()].find(
    ({ ref }) => ref.toLowerCase() === wanted || naming.reference(ref).toLowerCase() === wanted,
  )?.id;
}

function save(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const { workspace, stored } = open;
  const words = desk.frame.words(response);
  const form = posted(request);
  const { draft, faults } = readOwn(form, stored.draft, (typed) => citationNamed(typed, desk, words));
  if (faults.length > 0) {
    show(request, response, desk, open, { form, faults });
    return;
  }
  const address = clauseParts(stored.id);
  const written = desk.own.save(workspace, stored.id, revisionOf(form), draft, desk.clock.now());
  if (!written.ok) {
    if (written.refusal === 'stale') show(request, response, desk, open, { form, stale: true });
    else desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  if (form.one('do') !== 'ready') {
    response.redirect(303, paths.ownClause.at(address, { saved: 'yes' }));
    return;
  }
  const made = makeOwnReady({ id: stored.id, revision: written.value.revision }, workspace, desk);
  response.redirect(303, paths.ownClause.at(address, made.ok ? { ready: 'yes' } : { 'not-ready': 'yes' }));
}

function sendFiles(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const { stored, workspace } = open;
  if (hindersUse(gapsFor(stored.draft, workspace, desk))) {
    response.redirect(303, paths.ownClause.at(clauseParts(stored.id), { 'not-ready': 'yes' }));
    return;
  }
  const files = desk.files.write(clauseOfDraft(stored, desk));
  const archive = desk.archive(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`clauses/${stored.id}/${name}`, text])),
  );
  response
    .attachment(`${clauseParts(stored.id).slug}.zip`)
    .type('zip')
    .send(archive);
}

function askRemoval(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const words = desk.frame.words(response);
  desk.frame.page(response, 'own/remove', {
    title: words.say('own.remove-title'),
    section: 'library',
    model: {
      title: titleOf(open.stored, words),
      sure: removeButton(open.stored, words, true),
      backHref: paths.ownClauses.at(),
    },
  });
}

function remove(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  if (posted(request).one('sure') !== 'yes') {
    response.redirect(303, paths.removeOwnClause.at(clauseParts(open.stored.id)));
    return;
  }
  desk.own.remove(open.workspace, open.stored.id);
  response.redirect(303, paths.ownClauses.at());
}

/** Clauses that an authority writes for itself: a list, a page to write each on, and its files. */
export function ownRoom(parts: OwnRoomParts): Room {
  return (frame) => {
    const desk: Desk = { ...parts, frame };
    const router = Router();
    router.get(paths.ownClauses.pattern, (request, response) => {
      showList(request, response, desk);
    });
    router.get(paths.newOwnClause.pattern, (request, response) => {
      const { from } = request.query;
      showNew(response, desk, typeof from === 'string' ? clauseNamed(from, desk) : undefined);
    });
    router.post(paths.newOwnClause.pattern, (request, response) => {
      begin(request, response, desk);
    });
    router.get(paths.ownClause.pattern, (request, response) => {
      const open = opened(request, response, desk);
      if (open !== undefined) show(request, response, desk, open);
    });
    router.post(paths.ownClause.pattern, (request, response) => {
      save(request, response, desk);
    });
    router.get(paths.ownClauseFiles.pattern, (request, response) => {
      sendFiles(request, response, desk);
    });
    router.get(paths.removeOwnClause.pattern, (request, response) => {
      askRemoval(request, response, desk);
    });
    router.post(paths.removeOwnClause.pattern, (request, response) => {
      remove(request, response, desk);
    });
    return router;
  };
}
