import { Router, type Request, type Response } from 'express';
import type { Fault } from '../../../../core/dossier/dossier.js';
import { slugOf } from '../../../../core/shared/slug.js';
import type { Words } from '../../../../core/shared/text.js';
import { mostRounds, type Scenario } from '../../../../core/workshop/scenario.js';
import { factsOfRound } from '../../../../core/workshop/facts-of-round.js';
import type { StoredScenario } from '../../../../usecases/ports.js';
import { proposedRounds } from '../../../../usecases/propose-rounds.js';
import {
  keepScenario,
  mostOwnScenarios,
  readScenario,
  scenarioFromDossier,
} from '../../../../usecases/write-own-scenario.js';
import { mediaTypes } from '../../media-types.js';
import { paths } from '../../paths.js';
import type { ButtonForm, Link, Question } from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';
import { titleOf } from '../buyer/opened.js';
import { posted, revisionOf, type Posted } from '../buyer/posted.js';
import { receiveFile, uploadOf } from '../review/upload.js';
import { dayTyped } from './day-typed.js';
import { fieldOfFault, textQuestions, withTyped } from './own-form.js';
import { partOf, scenarioAsked, type Desk } from './parts.js';

interface Opened {
  readonly stored: StoredScenario;
  readonly workspace: string;
}

/** The own scenario of the address, or the page that says that there is none. */
function opened(request: Request, response: Response, desk: Desk): Opened | undefined {
  const workspace = desk.frame.workspaces.known(request);
  const stored =
    workspace === undefined ? undefined : desk.ownScenarios.find(workspace, partOf(request, 'scenario'));
  if (stored !== undefined && workspace !== undefined) return { stored, workspace };
  desk.frame.refuse(response, { kind: 'not-found' });
  return undefined;
}

function crumbs(words: Words, ...more: readonly Link[]): Link[] {
  return [{ text: words.say('workshop.title'), href: paths.workshops.at() }, ...more];
}

function faultSays(fault: Fault, words: Words): string {
  const says = words.has(fault.key) ? words.say(fault.key, fault.values) : fault.key;
  return fault.pointer === '' ? says : words.say('workshop.own.fault-at', { pointer: fault.pointer, says });
}

/** Begins one: from a scenario, from a tender of this browser, from a file. */
function showNew(request: Request, response: Response, desk: Desk, errors: readonly Link[] = []): void {
  const words = desk.frame.words(response);
  const workspace = desk.frame.workspaces.known(request);
  const dossiers = workspace === undefined ? [] : desk.dossiers.list(workspace);
  const own = workspace === undefined ? [] : desk.ownScenarios.list(workspace);
  const group = (label: string, choices: readonly { value: string; text: string }[]) => ({
    label: words.say(label),
    choices: choices.map((choice) => ({ ...choice, checked: false })),
  });
  const scenarioChoice = (scenario: Scenario): { value: string; text: string } => ({
    value: `scenario:${scenario.id}`,
    text: scenario.title[words.language],
  });
  const questions: Question[] = [
    {
      kind: 'select',
      id: 'from',
      name: 'from',
      label: words.say('workshop.own.from'),
      hint: words.say('workshop.own.from-hint'),
      prompt: words.say('workshop.form.choose'),
      groups: [
        group(
          'workshop.own.from-tender',
          dossiers.map(({ id, dossier }) => ({ value: `dossier:${id}`, text: titleOf(dossier, words) })),
        ),
        group(
          'workshop.own.title',
          own.map(({ scenario }) => scenarioChoice(scenario)),
        ),
        group('workshop.list.scenarios', desk.scenarios.map(scenarioChoice)),
      ].filter(({ choices }) => choices.length > 0),
      ...(errors.some(({ href }) => href === '#from') ? { error: errors[0]?.text ?? '' } : {}),
    },
  ];
  desk.frame.page(response, 'study/new', {
    title: words.say('workshop.own.new'),
    section: 'workshops',
    refused: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    breadcrumbs: crumbs(words),
    model: {
      errors: errors.length > 0 ? { errors } : undefined,
      action: paths.newOwnScenario.at(),
      questions,
      importAction: paths.importScenario.at(),
      fileError: errors.some(({ href }) => href === '#file'),
    },
  });
}

