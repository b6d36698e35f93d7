import type { RequestHandler } from 'express';
import { limits } from '../../../../core/workshop/limits.js';
import { leads } from '../../../../usecases/enter-session.js';
import { Refused } from '../../errors.js';
import { tokenBuckets, type Allowance } from '../../limit.js';
import { whoAsks, type Desk } from './parts.js';
import { secretOf } from './secret-cookies.js';

/** A person votes, changes the vote, asks; a trainer presses buttons. */
const person: Allowance = { burst: 60, perSecond: 2 };
/** Whoever is not in yet wants to join: a full room may come from one address at once. */
const address: Allowance = { burst: 2 * limits.participants, perSecond: 5 };

/**
 * Limits what is posted in a session by person, because everybody in a room stands behind one address. An invented secret
 * buys nothing: what comes with it counts for its address.
 */
export function limitInSession(desk: Desk): RequestHandler {
  const byPerson = tokenBuckets(desk.tick, person);
  const byAddress = tokenBuckets(desk.tick, address);
  return (request, response, next) => {
    const code = /^\/(?:live\/([A-Z0-9]{6})(?:\/|$)|join$)/.exec(request.path);
    if (!desk.rateLimit || request.method !== 'POST' || code === null) {
      next();
      return;
    }
    const { stored, participant } =
      code[1] === undefined ? { stored: undefined, participant: undefined } : whoAsks(request, code[1], desk);
    const trainer = stored === undefined ? undefined : secretOf(request, 'trainer', stored.code);
    const known =
      stored === undefined
        ? undefined
        : leads(stored, trainer, desk)
          ? trainer
          : participant === undefined
            ? undefined
            : secretOf(request, 'participant', stored.code);
    const wait = known === undefined ? byAddress(request.ip ?? '') : byPerson(known);
    if (wait === undefined) {
      next();
      return;
    }
    response.set('Retry-After', String(wait));
    next(new Refused({ kind: 'too-many' }));
  };
}
