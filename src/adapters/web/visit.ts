import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Language, Words } from '../../core/shared/text.js';
import { chooseLanguage } from './language.js';

/** What is known about a request once and for all; made first, read by everything after. */
export interface Visit {
  /** Names the request in the log and on the page of a fault. */
  readonly id: string;
  readonly words: Words;
  readonly language: Language;
  readonly nonce: string;
  /** Path and query as asked, without the ending of a JSON twin. */
  readonly url: string;
  /** The page was asked for as JSON, by the ending `.json`. */
  readonly twin: boolean;
}

declare global {
  namespace Express {
    interface Locals {
      visit: Visit;
    }
  }
}

const twinEnding = /\.json(?=\?|$)/;

/** Begins a visit. `/x.json` is handled as `/x` and answered as JSON; addresses under `/api/` keep their ending. */
export function beginVisit(words: Readonly<Record<Language, Words>>, id: () => string): RequestHandler {
  return (request, response, next) => {
    const twin =
      request.method === 'GET' && !request.path.startsWith('/api/') && request.path.endsWith('.json');
    if (twin) request.url = request.url.replace(twinEnding, '');
    const language = chooseLanguage(request, response);
    response.locals.visit = {
      id: id(),
      words: words[language],
      language,
      nonce: randomBytes(16).toString('base64'),
      url: request.url,
      twin,
    };
    next();
  };
}

export function visitOf(response: Response): Visit {
  return response.locals.visit;
}

/** Whether the answer is to be JSON: the interface for programs, a twin, or a client that prefers it. */
export function wantsJson(request: Request, response: Response): boolean {
  return (
    request.originalUrl.startsWith('/api/') ||
    visitOf(response).twin ||
    request.accepts(['html', 'json']) === 'json'
  );
}
