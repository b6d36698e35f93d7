// A participant votes, for nobody else, and only while the vote is open.
import { openBallot, type Situation } from '../core/workshop/session.js';
import { playedRounds } from '../core/workshop/plan.js';
import { readVote, type VoteFault, type VoteForm } from '../core/workshop/vote.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { momentOf, type SessionParts } from './open-session.js';
import { rankedProposals } from './rank-proposals.js';
import type { Participant, StoredSession } from './session-ports.js';

export type CastRefusal =
  | { readonly kind: 'not-open'; readonly situation: Situation }
  /** The form was made for another round or ballot than the one that is open now. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'faults'; readonly faults: readonly VoteFault[] };

/** Which vote a form was made for. */
export interface Casting {
  readonly round: number;
  readonly ballot: number;
}

/**
 * Keeps a vote, in the place of an earlier one of the same participant in the same ballot. When this succeeds the vote is
 * on the disk.
 */
export function castVote(
  stored: StoredSession,
  { number }: Participant,
  casting: Casting,
  form: VoteForm,
  { sessions, clock }: SessionParts,
): Result<Casting, CastRefusal> {
  return sessions.atomic((): Result<Casting, CastRefusal> => {
    const now = sessions.find(stored.code);
    if (now === undefined) return refused({ kind: 'moved-on' });
    const open = openBallot(now.session, momentOf(clock));
    if (!open.ok) return refused({ kind: 'not-open', situation: open.refusal });
    const { round, ballot } = open.value;
    const played = playedRounds(now.plan())[round];
    if (played === undefined || casting.round !== round || casting.ballot !== ballot)
      return refused({ kind: 'moved-on' });
    const vote = readVote(played.round, form, rankedProposals(now, played, ballot, sessions));
    if (!vote.ok) return refused({ kind: 'faults', faults: vote.refusal });
    sessions.cast(now.number, number, round, ballot, vote.value);
    // Somebody who had left and votes is here again.
    sessions.setPresent(now.number, number, true);
    return done({ round, ballot });
  });
}