function keep(request: Request, response: Response, desk: Desk, scenario: Scenario, field: string): void {
  const words = desk.frame.words(response);
  const kept = keepScenario(scenario, desk.frame.workspaces.needed(request, response), desk);
  if (kept.ok) response.redirect(303, paths.ownScenario.at({ scenario: kept.value.id }));
  else
    showNew(request, response, desk, [
      { text: words.say('workshop.own.full', { most: mostOwnScenarios }), href: `#${field}` },
    ]);
}

function begin(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const workspace = desk.frame.workspaces.known(request);
  const [kind = '', id = ''] = posted(request).one('from').split(':');
  const scenario =
    kind === 'scenario'
      ? (desk.scenarios.find((item) => item.id === id) ??
        (workspace === undefined ? undefined : desk.ownScenarios.find(workspace, id)?.scenario))
      : undefined;
  const stored =
    kind === 'dossier' && workspace !== undefined ? desk.dossiers.find(workspace, id) : undefined;
  if (scenario !== undefined) keep(request, response, desk, scenario, 'from');
  else if (stored !== undefined)
    keep(
      request,
      response,
      desk,
      scenarioFromDossier(stored.dossier, desk.knowledge, desk.clock.today()),
      'from',
    );
  else showNew(request, response, desk, [{ text: words.say('workshop.own.no-from'), href: '#from' }]);
}

/** So many faults of a file are told at once. */
const mostFaults = 12;

function importFile(request: Request, response: Response, desk: Desk): void {
  const words = desk.frame.words(response);
  const { file, tooLarge } = uploadOf(request);
  const refuse = (texts: readonly string[]): void => {
    showNew(
      request,
      response,
      desk,
      texts.map((text) => ({ text, href: '#file' })),
    );
  };
  if (tooLarge) {
    refuse([words.say('workshop.own.file-large', { kilobytes: desk.files.mostBytes / 1000 })]);
    return;
  }
  if (file === undefined) {
    refuse([words.say('workshop.own.no-file')]);
    return;
  }
  const read = desk.files.read(file.bytes.toString('utf8'));
  if (!read.ok) {
    const { line } = read.refusal;
    refuse([
      line === undefined
        ? words.say('workshop.own.unreadable')
        : words.say('workshop.own.unreadable-at', { line }),
    ]);
    return;
  }
  const scenario = readScenario(read.value, desk.knowledge);
  if (scenario.ok) keep(request, response, desk, scenario.value, 'file');
  else refuse(scenario.refusal.slice(0, mostFaults).map((fault) => faultSays(fault, words)));
}

function button(
  stored: StoredScenario,
  work: string,
  round: string,
  about: string,
  words: Words,
): ButtonForm {
  return {
    action: paths.ownScenario.at({ scenario: stored.id }),
    text: words.say(`workshop.own.do.${work}`),
    about,
    tone: 'quiet',
    hidden: [
      { name: 'do', value: work },
      { name: 'round', value: round },
      { name: 'revision', value: String(stored.revision) },
    ],
  };
}

interface Shown {
  readonly form?: Posted;
  readonly faults?: readonly Fault[];
  readonly stale?: boolean;
}

/** What the facts of a scenario suggest, and what is not in it yet. */
function addable({ scenario }: StoredScenario, desk: Desk): readonly Scenario['rounds'][number][] {
  const at = { country: scenario.country, date: scenario.date };
  const rounds = proposedRounds(factsOfRound(scenario, { id: '' }, at), desk.knowledge);
  return rounds.filter(({ id }) => !scenario.rounds.some((round) => round.id === id));
}

