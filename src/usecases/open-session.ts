// Anybody may open a session; whoever opens it gets the secret with which it is led.
import { limits } from '../core/workshop/limits.js';
import { playedRounds, type Plan } from '../core/workshop/plan.js';
import { newSession } from '../core/workshop/session.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { Clock } from './ports.js';
import type { Secrets, SessionOptions, SessionStore, StoredSession } from './session-ports.js';

export interface SessionParts {
  readonly sessions: SessionStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** After how many days a session is erased. */
  readonly days: number;
}

export interface OpenedSession {
  readonly stored: StoredSession;
  /** Leads the session. It is told once and kept by its hash only. */
  readonly secret: string;
}

export type OpenRefusal = 'no-rounds' | 'too-many-rounds' | 'too-many-sessions' | 'no-room';

/** Codes are drawn again when one is taken; a thousand sessions at once take one in eighty-five thousand. */
const draws = 20;

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** The moment, in milliseconds since 1970. */
export function momentOf(clock: Pick<Clock, 'now'>): number {
  return Date.parse(clock.now());
}

/** Begins a session in its lobby. */
export function openSession(
  plan: Plan,
  options: SessionOptions,
  workspace: string,
  { sessions, secrets, clock, days }: SessionParts,
): Result<OpenedSession, OpenRefusal> {
  const rounds = playedRounds(plan).length;
  if (rounds === 0) return refused('no-rounds');
  if (rounds > limits.rounds) return refused('too-many-rounds');
  if (sessions.ofWorkspace(workspace).length >= limits.sessions) return refused('too-many-sessions');
  if (sessions.count() >= limits.allSessions) return refused('no-room');
  const secret = secrets.make();
  const created = clock.now();
  const expires = new Date(Date.parse(created) + days * dayInMilliseconds).toISOString();
  for (let draw = 0; draw < draws; draw += 1) {
    const stored = sessions.create({
      code: secrets.code(),
      trainer: secrets.hash(secret),
      workspace,
      session: newSession(rounds),
      options,
      plan,
      created,
      expires,
    });
    if (stored !== undefined) return done({ stored, secret });
  }
  throw new Error('No free code was found for a session.');
}
