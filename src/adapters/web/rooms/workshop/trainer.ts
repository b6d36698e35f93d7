import { Router, type Request, type Response } from 'express';
import { joinCodeShown } from '../../../../core/workshop/join-code.js';
import { limits } from '../../../../core/workshop/limits.js';
import { playedRounds } from '../../../../core/workshop/plan.js';
import {
  commandNames,
  commandsAt,
  mostSeconds,
  type Command,
  type CommandName,
  type SessionRefusal,
  type Situation,
} from '../../../../core/workshop/session.js';
import { mostProposals } from '../../../../core/workshop/vote.js';
import type { Words } from '../../../../core/shared/text.js';
import { dateSays } from '../../../../core/facts/wording.js';
import { conductSession } from '../../../../usecases/conduct-session.js';
import { countRound } from '../../../../usecases/count-round.js';
import { leads } from '../../../../usecases/enter-session.js';
import { momentOf } from '../../../../usecases/open-session.js';
import type { StoredSession } from '../../../../usecases/session-ports.js';
import { paths } from '../../paths.js';
import type { ButtonForm, SelectQuestion } from '../../view-models.js';
import { posted, revisionOf } from '../buyer/posted.js';
import { countSays, countsOf, isVoting } from './events.js';
import { inView, onTheWall } from './on-the-wall.js';
import { announce, ledSession, sessionAsked, type Desk } from './parts.js';
import { keepSecret, secretOf } from './secret-cookies.js';
import { roundNow, stageModel } from './stage-model.js';

const refreshEvery = 5;

/** What a trainer most likely does next; the other commands stand behind it. */
const usual: Readonly<Record<Situation, CommandName | undefined>> = {
  lobby: 'begin',
  waiting: 'open',
  open: 'close',
  paused: 'resume',
  closed: 'reveal',
  reveal: 'discuss',
  discussion: 'next',
  'again-waiting': 'open',
  'again-open': 'close',
  'again-paused': 'resume',
  'again-closed': 'show-shift',
  shift: 'next',
  debrief: 'end',
  ended: undefined,
};

/** Seconds to choose from for a vote, and those added by one press. */
const times = [30, 60, 90, 120, 180, 300, 600] as const;
const usualTime = 60;
const more = [30, 120] as const;

/** Commands that put an end to something, told apart from those that go on. */
const rare: ReadonlySet<CommandName> = new Set(['end', 'debrief']);

function commandButton(
  code: string,
  revision: number,
  name: CommandName,
  tone: ButtonForm['tone'],
  words: Words,
  seconds?: number,
): ButtonForm {
  return {
    action: paths.trainer.at({ code }),
    text: words.say(`live.command.${name}`, seconds === undefined ? undefined : { seconds }),
    tone,
    hidden: [
      { name: 'do', value: name },
      { name: 'revision', value: String(revision) },
      ...(seconds === undefined ? [] : [{ name: 'seconds', value: String(seconds) }]),
    ],
  };
}

interface OpenForm {
  readonly action: string;
  readonly revision: string;
  readonly time: SelectQuestion;
  readonly main: boolean;
}

function openForm(code: string, revision: number, main: boolean, words: Words): OpenForm {
  return {
    action: paths.trainer.at({ code }),
    revision: String(revision),
    main,
    time: {
      kind: 'select',
      id: 'seconds',
      name: 'seconds',
      label: words.say('live.trainer.time'),
      prompt: words.say('live.trainer.no-limit'),
      groups: [
        {
          label: words.say('live.trainer.time'),
          choices: times.map((seconds) => ({
            value: String(seconds),
            text: words.say('live.timer.for', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }),
            checked: seconds === usualTime,
          })),
        },
      ],
    },
  };
}

function hideButton(
  code: string,
  what: 'nickname' | 'question' | 'text',
  id: string,
  about: string,
  hidden: boolean,
  words: Words,
): ButtonForm {
  return {
    action: paths.sessionHide.at({ code }),
    text: words.say(hidden ? 'live.trainer.show' : 'live.trainer.hide'),
    about,
    tone: 'quiet',
    hidden: [
      { name: 'what', value: what },
      { name: 'id', value: id },
      { name: 'hide', value: hidden ? 'no' : 'yes' },
    ],
  };
}

