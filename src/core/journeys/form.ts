import { optionSays } from '../facts/wording.js';
import { declarationOf, type FactId } from '../facts/vocabulary.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Words } from '../shared/text.js';
import { faultLine } from './fault-line.js';
import { allOf, fieldsFor, textIn, type Form } from './field.js';
import {
  answerOf,
  questionId,
  questionsOf,
  stepOf,
  type Question,
  type Section,
  type StepSlug,
} from './journey.js';
import type { FormFault } from './read.js';

interface Asked {
  readonly fact: FactId;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly why?: string;
  readonly error?: string;
  readonly optional: boolean;
}

export interface FormChoice {
  readonly value: string;
  readonly text: string;
  readonly checked: boolean;
}

/** A question as plain data. Values are texts: as typed after a failure, else the stored answer in the reader's form. */
export type FormQuestion = Asked &
  (
    | { readonly kind: 'text'; readonly value: string; readonly width: 'narrow' | 'full' }
    | { readonly kind: 'long-text'; readonly value: string; readonly rows: number; readonly max: number }
    | { readonly kind: 'yes-no'; readonly value: 'yes' | 'no' | 'unknown' | '' }
    | {
        readonly kind: 'one-of';
        readonly choices: readonly FormChoice[];
        readonly unknown: { readonly checked: boolean };
      }
    | { readonly kind: 'some-of'; readonly choices: readonly FormChoice[]; readonly columns: boolean }
    | {
        readonly kind: 'number';
        readonly value: string;
        readonly prefix?: string;
        readonly suffix?: string;
        readonly whole: boolean;
      }
    | { readonly kind: 'date'; readonly day: string; readonly month: string; readonly year: string }
    | { readonly kind: 'country'; readonly value: string }
    | { readonly kind: 'cpv'; readonly value: string; readonly query: string }
    | { readonly kind: 'places' | 'texts'; readonly value: string; readonly rows: number }
  );

export interface StepForm {
  readonly slug: StepSlug;
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly FormQuestion[];
  readonly sections: readonly Section[];
  /** Every fault once, in the order of the page; `at` is the id of the control. */
  readonly errors: readonly { readonly text: string; readonly at: string }[];
}

/** Whatever holds answers at the paths of their facts. */
type Answered = Pick<Dossier, 'contract'> & { readonly organisation?: object };

/** What one question is shown from. */
export interface QuestionInput {
  /** What was answered so far: a dossier, or an organisation under its own key. */
  readonly dossier: Answered;
  readonly words: Words;
  readonly typed?: Form;
  readonly faults?: readonly FormFault[];
  /** Other options than the vocabulary's: routes of national law, for instance. */
  readonly options?: ReadonlyMap<FactId, readonly string[]>;
}

export interface FormInput extends QuestionInput {
  readonly dossier: Dossier;
  readonly slug: StepSlug;
  /** Facts that verdicts miss. */
  readonly askable?: ReadonlySet<FactId>;
}

function unitOf(
  fact: FactId,
  dossier: Answered,
  words: Words,
): { readonly prefix?: string; readonly suffix?: string } {
  const { type } = declarationOf(fact);
  if (type.kind !== 'number') return {};
  switch (type.unit) {
    case 'eur':
      return { prefix: dossier.contract?.currency ?? 'EUR' };
    case 'eur-per-hour':
      return { prefix: 'EUR', suffix: words.say('journey.suffix.hour') };
    case 'per-euro':
      return { suffix: dossier.contract?.currency ?? '' };
    case 'months':
    case 'years':
    case 'hours':
    case 'square-metres':
    case 'share':
      return { suffix: words.say(`journey.suffix.${type.unit}`) };
    case 'count':
      return {};
  }
}

/** The fields to show: as typed where the question was in the form, else as stored. */
function fieldsOf(fact: FactId, { dossier, typed, words }: QuestionInput): Form {
  const { type } = declarationOf(fact);
  const names = [fact, `${fact}.day`, `${fact}.month`, `${fact}.year`, `${fact}.add`];
  if (typed !== undefined && (type.kind === 'some-of' || names.some((name) => Object.hasOwn(typed, name))))
    return typed;
  const stored = answerOf(dossier, fact);
  return stored === undefined ? {} : fieldsFor(fact, stored, type, words.language);
}

