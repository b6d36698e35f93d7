import { Router, type Request, type Response } from 'express';
import { dateSays } from '../../../../core/facts/wording.js';
import { isIsoDate } from '../../../../core/shared/iso-date.js';
import type { Words } from '../../../../core/shared/text.js';
import { joinCodeShown } from '../../../../core/workshop/join-code.js';
import { limits } from '../../../../core/workshop/limits.js';
import { planOfProgramme, planOfScenario, type Plan, type PlayedAt } from '../../../../core/workshop/plan.js';
import type { Programme, Scenario } from '../../../../core/workshop/scenario.js';
import { openSession } from '../../../../usecases/open-session.js';
import { paths } from '../../paths.js';
import type { ButtonForm, Link, Question } from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';
import { posted, type Posted } from '../buyer/posted.js';
import { codeQuestion } from './join.js';
import { ledSession, situationNow, type Desk } from './parts.js';
import { keepSecret } from './secret-cookies.js';

/** What a session can be made of: a scenario, a programme, or one that a trainer wrote in this browser. */
type Chosen =
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  | { readonly kind: 'programme'; readonly programme: Programme };

function chosenFrom(name: (field: string) => string, request: Request, desk: Desk): Chosen | undefined {
  const scenarios = desk.scenariosFor(desk.frame.workspaces.known(request));
  const programme = desk.programmes.find(({ id }) => id === name('programme'));
  if (programme !== undefined) return { kind: 'programme', programme };
  const scenario = scenarios.find(({ id }) => id === name('scenario'));
  return scenario === undefined ? undefined : { kind: 'scenario', scenario };
}

function titleOf(chosen: Chosen, words: Words): string {
  return (chosen.kind === 'scenario' ? chosen.scenario : chosen.programme).title[words.language];
}

/** Where it is played unless the trainer says otherwise. */
function usualPlace(chosen: Chosen, request: Request, desk: Desk): PlayedAt {
  if (chosen.kind === 'scenario') return { country: chosen.scenario.country, date: chosen.scenario.date };
  const part = chosen.programme.parts.find(({ kind }) => kind === 'rounds');
  const first = desk
    .scenariosFor(desk.frame.workspaces.known(request))
    .find(({ id }) => part?.kind === 'rounds' && id === part.scenario);
  return { country: first?.country ?? 'FR', date: first?.date ?? desk.clock.today() };
}

function planOf(chosen: Chosen, at: PlayedAt, request: Request, desk: Desk): Plan {
  if (chosen.kind === 'scenario') return planOfScenario(chosen.scenario, at);
  const scenarios = desk.scenariosFor(desk.frame.workspaces.known(request));
  return planOfProgramme(chosen.programme, (id) => scenarios.find((scenario) => scenario.id === id), at);
}

interface Fault {
  readonly field: string;
  readonly says: string;
}

function showNew(
  request: Request,
  response: Response,
  desk: Desk,
  chosen: Chosen,
  form?: Posted,
  faults: readonly Fault[] = [],
): void {
  const words = desk.frame.words(response);
  const at = usualPlace(chosen, request, desk);
  const [year = '', month = '', day = ''] = at.date.split('-');
  const error = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.says;
  const value = (name: string, otherwise: string): string => form?.one(name) ?? otherwise;
  const questions: Question[] = [
    {
      kind: 'select',
      id: 'country',
      name: 'country',
      label: words.say('live.new.country'),
      hint: words.say('live.new.country-hint'),
      prompt: words.say('live.new.choose'),
      groups: countryGroups(value('country', at.country), words),
      error: error('country'),
    },
    {
      kind: 'date',
      id: 'date-day',
      name: 'date',
      label: words.say('live.new.date'),
      hint: words.say('live.new.date-hint'),
      day: value('date.day', String(Number(day))),
      month: value('date.month', String(Number(month))),
      year: value('date.year', year),
      error: error('date'),
    },
    {
      kind: 'one-of',
      id: 'anonymous',
      name: 'anonymous',
      label: words.say('live.new.names'),
      choices: ['no', 'yes'].map((choice) => ({
        value: choice,
        text: words.say(`live.new.anonymous-${choice}`),
        checked: value('anonymous', 'no') === choice,
      })),
    },
    {
      kind: 'select',
      id: 'teams',
      name: 'teams',
      label: words.say('live.new.teams'),
      hint: words.say('live.new.teams-hint'),
      prompt: words.say('live.new.no-teams'),
      groups: [
        {
          label: words.say('live.new.teams'),
          choices: Array.from({ length: limits.teams - 1 }, (_, index) => ({
            value: String(index + 2),
            text: words.say('live.new.teams-count', { teams: index + 2 }),
            checked: value('teams', '') === String(index + 2),
          })),
        },
      ],
      error: error('teams'),
    },
  ];
  const errors = faults.map(({ field, says }) => ({
    text: says,
    href: field === 'date' ? '#date-day' : `#${field}`,
  }));
  desk.frame.page(response, 'live/new', {
    title: words.say('live.new.title'),
    section: 'workshops',
    refused: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    breadcrumbs: [
      { text: words.say('frame.nav.workshops'), href: paths.workshops.at() },
      { text: words.say('live.sessions.title'), href: paths.sessions.at() },
    ],
    model: {
      heading: words.say('live.new.title'),
      caption: titleOf(chosen, words),
      lead: words.say('live.new.lead', { days: desk.days }),
      errors: errors.length > 0 ? { errors } : undefined,
      action: paths.newSession.at(),
      hidden: [
        {
          name: chosen.kind,
          value: chosen.kind === 'scenario' ? chosen.scenario.id : chosen.programme.id,
        },
      ],
      questions,
    },
  });
}

