import { Router, type Request, type Response } from 'express';
import type { Room } from '../../frame.js';
import { paginationOf } from '../../pagination.js';
import { paths } from '../../paths.js';
import { exportFormats, mostExported, sendExport } from './exports.js';
import { cardOf, chosenFilters, facetsOf, leftOutOf } from './list-model.js';
import { showMarket } from './market.js';
import { noticeModel } from './notice-model.js';
import { judgeOf, type Board, type NoticesParts } from './parts.js';
import { addressOf, pageSize, queryOf, searchOf, textOf, wantedFrom } from './query.js';
import { baseOf, savedRoutes } from './saved.js';

async function showList(request: Request, response: Response, board: Board): Promise<void> {
  const { frame, search, clock } = board;
  const words = frame.words(response);
  const wanted = wantedFrom(searchOf(request.url));
  const judge = judgeOf(frame.workspaces.known(request), board);
  const query = queryOf(wanted, words.language, judge);
  const asked = await search.search(query, wanted.page, pageSize, clock.today());
  const pages = Math.ceil(asked.total / pageSize);
  // Behind the last page stands nothing: an old address gets the last one.
  const page = Math.min(wanted.page, Math.max(1, pages));
  const found = page === wanted.page ? asked : await search.search(query, page, pageSize, clock.today());
  const address = addressOf(wanted);
  const files = exportFormats.map((format) => ({
    text: words.say(`find.export.${format}`),
    href: paths.noticesFile.at({ format }, address),
  }));
  const isNothingThere = found.total === 0 && (await search.market()).notices === 0;
  const facets = facetsOf(found, wanted, board, judge, words);
  const leftOut = leftOutOf(wanted, facets, words);
  frame.page(response, 'notices/index', {
    title: words.say('find.title'),
    section: 'notices',
    refused: leftOut.length > 0,
    model: {
      errors: leftOut.length === 0 ? undefined : { errors: leftOut },
      facets,
      chosen: chosenFilters(wanted, board, words),
      marketHref: paths.market.at(),
      savedHref: paths.savedSearches.at(),
      profile:
        judge === undefined && board.bidder !== undefined
          ? { text: words.say('find.tell-profile'), href: board.bidder.profileHref }
          : undefined,
      cards: found.hits.map((hit) => cardOf(hit, board, judge, words)),
      empty: {
        heading: words.say(isNothingThere ? 'find.none' : 'find.empty'),
        text: words.say(isNothingThere ? 'find.none-next' : 'find.empty-next'),
      },
      pagination: paginationOf(
        page,
        pages,
        (number) => paths.notices.at({}, { ...address, page: number }),
        words.say('find.pages'),
      ),
      files: found.total === 0 ? [] : files,
      fileNote:
        found.total > mostExported ? words.say('find.export.most', { most: mostExported }) : undefined,
      save: { action: paths.savedSearches.at(), query: textOf(wanted) },
    },
  });
}

function showNotice(request: Request, response: Response, board: Board): void {
  const { frame, search } = board;
  const words = frame.words(response);
  const { publication = '' } = request.params as Readonly<Record<string, string>>;
  // As it stands in the names of files: with zeros in front.
  const stored = search.find(publication.toLowerCase().replace(/^0+(?=\d+-\d{4}$)/, ''));
  if (stored === undefined) {
    frame.refuse(response, { kind: 'not-found', says: words.say('find.not-here') });
    return;
  }
  const model = noticeModel(stored, board, judgeOf(frame.workspaces.known(request), board), words);
  frame.page(response, 'notices/notice', {
    title: model.title.text,
    section: 'notices',
    breadcrumbs: [{ text: words.say('find.title'), href: paths.notices.at() }],
    model,
  });
}

/** Tenders of others: a search over imported notices, a page for each, saved searches with feeds, a picture of the market. */
export function noticesRoom(parts: NoticesParts): Room {
  return (frame) => {
    const board: Board = { ...parts, frame };
    const router = Router();
    router.get(paths.notices.pattern, (request, response) => showList(request, response, board));
    router.get(paths.market.pattern, (_request, response) => showMarket(response, board));
    router.use(savedRoutes(board));
    router.get(paths.noticesFile.pattern, async (request, response) => {
      const { format: asked = '' } = request.params as Readonly<Record<string, string>>;
      const format = exportFormats.find((known) => known === asked);
      const words = frame.words(response);
      if (format === undefined) {
        frame.refuse(response, { kind: 'not-found' });
        return;
      }
      const wanted = wantedFrom(searchOf(request.url));
      const query = queryOf(wanted, words.language, judgeOf(frame.workspaces.known(request), board));
      await sendExport(response, format, query, baseOf(request), board, words);
    });
    // Last: any other name is that of a notice.
    router.get(paths.notice.pattern, (request, response) => {
      showNotice(request, response, board);
    });
    return router;
  };
}
