import { phraseIn, type KeptNotice, type KeptPhrase } from '../../core/market/kept-notice.js';
import type { Language } from '../../core/shared/text.js';
import { fold, wordsOf } from './fold.js';
import { formsOf } from './stem.js';

/** Languages of notices whose words are found by their stems; those of others are found as written, and by beginnings. */
const stemmed: Readonly<Record<string, Language>> = { ENG: 'en', FRA: 'fr' };

const mostWords = 600;
const longestWord = 40;

/** Whatever ASCII has between words; a text in small letters is cut there first, which is many times quicker than by Unicode. */
const between = /[\0-/:-`{-\x7f]+/;

/** What a piece of text between such signs holds: usually one word, with the forms under which it is found. */
type Piece = readonly (readonly string[])[];

// Texts repeat their words. Cleared when very full, since anybody may write a notice.
const known = new Map<string, Piece>();
const mostKnown = 50_000;
const longestKnown = 60;

function pieceOf(text: string, own: Language | undefined): Piece {
  const key = own === undefined ? text : `${own} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const piece = (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length <= longestWord)
    .map((word) => (own === undefined ? [fold(word)] : formsOf(word, own)));
  if (text.length > longestKnown) return piece;
  if (known.size >= mostKnown) known.clear();
  known.set(key, piece);
  return piece;
}

function gather({ language, text }: KeptPhrase, found: Set<string>): void {
  const own = stemmed[language];
  for (const written of text.toLowerCase().split(between))
    for (const forms of written === '' ? [] : pieceOf(written, own)) {
      if (found.size >= mostWords) return;
      for (const form of forms) found.add(form);
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
