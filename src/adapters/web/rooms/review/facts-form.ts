import { nothingKnown, type Surroundings } from '../../../../usecases/review-draft.js';
import { places, type Place } from '../../../../core/shared/place.js';
import { declarationOf, type FactId } from '../../../../core/facts/vocabulary.js';
import { readField } from '../../../../core/journeys/field.js';
import { questionOf } from '../../../../core/journeys/form.js';
import { questionId } from '../../../../core/journeys/journey.js';
import { applyPatch, type Change } from '../../../../core/journeys/patch.js';
import { formFault, pointerOf, type FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Posted } from '../buyer/posted.js';
import { shownQuestion } from '../buyer/questions.js';
import type { Question, SelectQuestion } from '../../view-models.js';
import type { Reviewing } from './parts.js';

/** What may be told of the purchase: the facts that wording is weighed with most often. */
const asked: readonly FactId[] = [
  'authority.country',
  'contract.kind',
  'contract.nature',
  'contract.cpv',
  'contract.value',
  'contract.durationMonths',
  'contract.placeOfPerformance',
  'reservation.route',
];

const stepHints: ReadonlySet<FactId> = new Set<FactId>(['contract.nature', 'contract.kind']);

const placeField = 'place';

export interface FactsRead {
  readonly known: Surroundings;
  readonly faults: readonly FormFault[];
}

function placeOf(form: Posted): Place | undefined {
  return places.find((place) => place === form.one(placeField));
}

/** Reads the facts of the form. Every one may be missing, the country too. */
export function readFacts(form: Posted): FactsRead {
  const changes: Change[] = [];
  const faults: FormFault[] = [];
  for (const fact of asked) {
    const path = fact.split('.');
    const reading = readField(form.form, fact, declarationOf(fact).type, fact === 'reservation.route');
    if (reading.kind === 'fault')
      faults.push({ pointer: pointerOf(path), key: reading.key, values: reading.values, fact, field: fact });
    else if (reading.kind === 'answer') changes.push({ path, value: reading.value });
  }
  const result = applyPatch(nothingKnown, changes);
  return {
    known: { dossier: result.ok ? result.value : nothingKnown, place: placeOf(form) },
    faults: result.ok ? faults : [...faults, ...result.refusal.map(formFault)],
  };
}

/** A question with few fixed answers as a list that opens: eight rows of radios would bury the text that matters. */
function compact(question: Question, words: Words): Question {
  if (question.kind !== 'one-of') return question;
  const { id, name, label, hint, error, choices } = question;
  return {
    kind: 'select',
    id,
    name,
    label,
    hint,
    error,
    prompt: words.say('question.unknown'),
    groups: [{ label: '', choices }],
  } satisfies SelectQuestion;
}

/** Whether the search for codes was asked for, and not a review. */
export function searchesCodes(form: Posted): boolean {
  return form.one('do') === 'search-cpv' || (!form.has('do') && form.one('contract.cpv.query').trim() !== '');
}

/** The questions, as typed. */
export function factQuestions(
  form: Posted,
  faults: readonly FormFault[],
  parts: Reviewing,
  words: Words,
): Question[] {
  const questions = asked.map((fact) => {
    const question = questionOf({ fact }, { dossier: nothingKnown, words, typed: form.form, faults });
    // The dossier that says nothing has a country for it; a form shows none.
    const empty = question.kind === 'country' && !form.has(fact) ? { ...question, value: '' } : question;
    const shown = shownQuestion(empty, searchesCodes(form), parts, words);
    // Reasons and some hints of the buyer's path speak of its next steps; here the question itself is enough.
    const hint = stepHints.has(fact) ? undefined : shown.hint;
    return compact({ ...shown, why: undefined, hint }, words);
  });
  const chosen = placeOf(form);
  return [
    {
      kind: 'select',
      id: placeField,
      name: placeField,
      label: words.say('review.form.place'),
      hint: words.say('review.form.place-hint'),
      prompt: words.say('review.form.place-prompt'),
      groups: [
        {
          label: '',
          choices: places.map((place) => ({
            value: place,
            text: words.say(`place.${place}`),
            checked: place === chosen,
          })),
        },
      ],
    },
    ...questions,
  ];
}

/** Where a fault leads to. */
export function fieldId(fault: FormFault): string {
  return fault.fact === undefined ? fault.field : questionId(fault.fact);
}
