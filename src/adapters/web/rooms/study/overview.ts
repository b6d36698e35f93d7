import { Router, type Request, type Response } from 'express';
import { countrySays, dateSays, listSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { factsOfRound } from '../../../../core/workshop/facts-of-round.js';
import type { Programme, Scenario } from '../../../../core/workshop/scenario.js';
import { scenarioProse } from '../../../../core/workshop/prose.js';
import { sequenceOfProgramme } from '../../../../core/workshop/sequence.js';
import { paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';
import type { ButtonForm, LinkCards } from '../../view-models.js';
import { factRows } from './facts-list.js';
import { programmeHandouts, scenarioHandouts } from './handouts.js';
import { partOf, scenarioAsked, type Desk } from './parts.js';

function audienceSays({ audience }: Pick<Scenario, 'audience'>, words: Words): string {
  return listSays(
    audience.map((one) => words.say(`workshop.audience.${one}`)),
    words,
  );
}

function minutesSay(minutes: number, words: Words): string {
  return words.say('workshop.minutes', { minutes });
}

function scenarioCards(scenarios: readonly Scenario[], words: Words): LinkCards['cards'] {
  return scenarios.map((scenario) => ({
    text: scenario.title[words.language],
    href: paths.workshopScenario.at({ scenario: scenario.id }),
    tag: minutesSay(scenario.minutes, words),
    says: words.say('workshop.list.for', {
      audience: audienceSays(scenario, words),
      rounds: scenario.rounds.length,
    }),
  }));
}

function showList(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const workspace = desk.frame.workspaces.known(request);
  const own = workspace === undefined ? [] : desk.ownScenarios.list(workspace);
  desk.frame.page(response, 'study/index', {
    title: words.say('workshop.title'),
    section: 'workshops',
    model: {
      programmes: desk.programmes.map((programme) => ({
        text: programme.title[words.language],
        href: paths.programme.at({ programme: programme.id }),
        tag: minutesSay(programme.minutes, words),
        says: programme.summary[words.language],
      })),
      scenarios: scenarioCards(desk.scenarios, words),
      own: scenarioCards(
        own.map(({ scenario }) => scenario),
        words,
      ),
      ownHref: paths.newOwnScenario.at(),
    },
  });
}

function showScenario(request: Request, response: Response, desk: Desk): void {
  const scenario = scenarioAsked(request, response, desk);
  if (scenario === undefined) return;
  const words = desk.frame.words(response);
  const { language } = words;
  const { writer, knowledge } = desk;
  const [first] = scenario.rounds;
  const { handouts, errors } = scenarioHandouts(request, scenario, words);
  desk.frame.page(response, 'study/scenario', {
    title: scenario.title[language],
    section: 'workshops',
    refused: errors !== undefined,
    status: errors === undefined ? 200 : 422,
    breadcrumbs: [{ text: words.say('workshop.title'), href: paths.workshops.at() }],
    model: {
      errors,
      heading: scenario.title[language],
      caption: words.say('workshop.list.for', {
        audience: audienceSays(scenario, words),
        rounds: scenario.rounds.length,
      }),
      situation: renderedHtml(writer.prose(scenarioProse(scenario.situation[language]), 2)),
      goals: scenario.goals.map((goal) => goal[language]),
      played: words.say('workshop.study.played', {
        country: countrySays(scenario.country, words),
        date: dateSays(scenario.date, language),
      }),
      facts: factRows(
        factsOfRound(scenario, { id: '' }, { country: scenario.country, date: scenario.date }),
        knowledge,
        words,
      ),
      studyHref: first === undefined ? undefined : paths.study.at({ scenario: scenario.id, round: first.id }),
      sessionHref: paths.newSession.at({}, { scenario: scenario.id }),
      rounds: scenario.rounds.map((round) => ({
        text: round.title[language],
        href: paths.study.at({ scenario: scenario.id, round: round.id }),
        says: words.say('workshop.handout.kind', {
          kind: words.say(`workshop.kind.${round.kind}`),
          minutes: round.minutes,
        }),
      })),
      minutes: minutesSay(scenario.minutes, words),
      copy: {
        action: paths.newOwnScenario.at(),
        text: words.say('workshop.own.copy'),
        about: scenario.title[language],
        tone: 'secondary',
        hidden: [{ name: 'from', value: `scenario:${scenario.id}` }],
      } satisfies ButtonForm,
      editHref: desk.scenarios.includes(scenario)
        ? undefined
        : paths.ownScenario.at({ scenario: scenario.id }),
      files: (['yaml', 'json'] as const).map((format) => ({
        text: words.say(`workshop.own.file.${format}`),
        href: paths.scenarioFile.at({ scenario: scenario.id, format }),
      })),
      handouts,
    },
  });
}

function programmeAsked(request: Request, response: Response, desk: Desk): Programme | undefined {
  const programme = desk.programmes.find(({ id }) => id === partOf(request, 'programme'));
  if (programme === undefined) desk.frame.refuse(response, { kind: 'not-found' });
  return programme;
}

/** The parts of a programme with the minute at which each begins. */
function timed(programme: Programme, desk: Desk, words: Words): readonly object[] {
  const { language } = words;
  return sequenceOfProgramme(programme, desk.scenarios).map((item) => ({
    from: words.say('workshop.programme.from', { minute: item.begins }),
    minutes: minutesSay(item.minutes, words),
    ...(item.kind === 'talk'
      ? { text: item.title[language], says: item.notes[language] }
      : {
          text: item.round.title[language],
          href: paths.study.at({ scenario: item.scenario.id, round: item.round.id }),
          says: `${item.scenario.title[language]} · ${words.say(`workshop.kind.${item.round.kind}`)}`,
        }),
  }));
}

function showProgramme(request: Request, response: Response, desk: Desk): void {
  const programme = programmeAsked(request, response, desk);
  if (programme === undefined) return;
  const words = desk.frame.words(response);
  const used = new Set(programme.parts.flatMap((part) => (part.kind === 'rounds' ? [part.scenario] : [])));
  const { handouts, errors } = programmeHandouts(request, programme, desk, words);
  desk.frame.page(response, 'study/programme', {
    title: programme.title[words.language],
    section: 'workshops',
    refused: errors !== undefined,
    status: errors === undefined ? 200 : 422,
    breadcrumbs: [{ text: words.say('workshop.title'), href: paths.workshops.at() }],
    model: {
      errors,
      heading: programme.title[words.language],
      caption: words.say('workshop.programme.for', { audience: audienceSays(programme, words) }),
      lead: programme.summary[words.language],
      sessionHref: paths.newSession.at({}, { programme: programme.id }),
      parts: timed(programme, desk, words),
      scenarios: scenarioCards(
        desk.scenarios.filter(({ id }) => used.has(id)),
        words,
      ),
      handouts,
    },
  });
}

/** What can be played: a list, a page for each scenario and each programme. */
export function overviewRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.workshops.pattern, (request, response) => {
    showList(request, response, desk);
  });
  router.get(paths.workshopScenario.pattern, (request, response) => {
    showScenario(request, response, desk);
  });
  router.get(paths.programme.pattern, (request, response) => {
    showProgramme(request, response, desk);
  });
  return router;
}