function show(response: Response, desk: Desk, { stored }: Opened, shown: Shown = {}): void {
  const { form, faults = [], stale = false } = shown;
  const words = desk.frame.words(response);
  const { language } = words;
  const { scenario } = stored;
  const { rounds } = scenario;
  // The facts have no words to change, and the rounds have a page each.
  const texts = { ...scenario, dossier: undefined, rounds: undefined };
  const address = paths.ownScenario.at({ scenario: stored.id });
  const errors = [
    ...(stale ? [{ text: words.say('workshop.own.stale'), href: address }] : []),
    ...faults.map((fault) => ({ text: faultSays(fault, words), href: `#${fieldOfFault(fault, '')}` })),
  ];
  const faultAt = (pointer: string): { error?: string } => {
    const fault = faults.find((item) => item.pointer === pointer);
    return fault === undefined ? {} : { error: words.say(fault.key, fault.values) };
  };
  const [year = '', month = '', day = ''] = scenario.date.split('-');
  const settings: Question[] = [
    {
      kind: 'select',
      id: 'country',
      name: 'country',
      label: words.say('workshop.study.country'),
      prompt: words.say('workshop.form.choose'),
      groups: countryGroups(form?.one('country') ?? scenario.country, words),
      ...faultAt('/country'),
    },
    {
      kind: 'date',
      id: 'date-day',
      name: 'date',
      label: words.say('workshop.own.date'),
      hint: words.say('workshop.own.date-hint'),
      day: form?.one('date.day') ?? String(Number(day)),
      month: form?.one('date.month') ?? String(Number(month)),
      year: form?.one('date.year') ?? year,
      ...faultAt('/date'),
    },
  ];
  desk.frame.page(response, 'study/edit', {
    title: `${words.say('workshop.own.edit')} – ${scenario.title[language]}`,
    section: 'workshops',
    refused: errors.length > 0,
    status: stale ? 409 : faults.length > 0 ? 422 : 200,
    breadcrumbs: crumbs(words, {
      text: scenario.title[language],
      href: paths.workshopScenario.at({ scenario: stored.id }),
    }),
    model: {
      heading: scenario.title[language],
      errors: errors.length > 0 ? { errors } : undefined,
      action: address,
      revision: String(stored.revision),
      rounds: rounds.map((round, index) => ({
        text: round.title[language],
        href: paths.ownRound.at({ scenario: stored.id, round: round.id }),
        says: words.say('workshop.handout.kind', {
          kind: words.say(`workshop.kind.${round.kind}`),
          minutes: round.minutes,
        }),
        buttons: [
          ...(index === 0 ? [] : ['up']),
          ...(index === rounds.length - 1 ? [] : ['down']),
          ...(rounds.length >= mostRounds ? [] : ['duplicate']),
          ...(rounds.length === 1 ? [] : ['remove']),
        ].map((work) => button(stored, work, round.id, round.title[language], words)),
      })),
      add:
        rounds.length >= mostRounds
          ? []
          : addable(stored, desk).map((round) =>
              button(stored, 'add', round.id, round.title[language], words),
            ),
      questions: [...settings, ...textQuestions(texts, '', form, faults, words)],
      playHref: paths.workshopScenario.at({ scenario: stored.id }),
      removeHref: paths.removeOwnScenario.at({ scenario: stored.id }),
    },
  });
}

/** A free id for a round beside those that are there. */
function freeRound(id: string, rounds: Scenario['rounds']): string {
  const base = id.slice(0, 54);
  for (let number = 2; ; number += 1) {
    const next = `${base}-${String(number)}`;
    if (!rounds.some((round) => round.id === next)) return next;
  }
}

/** The rounds after one of the buttons beside them. */
function rearranged(
  stored: StoredScenario,
  work: string,
  id: string,
  desk: Desk,
): Scenario['rounds'] | undefined {
  const rounds = [...stored.scenario.rounds];
  const index = rounds.findIndex((round) => round.id === id);
  const round = rounds[index];
  if (work === 'add') {
    const added = addable(stored, desk).find((item) => item.id === id);
    return added === undefined ? undefined : [...rounds, added];
  }
  if (round === undefined) return undefined;
  switch (work) {
    case 'remove':
      return rounds.filter((item) => item !== round);
    case 'duplicate':
      return rounds.toSpliced(index + 1, 0, { ...round, id: freeRound(id, rounds) });
    case 'up':
    case 'down': {
      const to = index + (work === 'up' ? -1 : 1);
      return to < 0 || to >= rounds.length ? rounds : rounds.toSpliced(index, 1).toSpliced(to, 0, round);
    }
    default:
      return undefined;
  }
}

const minutesIn = (rounds: readonly { readonly minutes: unknown }[]): number =>
  rounds.reduce((sum, { minutes }) => sum + Number(minutes), 0);