interface Hideable {
  readonly text: string;
  readonly hidden: boolean;
  readonly button: ButtonForm;
}

function people(
  stored: StoredSession,
  desk: Desk,
  words: Words,
): { readonly named: readonly Hideable[]; readonly says: string } {
  const { present, joined } = desk.sessions.headcount(stored.number);
  const named = desk.sessions
    .participants(stored.number)
    .flatMap(({ nickname, ...rest }) => (nickname === undefined ? [] : [{ nickname, ...rest }]));
  const shown = named.filter(({ hidden, present: here }) => here && !hidden).slice(0, onTheWall.names);
  return {
    named: inView(shown, named).map(({ nickname, hidden, number }) => ({
      text: nickname,
      hidden,
      button: hideButton(stored.code, 'nickname', String(number), nickname, hidden, words),
    })),
    says: words.say('live.trainer.people-says', { present, joined }),
  };
}

function questions(stored: StoredSession, desk: Desk, words: Words): readonly Hideable[] {
  const all = desk.sessions.questions(stored.number);
  const shown = all.filter(({ hidden }) => !hidden).slice(-onTheWall.questions);
  return inView(shown, all).map(({ number, text, hidden }) => ({
    text,
    hidden,
    button: hideButton(stored.code, 'question', String(number), text, hidden, words),
  }));
}

/** What was typed in the round that is on, for hiding; only once it is revealed, as everything that was voted. */
function typedTexts(stored: StoredSession, desk: Desk, words: Words): readonly Hideable[] {
  const played = roundNow(stored);
  if (played === undefined || stored.session.stage === 'round') return [];
  const { first, second, hidden } = countRound(stored, played, desk.sessions);
  const all = (second ?? first).texts.map(({ text }) => ({ text, hidden: hidden.has(text.toLowerCase()) }));
  const shown = all.filter((item) => !item.hidden).slice(0, onTheWall.texts);
  return inView(shown, all).map((item) => ({
    ...item,
    button: hideButton(stored.code, 'text', item.text, item.text, item.hidden, words),
  }));
}

/** An address as phones must be able to reach it. */
export function joinAddress(request: Request, code: string): string {
  return `${request.protocol}://${request.get('host') ?? ''}${paths.join.at({}, { code })}`;
}

function onThisMachineOnly(request: Request): boolean {
  return /^(?:localhost|127\.|\[::1\])/.test(request.get('host') ?? '');
}

/**
 * The page with the handouts of what is played, at the place of the session. None for a scenario that was removed, or written in
 * another browser, and for a session of several scenarios that does not know its programme.
 */
function handoutsHref(request: Request, stored: StoredSession, desk: Desk): string | undefined {
  const { programme, scenarios, country, date } = stored.plan();
  const [scenario, ...others] = scenarios;
  if (programme !== undefined)
    return desk.programmes.some(({ id }) => id === programme)
      ? `${paths.programme.at({ programme }, { country, date })}#handouts`
      : undefined;
  const known = desk.scenariosFor(desk.frame.workspaces.known(request));
  return scenario !== undefined && others.length === 0 && known.some(({ id }) => id === scenario.id)
    ? `${paths.workshopScenario.at({ scenario: scenario.id }, { country, date })}#handouts`
    : undefined;
}

interface Shown {
  readonly refusal?: SessionRefusal | 'stale';
  readonly notes?: { readonly typed: string; readonly says: string };
}

/** Where a session stands, for the one who leads it: what others are told to wait for is the trainer's to do. */
function situationSays(situation: Situation | SessionRefusal['reason'], words: Words): string {
  const own = `live.trainer.situation.${situation}`;
  return words.say(words.has(own) ? own : `live.situation.${situation}`);
}

function refusalSays(refusal: SessionRefusal | 'stale', words: Words): string {
  if (refusal === 'stale') return words.say('live.refused.stale');
  const { command, reason } = refusal;
  const key = `live.refused.${reason}`;
  return words.has(key)
    ? words.say(key, { most: mostSeconds / 60 })
    : words.say('live.refused.situation', {
        command: words.say(`live.command.${command}`, { seconds: 30 }),
        situation: situationSays(reason, words),
      });
}

