import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { cookieOf, keepCookie } from './cookies.js';

const cookie = 'clausier';

/**
 * The workspace: who holds the cookie holds the dossiers made with it. There are no accounts; the id is random and
 * signed, so that neither guessing nor editing it leads to another one.
 */
export interface Workspaces {
  /** The workspace of this browser, or undefined when it has none yet. Reading pages use this. */
  known(request: Request): string | undefined;
  /** The workspace of this browser, made now if it has none. Call it where something is stored. */
  needed(request: Request, response: Response): string;
}

export function createWorkspaces(secret: string, id: () => string): Workspaces {
  const sign = (workspace: string): Buffer =>
    createHmac('sha256', secret).update(`workspace ${workspace}`).digest();
  const known = (request: Request): string | undefined => {
    const [workspace, signature, ...rest] = cookieOf(request, cookie)?.split('.') ?? [];
    if (workspace === undefined || signature === undefined || rest.length > 0) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const right = sign(workspace);
    return given.length === right.length && timingSafeEqual(given, right) ? workspace : undefined;
  };
  // A request that stores twice must not make two workspaces.
  const made = new WeakMap<Request, string>();
  return {
    known: (request) => made.get(request) ?? known(request),
    needed: (request, response) => {
      const here = made.get(request) ?? known(request);
      if (here !== undefined) return here;
      const workspace = id();
      made.set(request, workspace);
      keepCookie(request, response, cookie, `${workspace}.${sign(workspace).toString('base64url')}`);
      return workspace;
    },
  };
}