/** With other rounds a scenario takes as much more or less time as they do; what it keeps for talking stays. */
function minutesWith(scenario: Scenario, rounds: readonly { readonly minutes: unknown }[]): number {
  const minutes = scenario.minutes + minutesIn(rounds) - minutesIn(scenario.rounds);
  return Number.isNaN(minutes) ? scenario.minutes : minutes;
}

function saved(
  response: Response,
  desk: Desk,
  open: Opened,
  revision: number,
  scenario: Scenario,
  shown: Shown,
): void {
  const written = desk.ownScenarios.save(
    open.workspace,
    open.stored.id,
    revision,
    scenario,
    desk.clock.now(),
  );
  if (written.ok) response.redirect(303, paths.ownScenario.at({ scenario: open.stored.id }));
  else if (written.refusal === 'stale') show(response, desk, open, { ...shown, stale: true });
  else desk.frame.refuse(response, { kind: 'not-found' });
}

function change(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const { stored } = open;
  const form = posted(request);
  const work = form.one('do');
  if (work !== 'save') {
    const rounds = rearranged(stored, work, form.one('round'), desk);
    if (rounds === undefined) {
      desk.frame.refuse(response, { kind: 'malformed' });
      return;
    }
    const minutes = minutesWith(stored.scenario, rounds);
    const read = readScenario({ ...stored.scenario, rounds, minutes }, desk.knowledge);
    if (read.ok) saved(response, desk, open, revisionOf(form), read.value, {});
    else show(response, desk, open, { faults: read.refusal });
    return;
  }
  const { rounds, dossier } = stored.scenario;
  const typed = withTyped({ ...stored.scenario, dossier: undefined, rounds: undefined }, form) as object;
  const read = readScenario(
    {
      ...typed,
      dossier,
      rounds,
      country: form.one('country'),
      date: dayTyped(form).day,
    },
    desk.knowledge,
  );
  if (read.ok) saved(response, desk, open, revisionOf(form), read.value, { form });
  else show(response, desk, open, { form, faults: read.refusal });
}

