import type { Fault } from '../../../../core/dossier/dossier.js';
import type { Text, Words } from '../../../../core/shared/text.js';
import { languages } from '../../../../core/shared/text.js';
import { textsIn, withTexts, type PlacedText } from '../../../../core/workshop/texts-in.js';
import type { LongTextQuestion } from '../../view-models.js';
import type { Posted } from '../buyer/posted.js';

/** The field of a text: where it stands, and its language. */
function fieldOf(path: PlacedText['path'], language: string): string {
  return ['text', ...path, language].join('.');
}

/** What a text is called: the last name of its place, with a number where it is one of several. */
function nameOf(path: PlacedText['path'], language: string, words: Words): string {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const index = path.findLast((step) => typeof step === 'number');
  const list = path.find((step) => typeof step === 'string') ?? '';
  const key = path.length > 2 ? `${list}-${name}` : name;
  return words.say('workshop.own.field', {
    what: words.say(`workshop.own.text.${key}`),
    number: index === undefined ? 0 : index + 1,
    language: words.say(`workshop.own.language.${language}`),
  });
}

const long: ReadonlySet<string | number> = new Set(['situation', 'debrief', 'notes', 'ask']);

/** The words of a scenario or a round as questions, in both languages, the reader’s first; `pointer` is where faults say that they stand. */
export function textQuestions(
  value: unknown,
  pointer: string,
  form: Posted | undefined,
  faults: readonly Fault[],
  words: Words,
): LongTextQuestion[] {
  const own = [words.language, ...languages.filter((language) => language !== words.language)];
  return textsIn(value).flatMap(({ path, text }) =>
    own.map((language): LongTextQuestion => {
      const field = fieldOf(path, language);
      const at = `${pointer}${path.map((step) => `/${String(step)}`).join('')}/${language}`;
      const fault = faults.find((item) => item.pointer === at);
      return {
        kind: 'long-text',
        id: field,
        name: field,
        label: nameOf(path, language, words),
        value: form?.has(field) === true ? form.one(field) : text[language],
        rows: long.has(path.at(-1) ?? '') ? 5 : 2,
        ...(fault === undefined ? {} : { error: words.say(fault.key, fault.values) }),
      };
    }),
  );
}

/** The field that a fault is about, or the top of the form. */
export function fieldOfFault({ pointer }: Fault, base: string): string {
  if (pointer === `${base}/country`) return 'country';
  if (pointer === `${base}/date`) return 'date-day';
  const path = pointer.startsWith(base) ? pointer.slice(base.length).split('/').slice(1) : [];
  return path.length > 1 && (path.at(-1) === 'en' || path.at(-1) === 'fr')
    ? `text.${path.join('.')}`
    : 'form';
}

/** The same scenario or round with the words of the form. A text given in one language only stands in both. */
export function withTyped(value: unknown, form: Posted): unknown {
  return withTexts(value, (path): Text | undefined => {
    const [en = '', fr = ''] = languages.map((language) => form.one(fieldOf(path, language)).trim());
    if (!form.has(fieldOf(path, 'en')) && !form.has(fieldOf(path, 'fr'))) return undefined;
    return { en: en === '' ? fr : en, fr: fr === '' ? en : fr };
  });
}
