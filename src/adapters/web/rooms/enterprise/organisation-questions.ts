import {
  noStatus,
  organisationQuestion,
  otherStatusField,
  statusAsked,
  statusField,
  type OrganisationAnswers,
} from '../../../../core/journeys/organisation-form.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import { questionId } from '../../../../core/journeys/journey.js';
import { faultLine } from '../../../../core/journeys/fault-line.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { countrySays } from '../../../../core/facts/wording.js';
import { givenIn } from '../../../../core/eligibility/organisation-facts.js';
import type { Words } from '../../../../core/shared/text.js';
import type { ErrorSummary, Question, SomeOfQuestion, TextsQuestion } from '../../view-models.js';
import type { Posted } from '../buyer/posted.js';
import { shownQuestion } from '../buyer/questions.js';
import type { Enterprise } from './parts.js';

/** What a form about an enterprise is shown from. */
export interface OrganisationForm {
  readonly organisation: OrganisationAnswers;
  readonly form?: Posted | undefined;
  readonly faults?: readonly FormFault[];
  /** The country of the buyer, whose statuses are offered too. */
  readonly country?: string | undefined;
}

/** One question as its partial wants it. */
export function questionAbout(
  fact: FactId,
  { organisation, form, faults = [] }: OrganisationForm,
  enterprise: Enterprise,
  words: Words,
): Question {
  const question = organisationQuestion(fact, { organisation, words, faults, typed: form?.form });
  return shownQuestion(question, false, enterprise, words);
}

/** Statuses to tick: those that the law of the enterprise's country gives, and of the buyer's; then any other, typed. */
export function statusQuestions(
  { organisation, form, country }: OrganisationForm,
  enterprise: Enterprise,
  words: Words,
): { readonly asked: string; readonly list: SomeOfQuestion; readonly other: TextsQuestion } {
  const { statuses } = enterprise.knowledge.law;
  const own = form?.one('organisation.country').toUpperCase() ?? organisation.country ?? '';
  const home = own === '' ? (organisation.country ?? '') : own;
  const held = organisation.statuses ?? [];
  const ticked = form === undefined ? held : form.all(statusField);
  const offered = [...statuses.values()].filter(
    (status) => [home, country].includes(givenIn(status)) || held.includes(status.id),
  );
  const known = new Set(offered.map(({ id }) => id));
  const several = new Set(offered.map(givenIn)).size > 1;
  const none =
    form === undefined ? organisation.statuses?.length === 0 : form.all(statusField).includes(noStatus);
  return {
    asked: statusAsked,
    list: {
      kind: 'some-of',
      id: questionId('organisation.statuses'),
      name: statusField,
      label: words.say('enterprise.status.label'),
      hint: words.say('enterprise.status.hint'),
      choices: [
        ...offered.map((status) => ({
          value: status.id,
          text: several
            ? words.say('enterprise.status.of', {
                status: status.name[words.language],
                country: countrySays(givenIn(status), words),
              })
            : status.name[words.language],
          hint: status.own.name === status.name[words.language] ? undefined : status.own.name,
          checked: ticked.includes(status.id),
        })),
        { value: noStatus, text: words.say('enterprise.status.none'), checked: none },
      ],
    },
    other: {
      kind: 'texts',
      id: `${questionId('organisation.statuses')}-other`,
      name: otherStatusField,
      label: words.say('enterprise.status.other'),
      hint: words.say('enterprise.status.other-hint'),
      value: form === undefined ? held.filter((id) => !known.has(id)).join('\n') : form.one(otherStatusField),
      rows: 2,
    },
  };
}

/** Every fault with a way to its field. */
export function errorsOf(faults: readonly FormFault[], words: Words): ErrorSummary | undefined {
  return faults.length === 0
    ? undefined
    : {
        errors: faults.map((fault) => ({
          text: faultLine(fault, words),
          href: `#${fault.fact === undefined ? fault.field : questionId(fault.fact)}`,
        })),
      };
}
