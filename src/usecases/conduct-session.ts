// Only the trainer leads a session.
import { conduct, type Command, type Session, type SessionRefusal } from '../core/workshop/session.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { momentOf, type SessionParts } from './open-session.js';
import type { StoredSession } from './session-ports.js';

/**
 * Carries out a command of the trainer on the revision that the trainer saw: `stale` when the session has moved on since,
 * so that a button pressed twice acts once. Nicknames are forgotten when the session ends.
 */
export function conductSession(
  stored: StoredSession,
  revision: number,
  command: Command,
  { sessions, clock }: SessionParts,
): Result<Session, SessionRefusal | 'stale'> {
  return sessions.atomic((): Result<Session, SessionRefusal | 'stale'> => {
    const now = sessions.find(stored.code);
    if (now?.session.revision !== revision) return refused('stale');
    const next = conduct(now.session, command, momentOf(clock));
    if (!next.ok) return next;
    if (!sessions.keep(stored.number, next.value)) return refused('stale');
    if (command.do === 'end') sessions.forgetNicknames(stored.number);
    return done(next.value);
  });
}
