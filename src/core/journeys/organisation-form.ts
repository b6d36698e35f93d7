import { readOrganisation, type Organisation } from '../eligibility/organisation.js';
import type { Condition } from '../facts/condition.js';
import { evaluate } from '../facts/evaluate.js';
import { factsFrom } from '../facts/facts.js';
import { declarationOf, isFactId, type FactId } from '../facts/vocabulary.js';
import type { Value } from '../facts/value.js';
import type { Fault } from '../dossier/dossier.js';
import type { Words } from '../shared/text.js';
import { allOf, readField, textIn, type Form } from './field.js';
import { questionOf, type FormQuestion } from './form.js';
import type { FormFault } from './read.js';

/** What an enterprise has said so far: everything may be missing, the country too. */
export type OrganisationAnswers = Partial<Organisation>;

/** The parts of the profile, in the order of its page. */
export const profileParts = ['who', 'integration', 'unit', 'mission'] as const;
export type ProfilePart = (typeof profileParts)[number];

interface Asked {
  readonly fact: FactId;
  /** Asked only where this holds. */
  readonly when?: Condition;
}

const is = (fact: FactId, value: boolean): Condition => ({ kind: 'fact', fact, test: { op: 'is', value } });

/**
 * Every question about an enterprise, part by part. Its statuses, its earlier awards and its partners are lists and have
 * fields of their own.
 */
const questions: Readonly<Record<ProfilePart, readonly Asked[]>> = {
  who: [
    { fact: 'organisation.name' },
    { fact: 'organisation.country' },
    { fact: 'organisation.legalForm' },
    { fact: 'organisation.staff' },
  ],
  integration: [
    { fact: 'organisation.mainAimIntegration' },
    { fact: 'organisation.shareDisabledOrDisadvantaged' },
    { fact: 'organisation.shareDisabled' },
    { fact: 'organisation.shareDisadvantaged' },
    { fact: 'organisation.shelteredWorkshop' },
    { fact: 'organisation.shelteredProgramme' },
    { fact: 'organisation.programmeShare', when: is('organisation.shelteredProgramme', true) },
    { fact: 'organisation.prisonProduction' },
    { fact: 'organisation.nonProfitOwned' },
  ],
  unit: [
    { fact: 'organisation.performingUnit.mainAimIntegration' },
    { fact: 'organisation.performingUnit.shareDisabledOrDisadvantaged' },
    { fact: 'organisation.performingUnit.shareDisabled' },
    { fact: 'organisation.performingUnit.shareDisadvantaged' },
  ],
  mission: [
    { fact: 'organisation.publicServiceMission' },
    { fact: 'organisation.profitsReinvested' },
    { fact: 'organisation.distributionParticipatory', when: is('organisation.profitsReinvested', false) },
    { fact: 'organisation.participatoryGovernance' },
  ],
};

const prefix = 'organisation.';

function pathOf(fact: FactId): string[] {
  return fact.slice(prefix.length).split('.');
}

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What an enterprise has answered to a question; lists are no answers to one. */
export function organisationAnswer(organisation: OrganisationAnswers, fact: FactId): Value | undefined {
  let current: unknown = organisation;
  for (const part of pathOf(fact)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Record<string, unknown>)[part];
  }
  return isValue(current) ? current : undefined;
}

const nothingAround = { parameter: () => undefined, cpvList: () => ({ codes: [], ranges: [] }) };

/** The questions of a part that arise for this enterprise. */
export function profileQuestions(part: ProfilePart, organisation: OrganisationAnswers): FactId[] {
  return questions[part].flatMap(({ fact, when }) => {
    if (when === undefined || organisationAnswer(organisation, fact) !== undefined) return [fact];
    const needed = when.kind === 'fact' ? when.fact : fact;
    const facts = factsFrom([[needed, organisationAnswer(organisation, needed)] as const]);
    return evaluate(when, facts, nothingAround).truth === 'yes' ? [fact] : [];
  });
}