function choicesOf(
  fact: FactId,
  options: readonly string[],
  chosen: readonly string[],
  words: Words,
): FormChoice[] {
  // An answer that is no longer offered stays in sight, or saving would lose it.
  const all = [...new Set([...options, ...chosen.filter((option) => option !== '' && option !== 'unknown')])];
  return all.map((value) => ({
    value,
    text: optionSays(fact, value, words),
    checked: chosen.includes(value),
  }));
}

function isYesNo(value: string): value is 'yes' | 'no' | 'unknown' {
  return value === 'yes' || value === 'no' || value === 'unknown';
}

/** A question in the words of the reader, as a step or another form asks it. */
export function questionOf(
  { fact, optional }: Pick<Question, 'fact' | 'optional'>,
  input: QuestionInput,
): FormQuestion {
  const { words, dossier, faults = [] } = input;
  const { type } = declarationOf(fact);
  const fields = fieldsOf(fact, input);
  const value = textIn(fields, fact) ?? '';
  const fault = faults.find((one) => one.fact === fact);
  const say = (part: 'hint' | 'why'): string | undefined =>
    words.has(`facts.${fact}.${part}`) ? words.say(`facts.${fact}.${part}`) : undefined;
  const hint = say('hint');
  const why = say('why');
  const asked: Asked = {
    fact,
    id: questionId(fact),
    name: fact,
    label: words.say(`facts.${fact}.question`),
    ...(hint === undefined ? {} : { hint }),
    ...(why === undefined ? {} : { why }),
    ...(fault === undefined ? {} : { error: words.say(fault.key, fault.values) }),
    optional: optional === true,
  };
  switch (type.kind) {
    case 'text':
      if (type.long === true) return { ...asked, kind: 'long-text', value, rows: 6, max: type.max };
      return { ...asked, kind: 'text', value, width: type.max < 100 ? 'narrow' : 'full' };
    case 'yes-no':
      return { ...asked, kind: 'yes-no', value: isYesNo(value) ? value : '' };
    case 'one-of': {
      const options = input.options?.get(fact) ?? type.options;
      const choices = choicesOf(fact, options, [value], words);
      return { ...asked, kind: 'one-of', choices, unknown: { checked: value === 'unknown' } };
    }
    case 'some-of': {
      const choices = choicesOf(
        fact,
        input.options?.get(fact) ?? type.options,
        allOf(fields, fact) ?? [],
        words,
      );
      return { ...asked, kind: 'some-of', choices, columns: choices.length > 10 };
    }
    case 'number':
      return { ...asked, kind: 'number', value, ...unitOf(fact, dossier, words), whole: type.whole === true };
    case 'date': {
      const part = (name: string): string => textIn(fields, `${fact}.${name}`) ?? '';
      return { ...asked, kind: 'date', day: part('day'), month: part('month'), year: part('year') };
    }
    case 'country':
      return { ...asked, kind: 'country', value };
    case 'currency':
      return { ...asked, kind: 'text', value, width: 'narrow' };
    case 'cpv': {
      const codes = [value, ...(allOf(fields, `${fact}.add`) ?? [])].filter((text) => text.trim() !== '');
      return { ...asked, kind: 'cpv', value: codes.join(', '), query: textIn(fields, `${fact}.query`) ?? '' };
    }
    case 'places':
    case 'texts':
      return { ...asked, kind: type.kind, value, rows: 3 };
  }
}

/** The form of a step: its questions that arise, in the words of the reader. */
export function formOf(input: FormInput): StepForm {
  const { slug, dossier, words, askable = new Set<FactId>(), faults = [] } = input;
  const shown = questionsOf(slug, dossier, askable);
  const facts = new Set(shown.map((question) => question.fact));
  // A question with a fault is shown whatever its condition says: its error must have a place.
  const faulty = stepOf(slug).questions.filter(
    ({ fact }) => !facts.has(fact) && faults.some((one) => one.fact === fact),
  );
  const asked = stepOf(slug).questions.filter(
    (question) => shown.includes(question) || faulty.includes(question),
  );
  const order = asked.map(({ fact }) => fact);
  const place = (fault: FormFault): number =>
    fault.fact === undefined ? order.length : order.indexOf(fault.fact);
  return {
    slug,
    title: words.say(`journey.steps.${slug}.title`),
    lead: words.say(`journey.steps.${slug}.lead`),
    questions: asked.map((question) => questionOf(question, input)),
    sections: stepOf(slug).sections,
    errors: [...faults]
      .sort((a, b) => place(a) - place(b))
      .map((fault) => ({
        text: faultLine(fault, words),
        at: fault.fact === undefined ? fault.field : questionId(fault.fact),
      })),
  };
}
