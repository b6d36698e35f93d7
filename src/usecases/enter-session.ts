// Whoever knows the code finds the session; whoever holds a secret is known by it.
import { joinCodeTyped } from '../core/workshop/join-code.js';
import type { Participant, StoredSession } from './session-ports.js';
import type { SessionParts } from './open-session.js';

/** The session of a code as it was typed. One whose days are over is gone, even where it is not erased yet. */
export function findSession(typed: string, { sessions, clock }: SessionParts): StoredSession | undefined {
  const code = joinCodeTyped(typed);
  const stored = code === undefined ? undefined : sessions.find(code);
  return stored !== undefined && stored.expires > clock.now() ? stored : undefined;
}

/** Whether a secret is the one of the session's trainer. */
export function leads(
  stored: StoredSession,
  secret: string | undefined,
  { sessions, secrets }: SessionParts,
): boolean {
  return secret !== undefined && sessions.isTrainer(stored.number, secrets.hash(secret));
}

/** Who holds a secret of this session, if anybody. */
export function participantWith(
  stored: StoredSession,
  secret: string | undefined,
  { sessions, secrets }: SessionParts,
): Participant | undefined {
  return secret === undefined ? undefined : sessions.participant(stored.number, secrets.hash(secret));
}
