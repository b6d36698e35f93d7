// A participant votes, for nobody else, and only while the vote is open.
import { openBallot, type Ballot, type Situation } from '../core/workshop/session.js';
import { playedRounds, type PlayedRound } from '../core/workshop/plan.js';
import { readVote, type Proposal, type VoteFault, type VoteForm } from '../core/workshop/vote.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { momentOf, type SessionParts } from './open-session.js';
import type { Participant, SessionStore, StoredSession } from './session-ports.js';

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
 * What participants proposed in the first vote of a round in which they build together, the same text once; what the
 * trainer hid is among it only where `all` is set.
 */
export function proposalsOf(
  stored: StoredSession,
  round: number,
  sessions: SessionStore,
  all = false,
): readonly (Proposal & { readonly hidden: boolean })[] {
  const hidden = sessions.hiddenTexts(stored.number, round);
  const byText = new Map<string, Proposal & { readonly hidden: boolean }>();
  for (const { participant, vote } of sessions.votes(stored.number, round, 1)) {
    if (vote.kind !== 'build-together') continue;
    vote.proposals.forEach((text, index) => {
      const id = `p${String(participant)}-${String(index)}`;
      const key = text.toLowerCase();
      if (!byText.has(key)) byText.set(key, { id, text, hidden: hidden.has(key) });
    });
  }
  return [...byText.values()].filter((proposal) => all || !proposal.hidden);
}

/** What may be ranked in a vote: the proposals of the first one, once there is a second. */
export function rankedProposals(
  stored: StoredSession,
  { index, round }: PlayedRound,
  ballot: Ballot,
  sessions: SessionStore,
): readonly Proposal[] {
  return round.kind === 'build-together' && ballot === 2 ? proposalsOf(stored, index, sessions) : [];
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
