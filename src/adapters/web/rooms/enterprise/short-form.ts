import { Router, type Response } from 'express';
import type { Dossier } from '../../../../core/dossier/dossier.js';
import { declarationOf, euRoutes, type FactId } from '../../../../core/facts/vocabulary.js';
import { countrySays, optionSays } from '../../../../core/facts/wording.js';
import { readField } from '../../../../core/journeys/field.js';
import { faultLine } from '../../../../core/journeys/fault-line.js';
import { questionOf } from '../../../../core/journeys/form.js';
import { questionId } from '../../../../core/journeys/journey.js';
import { applyPatch, type Change } from '../../../../core/journeys/patch.js';
import { formFault, pointerOf, type FormFault } from '../../../../core/journeys/read.js';
import type { IsoDate } from '../../../../core/shared/iso-date.js';
import type { Words } from '../../../../core/shared/text.js';
import { beginCheck } from '../../../../usecases/begin-check.js';
import { paths } from '../../paths.js';
import type { Question, SelectQuestion } from '../../view-models.js';
import { posted, type Posted } from '../buyer/posted.js';
import { shownQuestion } from '../buyer/questions.js';
import { searchesCodes } from '../review/facts-form.js';
import type { Enterprise } from './parts.js';

/** What a call for tenders says on its first page, and the law asks for. */
const asked: readonly FactId[] = [
  'title',
  'authority.name',
  'authority.country',
  'contract.kind',
  'contract.nature',
  'contract.cpv',
  'contract.value',
  'contract.durationMonths',
  'reservation.route',
  'reservation.minimumShare',
  'reservation.citedInCall',
  'reservation.programmesAdmitted',
  'asOf',
];

const deadlineField = 'deadline';

interface FormRead {
  readonly dossier: Dossier | undefined;
  readonly deadline: IsoDate | undefined;
  readonly faults: readonly FormFault[];
}

function faultAt(fact: FactId, key: string, values: FormFault['values']): FormFault {
  return { pointer: pointerOf(fact.split('.')), key, values, fact, field: fact };
}

function readForm(form: Posted): FormRead {
  const changes: Change[] = [];
  const faults: FormFault[] = [];
  for (const fact of asked) {
    const reading = readField(form.form, fact, declarationOf(fact).type, fact === 'reservation.route');
    if (reading.kind === 'fault') faults.push(faultAt(fact, reading.key, reading.values));
    else if (reading.kind === 'answer') changes.push({ path: fact.split('.'), value: reading.value });
    else if (fact === 'authority.country') faults.push(faultAt(fact, 'journey.fault.country', {}));
  }
  const day = readField(form.form, deadlineField, { kind: 'date' });
  if (day.kind === 'fault')
    faults.push({ pointer: `/${deadlineField}`, key: day.key, values: day.values, field: deadlineField });
  // A date field answers with a day and nothing else.
  const deadline = day.kind === 'answer' ? (day.value as IsoDate) : undefined;
  if (faults.length > 0) return { dossier: undefined, deadline, faults };
  const country = form.one('authority.country').toUpperCase();
  const route = form.one('reservation.route');
  // A route of one country's law is not one of another's.
  if (/^[a-z]{2}-/.test(route) && route.slice(0, 2).toUpperCase() !== country)
    return {
      dossier: undefined,
      deadline,
      faults: [faultAt('reservation.route', 'enterprise.form.route-abroad', {})],
    };
  const result = applyPatch({ authority: { country } }, changes);
  return result.ok
    ? { dossier: result.value, deadline, faults }
    : { dossier: undefined, deadline, faults: result.refusal.map(formFault) };
}

