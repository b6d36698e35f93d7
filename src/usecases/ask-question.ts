// A participant may ask, until the session has ended.
import { limits, oneLine } from '../core/workshop/limits.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { SessionParts } from './open-session.js';
import type { Participant, StoredSession } from './session-ports.js';

export type QuestionRefusal = 'empty' | 'too-long' | 'too-many' | 'ended';

/** Keeps a question for the trainer and the report, without who asked it. */
export function askQuestion(
  stored: StoredSession,
  { number }: Participant,
  typed: string,
  { sessions }: SessionParts,
): Result<undefined, QuestionRefusal> {
  const text = oneLine(typed);
  if (text === '') return refused('empty');
  if (text.length > limits.text) return refused('too-long');
  return sessions.atomic((): Result<undefined, QuestionRefusal> => {
    const now = sessions.find(stored.code);
    if (now === undefined || now.session.stage === 'ended') return refused('ended');
    if (sessions.countQuestions(stored.number, number) >= limits.textsEach) return refused('too-many');
    sessions.ask(stored.number, number, text);
    return done(undefined);
  });
}
