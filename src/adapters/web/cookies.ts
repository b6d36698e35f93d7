import type { Request, Response } from 'express';

/** One cookie of a request, or undefined; a malformed one counts as absent. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const cut = part.indexOf('=');
    if (cut < 0 || part.slice(0, cut).trim() !== name) continue;
    try {
      return decodeURIComponent(part.slice(cut + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const year = 365 * 24 * 60 * 60 * 1000;

/** Sets a cookie for a year that scripts cannot read and that other sites' forms do not send. */
export function keepCookie(request: Request, response: Response, name: string, value: string): void {
  response.cookie(name, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    maxAge: year,
    path: '/',
  });
}