function show(
  request: Request,
  response: Response,
  stored: StoredSession,
  desk: Desk,
  shown: Shown = {},
): void {
  const words = desk.frame.words(response);
  const { code, session, number } = stored;
  const stage = stageModel(stored, response, desk);
  const commands = commandsAt(session, momentOf(desk.clock));
  const last = session.round + 1 >= session.rounds;
  const expected = usual[stage.situation];
  const main = expected === 'next' && last ? 'debrief' : expected;
  const button = (name: CommandName, tone: ButtonForm['tone'], seconds?: number): ButtonForm =>
    commandButton(code, session.revision, name, tone, words, seconds);
  const played = roundNow(stored);
  const noted = played !== undefined && !['waiting', 'open', 'paused'].includes(stage.situation);
  const errors = [
    ...(shown.refusal === undefined
      ? []
      : [{ text: refusalSays(shown.refusal, words), href: '#live-stage' }]),
    ...(shown.notes === undefined ? [] : [{ text: shown.notes.says, href: '#notes' }]),
  ];
  const others = commands.filter((name) => name !== main && name !== 'open' && name !== 'extend');
  desk.frame.page(response, 'live/trainer', {
    title: words.say('live.trainer.title', { title: stage.title }),
    section: 'workshops',
    refused: errors.length > 0,
    status: shown.refusal === undefined ? (shown.notes === undefined ? 200 : 422) : 409,
    refresh: noted || request.query.still === 'yes' || stage.situation === 'ended' ? undefined : refreshEvery,
    model: {
      stage: { ...stage, says: situationSays(stage.situation, words) },
      count: countSays(countsOf(code, desk), isVoting(stage.situation), words),
      errors: errors.length === 0 ? undefined : { errors },
      live: {
        events: paths.sessionEvents.at({ code }, { seen: stage.version, counts: 'yes' }),
        here: paths.trainer.at({ code }),
      },
      code: joinCodeShown(code),
      join: joinAddress(request, code),
      unreachable: onThisMachineOnly(request),
      roomHref: paths.roomScreen.at({ code }),
      secretLink: `${request.protocol}://${request.get('host') ?? ''}${paths.trainer.at({ code }, { key: secretOf(request, 'trainer', code) })}`,
      expires: words.say('live.trainer.expires', {
        date: dateSays(stored.expires.slice(0, 10), words.language),
      }),
      main:
        main === undefined || main === 'open' || !commands.includes(main) ? undefined : button(main, 'main'),
      open: commands.includes('open') ? openForm(code, session.revision, main === 'open', words) : undefined,
      more: commands.includes('extend') ? more.map((seconds) => button('extend', 'secondary', seconds)) : [],
      others: others.filter((name) => !rare.has(name)).map((name) => button(name, 'secondary')),
      rare: others
        .filter((name) => rare.has(name))
        .map((name) => button(name, name === 'end' ? 'warning' : 'secondary')),
      again: played?.round.again === true && ['reveal', 'discussion'].includes(stage.situation),
      trainerNotes: played === undefined ? undefined : desk.prose(played.round.notes[words.language]),
      notes: noted
        ? {
            action: paths.sessionNotes.at({ code }),
            round: String(played.index),
            question: {
              kind: 'long-text',
              id: 'notes',
              name: 'notes',
              label: words.say('live.notes.label'),
              hint: words.say('live.notes.hint'),
              value: shown.notes?.typed ?? desk.sessions.notes(number).get(played.index) ?? '',
              rows: 5,
              max: limits.notes,
              error: shown.notes?.says,
            },
          }
        : undefined,
      people: people(stored, desk, words),
      questions: questions(stored, desk, words),
      texts: typedTexts(stored, desk, words),
      ranked:
        played?.round.kind === 'build-together'
          ? words.say('live.ranked', { most: mostProposals })
          : undefined,
      rounds: playedRounds(stored.plan()).map(({ index, round, minutes }) => ({
        title: round.title[words.language],
        minutes: words.say('live.trainer.minutes', { minutes }),
        now: index === session.round && played !== undefined,
      })),
      stillHref: noted ? undefined : paths.trainer.at({ code }, { still: 'yes' }),
      againHref: paths.trainer.at({ code }),
      reportHref: ['debrief', 'ended'].includes(stage.situation)
        ? paths.sessionReport.at({ code })
        : undefined,
      certificateHref: ['debrief', 'ended'].includes(stage.situation)
        ? paths.certificate.at({ code })
        : undefined,
      handoutsHref: handoutsHref(request, stored, desk),
      sessionsHref: paths.sessions.at(),
    },
  });
}

