/** What one session holds at most. Each limit has a sentence for whoever meets it. */
export const limits = {
  participants: 1000,
  rounds: 30,
  teams: 12,
  /** Characters. */
  nickname: 30,
  /** Characters of a question or a proposal. */
  text: 400,
  /** Questions and proposals of one participant. */
  textsEach: 10,
  /** Characters of the trainer's notes on one round. */
  notes: 4000,
  /** Sessions of one trainer's browser that are not yet erased. */
  sessions: 50,
  /** Sessions of everybody together. */
  allSessions: 5000,
  /** Characters of a name on a certificate. */
  name: 120,
} as const;

/** Typed text on one line: no control or invisible signs, single blanks. */
export function oneLine(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
