import { Router, type Request, type Response } from 'express';
import type { Words } from '../../../../core/shared/text.js';
import { mostSure, type SelfAnswers } from '../../../../core/workshop/self-assessment.js';
import type { Situation } from '../../../../core/workshop/session.js';
import { answersAsked, answerSession, mostSatisfied } from '../../../../usecases/answer-session.js';
import type { AnswerKind, Participant, StoredSession } from '../../../../usecases/session-ports.js';
import { paths } from '../../paths.js';
import type { HiddenField, Link, Question } from '../../view-models.js';
import { posted, type Posted } from '../buyer/posted.js';
import type { Desk } from './parts.js';

/** A form of a few questions that everybody answers for themselves. */
export interface AnswerForm {
  readonly id: string;
  readonly heading: string;
  readonly lead: string;
  readonly action: string;
  readonly hidden: readonly HiddenField[];
  readonly questions: readonly Question[];
  readonly button: string;
  /** It was answered before; the questions stand behind a button. */
  readonly done: boolean;
}

export interface RefusedAnswer {
  readonly kind: AnswerKind;
  readonly form: Posted;
  readonly errors: readonly Link[];
}

interface Who {
  readonly stored: StoredSession;
  readonly participant: Participant;
}

const kinds: readonly AnswerKind[] = ['before', 'after', 'satisfaction'];

function questionsOf(
  kind: AnswerKind,
  chosen: (name: string) => string,
  error: string | undefined,
  desk: Desk,
  words: Words,
): Question[] {
  const steps = (
    name: string,
    of: string,
    most: number,
  ): { value: string; text: string; checked: boolean }[] =>
    Array.from({ length: most }, (_, index) => ({
      value: String(index + 1),
      text: words.say(`live.${of}.step-${String(index + 1)}`),
      checked: chosen(name) === String(index + 1),
    }));
  if (kind === 'satisfaction')
    return [
      {
        kind: 'one-of',
        id: 'satisfaction',
        name: 'satisfaction',
        label: words.say('live.satisfaction.label'),
        choices: steps('satisfaction', 'satisfaction', mostSatisfied),
        error,
      },
    ];
  return desk.assessment.questions.map(({ id, says }, index) => ({
    kind: 'one-of',
    id: `self-${id}`,
    name: id,
    label: says[words.language],
    choices: steps(id, 'sure', mostSure),
    error: index === 0 ? error : undefined,
  }));
}

function firstField(kind: AnswerKind, desk: Desk): string {
  return kind === 'satisfaction' ? 'satisfaction' : `self-${desk.assessment.questions[0]?.id ?? ''}`;
}

/** The forms that fit where the session stands. */
export function answerForms(
  stored: StoredSession,
  participant: Participant,
  situation: Situation,
  refusal: RefusedAnswer | undefined,
  desk: Desk,
  words: Words,
): readonly AnswerForm[] {
  // While people vote nothing else is asked of them.
  if (situation === 'open' || situation === 'paused' || situation === 'closed') return [];
  return answersAsked(stored.session).map((kind) => {
    const kept = desk.sessions.answerOf(stored.number, participant.number, kind);
    const refused = refusal?.kind === kind ? refusal : undefined;
    const chosen = (name: string): string => {
      if (refused !== undefined) return refused.form.one(name);
      if (kind === 'satisfaction') return typeof kept === 'number' ? String(kept) : '';
      // Only this room writes these answers, and reads them first.
      return String((kept as SelfAnswers | undefined)?.[name] ?? '');
    };
    return {
      id: `answers-${kind}`,
      heading: words.say(`live.answers.${kind}.heading`),
      lead: words.say(`live.answers.${kind}.lead`),
      action: paths.sessionAnswers.at({ code: stored.code }),
      hidden: [{ name: 'kind', value: kind }],
      questions: questionsOf(kind, chosen, refused?.errors[0]?.text, desk, words),
      button: words.say('live.answers.send'),
      done: kept !== undefined && refused === undefined,
    };
  });
}

function answer(
  request: Request,
  response: Response,
  who: Who,
  desk: Desk,
  showAgain: (request: Request, response: Response, who: Who, refusal: RefusedAnswer) => void,
): void {
  const { stored, participant } = who;
  const words = desk.frame.words(response);
  const form = posted(request);
  const kind = kinds.find((item) => item === form.one('kind'));
  if (kind === undefined) {
    desk.frame.refuse(response, { kind: 'malformed' });
    return;
  }
  const kept = answerSession(stored, participant, kind, form.form, desk.assessment, desk);
  if (kept.ok) {
    response.redirect(303, paths.session.at({ code: stored.code }, { answered: 'yes' }));
    return;
  }
  const href = kept.refusal === 'empty' ? `#${firstField(kind, desk)}` : '#live-stage';
  const errors = [{ text: words.say(`live.answers.refused.${kept.refusal}`), href }];
  showAgain(request, response, who, { kind, form, errors });
}

/** What everybody is asked once for themselves; only counts of it leave the session. */
export function answerRoutes(
  desk: Desk,
  entered: (request: Request, response: Response, desk: Desk) => Who | undefined,
  showAgain: (request: Request, response: Response, who: Who, refusal: RefusedAnswer) => void,
): Router {
  const router = Router();
  router.post(paths.sessionAnswers.pattern, (request, response) => {
    const who = entered(request, response, desk);
    if (who !== undefined) answer(request, response, who, desk, showAgain);
  });
  return router;
}
