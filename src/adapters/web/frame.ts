import compression from 'compression';
import express, { type Express, type Request, type Response, type Router } from 'express';
import { join } from 'node:path';
import type { Language, Words } from '../../core/shared/text.js';
import { createAssets } from './assets.js';
import { bannerOf } from './banner.js';
import { readBodies } from './bodies.js';
import { onError, refuseWith, unknownPage, type Refusal } from './errors.js';
import { frameModel } from './frame-model.js';
import { keptPages } from './kept-pages.js';
import { rateLimit, usual } from './limit.js';
import { requestLog, type Log } from './log.js';
import { ownOrigin } from './origin.js';
import { paths } from './paths.js';
import { renderedHtml, type SafeHtml } from './safe-html.js';
import { privatePages, securityHeaders } from './security.js';
import type { Banner, Page } from './view-models.js';
import { createViews } from './views.js';
import { beginVisit, visitOf, type Visit } from './visit.js';
import { createWorkspaces, type Workspaces } from './workspace.js';

/** What the frame gives to every room. */
export interface Frame {
  /** Shows `templates/rooms/<view>.hbs`, or the model alone when the JSON twin was asked for. */
  page(response: Response, view: string, page: Page): void;
  /**
   * Shows a page that was perhaps shown before: nothing is made again while `key`, the language and the address are the
   * same. The key names the revision of everything else that the page is made from.
   */
  keptPage(response: Response, view: string, key: string, make: () => Page): void;
  /** A part of pages, `templates/rooms/<view>.hbs` without a layout, in the reader's language: made once, printed in many. */
  part(response: Response, view: string, model: object): SafeHtml;
  /** Answers a refusal of a use case: status, page and JSON are the frame's business. */
  refuse(response: Response, refusal: Refusal): void;
  /** The words in the reader's language. */
  words(response: Response): Words;
  readonly workspaces: Workspaces;
}

/** A room is made with the frame it stands in and gives a router. */
export type Room = (frame: Frame) => Router;

export interface FrameParts {
  /** The project's folder: templates stand in it. */
  readonly root: string;
  readonly config: { readonly rateLimit: boolean };
  readonly words: Readonly<Record<Language, Words>>;
  /** Signs cookies. */
  readonly secret: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** A random id that cannot be guessed. */
  readonly id: () => string;
  readonly log: Log;
  /** Whether the store answers; the readiness page asks. */
  readonly ready?: () => boolean;
  readonly rooms: readonly Room[];
}

/** The whole web application: the list below is its table of contents, in the order in which a request passes. */
export function createFrame(parts: FrameParts): Express {
  const assets = createAssets(join(parts.root, 'templates', 'assets'));
  const views = createViews(join(parts.root, 'templates'), assets.href);
  const rendered = (visit: Visit, view: string, shown: Page, banner: Banner | undefined): string =>
    views.render(view, shown.model, frameModel(visit, view, shown, banner), visit.words);
  const page = (response: Response, view: string, shown: Page): void => {
    const visit = visitOf(response);
    response.status(shown.status ?? 200);
    const banner = bannerOf(response);
    if (visit.twin)
      response.json({ title: shown.title, ...(banner === undefined ? {} : { banner }), ...shown.model });
    else response.type('html').send(rendered(visit, view, shown, banner));
  };
  const kept = keptPages(parts.id());
  const keptPage = (response: Response, view: string, key: string, make: () => Page): void => {
    const visit = visitOf(response);
    if (visit.twin) {
      page(response, view, make());
      return;
    }
    const banner = bannerOf(response);
    const html = kept.page(
      `${visit.language} ${visit.url} ${banner?.text ?? ''} ${key}`,
      visit.nonce,
      (nonce) => rendered({ ...visit, nonce }, view, make(), banner),
    );
    // No ETag: with its nonce no answer equals another, and working one out costs more than all the rest.
    response.type('html').end(html);
  };
  const part = (response: Response, view: string, model: object): SafeHtml => {
    const visit = visitOf(response);
    const around = frameModel(visit, view, { title: '', section: 'none', model });
    return renderedHtml(views.render(view, model, around, visit.words));
  };
  const refuse = refuseWith(page);
  const frame: Frame = {
    page,
    keptPage,
    part,
    refuse,
    words: (response) => visitOf(response).words,
    workspaces: createWorkspaces(parts.secret, parts.id),
  };

  const app = express();
  app.disable('x-powered-by');
  // Express's own last resort would show the stack of a fault anywhere else.
  app.set('env', 'production');
  // A proxy on the same machine may say which address and protocol it was asked on; nobody else is believed.
  app.set('trust proxy', 'loopback');
  // Addresses of filters may repeat a name; nested objects in a query are never meant.
  app.set('query parser', 'simple');

  app.get(paths.health.pattern, health);
  app.get(paths.ready.pattern, readiness(parts.ready ?? (() => true)));
  app.use('/assets', assets.serve);
  app.use(beginVisit(parts.words, parts.id));
  app.use(requestLog(parts.log, parts.now));
  app.use(securityHeaders());
  app.use(privatePages);
  app.use(compression({ filter: isCompressible }));
  app.use(ownOrigin);
  if (parts.config.rateLimit) app.use(rateLimit(parts.now, usual, inSession));
  app.use(...readBodies());
  for (const room of parts.rooms) app.use(room(frame));
  app.use(unknownPage);
  app.use(onError(refuse, parts.log));
  return app;
}

/** A session's own addresses: a thousand people may vote at once from behind one address, so its room counts by person. */
function inSession({ path }: Request): boolean {
  return path === paths.join.pattern || (path.startsWith('/live/') && path !== paths.newSession.pattern);
}

function health(_request: Request, response: Response): void {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
}

function readiness(ready: () => boolean) {
  return (_request: Request, response: Response): void => {
    const isReady = ready();
    response
      .status(isReady ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: isReady ? 'ready' : 'not-ready' });
  };
}

/** A stream of events must leave line by line, not when a buffer is full. */
function isCompressible(request: Request, response: Response): boolean {
  return (
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
    compression.filter(request, response)
  );
}
