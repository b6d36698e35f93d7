import { isFactId, declarationOf, type FactId } from '../facts/vocabulary.js';
import type { Dossier, Fault } from '../dossier/dossier.js';
import { languages } from '../shared/text.js';
import { fieldsFor, readField, textIn, trimmed, type Form } from './field.js';
import { answerOf, stepOf, type StepSlug } from './journey.js';
import { applyPatch, type Change, type Patch } from './patch.js';

/** A fault of a form: the fact that it is about, where there is one, and the field in which it was typed. */
export interface FormFault extends Fault {
  readonly fact?: FactId;
  readonly field: string;
}

export interface FormReading {
  /** What is understood; with faults nothing of it is to be stored. */
  readonly patch: Patch;
  readonly faults: readonly FormFault[];
  /** Everything as it was sent, for showing it again. */
  readonly typed: Form;
}

/** True when a field comes back as it was shown: an answer that nobody touched stays exact, whatever its form hides. */
function isUntouched(form: Form, fact: FactId, dossier: Dossier): boolean {
  const stored = answerOf(dossier, fact);
  const typed = textIn(form, fact);
  if (stored === undefined || typed === undefined) return false;
  const { type } = declarationOf(fact);
  if (type.kind === 'some-of' || type.kind === 'cpv' || type.kind === 'date') return false;
  return languages.some(
    (language) => trimmed(textIn(fieldsFor(fact, stored, type, language), fact) ?? '') === trimmed(typed),
  );
}

export function pointerOf(path: readonly string[]): string {
  return path.map((part) => `/${part}`).join('');
}

/** The field of the form that a fault of the checked dossier is about. */
export function formFault(fault: Fault): FormFault {
  const fact = fault.pointer
    .slice(1)
    .replace(/\/\d+$/, '')
    .replaceAll('/', '.');
  return isFactId(fact) ? { ...fault, fact, field: fact } : { ...fault, field: fact };
}

function readFact(
  form: Form,
  fact: FactId,
  dossier: Dossier,
): { readonly change?: Change; readonly fault?: FormFault } {
  if (isUntouched(form, fact, dossier)) return {};
  const path = fact.split('.');
  const reading = readField(form, fact, declarationOf(fact).type, fact === 'reservation.route');
  const fail = (key: string, values: Readonly<Record<string, string>>): { readonly fault: FormFault } => ({
    fault: { pointer: pointerOf(path), key, values, fact, field: fact },
  });
  switch (reading.kind) {
    case 'absent':
      return {};
    case 'fault':
      return fail(reading.key, reading.values);
    case 'cleared':
      // The one answer without which nothing can be said.
      if (fact === 'authority.country') return fail('journey.fault.country', { detail: '' });
      return answerOf(dossier, fact) === undefined ? {} : { change: { path, value: undefined } };
    case 'answer':
      return {
        change: {
          path,
          value: fact === 'authority.region' ? String(reading.value).toUpperCase() : reading.value,
        },
      };
  }
}

/**
 * Reads the form of one step. A field that is not in the form changes nothing, so a question that was not shown keeps its
 * answer; tick boxes are the exception, because a browser sends nothing for an empty row of them.
 */
export function readStep(slug: StepSlug, form: Form, dossier: Dossier): FormReading {
  const read = stepOf(slug).questions.map(({ fact }) => readFact(form, fact, dossier));
  const patch = read.flatMap(({ change }) => change ?? []);
  const faults = read.flatMap(({ fault }) => fault ?? []);
  const result = applyPatch(dossier, patch);
  const later = result.ok ? [] : result.refusal.map(formFault);
  return { patch, faults: [...faults, ...later], typed: form };
}

/** The whole form of a step as a browser would send it back untouched. */
export function storedForm(slug: StepSlug, dossier: Dossier, language: (typeof languages)[number]): Form {
  return Object.assign(
    {},
    ...stepOf(slug).questions.map(({ fact }) => {
      const value = answerOf(dossier, fact);
      return value === undefined ? {} : fieldsFor(fact, value, declarationOf(fact).type, language);
    }),
  ) as Form;
}
