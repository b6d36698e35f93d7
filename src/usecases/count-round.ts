// Whoever may see the result of a round: everybody once it is revealed.
import type { PlayedRound } from '../core/workshop/plan.js';
import { shiftOf, type Shift } from '../core/workshop/shift.js';
import { tallyOf, type Tally } from '../core/workshop/tally.js';
import type { Proposal, Vote } from '../core/workshop/vote.js';
import { proposalsOf } from './rank-proposals.js';
import type { KeptVote, SessionStore, StoredSession } from './session-ports.js';

/** A round, counted. */
export interface CountedRound {
  readonly first: Tally;
  /** Undefined where nobody voted a second time. */
  readonly second: Tally | undefined;
  readonly shifts: readonly Shift[];
  /** The first vote of each team. */
  readonly teams: readonly { readonly team: number; readonly tally: Tally }[];
  readonly proposals: readonly Proposal[];
  /** Texts that the trainer hid, in small letters. */
  readonly hidden: ReadonlySet<string>;
}

function byParticipant(votes: readonly KeptVote[]): ReadonlyMap<string, Vote> {
  return new Map(votes.map(({ participant, vote }) => [String(participant), vote]));
}

/** Counts both votes of a round. What the trainer hid is named, and left out of what can be ranked. */
export function countRound(stored: StoredSession, played: PlayedRound, sessions: SessionStore): CountedRound {
  const { index, round } = played;
  const proposals = proposalsOf(stored, played, sessions);
  const [one, two] = [sessions.votes(stored.number, index, 1), sessions.votes(stored.number, index, 2)];
  const tally = (votes: readonly KeptVote[]): Tally =>
    tallyOf(
      round,
      votes.map(({ vote }) => vote),
      proposals,
    );
  const teams = [...new Set(one.map(({ team }) => team))].filter((team) => team > 0).sort((a, b) => a - b);
  return {
    first: tally(one),
    second: two.length === 0 ? undefined : tally(two),
    shifts: two.length === 0 ? [] : shiftOf(round, byParticipant(one), byParticipant(two), proposals),
    teams: teams.map((team) => ({ team, tally: tally(one.filter((vote) => vote.team === team)) })),
    proposals,
    hidden: sessions.hiddenTexts(stored.number, index),
  };
}