/** Routes of the Union and of every country, in one list: a call names one of them, or none. */
function routeQuestion(
  chosen: string,
  error: string | undefined,
  enterprise: Enterprise,
  words: Words,
): SelectQuestion {
  const national = new Map<string, string[]>();
  for (const { route, jurisdiction } of enterprise.knowledge.law.rules) {
    if (route === undefined || jurisdiction === 'EU') continue;
    const country = jurisdiction.slice(0, 2);
    const known = national.get(country) ?? [];
    if (/^[a-z]{2}-/.test(route) && !known.includes(route)) national.set(country, [...known, route]);
  }
  const choice = (value: string): SelectQuestion['groups'][number]['choices'][number] => ({
    value,
    text: optionSays('reservation.route', value, words),
    checked: value === chosen,
  });
  return {
    kind: 'select',
    id: questionId('reservation.route'),
    name: 'reservation.route',
    label: words.say('enterprise.form.route'),
    hint: words.say('enterprise.form.route-hint'),
    prompt: words.say('question.unknown'),
    groups: [
      { label: words.say('enterprise.form.route-union'), choices: ['none', ...euRoutes].map(choice) },
      ...[...national]
        .sort(([a], [b]) => countrySays(a, words).localeCompare(countrySays(b, words), words.language))
        .map(([country, routes]) => ({ label: countrySays(country, words), choices: routes.map(choice) })),
    ],
    error,
  };
}

function questionsOf(
  form: Posted,
  faults: readonly FormFault[],
  enterprise: Enterprise,
  words: Words,
): Question[] {
  // A dossier that says nothing; its country is not shown where none was chosen.
  const empty: Dossier = { authority: { country: '' } };
  const questions = asked.map((fact): Question => {
    if (fact === 'reservation.route') {
      const fault = faults.find((one) => one.fact === fact);
      return routeQuestion(
        form.one(fact),
        fault === undefined ? undefined : words.say(fault.key, fault.values),
        enterprise,
        words,
      );
    }
    const question = questionOf({ fact }, { dossier: empty, words, typed: form.form, faults });
    const shown = shownQuestion(question, searchesCodes(form), enterprise, words);
    const label = `enterprise.form.labels.${fact}`;
    // Hints and reasons of the buyer's path speak to the buyer.
    return {
      ...shown,
      label: words.has(label) ? words.say(label) : shown.label,
      hint: undefined,
      why: undefined,
    };
  });
  const fault = faults.find((one) => one.field === deadlineField);
  return [
    ...questions,
    {
      kind: 'date',
      id: deadlineField,
      name: deadlineField,
      label: words.say('publish.deadline'),
      day: form.one(`${deadlineField}.day`),
      month: form.one(`${deadlineField}.month`),
      year: form.one(`${deadlineField}.year`),
      error: fault === undefined ? undefined : words.say(fault.key, fault.values),
    },
  ];
}

function show(
  response: Response,
  enterprise: Enterprise,
  form: Posted,
  faults: readonly FormFault[] = [],
): void {
  const words = enterprise.frame.words(response);
  const refused = faults.length > 0;
  const questions = questionsOf(form, faults, enterprise, words);
  // The summary names a field as the form does: the names of facts speak to buyers.
  const summaryLine = (fault: FormFault, id: string): string => {
    const label = questions.find((question) => question.id === id)?.label;
    return label === undefined ? faultLine(fault, words) : `${label} ${words.say(fault.key, fault.values)}`;
  };
  enterprise.frame.page(response, 'enterprise/form', {
    title: words.say('enterprise.form.title'),
    section: 'enterprise',
    refused,
    status: refused ? 422 : 200,
    back: { text: words.say('enterprise.title'), href: paths.enterprise.at() },
    model: {
      heading: words.say('enterprise.form.title'),
      lead: words.say('enterprise.form.lead'),
      errors: refused
        ? {
            errors: faults.map((fault) => {
              const id = fault.fact === undefined ? fault.field : questionId(fault.fact);
              return { text: summaryLine(fault, id), href: `#${id}` };
            }),
          }
        : undefined,
      action: paths.enterpriseForm.at(),
      questions,
    },
  });
}

/** A check begun from what a call says, typed by hand. */
export function shortFormRoutes(enterprise: Enterprise): Router {
  const router = Router();
  router.get(paths.enterpriseForm.pattern, (request, response) => {
    show(response, enterprise, posted(request));
  });
  router.post(paths.enterpriseForm.pattern, (request, response) => {
    const form = posted(request);
    if (searchesCodes(form)) {
      show(response, enterprise, form);
      return;
    }
    const { dossier, deadline, faults } = readForm(form);
    if (dossier === undefined) {
      show(response, enterprise, form, faults);
      return;
    }
    const check = beginCheck(
      { dossier, deadline, origin: { kind: 'form' } },
      enterprise.frame.workspaces.needed(request, response),
      enterprise,
    );
    response.redirect(303, paths.checkQuestions.at({ check: check.id }));
  });
  return router;
}
