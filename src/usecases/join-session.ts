// Whoever knows the code may join, until the session has ended.
import { limits, oneLine } from '../core/workshop/limits.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { SessionParts } from './open-session.js';
import type { Participant, StoredSession } from './session-ports.js';

export interface Joined {
  readonly participant: Participant;
  /** Proves later who this is. It is told once and kept by its hash only. */
  readonly secret: string;
}

export type JoinRefusal = 'ended' | 'full' | 'nickname' | 'team';

/** Takes somebody in. The nickname may be empty, and is not kept in an anonymous session. */
export function joinSession(
  stored: StoredSession,
  given: { readonly nickname: string; readonly team: string },
  { sessions, secrets }: SessionParts,
): Result<Joined, JoinRefusal> {
  const { anonymous, teams } = stored.options;
  const nickname = anonymous ? '' : oneLine(given.nickname);
  if (nickname.length > limits.nickname) return refused('nickname');
  const team = teams === 0 ? 0 : /^\d{1,2}$/.test(given.team) ? Number(given.team) : Number.NaN;
  if (teams > 0 && !(team >= 1 && team <= teams)) return refused('team');
  const secret = secrets.make();
  return sessions.atomic((): Result<Joined, JoinRefusal> => {
    const now = sessions.find(stored.code);
    if (now === undefined || now.session.stage === 'ended') return refused('ended');
    if (sessions.headcount(stored.number).joined >= limits.participants) return refused('full');
    const hash = secrets.hash(secret);
    const participant = sessions.join(stored.number, hash, nickname === '' ? undefined : nickname, team);
    return done({ participant, secret });
  });
}
