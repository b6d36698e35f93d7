import { done, refused, type Result } from '../shared/result.js';

/**
 * A live session as a state machine. It knows no clock: the moment of each command comes in, as milliseconds since 1970.
 * What a person may do follows from the situation alone, so that a page, a store and a test cannot disagree about it.
 */

/** Where a session stands. A round is voted on, revealed, discussed, perhaps voted on again. */
export type Stage =
  'lobby' | 'round' | 'reveal' | 'discussion' | 'second-vote' | 'shift' | 'debrief' | 'ended';

/** Whether votes are taken. `until` is the moment at which an open vote closes; without it the trainer closes it. */
export type Poll =
  | { readonly state: 'waiting' }
  | { readonly state: 'open'; readonly until?: number }
  /** `left` are the milliseconds that were left when it was paused. */
  | { readonly state: 'paused'; readonly left?: number }
  | { readonly state: 'closed' };

export interface Session {
  /** Grows by one with each command that was carried out. */
  readonly revision: number;
  readonly stage: Stage;
  /** From 0; the round that is played, or was played last. */
  readonly round: number;
  readonly rounds: number;
  readonly poll: Poll;
}

/** A stage, and within a vote whether votes are taken: all that decides which command fits. */
export type Situation =
  | Exclude<Stage, 'round' | 'second-vote'>
  | Poll['state']
  | 'again-waiting'
  | 'again-open'
  | 'again-paused'
  | 'again-closed';

export type Command =
  | { readonly do: 'begin' | 'pause' | 'resume' | 'close' | 'reveal' | 'discuss' | 'vote-again' }
  | { readonly do: 'show-shift' | 'next' | 'debrief' | 'end' }
  /** Without seconds the vote stays open until the trainer closes it. */
  | { readonly do: 'open'; readonly seconds?: number }
  /** More time: for an open or paused vote that has an end, and for one that is closed already. */
  | { readonly do: 'extend'; readonly seconds: number };

export type CommandName = Command['do'];

export interface SessionRefusal {
  readonly command: CommandName;
  readonly reason: Situation | 'last-round' | 'no-limit' | 'not-a-time';
}

/** No vote is given more seconds than this at once. */
export const mostSeconds = 3600;

/** The session before anybody has joined. */
export function newSession(rounds: number): Session {
  return { revision: 1, stage: 'lobby', round: 0, rounds, poll: { state: 'closed' } };
}

/** The session as it is at a moment: a vote whose time is over is closed, though nobody has closed it. */
export function settled(session: Session, moment: number): Session {
  const { poll } = session;
  return poll.state === 'open' && poll.until !== undefined && poll.until <= moment
    ? { ...session, poll: { state: 'closed' } }
    : session;
}

export function situationOf(session: Session, moment: number): Situation {
  const { stage, poll } = settled(session, moment);
  if (stage === 'round') return poll.state;
  return stage === 'second-vote' ? `again-${poll.state}` : stage;
}

/** The situations in which each command fits. */
const fits: Readonly<Record<CommandName, readonly Situation[]>> = {
  begin: ['lobby'],
  open: ['waiting', 'closed', 'again-waiting', 'again-closed'],
  pause: ['open', 'again-open'],
  resume: ['paused', 'again-paused'],
  extend: ['open', 'paused', 'closed', 'again-open', 'again-paused', 'again-closed'],
  close: ['open', 'paused', 'again-open', 'again-paused'],
  reveal: ['closed'],
  discuss: ['reveal', 'shift'],
  'vote-again': ['reveal', 'discussion'],
  'show-shift': ['again-closed'],
  next: ['waiting', 'closed', 'reveal', 'discussion', 'again-waiting', 'again-closed', 'shift'],
  debrief: ['waiting', 'closed', 'reveal', 'discussion', 'again-waiting', 'again-closed', 'shift'],
  end: [
    'lobby',
    'waiting',
    'closed',
    'reveal',
    'discussion',
    'again-waiting',
    'again-closed',
    'shift',
    'debrief',
  ],
};

// Object.keys forgets the names of the table.
export const commandNames = Object.keys(fits) as readonly CommandName[];

