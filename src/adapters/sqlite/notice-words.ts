import { phraseIn, type KeptNotice, type KeptPhrase } from '../../core/market/kept-notice.js';
import type { Language } from '../../core/shared/text.js';
import { fold, wordsOf } from './fold.js';
import { formsOf } from './stem.js';

/** Languages of notices whose words are found by their stems; those of others are found as written, and by beginnings. */
const stemmed: Readonly<Record<string, Language>> = { ENG: 'en', FRA: 'fr' };

const mostWords = 600;
const longestWord = 40;

function gather({ language, text }: KeptPhrase, found: Set<string>): void {
  const own = stemmed[language];
  for (const word of text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (found.size >= mostWords) return;
    if (word.length > longestWord) continue;
    if (own === undefined) found.add(fold(word));
    else for (const form of formsOf(word, own)) found.add(form);
  }
}

/** The words under which a notice is found: titles, buyers, descriptions, each once. */
export function wordsOfNotice(notice: KeptNotice): string {
  const found = new Set<string>();
  const all = [
    ...notice.title,
    ...notice.buyers.flatMap(({ name }) => name),
    ...notice.lots.flatMap(({ title }) => title),
    ...notice.description,
    ...notice.lots.flatMap(({ description }) => phraseIn(description, 'en', notice.language) ?? []),
  ];
  for (const phrase of all) gather(phrase, found);
  return [...found].join(' ');
}

/** Shorter words are found whole only: their beginnings stand in nearly every notice. */
const shortestBeginning = 3;

/** What to ask the index for: every word, as its beginning or as a stem. Undefined where nothing can be asked. */
export function matchOfNotices(typed: string, language: Language): string | undefined {
  const words = wordsOf(typed, language);
  if (words.length === 0) return undefined;
  const quoted = (form: string): string => `"${form.replaceAll('"', '""')}"`;
  return words
    .map((word) => {
      const [plain = word, ...stems] = formsOf(word, language);
      const star = plain.length >= shortestBeginning ? '*' : '';
      const others = stems.filter((stem) => star === '' || !stem.startsWith(plain));
      return `(${[`${quoted(plain)}${star}`, ...others.map(quoted)].join(' OR ')})`;
    })
    .join(' AND ');
}
