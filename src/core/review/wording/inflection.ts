import type { Language } from '../../shared/text.js';

/** Shorter words are not taken apart: little is left that tells anything. */
const shortest = 4;

function undoubled(stem: string): string {
  return /([bdgklmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
}

function english(word: string): string[] {
  if (word.endsWith('ies') || word.endsWith('ied')) return [`${word.slice(0, -3)}y`];
  if (word.endsWith('ing')) {
    const stem = word.slice(0, -3);
    return [stem, `${stem}e`, undoubled(stem)];
  }
  if (word.endsWith('ed')) {
    const stem = word.slice(0, -2);
    return [stem, `${stem}e`, undoubled(stem)];
  }
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  if (word.endsWith('s') && !word.endsWith('ss')) return [word.slice(0, -1)];
  return [];
}

/** Endings of verbs in -er, once accents are folded away; they lead to the form in -e. */
const verbal = /(?:eraient|eront|erons|erait|erez|aient|erai|eant|ant|ent|era|ait|ees|ee|er|ez|es)$/;

function french(word: string): string[] {
  const found: string[] = [];
  if (word.endsWith('aux')) found.push(`${word.slice(0, -3)}al`);
  if (word.endsWith('s') || word.endsWith('x')) found.push(word.slice(0, -1));
  if (word.endsWith('e')) found.push(word.slice(0, -1));
  if (word.endsWith('es')) found.push(word.slice(0, -2));
  if (word.endsWith('elle') || word.endsWith('enne')) found.push(word.slice(0, -2));
  if (word.endsWith('ive')) found.push(`${word.slice(0, -2)}f`);
  if (word.endsWith('ives')) found.push(`${word.slice(0, -3)}f`);
  const stem = word.replace(verbal, '');
  if (stem !== word && stem.length >= shortest - 1) found.push(`${stem}e`, stem);
  return found;
}

const takeApart: Readonly<Record<Language, (word: string) => string[]>> = { en: english, fr: french };

/**
 * The simpler words that a folded word may be an inflection of: "tenders" of "tender", "exigees" of "exige". A pattern that
 * names the simple word finds its inflections; one that names an inflection finds that alone. Some are no words at all, which
 * does no harm: they are only looked up.
 */
export function simplerForms(word: string, language: Language): readonly string[] {
  if (word.length < shortest || /\d/.test(word)) return [];
  return takeApart[language](word).filter((form) => form.length >= shortest - 1);
}