function hasNoEnd({ poll }: Session): boolean {
  return (
    (poll.state === 'open' && poll.until === undefined) ||
    (poll.state === 'paused' && poll.left === undefined)
  );
}

function isTime(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= mostSeconds;
}

/** Why a command does not fit at a moment; undefined when it does. */
function refusalOf(
  session: Session,
  name: CommandName,
  seconds: number | undefined,
  moment: number,
): SessionRefusal | undefined {
  const situation = situationOf(session, moment);
  const because = (reason: SessionRefusal['reason']): SessionRefusal => ({ command: name, reason });
  if (!fits[name].includes(situation)) return because(situation);
  if (name === 'next' && session.round + 1 >= session.rounds) return because('last-round');
  if (name === 'extend' && hasNoEnd(session)) return because('no-limit');
  return seconds === undefined || isTime(seconds) ? undefined : because('not-a-time');
}

/** The commands that fit at a moment, for the trainer's buttons. */
export function commandsAt(session: Session, moment: number): readonly CommandName[] {
  return commandNames.filter((name) => refusalOf(session, name, undefined, moment) === undefined);
}

function extended(poll: Poll, seconds: number, moment: number): Poll {
  const more = seconds * 1000;
  if (poll.state === 'open' && poll.until !== undefined) return { state: 'open', until: poll.until + more };
  if (poll.state === 'paused' && poll.left !== undefined) return { state: 'paused', left: poll.left + more };
  return { state: 'open', until: moment + more };
}

function changed(session: Session, command: Command, moment: number): Partial<Session> {
  const { poll } = session;
  const waiting: Poll = { state: 'waiting' };
  const closed: Poll = { state: 'closed' };
  switch (command.do) {
    case 'begin':
      return { stage: 'round', poll: waiting };
    case 'open':
      return {
        poll:
          command.seconds === undefined
            ? { state: 'open' }
            : { state: 'open', until: moment + command.seconds * 1000 },
      };
    case 'pause':
      return {
        poll:
          poll.state === 'open' && poll.until !== undefined
            ? { state: 'paused', left: poll.until - moment }
            : { state: 'paused' },
      };
    case 'resume':
      return {
        poll:
          poll.state === 'paused' && poll.left !== undefined
            ? { state: 'open', until: moment + poll.left }
            : { state: 'open' },
      };
    case 'extend':
      return { poll: extended(poll, command.seconds, moment) };
    case 'close':
      return { poll: closed };
    case 'reveal':
      return { stage: 'reveal' };
    case 'discuss':
      return { stage: 'discussion' };
    case 'vote-again':
      return { stage: 'second-vote', poll: waiting };
    case 'show-shift':
      return { stage: 'shift' };
    case 'next':
      return { stage: 'round', round: session.round + 1, poll: waiting };
    case 'debrief':
      return { stage: 'debrief', poll: closed };
    case 'end':
      return { stage: 'ended', poll: closed };
  }
}

/** Carries a command out, or says which situation stands in its way. */
export function conduct(session: Session, command: Command, moment: number): Result<Session, SessionRefusal> {
  const seconds = 'seconds' in command ? command.seconds : undefined;
  const refusal = refusalOf(session, command.do, seconds, moment);
  if (refusal !== undefined) return refused(refusal);
  const now = settled(session, moment);
  return done({ ...now, ...changed(now, command, moment), revision: session.revision + 1 });
}

/** A round is voted on once, or twice when it was discussed. */
export type Ballot = 1 | 2;

/** The vote that is open at a moment, or the situation in which none is. */
export function openBallot(
  session: Session,
  moment: number,
): Result<{ readonly round: number; readonly ballot: Ballot }, Situation> {
  const situation = situationOf(session, moment);
  if (situation === 'open') return done({ round: session.round, ballot: 1 });
  if (situation === 'again-open') return done({ round: session.round, ballot: 2 });
  return refused(situation);
}

/** Whether the first vote of the round may be seen: only once the trainer has revealed it. */
export function isRevealed(session: Session): boolean {
  return session.stage !== 'lobby' && session.stage !== 'round';
}
