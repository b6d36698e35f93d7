import { Router, type Request, type Response } from 'express';
import { countrySays, dateSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import { factsOfRound, type PlayedAt } from '../../../../core/workshop/facts-of-round.js';
import { scenarioProse } from '../../../../core/workshop/prose.js';
import type { Round } from '../../../../core/workshop/round.js';
import type { Scenario } from '../../../../core/workshop/scenario.js';
import { readVote, type Vote, type VoteFault } from '../../../../core/workshop/vote.js';
import { advisedOn } from '../../../../usecases/ask-engine.js';
import { isComparableDay } from '../../../../usecases/compare-advice.js';
import { judgeBasket, type JudgedBasket } from '../../../../usecases/judge-basket.js';
import { solve, type Solution } from '../../../../usecases/solve-round.js';
import { paths } from '../../paths.js';
import { renderedHtml } from '../../safe-html.js';
import { solvedPartCards, solvedTable } from '../../solved-part.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { DateQuestion, FindingCard, SelectQuestion } from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';
import { voteQuestions } from '../workshop/vote-questions.js';
import { posted, postedFrom, type Posted } from '../buyer/posted.js';
import { factRows } from './facts-list.js';
import { dayTyped } from './day-typed.js';
import { answerLines, scoresTable } from './own-answer.js';
import { partOf, playedAt, scenarioAsked, type Desk } from './parts.js';

interface Studied {
  readonly scenario: Scenario;
  readonly round: Round;
  readonly at: PlayedAt;
  readonly form: Posted;
  readonly faults: readonly VoteFault[];
  readonly dateTyped?: readonly string[];
  /** Set once something was answered, or the answer was asked for without answering. */
  readonly answered?: { readonly vote: Vote | undefined };
}

function roundAsked(request: Request, scenario: Scenario): Round | undefined {
  return scenario.rounds.find(({ id }) => id === partOf(request, 'round'));
}

function roundHref(scenario: Scenario, round: Round, at: PlayedAt): string {
  const same = at.country === scenario.country && at.date === scenario.date;
  return paths.study.at({ scenario: scenario.id, round: round.id }, same ? {} : { ...at });
}

function countryQuestion({ country }: PlayedAt, words: Words): SelectQuestion {
  return {
    kind: 'select',
    id: 'country',
    name: 'country',
    label: words.say('workshop.study.country'),
    hint: words.say('workshop.study.country-hint'),
    prompt: words.say('workshop.form.choose'),
    groups: countryGroups(country, words),
  };
}

function dateQuestion({ at, dateTyped, faults }: Studied, words: Words): DateQuestion {
  const [day = '', month = '', year = ''] = dateTyped ?? at.date.split('-').reverse();
  const wrong = faults.some(({ field }) => field === 'date');
  return {
    kind: 'date',
    id: 'date',
    name: 'date',
    label: words.say('workshop.study.date'),
    ...(wrong ? { error: words.say('workshop.study.date-fault') } : {}),
    day,
    month,
    year,
  };
}

function findingCards({ findings }: JudgedBasket, desk: Desk, words: Words): FindingCard[] {
  const naming = namingIn(desk.knowledge.law, words);
  return findings.map(({ level, says, quote, instead, basis }, index) => ({
    id: `finding-${String(index + 1)}`,
    level,
    says,
    quote,
    instead,
    basis: citationLines(basis, naming),
  }));
}

/** Of a whole tender the parts that were chosen; all of them would make a page of a hundred screens. */
function partsShown({ parts }: Solution, vote: Vote | undefined): Solution['parts'] {
  if (vote?.kind !== 'full-dossier') return parts;
  const chosen = new Set([vote.route, ...vote.clauses]);
  return parts.filter(({ id }) => chosen.has(id));
}

function resultOf(studied: Studied, desk: Desk, words: Words): object | undefined {
  const { scenario, round, at, answered } = studied;
  if (answered === undefined) return undefined;
  const { knowledge, writer } = desk;
  const { vote } = answered;
  const solution = solve(scenario, round, at, knowledge, words.language);
  const { library } = advisedOn(factsOfRound(scenario, round, at), knowledge).assessment;
  const scores = vote === undefined ? undefined : scoresTable(round, vote, words);
  const basket =
    round.kind === 'full-dossier' && vote?.kind === 'full-dossier'
      ? judgeBasket(scenario, round, vote, at, knowledge, words.language)
      : undefined;
  return {
    state: solution.state,
    says: solution.says,
    own: vote === undefined ? [] : answerLines(round, vote, solution, library, words),
    parts: solvedPartCards(partsShown(solution, vote), knowledge.law, words),
    tables: [...(scores === undefined ? [] : [scores]), ...solution.tables].map(solvedTable),
    basket:
      basket === undefined
        ? undefined
        : { findings: findingCards(basket, desk, words), met: basket.met, missing: basket.missing },
    notes: renderedHtml(writer.prose(scenarioProse(solution.notes), 2)),
  };
}

function show(response: Response, desk: Desk, studied: Studied): void {
  const { scenario, round, at, form, faults } = studied;
  const words = desk.frame.words(response);
  const { language } = words;
  const { knowledge, writer } = desk;
  const dossier = factsOfRound(scenario, round, at);
  const { library } = advisedOn(dossier, knowledge).assessment;
  const index = scenario.rounds.indexOf(round);
  const [previous, next] = [scenario.rounds[index - 1], scenario.rounds[index + 1]];
  const errors = faults.map(({ field, key, values }) => ({
    text: words.say(key, values),
    href: `#${field}`,
  }));
  const scenarioHref = paths.workshopScenario.at({ scenario: scenario.id });
  const title = round.title[language];
  desk.frame.page(response, 'study/round', {
    title: `${title} – ${scenario.title[language]}`,
    section: 'workshops',
    refused: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    breadcrumbs: [
      { text: words.say('workshop.title'), href: paths.workshops.at() },
      { text: scenario.title[language], href: scenarioHref },
    ],
    model: {
      heading: title,
      caption: words.say('workshop.study.caption', {
        number: index + 1,
        count: scenario.rounds.length,
        kind: words.say(`workshop.kind.${round.kind}`),
      }),
      played: words.say('workshop.study.played', {
        country: countrySays(at.country, words),
        date: dateSays(at.date, language),
      }),
      errors: errors.length > 0 ? { errors } : undefined,
      first: index === 0 && studied.answered === undefined,
      situation: renderedHtml(writer.prose(scenarioProse(scenario.situation[language]), 2)),
      ask: renderedHtml(writer.prose(scenarioProse(round.ask[language]), 2)),
      tenders: round.kind === 'weigh' ? round.tenders.map((tender) => tender.says[language]) : undefined,
      facts: factRows(dossier, knowledge, words),
      action: paths.study.at({ scenario: scenario.id, round: round.id }),
      questions: voteQuestions({ round, proposals: [], form, faults }, library, words),
      place: [countryQuestion(at, words), dateQuestion(studied, words)],
      result: resultOf(studied, desk, words),
      previousHref: previous === undefined ? undefined : roundHref(scenario, previous, at),
      next:
        next === undefined ? undefined : { text: next.title[language], href: roundHref(scenario, next, at) },
      debrief:
        next === undefined
          ? renderedHtml(writer.prose(scenarioProse(scenario.debrief[language]), 2))
          : undefined,
      scenarioHref,
    },
  });
}

const dateFault: VoteFault = { field: 'date', key: 'workshop.study.date-fault' };

function answer(request: Request, response: Response, desk: Desk): void {
  const scenario = scenarioAsked(request, response, desk);
  if (scenario === undefined) return;
  const round = roundAsked(request, scenario);
  if (round === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const form = posted(request);
  const { typed, day } = dayTyped(form);
  const untouched = typed.join('') === '';
  const isDay = isComparableDay(day);
  const at = {
    country: /^[A-Z]{2}$/.test(form.one('country')) ? form.one('country') : scenario.country,
    date: isDay ? day : scenario.date,
  };
  const onlyShow = form.one('do') === 'show';
  const read = onlyShow ? undefined : readVote(round, form.form);
  const faults = [
    ...(isDay || untouched ? [] : [dateFault]),
    ...(read === undefined || read.ok ? [] : read.refusal),
  ];
  const vote = read?.ok === true ? read.value : undefined;
  show(response, desk, {
    scenario,
    round,
    at,
    form,
    faults,
    ...(untouched ? {} : { dateTyped: typed }),
    ...(faults.length > 0 ? {} : { answered: { vote } }),
  });
}

/** Any scenario alone: a question, one’s own answer, the engine’s answer. Nothing of it is kept. */
export function studyRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.study.pattern, (request, response) => {
    const scenario = scenarioAsked(request, response, desk);
    if (scenario === undefined) return;
    const round = roundAsked(request, scenario);
    if (round === undefined) desk.frame.refuse(response, { kind: 'not-found' });
    else
      show(response, desk, {
        scenario,
        round,
        at: playedAt(request, scenario),
        form: postedFrom({}),
        faults: [],
      });
  });
  router.post(paths.study.pattern, (request, response) => {
    answer(request, response, desk);
  });
  return router;
}
