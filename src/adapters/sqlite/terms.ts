import type { Language } from '../../core/shared/text.js';
import { wordsOf } from './fold.js';
import { formsOf } from './stem.js';

/** A word that was asked for, in the forms in which it may stand: the first as typed, which may be a beginning only. */
export type Term = readonly [string, ...string[]];

/** The terms of a query: silent words left out unless there are no others, each with its stems. */
export function termsOf(query: string, language: Language): Term[] {
  return wordsOf(query, language).flatMap((word): Term[] => {
    const [plain, ...stems] = formsOf(word, language);
    return plain === undefined ? [] : [[plain, ...stems]];
  });
}

function quoted(form: string): string {
  return `"${form.replaceAll('"', '""')}"`;
}

/** The forms of one word; what the beginning that was typed finds already is not asked for twice. */
function formsAsked([typed, ...stems]: Term): string {
  const others = new Set(stems.filter((stem) => !stem.startsWith(typed)));
  return [`${quoted(typed)}*`, ...[...others].map(quoted)].join(' OR ');
}

/** A query of full-text search; every form stands in quotes, so nothing a person types is read as syntax. */
export function matchOf(terms: readonly Term[], how: 'all' | 'any'): string {
  return terms.map((term) => `(${formsAsked(term)})`).join(how === 'all' ? ' AND ' : ' OR ');
}

/** A quick look at a word's first letter: most words of a text begin with another than those that were asked for. */
function beginsOtherwise(word: string, terms: readonly Term[]): boolean {
  const first = word.charAt(0).toLowerCase();
  // A letter with a mark is compared in full.
  return first <= 'z' && !terms.some((forms) => forms.some((form) => form.startsWith(first)));
}

/** Whether a word of a text is one that was asked for. */
export function isHit(word: string, terms: readonly Term[], language: Language): boolean {
  if (beginsOtherwise(word, terms)) return false;
  const forms = formsOf(word, language);
  return terms.some(
    ([typed, ...stems]) => forms[0]?.startsWith(typed) === true || stems.some((stem) => forms.includes(stem)),
  );
}
