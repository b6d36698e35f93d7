import type { Request, RequestHandler } from 'express';
import { Refused } from './errors.js';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request that changes something comes from our own pages, or from a program that carries no cookie. */
export function isOwn(request: Request): boolean {
  if (safe.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers leave Sec-Fetch-Site out over plain HTTP to another machine; they send Origin with every form.
  const { origin } = request.headers;
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === request.host;
  // A script sends neither. With a cookie it could be a very old browser led here by another site.
  return request.headers.cookie === undefined;
}

/** Refuses forms that another site sends with a person's cookie. */
export const ownOrigin: RequestHandler = (request, _response, next) => {
  next(isOwn(request) ? undefined : new Refused({ kind: 'foreign-origin' }));
};
