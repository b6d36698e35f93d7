// Whoever is in may rank what others proposed; of what the trainer hid nobody is told.
import { recent } from '../core/shared/recent.js';
import type { PlayedRound } from '../core/workshop/plan.js';
import { proposedIn } from '../core/workshop/proposals.js';
import { isRevealed, type Ballot } from '../core/workshop/session.js';
import { mostProposals, type Proposal } from '../core/workshop/vote.js';
import type { SessionStore, StoredSession } from './session-ports.js';

type Kept = ReturnType<typeof recent<readonly Proposal[]>>;

/** What was proposed in rounds whose first vote is over: a whole room asks for the same at once, and it changes no more. */
const kept = new WeakMap<SessionStore, Kept>();
const roundsKept = 64;

function keptOf(sessions: SessionStore): Kept {
  const known = kept.get(sessions) ?? recent<readonly Proposal[]>(roundsKept);
  kept.set(sessions, known);
  return known;
}

/** Whether the first vote of a round can no longer change. */
function isOver({ session }: StoredSession, index: number): boolean {
  return index < session.round || (index === session.round && isRevealed(session));
}

/**
 * What participants proposed in the first vote of a round in which they build together, the most frequent first, without
 * what the trainer hid; as many as a form can hold, so that hiding one lets the next in.
 */
export function proposalsOf(
  stored: StoredSession,
  { index, round }: PlayedRound,
  sessions: SessionStore,
): readonly Proposal[] {
  if (round.kind !== 'build-together') return [];
  const { number, created } = stored;
  const read = (): readonly Proposal[] => proposedIn(sessions.votes(number, index, 1));
  const all = isOver(stored, index)
    ? keptOf(sessions)(`${String(number)} ${created} ${String(index)}`, read)
    : read();
  const hidden = sessions.hiddenTexts(number, index);
  // Of three thousand proposals only the first ones are looked at.
  const shown: Proposal[] = [];
  for (const proposal of all) {
    if (shown.length === mostProposals) break;
    if (!hidden.has(proposal.text.toLowerCase())) shown.push(proposal);
  }
  return shown;
}

/** What may be ranked in a vote: the proposals of the first one, once there is a second. */
export function rankedProposals(
  stored: StoredSession,
  played: PlayedRound,
  ballot: Ballot,
  sessions: SessionStore,
): readonly Proposal[] {
  return ballot === 2 ? proposalsOf(stored, played, sessions) : [];
}
