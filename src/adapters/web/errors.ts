import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Words } from '../../core/shared/text.js';
import type { Log } from './log.js';
import type { ButtonForm, Page } from './view-models.js';
import { visitOf, wantsJson } from './visit.js';

/** What a use case may refuse. */
export type RefusalKind =
  | 'not-found'
  | 'not-yours'
  | 'read-only'
  | 'invalid'
  | 'stale'
  | 'finalised'
  | 'too-large'
  | 'busy'
  | 'not-built'
  | 'method';

/** What the frame itself refuses before any room is reached, and a fault of ours. */
export type FrameRefusalKind = 'foreign-origin' | 'too-many' | 'malformed' | 'unsupported' | 'fault';

/** Something wrong at one place of the input: a JSON pointer, and a sentence in the reader's language. */
export interface FaultSaid {
  readonly pointer: string;
  readonly says: string;
}

export interface Refusal {
  readonly kind: RefusalKind | FrameRefusalKind;
  /** A sentence more exact than the usual one, in the reader's language. */
  readonly says?: string | undefined;
  readonly faults?: readonly FaultSaid[] | undefined;
  /** A button that leads on, shown on the page only. */
  readonly next?: ButtonForm | undefined;
}

/** The only mapping of refusals: the status, and the words `error.<words>.title` and `.says` that page and JSON share. */
export const answers: Readonly<Record<Refusal['kind'], { readonly status: number; readonly words: string }>> =
  {
    'not-found': { status: 404, words: 'not-found' },
    // Whether somebody else has it is nobody's business.
    'not-yours': { status: 404, words: 'not-found' },
    'read-only': { status: 403, words: 'read-only' },
    invalid: { status: 422, words: 'invalid' },
    stale: { status: 409, words: 'stale' },
    finalised: { status: 409, words: 'finalised' },
    'too-large': { status: 413, words: 'too-large' },
    busy: { status: 503, words: 'busy' },
    'not-built': { status: 501, words: 'not-built' },
    method: { status: 405, words: 'method' },
    'foreign-origin': { status: 403, words: 'foreign-origin' },
    'too-many': { status: 429, words: 'too-many' },
    malformed: { status: 400, words: 'malformed' },
    unsupported: { status: 415, words: 'unsupported' },
    fault: { status: 500, words: 'fault' },
  };

/** A file takes well under a second; after this many the queue is short again. */
const secondsToWait = '5';

/** A refusal on its way to the error handler; rooms call `frame.refuse` instead of throwing it. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** The JSON body of every refusal (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly faults: readonly FaultSaid[];
}

export function problemOf(refusal: Refusal, words: Words, id: string): Problem {
  const { status, words: key } = answers[refusal.kind];
  return {
    type: `urn:clausier:refusal:${key}`,
    title: words.say(`error.${key}.title`),
    status,
    detail: refusal.says ?? words.say(`error.${key}.says`, { id }),
    faults: refusal.faults ?? [],
  };
}

/** Body parsers and the router describe what went wrong by a status, and too large or too many by a type. */
function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  // Errors of the parsers carry these two; anything else has neither.
  const { status, type } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: unknown;
    type?: unknown;
  };
  if (status === 413 || type === 'parameters.too.many') return { kind: 'too-large' };
  if (status === 415) return { kind: 'unsupported' };
  if (typeof status === 'number' && status >= 400 && status < 500) return { kind: 'malformed' };
  return { kind: 'fault' };
}

export type ShowPage = (response: Response, view: string, page: Page) => void;

/** Answers a refusal as a page or as JSON. */
export function refuseWith(show: ShowPage) {
  return (response: Response, refusal: Refusal): void => {
    const visit = visitOf(response);
    const problem = problemOf(refusal, visit.words, visit.id);
    response.status(problem.status);
    if (refusal.kind === 'busy') response.set('Retry-After', secondsToWait);
    if (wantsJson(response.req, response)) {
      response.type('application/problem+json').send(JSON.stringify(problem));
      return;
    }
    show(response, 'error/refusal', {
      title: problem.title,
      section: 'none',
      status: problem.status,
      model: { ...problem, next: refusal.next },
    });
  };
}

/** No room answered. */
export const unknownPage: RequestHandler = (_request, _response, next) => {
  next(new Refused({ kind: 'not-found' }));
};

/** The last in the list: refusals get their page, everything else is a fault of ours, logged and shown without its message. */
export function onError(
  refuse: (response: Response, refusal: Refusal) => void,
  log: Log,
): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = refusalFrom(error);
    if (refusal.kind === 'fault')
      log.error(
        { err: error, request: visitOf(response).id, method: request.method, path: request.path },
        'A request failed.',
      );
    // Half an answer is out: only Express can still end it.
    if (response.headersSent) {
      next(error);
      return;
    }
    refuse(response, refusal);
  };
}
