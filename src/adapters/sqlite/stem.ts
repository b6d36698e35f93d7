import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import type { Language } from '../../core/shared/text.js';
import { fold } from './fold.js';

const stemmers: Readonly<Record<Language, (word: string) => string>> = { en: english, fr: french };

// Texts repeat their words: the forms of a word are worked out once. Cleared when very full, since words are typed by anybody.
const kept: Readonly<Record<Language, Map<string, readonly string[]>>> = { en: new Map(), fr: new Map() };
const mostKept = 50_000;

/** The forms under which a word is found: as it is written, without marks, and the stem of that. With and without accents are one word. */
export function formsOf(word: string, language: Language): readonly string[] {
  const own = kept[language];
  const known = own.get(word);
  if (known !== undefined) return known;
  const plain = fold(word);
  const forms = [...new Set([plain, stemmers[language](plain)])].filter((form) => form !== '');
  if (own.size >= mostKept) own.clear();
  own.set(word, forms);
  return forms;
}
