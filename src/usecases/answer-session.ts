// A participant answers for itself: how sure it is before and after, and what the session was worth.
import { readSelfAnswers, type SelfAssessment } from '../core/workshop/self-assessment.js';
import type { Session } from '../core/workshop/session.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { SessionParts } from './open-session.js';
import type { AnswerKind, Participant, StoredSession } from './session-ports.js';

/** Satisfaction goes from 1, not at all, to this. */
export const mostSatisfied = 5;

export type AnswerRefusal = 'not-now' | 'empty';

/** What may be answered where a session stands: "before" until the first result is shown, the rest in the debrief. */
export function answersAsked({ stage, round }: Session): readonly AnswerKind[] {
  if (stage === 'lobby' || (stage === 'round' && round === 0)) return ['before'];
  return stage === 'debrief' ? ['satisfaction', 'after'] : [];
}

function read(
  kind: AnswerKind,
  form: Readonly<Record<string, unknown>>,
  assessment: SelfAssessment,
): unknown {
  if (kind === 'satisfaction') {
    const value = Number(form.satisfaction);
    return Number.isInteger(value) && value >= 1 && value <= mostSatisfied ? value : undefined;
  }
  const answers = readSelfAnswers(assessment, form);
  return Object.keys(answers).length === 0 ? undefined : answers;
}

/** Keeps an answer in the place of an earlier one of the same participant. */
export function answerSession(
  stored: StoredSession,
  { number }: Participant,
  kind: AnswerKind,
  form: Readonly<Record<string, unknown>>,
  assessment: SelfAssessment,
  { sessions }: SessionParts,
): Result<undefined, AnswerRefusal> {
  const body = read(kind, form, assessment);
  return sessions.atomic((): Result<undefined, AnswerRefusal> => {
    const now = sessions.find(stored.code);
    if (now === undefined || !answersAsked(now.session).includes(kind)) return refused('not-now');
    if (body === undefined) return refused('empty');
    sessions.answer(stored.number, number, kind, body);
    return done(undefined);
  });
}
