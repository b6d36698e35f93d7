import type { Request, Response } from 'express';
import { cookieOf } from '../../cookies.js';
import { paths } from '../../paths.js';

/** Who a secret proves somebody to be. */
export type Role = 'trainer' | 'participant';

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The secret that this browser holds for a session. */
export function secretOf(request: Request, role: Role, code: string): string | undefined {
  return cookieOf(request, `${role}-${code}`);
}

/** Gives a secret to this browser. It is sent with the addresses of its session only, and to no script. */
export function keepSecret(
  request: Request,
  response: Response,
  role: Role,
  code: string,
  secret: string,
  days: number,
): void {
  response.cookie(`${role}-${code}`, secret, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    maxAge: days * dayInMilliseconds,
    path: paths.session.at({ code }),
  });
}
