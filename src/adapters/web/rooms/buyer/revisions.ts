import { Router, type Request, type Response } from 'express';
import type { Words } from '../../../../core/shared/text.js';
import { readRevision } from '../../../../usecases/compare-revisions.js';
import type { StoredDossier } from '../../../../usecases/ports.js';
import { listStored } from '../../../../usecases/read-dossier.js';
import { libraryFor } from '../../../../usecases/own-library.js';
import { paginationOf } from '../../pagination.js';
import { paths } from '../../paths.js';
import { editionSays } from './editions.js';
import { opened, titleOf } from './opened.js';
import type { Buyer } from './parts.js';
import { differences } from './summary.js';

const perPage = 20;

/** So many other tenders are offered for a comparison, the last changed first. */
const mostOthers = 30;

/** Rows of the summary that are alike by name; their first line says which one is meant. */
const namedAlike = /^(clause|criterion) /;

/** What a revision changed, as the names of the answers; the first one changed nothing. */
function changedIn(stored: StoredDossier, revision: number, buyer: Buyer, words: Words): readonly string[] {
  const { store } = buyer;
  const [before, after] = [revision - 1, revision].map((number) =>
    store.revision(stored.workspace, stored.id, number),
  );
  if (before === undefined || after === undefined) return [];
  const knowledge = { ...buyer.knowledge, library: libraryFor(stored.workspace, buyer) };
  return differences(before, after, words, knowledge).map(({ key, name, theirs, mine }) => {
    const [which = ''] = mine.length > 0 ? mine : theirs;
    return namedAlike.test(key) && which !== '' ? words.say('revisions.item', { name, which }) : name;
  });
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Editions to choose from: the revisions of this tender, then other tenders of the workspace as they stand. */
export function editionChoices(
  stored: StoredDossier,
  buyer: Buyer,
  words: Words,
): { readonly own: readonly Choice[]; readonly others: readonly Choice[] } {
  const { store } = buyer;
  const title = stored.dossier.title ?? '';
  const others = listStored(stored.workspace, store)
    .filter(({ id }) => id !== stored.id)
    .map((other) => ({ other, name: titleOf(other.dossier, words) }))
    // The original of a copy and the copies of an original begin alike.
    .sort((a, b) => Number(kin(b.name, title)) - Number(kin(a.name, title)))
    .slice(0, mostOthers);
  return {
    own: store.revisions(stored.workspace, stored.id).map(({ revision, at }) => ({
      value: String(revision),
      text: editionSays({ ...stored, revision, updated: at }, false, words),
    })),
    others: others.map(({ other }) => ({ value: other.id, text: editionSays(other, true, words) })),
  };
}

function kin(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one));
}

function show(request: Request, response: Response, buyer: Buyer): void {
  const open = opened(request, response, buyer);
  if (open === undefined) return;
  const { stored, words } = open;
  const { store } = buyer;
  const all = store.revisions(stored.workspace, stored.id);
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const asked = Number(request.query.page ?? '1');
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const dossier = stored.id;
  const heading = words.say('revisions.list-title');
  const compareAt = (from: string, to: string): string => paths.comparison.at({ dossier }, { from, to });
  const choices = editionChoices(stored, buyer, words);
  const last = String(all[0]?.revision ?? 1);
  buyer.frame.page(response, 'buyer/revisions', {
    title: `${heading} – ${titleOf(stored.dossier, words)}`,
    section: 'dossiers',
    back: { text: words.say('buyer.documents.back'), href: paths.check.at({ dossier }) },
    model: {
      heading,
      caption: titleOf(stored.dossier, words),
      lead: words.say('revisions.lead'),
      rows: all.slice((page - 1) * perPage, page * perPage).map(({ revision, at }) => {
        const changed = changedIn(stored, revision, buyer, words);
        return {
          says: editionSays({ ...stored, revision, updated: at }, false, words),
          changed,
          first: revision === 1,
          compareHref: revision === 1 ? undefined : compareAt(String(revision - 1), String(revision)),
        };
      }),
      pagination: paginationOf(
        page,
        pages,
        (number) => paths.revisions.at({ dossier }, { page: number }),
        words.say('revisions.list-title'),
      ),
      form:
        all.length < 2 && choices.others.length === 0
          ? undefined
          : {
              action: paths.comparison.at({ dossier }),
              ...choices,
              from: String(all[1]?.revision ?? last),
              to: last,
            },
    },
  });
}

/** Every saved revision of a tender, with what it changed and the way to compare. */
export function revisionRoutes(buyer: Buyer): Router {
  const router = Router();
  router.get(paths.revisions.pattern, (request, response) => {
    show(request, response, buyer);
  });
  return router;
}

/** The edition that a form names: a revision of this tender by its number, another tender by its id. */
export function editionNamed(name: string, stored: StoredDossier, buyer: Buyer): StoredDossier | undefined {
  return /^\d{1,9}$/.test(name)
    ? readRevision(stored.id, Number(name), stored.workspace, buyer.store)
    : readRevision(name, undefined, stored.workspace, buyer.store);
}