/** The secret link: the secret goes into a cookie at once, and the address without it is the one that is shown. */
function enter(request: Request, response: Response, desk: Desk): void {
  const { key } = request.query;
  if (typeof key !== 'string' || key === '') {
    const stored = ledSession(request, response, desk);
    if (stored !== undefined) show(request, response, stored, desk);
    return;
  }
  const stored = sessionAsked(request, response, desk);
  if (stored === undefined) return;
  if (!leads(stored, key, desk)) {
    desk.guesses.missed(request);
    desk.frame.refuse(response, {
      kind: 'not-yours',
      says: desk.frame.words(response).say('live.no-trainer'),
    });
    return;
  }
  keepSecret(request, response, 'trainer', stored.code, key, desk.days);
  response.redirect(303, paths.trainer.at({ code: stored.code }));
}

function commandOf(name: string, typed: string): Command | undefined {
  const known = commandNames.find((command) => command === name);
  if (known === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
  if (known === 'extend') return { do: known, seconds };
  if (known === 'open') return typed === '' ? { do: known } : { do: known, seconds };
  return { do: known };
}

function command(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const form = posted(request);
  const asked = commandOf(form.one('do'), form.one('seconds'));
  if (asked === undefined) {
    desk.frame.refuse(response, { kind: 'malformed' });
    return;
  }
  const carried = conductSession(stored, revisionOf(form), asked, desk);
  if (!carried.ok) {
    show(request, response, desk.sessions.find(stored.code) ?? stored, desk, { refusal: carried.refusal });
    return;
  }
  announce(stored.code, desk);
  response.redirect(303, paths.trainer.at({ code: stored.code }));
}

function keepNotes(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const form = posted(request);
  const typed = form.one('notes').replace(/\r\n?/g, '\n').trim();
  const index = Number(form.one('round'));
  if (!playedRounds(stored.plan()).some((played) => played.index === index)) {
    desk.frame.refuse(response, { kind: 'malformed' });
    return;
  }
  if (typed.length > limits.notes) {
    const says = desk.frame.words(response).say('live.notes.too-long', { max: limits.notes });
    show(request, response, stored, desk, { notes: { typed, says } });
    return;
  }
  desk.sessions.note(stored.number, index, typed);
  response.redirect(303, paths.trainer.at({ code: stored.code }));
}

function hide(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const form = posted(request);
  const [what, id, hidden] = [form.one('what'), form.one('id'), form.one('hide') === 'yes'];
  const named = /^\d{1,12}$/.test(id) ? Number(id) : Number.NaN;
  if (what === 'nickname' && !Number.isNaN(named)) desk.sessions.setHidden(stored.number, named, hidden);
  else if (what === 'question' && !Number.isNaN(named))
    desk.sessions.hideQuestion(stored.number, named, hidden);
  else if (what === 'text' && roundNow(stored) !== undefined)
    desk.sessions.hideText(stored.number, stored.session.round, id, hidden);
  else {
    desk.frame.refuse(response, { kind: 'malformed' });
    return;
  }
  // What is hidden must vanish from every screen at once.
  announce(stored.code, desk);
  desk.hub.changed(stored.number);
  response.redirect(303, paths.trainer.at({ code: stored.code }));
}

/** The trainer's screen: every command is a button of a form, so that it works without JavaScript. */
export function trainerRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.trainer.pattern, (request, response) => {
    enter(request, response, desk);
  });
  router.post(paths.trainer.pattern, (request, response) => {
    command(request, response, desk);
  });
  router.post(paths.sessionNotes.pattern, (request, response) => {
    keepNotes(request, response, desk);
  });
  router.post(paths.sessionHide.pattern, (request, response) => {
    hide(request, response, desk);
  });
  return router;
}
