import type { Language } from '../../core/shared/text.js';

/** Letters that Unicode does not take apart into a base and a mark, with what people type for them. */
const whole: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  đ: 'd',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Text as it is compared: small letters without marks. Index and query go through here, so they agree. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łßđøæœðþı]/g, (letter) => whole[letter] ?? letter);
}

/** Words that stand in nearly every text and would hide the ones that matter. */
const silent: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('a an and by for from in of on or the to with'.split(' ')),
  fr: new Set('a au aux avec ce ces d dans de des du en et l la le les ou par pour sur un une'.split(' ')),
};

/** The words of a query as they were typed, silent ones left out unless there are no others. */
export function wordsOf(query: string, language: Language): string[] {
  const words = [
    ...new Set(
      query
        .slice(0, 400)
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ].slice(0, 20);
  const telling = words.filter((word) => !silent[language].has(fold(word)));
  return telling.length > 0 ? telling : words;
}

/**
 * The terms of a query: folded, silent words left out unless there are no others, each with a plural ending taken off.
 * Terms are looked for as beginnings of words, so "bureaux" finds "bureau" and "bureaux".
 */
export function termsOf(query: string, language: Language): string[] {
  return [...new Set(wordsOf(query, language).map(fold))].map((word) =>
    word.length > 3 ? word.replace(/[sx]$/, '') : word,
  );
}

/** A query of full-text search; every term stands in quotes, so nothing a person types is read as syntax. */
export function matchOf(terms: readonly string[], how: 'all' | 'any'): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"*`).join(how === 'all' ? ' AND ' : ' OR ');
}
