import { phraseIn, type KeptNotice, type KeptPhrase } from '../../core/market/kept-notice.js';
import type { Language } from '../../core/shared/text.js';
import { fold, wordsOf } from './fold.js';
import { formsOf } from './stem.js';

/** Languages of notices whose words are found by their stems; those of others are found as written, and by beginnings. */
const stemmed: Readonly<Record<string, Language>> = { ENG: 'en', FRA: 'fr' };

const mostWords = 600;
const longestWord = 40;

/** Whether a sign of ASCII is part of a word; a text is cut at those that are not first, which is many times quicker than by Unicode. */
const isInWord = Uint8Array.from({ length: 128 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** The place behind the letters from a place on, or from there to the next letter. */
function endOf(text: string, from: number, letters: 0 | 1): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < isInWord.length ? isInWord[code] : 1) !== letters) break;
  }
  return at;
}

/** What a piece of text between such signs holds: usually one word, with the forms under which it is found. */
type Piece = readonly (readonly string[])[];

const mostKnown = 50_000;
const longestKnown = 60;

/** Texts repeat their words: pieces of one language that were met before. Emptied when very full, since anybody may write a notice. */
class KnownPieces {
  private readonly known = new Map<string, Piece>();
  private readonly language: Language | undefined;

  constructor(language: Language | undefined) {
    this.language = language;
  }

  of(written: string): Piece {
    const before = this.known.get(written);
    if (before !== undefined) return before;
    const { language } = this;
    const piece = (
      written
        .toLowerCase()
        .normalize('NFC')
        .match(/[\p{L}\p{N}]+/gu) ?? []
    )
      .filter((word) => word.length <= longestWord)
      .map((word) => (language === undefined ? [fold(word)] : formsOf(word, language)));
    if (written.length > longestKnown) return piece;
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(written, piece);
    return piece;
  }
}

const known = new Map([...Object.values(stemmed), undefined].map((own) => [own, new KnownPieces(own)]));

function gather({ language, text }: KeptPhrase, found: Set<string>): void {
  const pieces = known.get(stemmed[language]);
  if (pieces === undefined) return;
  for (let from = endOf(text, 0, 0); from < text.length;) {
    const end = endOf(text, from, 1);
    for (const forms of pieces.of(text.slice(from, end))) {
      if (found.size >= mostWords) return;
      for (const form of forms) found.add(form);
    }
    from = endOf(text, end, 0);
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

/** What to ask the index for. */
export interface NoticeMatch {
  /** Every word as it stands or by its stem: quick, since nothing has to be put together before the first hit. */
  readonly whole: string;
  /** Every word, as its beginning or by its stem. */
  readonly beginning: string;
}

const quoted = (form: string): string => `"${form.replaceAll('"', '""')}"`;

function asBeginning(word: string, forms: readonly string[]): string {
  const [plain = word, ...stems] = forms;
  const star = plain.length >= shortestBeginning ? '*' : '';
  const others = stems.filter((stem) => star === '' || !stem.startsWith(plain));
  return [`${quoted(plain)}${star}`, ...others.map(quoted)].join(' OR ');
}

/** Undefined where nothing can be asked. */
export function matchOfNotices(typed: string, language: Language): NoticeMatch | undefined {
  const words = wordsOf(typed, language).map((word) => ({ word, forms: formsOf(word, language) }));
  if (words.length === 0) return undefined;
  return {
    whole: words.map(({ forms }) => `(${forms.map(quoted).join(' OR ')})`).join(' AND '),
    beginning: words.map(({ word, forms }) => `(${asBeginning(word, forms)})`).join(' AND '),
  };
}