/** Every fact that a form can ask with one question, in the order of the profile. */
export const organisationQuestions: readonly FactId[] = profileParts.flatMap((part) =>
  questions[part].map(({ fact }) => fact),
);

/** A question about an enterprise in the words of the reader. */
export function organisationQuestion(
  fact: FactId,
  input: {
    readonly organisation: OrganisationAnswers;
    readonly words: Words;
    readonly typed?: Form | undefined;
    readonly faults?: readonly FormFault[];
  },
): FormQuestion {
  const { organisation, words, typed, faults = [] } = input;
  const shown = questionOf(
    { fact },
    { dossier: { organisation }, words, faults, ...(typed === undefined ? {} : { typed }) },
  );
  return shown;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(object: Json, path: readonly string[], value: unknown): Json {
  const [head, ...rest] = path;
  if (head === undefined) return object;
  const before = object[head];
  const after = rest.length === 0 ? value : changed(isObject(before) ? before : {}, rest, value);
  const gone = after === undefined || (rest.length > 0 && isObject(after) && Object.keys(after).length === 0);
  if (!gone) return { ...object, [head]: after };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== head));
}

/** The question that a fault of the checked organisation is about. */
export function organisationFault(fault: Fault): FormFault {
  const fact = `${prefix}${fault.pointer
    .slice(1)
    .replace(/\/\d+$/, '')
    .replaceAll('/', '.')}`;
  return isFactId(fact) ? { ...fault, fact, field: fact } : { ...fault, field: fact };
}

/** Names of the fields of the list of statuses: the ticks, and others that are typed. */
export const statusField = 'organisation.statuses';
export const otherStatusField = 'organisation.statuses.other';
export const statusAsked = 'organisation.statuses.asked';
/** The tick for "none of these", which is an answer. */
export const noStatus = 'none';

function readStatuses(form: Form, before: readonly string[] | undefined): readonly string[] | undefined {
  if (textIn(form, statusAsked) === undefined) return before;
  const ticked = (allOf(form, statusField) ?? []).filter((id) => id !== '');
  const typed = (textIn(form, otherStatusField) ?? '')
    .split(/[\r\n,;]+/)
    .map((status) => status.trim())
    .filter((status) => status !== '');
  const all = [...new Set([...ticked.filter((id) => id !== noStatus), ...typed])];
  if (all.length > 0) return all;
  return ticked.includes(noStatus) ? [] : undefined;
}

export interface OrganisationReading {
  /** The organisation as the form leaves it; undefined where something is wrong. */
  readonly organisation: Organisation | undefined;
  readonly faults: readonly FormFault[];
}

/**
 * Reads the answers of a form into what was said before. A question that is not in the form keeps its answer; "I do not
 * know" takes it away.
 */
export function readOrganisationForm(form: Form, before: OrganisationAnswers): OrganisationReading {
  const faults: FormFault[] = [];
  let json: Json = before;
  for (const fact of organisationQuestions) {
    const path = pathOf(fact);
    const reading = readField(form, fact, declarationOf(fact).type);
    if (reading.kind === 'fault')
      faults.push({
        pointer: `/${path.join('/')}`,
        key: reading.key,
        values: reading.values,
        fact,
        field: fact,
      });
    else if (reading.kind === 'cleared') json = changed(json, path, undefined);
    else if (reading.kind === 'answer') json = changed(json, path, reading.value);
  }
  json = changed(json, ['statuses'], readStatuses(form, before.statuses));
  if (json.country === undefined && faults.every(({ fact }) => fact !== 'organisation.country'))
    faults.push({
      pointer: '/country',
      key: 'journey.fault.country',
      values: {},
      fact: 'organisation.country',
      field: 'organisation.country',
    });
  if (faults.length > 0) return { organisation: undefined, faults };
  const read = readOrganisation(json);
  return read.ok
    ? { organisation: read.value, faults }
    : { organisation: undefined, faults: read.refusal.map(organisationFault) };
}
