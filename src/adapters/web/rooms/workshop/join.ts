import { Router, type Request, type Response } from 'express';
import { joinCodeTyped } from '../../../../core/workshop/join-code.js';
import { limits } from '../../../../core/workshop/limits.js';
import type { Words } from '../../../../core/shared/text.js';
import { findSession } from '../../../../usecases/enter-session.js';
import { joinSession } from '../../../../usecases/join-session.js';
import type { StoredSession } from '../../../../usecases/session-ports.js';
import { paths } from '../../paths.js';
import type { ErrorSummary, Question } from '../../view-models.js';
import { posted, type Posted } from '../buyer/posted.js';
import { countsOf } from './events.js';
import { participantAsking, sessionAsked, type Desk } from './parts.js';
import { keepSecret } from './secret-cookies.js';

interface Refused {
  readonly status: number;
  readonly says: string;
}

/** The form with one field, for whoever has a code. */
export function codeQuestion(typed: string, error: string | undefined, words: Words): Question {
  return {
    kind: 'text',
    id: 'code',
    name: 'code',
    label: words.say('live.join.code'),
    hint: words.say('live.join.code-hint'),
    value: typed,
    width: 'narrow',
    autocomplete: 'off',
    error,
  };
}

function showJoin(response: Response, desk: Desk, typed = '', refused?: Refused): void {
  const words = desk.frame.words(response);
  desk.frame.page(response, 'live/join', {
    title: words.say('live.join.title'),
    section: 'workshops',
    refused: refused !== undefined,
    status: refused?.status,
    model: {
      action: paths.join.at(),
      errors: refused === undefined ? undefined : { errors: [{ text: refused.says, href: '#code' }] },
      code: codeQuestion(typed, refused?.says, words),
    },
  });
}

function enterCode(typed: string, request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  if (desk.guesses.tooMany(request)) {
    showJoin(response, desk, typed, { status: 429, says: words.say('live.join.too-many') });
    return;
  }
  if (joinCodeTyped(typed) === undefined) {
    desk.guesses.missed(request);
    showJoin(response, desk, typed, { status: 422, says: words.say('live.join.no-code') });
    return;
  }
  const stored = findSession(typed, desk);
  if (stored === undefined) {
    desk.guesses.missed(request);
    showJoin(response, desk, typed, { status: 422, says: words.say('live.join.unknown') });
    return;
  }
  response.redirect(303, paths.session.at({ code: stored.code }));
}

/** What somebody is asked who has the code and is not in yet. */
export interface JoinForm {
  readonly action: string;
  readonly questions: readonly Question[];
  readonly errors?: ErrorSummary | undefined;
}

export function joinForm(
  stored: StoredSession,
  form: Posted | undefined,
  refusal: 'full' | 'nickname' | 'team' | undefined,
  words: Words,
): JoinForm {
  const { anonymous, teams } = stored.options;
  const says =
    refusal === undefined
      ? undefined
      : words.say(`live.join.refused.${refusal}`, {
          max: refusal === 'full' ? limits.participants : limits.nickname,
        });
  const field = refusal === 'team' ? 'team' : 'nickname';
  const nickname: Question = {
    kind: 'text',
    id: 'nickname',
    name: 'nickname',
    label: words.say('live.join.nickname'),
    hint: words.say('live.join.nickname-hint', { max: limits.nickname }),
    value: form?.one('nickname') ?? '',
    width: 'half',
    autocomplete: 'off',
    error: field === 'nickname' && refusal === 'nickname' ? says : undefined,
  };
  const team: Question = {
    kind: 'one-of',
    id: 'team',
    name: 'team',
    label: words.say('live.join.team'),
    choices: Array.from({ length: teams }, (_, index) => ({
      value: String(index + 1),
      text: words.say('live.teams.name', { team: index + 1 }),
      checked: form?.one('team') === String(index + 1),
    })),
    error: refusal === 'team' ? says : undefined,
  };
  return {
    action: paths.session.at({ code: stored.code }),
    questions: [...(anonymous ? [] : [nickname]), ...(teams > 0 ? [team] : [])],
    errors:
      says === undefined
        ? undefined
        : { errors: [{ text: says, href: refusal === 'full' ? '#main' : `#${field}` }] },
  };
}

/** Takes somebody in; whoever is in already goes on without becoming two people. */
async function join(
  request: Request,
  response: Response,
  desk: Desk,
  showAgain: (stored: StoredSession, form: JoinForm) => void,
): Promise<void> {
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  const here = paths.session.at({ code: stored.code });
  const known = participantAsking(request, stored, desk);
  if (known !== undefined) {
    desk.sessions.setPresent(stored.number, known.number, true);
    desk.hub.changed(stored.number);
    desk.hub.voted(stored.number, () => countsOf(stored.code, desk));
    response.redirect(303, here);
    return;
  }
  const form = posted(request);
  const given = { nickname: form.one('nickname'), team: form.one('team') };
  const joined = await desk.sessions.together(() => joinSession(stored, given, desk));
  if (joined.ok) {
    keepSecret(request, response, 'participant', stored.code, joined.value.secret, desk.days);
    desk.hub.changed(stored.number);
    desk.hub.voted(stored.number, () => countsOf(stored.code, desk));
    response.redirect(303, here);
    return;
  }
  if (joined.refusal === 'ended') response.redirect(303, here);
  else showAgain(stored, joinForm(stored, form, joined.refusal, words));
}

/** The way in: a code is typed or comes with the address of the picture, then a nickname if one likes. */
export function joinRoutes(
  desk: Desk,
  showAgain: (response: Response, stored: StoredSession, form: JoinForm) => void,
): Router {
  const router = Router();
  router.get(paths.join.pattern, (request, response) => {
    const { code } = request.query;
    if (typeof code === 'string' && code !== '') enterCode(code, request, response, desk);
    else showJoin(response, desk);
  });
  router.post(paths.join.pattern, (request, response) => {
    enterCode(posted(request).one('code'), request, response, desk);
  });
  router.post(paths.session.pattern, (request, response) =>
    join(request, response, desk, (stored, form) => {
      showAgain(response, stored, form);
    }),
  );
  return router;
}
