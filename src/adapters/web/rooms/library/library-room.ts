import { Router, type Request, type Response } from 'express';
import { isOwn } from '../../../../core/clauses/own/own-draft.js';
import type { Room } from '../../frame.js';
import { paginationOf } from '../../pagination.js';
import { clauseParts, paths } from '../../paths.js';
import { clauseModel } from './clause-model.js';
import { feedbackRoutes } from './feedback.js';
import { cardOf, facetsOf } from './list-model.js';
import { clauseAsked, clauseOf, type LibraryParts, type Shelves } from './parts.js';
import { addressOf, pageSize, queryOf } from './query.js';
import { selectedIds, selectionButton, selectionRoutes } from './selection.js';
import { versionRoutes } from './versions.js';

function showList(request: Request, response: Response, parts: Shelves): void {
  const { frame, knowledge } = parts;
  const words = frame.words(response);
  const query = queryOf(request, words);
  const found = parts.search.search(query);
  const chosen = new Set(selectedIds(request));
  const here = paths.library.at({}, { ...addressOf(query), page: query.page === 1 ? undefined : query.page });
  frame.page(response, 'library/index', {
    title: words.say('library.title'),
    section: 'library',
    model: {
      ownHref: paths.ownClauses.at(),
      facets: facetsOf(found, query, knowledge, words),
      selection: {
        text: words.say('library.selection.link', { count: chosen.size }),
        href: paths.selection.at(),
      },
      cards: found.hits.flatMap(({ id, passage }) => {
        const clause = clauseOf(id, parts);
        if (clause === undefined) return [];
        const button = selectionButton(clause, chosen.has(id), here, words);
        return [cardOf(clause, knowledge, words, { passage, button })];
      }),
      empty: { heading: words.say('library.empty'), text: words.say('library.empty-next') },
      pagination: paginationOf(
        query.page,
        Math.ceil(found.total / pageSize),
        (page) => paths.library.at({}, { ...addressOf(query), page }),
        words.say('library.pages'),
      ),
    },
  });
}

function showClause(request: Request, response: Response, parts: Shelves): void {
  const { frame } = parts;
  const words = frame.words(response);
  const clause = clauseAsked(request, response, parts);
  if (clause === undefined) return;
  const address = clauseParts(clause.id);
  const own = isOwn(clause.id);
  const forms = parts.knowledge.library.variants.filter(({ id }) => id === clause.id);
  frame.page(response, 'library/clause', {
    title: clause.words[words.language].title,
    section: 'library',
    breadcrumbs: [{ text: words.say('library.title'), href: paths.library.at() }],
    model: {
      clause: clauseModel(clause, parts, words),
      own: own
        ? { editHref: paths.ownClause.at(address), filesHref: paths.ownClauseFiles.at(address) }
        : undefined,
      fromHref: paths.newOwnClause.at({}, { from: clause.id }),
      select: own
        ? undefined
        : selectionButton(clause, selectedIds(request).includes(clause.id), paths.clause.at(address), words),
      forms: forms.map((form) => ({
        text: words.say(`countries.${form.variant ?? ''}`),
        href: paths.clauseVersion.at({ ...address, version: form.version }),
      })),
      feedbackHref: own ? undefined : paths.clauseFeedback.at(address),
    },
  });
}

/** The clause library: search with facets, one page per clause, its versions and languages, a selection to take away. */
export function libraryRoom(given: LibraryParts): Room {
  return (frame) => {
    const parts: Shelves = { ...given, frame };
    const router = Router();
    router.get(paths.library.pattern, (request, response) => {
      showList(request, response, parts);
    });
    // Before the clauses: "selection" is no theme.
    router.use(selectionRoutes(parts), versionRoutes(parts), feedbackRoutes(parts));
    router.get(paths.clause.pattern, (request, response) => {
      showClause(request, response, parts);
    });
    return router;
  };
}
