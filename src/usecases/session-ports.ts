import type { Plan } from '../core/workshop/plan.js';
import type { Ballot, Session } from '../core/workshop/session.js';
import type { Vote } from '../core/workshop/vote.js';

/** How a session is played, fixed when it begins. */
export interface SessionOptions {
  /** Nobody is asked for a nickname. */
  readonly anonymous: boolean;
  /** How many teams people choose from; 0 without teams. */
  readonly teams: number;
}

export interface StoredSession {
  /** Names the session inside the store; it is never shown. */
  readonly number: number;
  readonly code: string;
  readonly session: Session;
  readonly options: SessionOptions;
  /** In ISO 8601; whatever is past this moment is erased. */
  readonly created: string;
  readonly expires: string;
  /** Read when somebody needs it: a vote does not. */
  readonly plan: () => Plan;
}

export interface NewSession {
  readonly code: string;
  /** The hash of the trainer's secret. */
  readonly trainer: string;
  readonly workspace: string;
  readonly session: Session;
  readonly options: SessionOptions;
  readonly plan: Plan;
  readonly created: string;
  readonly expires: string;
}

/** Somebody who takes part. The number orders people by their coming and is unique to all sessions. */
export interface Participant {
  readonly number: number;
  readonly nickname: string | undefined;
  /** The trainer does not want the nickname shown. */
  readonly hidden: boolean;
  /** From 1; 0 without teams. */
  readonly team: number;
  /** False for somebody who has left; votes stay. */
  readonly present: boolean;
}

export interface KeptVote {
  readonly participant: number;
  readonly team: number;
  readonly round: number;
  readonly ballot: Ballot;
  readonly vote: Vote;
}

/** A question that somebody asked. */
export interface KeptQuestion {
  readonly number: number;
  readonly text: string;
  readonly hidden: boolean;
}

/** What is asked of everybody once: before the first round, and at the end. */
export type AnswerKind = 'before' | 'after' | 'satisfaction';

/** Live sessions. What is answered with success is on the disk. */
export interface SessionStore {
  /** Everything inside happens at once or not at all, and nobody else changes anything meanwhile. */
  atomic<T>(work: () => T): T;
  /**
   * As `atomic`, in one write to the disk with whatever else comes at the same moment: a whole room votes at once. Nothing is told
   * before it is on the disk. Rejects with what the work throws.
   */
  together<T>(work: () => T): Promise<T>;
  /** Undefined when the code is taken. */
  create(session: NewSession): StoredSession | undefined;
  find(code: string): StoredSession | undefined;
  isTrainer(session: number, secretHash: string): boolean;
  /** The sessions that this browser began, the last one first. */
  ofWorkspace(workspace: string): readonly StoredSession[];
  /** How many there are in all. */
  count(): number;
  /** Keeps the next revision; false when another one was kept in between. */
  keep(session: number, next: Session): boolean;
  remove(session: number): void;
  /** How many were erased. */
  eraseExpired(now: string): number;

  join(session: number, secretHash: string, nickname: string | undefined, team: number): Participant;
  participant(session: number, secretHash: string): Participant | undefined;
  /** In the order of their coming. */
  participants(session: number): readonly Participant[];
  /** Everybody who ever joined, and those who are here now. */
  headcount(session: number): { readonly joined: number; readonly present: number };
  setPresent(session: number, participant: number, present: boolean): void;
  setHidden(session: number, participant: number, hidden: boolean): void;
  forgetNicknames(session: number): void;

  /** One vote for each participant, round and ballot: another one takes the place of the first. */
  cast(session: number, participant: number, round: number, ballot: Ballot, vote: Vote): void;
  vote(session: number, participant: number, round: number, ballot: Ballot): Vote | undefined;
  /** The votes of a round, in the order in which people came. */
  votes(session: number, round: number, ballot: Ballot): readonly KeptVote[];
  countVotes(session: number, round: number, ballot: Ballot): number;

  ask(session: number, participant: number, text: string): void;
  questions(session: number): readonly KeptQuestion[];
  countQuestions(session: number, participant: number): number;
  hideQuestion(session: number, question: number, hidden: boolean): void;

  /** Hides a text that was typed as a vote: a proposal, an answer. The same text in small letters is the same. */
  hideText(session: number, round: number, text: string, hidden: boolean): void;
  hiddenTexts(session: number, round: number): ReadonlySet<string>;

  /** Keeps an answer in the place of an earlier one. */
  answer(session: number, participant: number, kind: AnswerKind, body: unknown): void;
  answerOf(session: number, participant: number, kind: AnswerKind): unknown;
  answers(
    session: number,
    kind: AnswerKind,
  ): readonly { readonly participant: number; readonly body: unknown }[];

  note(session: number, round: number, text: string): void;
  /** The trainer's notes by round. */
  notes(session: number): ReadonlyMap<number, string>;
}

/** Secrets of trainers and participants. Only hashes are kept. */
export interface Secrets {
  /** A text that cannot be guessed. */
  make(): string;
  readonly hash: (secret: string) => string;
  /** A code to join with, made by chance. */
  code(): string;
}

/** A picture that a phone reads as an address: dark squares of one unit, as the `d` of an SVG path. */
export interface JoinPicture {
  /** Width and height in units, with the free space around. */
  readonly size: number;
  readonly path: string;
}
