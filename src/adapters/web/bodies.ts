import { isUtf8 } from 'node:buffer';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { placeInJson } from '../../core/shared/json-place.js';
import { Refused } from './errors.js';
import { visitOf } from './visit.js';

/** A form holds typed text, in which every accent takes six signs on its way; the largest dossier fits as well. */
const formLimit = '16mb';
const jsonLimit = '6mb';

/** Whether percent-encoded text is UTF-8; other encodings would be stored as signs of replacement. */
function isUtf8Form(text: string): boolean {
  try {
    text.replace(/(?:%[0-9a-f]{2})+/gi, decodeURIComponent);
    return true;
  } catch {
    return false;
  }
}

function utf8Only(isRight: (body: Buffer) => boolean) {
  return (_request: unknown, response: unknown, body: Buffer): void => {
    if (!isRight(body))
      throw new Refused({
        kind: 'malformed',
        // The parsers hand on the response of Express as Node's own.
        says: visitOf(response as Response).words.say('refusal.no-utf-8'),
      });
  };
}

/** Says where a body stops being JSON; everything else is passed on. */
const unreadableJson: ErrorRequestHandler = (error: unknown, _request: Request, response, next) => {
  const { type, body } = (typeof error === 'object' && error !== null ? error : {}) as {
    type?: unknown;
    body?: unknown;
  };
  if (type !== 'entity.parse.failed') {
    next(error);
    return;
  }
  const { words } = visitOf(response);
  const place = placeInJson(String(body));
  const says =
    place === undefined ? words.say('refusal.no-json') : words.say('refusal.no-json-at', { ...place });
  next(new Refused({ kind: 'malformed', says }));
};

/** What reads forms and JSON, and refuses in words what is neither. */
export function readBodies(): (RequestHandler | ErrorRequestHandler)[] {
  return [
    express.urlencoded({
      extended: false,
      limit: formLimit,
      parameterLimit: 20_000,
      verify: utf8Only((body) => isUtf8(body) && isUtf8Form(body.toString('latin1'))),
    }),
    express.json({ limit: jsonLimit, type: ['application/json', '*/*+json'], verify: utf8Only(isUtf8) }),
    unreadableJson,
  ];
}