function showRound(
  request: Request,
  response: Response,
  desk: Desk,
  open: Opened,
  { form, faults = [], stale = false }: Shown = {},
): void {
  const words = desk.frame.words(response);
  const { stored } = open;
  const { scenario } = stored;
  const index = scenario.rounds.findIndex(({ id }) => id === partOf(request, 'round'));
  const round = scenario.rounds[index];
  if (round === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const pointer = `/rounds/${String(index)}`;
  const title = round.title[words.language];
  const minutesFault = faults.find((fault) => fault.pointer === `${pointer}/minutes`);
  const errors = [
    ...(stale
      ? [{ text: words.say('workshop.own.stale'), href: paths.ownScenario.at({ scenario: stored.id }) }]
      : []),
    ...faults.map((fault) => ({
      text: faultSays(fault, words),
      href: fault === minutesFault ? '#minutes' : `#${fieldOfFault(fault, pointer)}`,
    })),
  ];
  const texts = { ...round, change: undefined };
  desk.frame.page(response, 'study/edit-round', {
    title: `${words.say('workshop.own.edit-round')} – ${title}`,
    section: 'workshops',
    refused: errors.length > 0,
    status: stale ? 409 : faults.length > 0 ? 422 : 200,
    breadcrumbs: crumbs(words, {
      text: scenario.title[words.language],
      href: paths.ownScenario.at({ scenario: stored.id }),
    }),
    model: {
      heading: title,
      caption: words.say(`workshop.kind.${round.kind}`),
      errors: errors.length > 0 ? { errors } : undefined,
      action: paths.ownRound.at({ scenario: stored.id, round: round.id }),
      revision: String(stored.revision),
      questions: [
        {
          kind: 'number',
          id: 'minutes',
          name: 'minutes',
          label: words.say('workshop.own.minutes'),
          value: form?.one('minutes') ?? String(round.minutes),
          whole: true,
          ...(minutesFault === undefined ? {} : { error: words.say(minutesFault.key) }),
        } satisfies Question,
        ...textQuestions(texts, pointer, form, faults, words),
      ],
      studyHref: paths.study.at({ scenario: stored.id, round: round.id }),
    },
  });
}

function saveRound(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const { scenario } = open.stored;
  const round = scenario.rounds.find(({ id }) => id === partOf(request, 'round'));
  if (round === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const form = posted(request);
  const minutes = form.one('minutes').trim();
  const typed = {
    ...(withTyped(round, form) as object),
    minutes: /^\d{1,4}$/.test(minutes) ? Number(minutes) : minutes,
  };
  const rounds = scenario.rounds.map((item) => (item === round ? typed : item));
  const read = readScenario({ ...scenario, rounds, minutes: minutesWith(scenario, rounds) }, desk.knowledge);
  if (!read.ok) {
    showRound(request, response, desk, open, { form, faults: read.refusal });
    return;
  }
  const written = desk.ownScenarios.save(
    open.workspace,
    open.stored.id,
    revisionOf(form),
    read.value,
    desk.clock.now(),
  );
  if (written.ok) response.redirect(303, paths.ownScenario.at({ scenario: open.stored.id }));
  else if (written.refusal === 'stale') showRound(request, response, desk, open, { form, stale: true });
  else desk.frame.refuse(response, { kind: 'not-found' });
}

function sendFile(request: Request, response: Response, desk: Desk): void {
  const scenario = scenarioAsked(request, response, desk);
  if (scenario === undefined) return;
  const format = (['yaml', 'json'] as const).find((one) => one === partOf(request, 'format'));
  if (format === undefined) {
    desk.frame.refuse(response, { kind: 'not-found' });
    return;
  }
  const body = format === 'yaml' ? desk.files.yaml(scenario) : `${JSON.stringify(scenario, undefined, 2)}\n`;
  response
    .type(mediaTypes[format])
    .set('Content-Disposition', `attachment; filename="${slugOf(scenario.id, 60, 'scenario')}.${format}"`)
    .send(body);
}

function askRemoval(request: Request, response: Response, desk: Desk): void {
  const open = opened(request, response, desk);
  if (open === undefined) return;
  const words = desk.frame.words(response);
  const title = open.stored.scenario.title[words.language];
  desk.frame.page(response, 'study/remove', {
    title: words.say('workshop.own.remove-title'),
    section: 'workshops',
    breadcrumbs: crumbs(words),
    model: {
      title,
      sure: {
        action: paths.removeOwnScenario.at({ scenario: open.stored.id }),
        text: words.say('workshop.own.remove-sure'),
        about: title,
        tone: 'warning',
        hidden: [{ name: 'sure', value: 'yes' }],
      } satisfies ButtonForm,
      backHref: paths.ownScenario.at({ scenario: open.stored.id }),
    },
  });
}

/** Scenarios that trainers make: begun from a scenario, a tender or a file, changed, reordered, passed on. */
export function ownScenarioRoutes(desk: Desk): Router {
  const router = Router();
  router.get(paths.newOwnScenario.pattern, (request, response) => {
    showNew(request, response, desk);
  });
  router.post(paths.newOwnScenario.pattern, (request, response) => {
    begin(request, response, desk);
  });
  router.post(
    paths.importScenario.pattern,
    receiveFile('file', desk.files.mostBytes, 1000),
    (request, response) => {
      importFile(request, response, desk);
    },
  );
  router.get(paths.ownScenario.pattern, (request, response) => {
    const open = opened(request, response, desk);
    if (open !== undefined) show(response, desk, open);
  });
  router.post(paths.ownScenario.pattern, (request, response) => {
    change(request, response, desk);
  });
  router.get(paths.ownRound.pattern, (request, response) => {
    const open = opened(request, response, desk);
    if (open !== undefined) showRound(request, response, desk, open);
  });
  router.post(paths.ownRound.pattern, (request, response) => {
    saveRound(request, response, desk);
  });
  router.get(paths.scenarioFile.pattern, (request, response) => {
    sendFile(request, response, desk);
  });
  router.get(paths.removeOwnScenario.pattern, (request, response) => {
    askRemoval(request, response, desk);
  });
  router.post(paths.removeOwnScenario.pattern, (request, response) => {
    const open = opened(request, response, desk);
    if (open === undefined) return;
    if (posted(request).one('sure') !== 'yes') {
      response.redirect(303, paths.removeOwnScenario.at({ scenario: open.stored.id }));
      return;
    }
    desk.ownScenarios.remove(open.workspace, open.stored.id);
    response.redirect(303, paths.workshops.at());
  });
  return router;
}
