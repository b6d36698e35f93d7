import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { SavedSearch, StoredNotice } from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import { posted } from '../buyer/posted.js';
import { atomOf, calendarOf } from './feeds.js';
import { chosenFilters } from './list-model.js';
import { judgeOf, type Board } from './parts.js';
import { queryOf, textOf, wantedFrom } from './query.js';

const longestName = 120;
const mostInFeed = 100;
const mostInCalendar = 500;

/** The address that a request was sent to, up to its path. */
export function baseOf(request: Request): string {
  return `${request.protocol}://${request.host}`;
}

function showSaved(
  request: Request,
  response: Response,
  board: Board,
  fault?: { readonly says: string; readonly name: string; readonly query: string },
): void {
  const { frame, saved } = board;
  const words = frame.words(response);
  const workspace = frame.workspaces.known(request);
  const list = workspace === undefined ? [] : saved.list(workspace);
  const base = baseOf(request);
  frame.page(response, 'notices/saved', {
    title: words.say('find.saved.title'),
    section: 'notices',
    status: fault === undefined ? 200 : 422,
    refused: fault !== undefined,
    breadcrumbs: [{ text: words.say('find.title'), href: paths.notices.at() }],
    model: {
      errors: fault === undefined ? undefined : { errors: [{ text: fault.says, href: '#name' }] },
      again:
        fault === undefined
          ? undefined
          : { action: paths.savedSearches.at(), name: fault.name, query: fault.query, error: fault.says },
      searches: list.map((item) => ({
        name: item.name,
        href: `${paths.notices.at()}?${item.query}`,
        // The filters that it holds: a name alone is soon forgotten.
        holds: (chosenFilters(wantedFrom(new URLSearchParams(item.query)), board, words)?.items ?? []).map(
          ({ text }) => text,
        ),
        created: words.say('find.saved.created', {
          day: dateSays(item.created.slice(0, 10), words.language),
        }),
        feed: `${base}${paths.noticesFeed.at({ secret: item.secret }, { lang: words.language })}`,
        calendar: `${base}${paths.noticesCalendar.at({ secret: item.secret }, { lang: words.language })}`,
        remove: {
          action: paths.removeSavedSearch.at({ search: item.id }),
          text: words.say('find.saved.remove'),
          about: item.name,
          tone: 'quiet',
          hidden: [],
        },
      })),
      empty: {
        heading: words.say('find.saved.empty'),
        text: words.say('find.saved.empty-next'),
        action: { text: words.say('find.title'), href: paths.notices.at() },
      },
    },
  });
}

function save(request: Request, response: Response, board: Board): void {
  const { frame, saved, clock } = board;
  const words = frame.words(response);
  const form = posted(request);
  const name = form.one('name').trim();
  const query = textOf(wantedFrom(new URLSearchParams(form.one('query').slice(0, 4000))));
  const fault =
    name === '' ? 'find.saved.no-name' : name.length > longestName ? 'find.saved.long-name' : undefined;
  if (fault !== undefined) {
    showSaved(request, response, board, { says: words.say(fault, { most: longestName }), name, query });
    return;
  }
  const workspace = frame.workspaces.needed(request, response);
  // Pressed twice, it is still one search.
  const known = saved.list(workspace).some((search) => search.name === name && search.query === query);
  if (known) {
    response.redirect(303, paths.savedSearches.at());
    return;
  }
  const made = saved.add(workspace, name, query, clock.now());
  if (made === undefined) {
    showSaved(request, response, board, { says: words.say('find.saved.too-many'), name, query });
    return;
  }
  response.redirect(303, paths.savedSearches.at());
}

/** What the search of a secret finds, or the page that says that there is none. */
async function foundBySecret(
  request: Request,
  response: Response,
  board: Board,
  find: 'latest' | 'next',
): Promise<
  { readonly search: SavedSearch; readonly found: readonly StoredNotice[]; readonly words: Words } | undefined
> {
  const { frame, saved, clock } = board;
  const words = frame.words(response);
  const { secret = '' } = request.params as Readonly<Record<string, string>>;
  const search = saved.bySecret(secret);
  if (search === undefined) {
    frame.refuse(response, { kind: 'not-found' });
    return undefined;
  }
  const wanted = wantedFrom(new URLSearchParams(search.query));
  const query = queryOf(wanted, words.language, judgeOf(search.workspace, board));
  if (find === 'latest')
    return { search, words, found: await board.search.latest(query, mostInFeed, clock.today()) };
  const found: StoredNotice[] = [];
  for await (const portion of board.search.each(query, mostInCalendar, clock.today())) found.push(...portion);
  return { search, words, found };
}

/** Searches that are kept, each with a feed of news and a calendar of its own. */
export function savedRoutes(board: Board): Router {
  const router = Router();
  const { frame, saved } = board;
  router.get(paths.savedSearches.pattern, (request, response) => {
    showSaved(request, response, board);
  });
  router.post(paths.savedSearches.pattern, (request, response) => {
    save(request, response, board);
  });
  router.post(paths.removeSavedSearch.pattern, (request, response) => {
    const workspace = frame.workspaces.known(request);
    const { search = '' } = request.params as Readonly<Record<string, string>>;
    if (workspace === undefined || !saved.remove(workspace, search)) {
      frame.refuse(response, { kind: 'not-found' });
      return;
    }
    response.redirect(303, paths.savedSearches.at());
  });
  router.get(paths.noticesFeed.pattern, async (request, response) => {
    const answer = await foundBySecret(request, response, board, 'latest');
    if (answer === undefined) return;
    const { search, found, words } = answer;
    response.type('application/atom+xml').send(atomOf(search, found, baseOf(request), board, words));
  });
  router.get(paths.noticesCalendar.pattern, async (request, response) => {
    const answer = await foundBySecret(request, response, board, 'next');
    if (answer === undefined) return;
    const { search, found, words } = answer;
    response.type('text/calendar').send(calendarOf(search, found, baseOf(request), board, words));
  });
  return router;
}