function readDate(form: Posted): string | undefined {
  const part = (name: string, length: number): string =>
    form.one(`date.${name}`).trim().padStart(length, '0');
  const date = `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`;
  return isIsoDate(date) ? date : undefined;
}

function begin(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const form = posted(request);
  const chosen = chosenFrom((field) => form.one(field), request, desk);
  if (chosen === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const country = form.one('country');
  const date = readDate(form);
  const teams = form.one('teams') === '' ? 0 : Number(form.one('teams'));
  const isTeams = teams === 0 || (Number.isInteger(teams) && teams >= 2 && teams <= limits.teams);
  const faults: Fault[] = [
    ...(/^[A-Z]{2}$/.test(country) ? [] : [{ field: 'country', says: words.say('live.new.fault.country') }]),
    ...(date === undefined ? [{ field: 'date', says: words.say('live.new.fault.date') }] : []),
    ...(isTeams ? [] : [{ field: 'teams', says: words.say('live.new.fault.teams', { max: limits.teams }) }]),
  ];
  if (date === undefined || faults.length > 0) {
    showNew(request, response, desk, chosen, form, faults);
    return;
  }
  const opened = openSession(
    planOf(chosen, { country, date }, request, desk),
    { anonymous: form.one('anonymous') === 'yes', teams },
    desk.frame.workspaces.needed(request, response),
    desk,
  );
  if (!opened.ok) {
    const says = words.say(`live.new.refused.${opened.refusal}`, {
      sessions: limits.sessions,
      rounds: limits.rounds,
    });
    showNew(request, response, desk, chosen, form, [{ field: 'country', says }]);
    return;
  }
  const { stored, secret } = opened.value;
  keepSecret(request, response, 'trainer', stored.code, secret, desk.days);
  response.redirect(303, paths.trainer.at({ code: stored.code }));
}

function showList(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const workspace = desk.frame.workspaces.known(request);
  const stored = workspace === undefined ? [] : desk.sessions.ofWorkspace(workspace);
  const link = (text: string, name: 'scenario' | 'programme', id: string): Link => ({
    text,
    href: paths.newSession.at({}, { [name]: id }),
  });
  desk.frame.page(response, 'live/sessions', {
    title: words.say('live.sessions.title'),
    section: 'workshops',
    breadcrumbs: [{ text: words.say('frame.nav.workshops'), href: paths.workshops.at() }],
    model: {
      joinAction: paths.join.at(),
      code: codeQuestion('', undefined, words),
      sessions: stored
        .filter(({ expires }) => expires > desk.clock.now())
        .map((session) => ({
          title: session.plan().title[words.language],
          code: joinCodeShown(session.code),
          href: paths.trainer.at({ code: session.code }),
          reportHref: paths.sessionReport.at({ code: session.code }),
          says: words.say(`live.situation.${situationNow(session, desk)}`),
          begun: words.say('live.sessions.begun', {
            date: dateSays(session.created.slice(0, 10), words.language),
            erased: dateSays(session.expires.slice(0, 10), words.language),
          }),
        })),
      programmes: desk.programmes.map(({ id, title }) => link(title[words.language], 'programme', id)),
      scenarios: desk
        .scenariosFor(workspace)
        .map(({ id, title }) => link(title[words.language], 'scenario', id)),
      empty: { heading: words.say('live.sessions.empty'), text: words.say('live.sessions.empty-next') },
    },
  });
}

function removal(code: string, words: Words): ButtonForm {
  return {
    action: paths.removeSession.at({ code }),
    text: words.say('live.remove.sure'),
    tone: 'warning',
    hidden: [{ name: 'sure', value: 'yes' }],
  };
}

function askRemoval(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  const words = desk.frame.words(response);
  desk.frame.page(response, 'live/remove', {
    title: words.say('live.remove.title'),
    section: 'workshops',
    model: {
      title: stored.plan().title[words.language],
      sure: removal(stored.code, words),
      backHref: paths.trainer.at({ code: stored.code }),
    },
  });
}

function remove(request: Request, response: Response, desk: Desk): void {
  const stored = ledSession(request, response, desk);
  if (stored === undefined) return;
  if (posted(request).one('sure') !== 'yes') {
    response.redirect(303, paths.removeSession.at({ code: stored.code }));
    return;
  }
  desk.sessions.remove(stored.number);
  desk.hub.moved(stored.number, 'gone');
  response.redirect(303, paths.sessions.at());
}

/** A session begins: what is played, where and when, with names or without. */
export function beginRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.sessions.pattern, (request, response) => {
    showList(request, response, desk);
  });
  router.get(paths.newSession.pattern, (request, response) => {
    const name = (field: string): string => {
      const value = request.query[field];
      return typeof value === 'string' ? value : '';
    };
    const chosen = chosenFrom(name, request, desk);
    if (chosen === undefined) response.redirect(303, paths.sessions.at());
    else showNew(request, response, desk, chosen);
  });
  router.post(paths.newSession.pattern, (request, response) => {
    begin(request, response, desk);
  });
  router.get(paths.removeSession.pattern, (request, response) => {
    askRemoval(request, response, desk);
  });
  router.post(paths.removeSession.pattern, (request, response) => {
    remove(request, response, desk);
  });
  return router;
}
