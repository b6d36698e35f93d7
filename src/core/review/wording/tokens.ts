/**
 * A text as words with their places. Accents, case, ligatures and the kinds of apostrophe and dash do not count; the places
 * stay those of the text as it was handed in.
 */
export interface Token {
  /** Folded: lower case, without accents. A figure is kept without the spaces inside it. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Written with a capital, where lower case was possible: a name, perhaps. */
  readonly capital: boolean;
}

export interface Sentence {
  readonly tokens: readonly Token[];
  /** It follows a semicolon: an item of a list that began before. */
  readonly listed: boolean;
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', '’': "'", '‘': "'", ʼ: "'" };
const folded = new Map<string, string>();

function fold(sign: string): string {
  let result = folded.get(sign);
  if (result === undefined) {
    const lower = sign.toLowerCase();
    result = ligatures[lower] ?? lower.normalize('NFD').replace(/\p{M}/gu, '');
    if (folded.size < 10_000) folded.set(sign, result);
  }
  return result;
}

/** A word of a pattern as the words of a text are compared. */
export function foldWord(word: string): string {
  return word.replace(/./gu, (sign) => fold(sign));
}

/** Parts of words that an apostrophe cuts off and that say nothing by themselves: l'offre, d'insertion, bidder's. */
const elided = new Set(['l', 'd', 'n', 's', 'c', 'j', 'm', 't', 'qu']);
/** Parts of words that an apostrophe cuts off and that restrict or deny: they count as the whole word. */
const spelledOut: Readonly<Record<string, string>> = { qu: 'que', n: 'ne' };
/** A point after these does not end a sentence. */
const abbreviations = new Set(
  'art arts no nr nos p pp al eg ie e i g cf etc max min ref vs approx incl env ex par para sec m mme st n'.split(
    ' ',
  ),
);
/** A sentence longer than this is cut: co-occurrence over more words means nothing, and work stays linear. */
const longest = 120;

function isWordSign(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}
function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
function isSpace(sign: string): boolean {
  return sign === ' ' || sign === '\u00a0' || sign === '\u202f' || sign === '\u2009' || sign === '\t';
}

/** Where a figure that begins at `from` ends, and its digits: 2 000 000, 30,5, 1.250.000. */
function figureAt(text: string, from: number): { readonly word: string; readonly end: number } {
  let at = from;
  let word = '';
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      word += text.charAt(at);
      at += 1;
      continue;
    }
    const sign = text.charAt(at);
    const grouped = /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
    if (
      (isSpace(sign) || sign === "'" || sign === '’') &&
      grouped &&
      word.length <= 9 &&
      !word.includes('.')
    ) {
      at += 1;
      continue;
    }
    if ((sign === ',' || sign === '.') && isDigit(text.charCodeAt(at + 1))) {
      // Three digits after the sign are thousands; fewer are a fraction.
      if (!grouped) word += '.';
      at += 1;
      continue;
    }
    break;
  }
  return { word, end: at };
}

/** Cuts a text into sentences of words. Linear in the length of the text. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let tokens: Token[] = [];
  let listed = false;
  const close = (followed = false): void => {
    if (tokens.length > 0) sentences.push({ tokens, listed });
    tokens = [];
    listed = followed;
  };
  const push = (token: Token): void => {
    tokens.push(token);
    if (tokens.length >= longest) close();
  };
  let at = 0;
  while (at < text.length) {
    const sign = text.charAt(at);
    const first = fold(sign);
    const code = first.charCodeAt(0);
    if (isDigit(code)) {
      const figure = figureAt(text, at);
      push({ word: figure.word, start: at, end: figure.end, capital: false });
      at = figure.end;
      continue;
    }
    if (first.length > 0 && isWordSign(code) && /^[\p{L}\p{N}]/u.test(first)) {
      const start = at;
      let word = '';
      while (at < text.length) {
        const next = fold(text.charAt(at));
        if (next !== '' && !/^[\p{L}\p{N}]/u.test(next)) break;
        if (word.length < 60) word += next;
        at += 1;
      }
      const before = start > 0 ? fold(text.charAt(start - 1)) : '';
      const after = at < text.length ? fold(text.charAt(at)) : '';
      const cut = elided.has(word) && (after === "'" || (word === 's' && before === "'"));
      const whole = cut && after === "'" ? spelledOut[word] : undefined;
      if (whole !== undefined) push({ word: whole, start, end: at, capital: false });
      else if (!cut) {
        const initial = text.charAt(start);
        push({ word, start, end: at, capital: initial !== initial.toLowerCase() });
      }
      continue;
    }
    if (sign === '%' || sign === '€') push({ word: sign, start: at, end: at + 1, capital: false });
    else if (sign === ';') close(true);
    else if (sign === '\n') {
      // A line break ends a sentence before a blank line, a bullet, a number or a heading mark; a wrapped line goes on.
      const next = /^[ \t\r]*(?:\n|[-–—•*#>|]|\d{1,3}[.)]\s|[a-z]\)\s)/.test(text.slice(at + 1, at + 24));
      if (next) close();
    } else if (sign === '.' || sign === '!' || sign === '?') {
      const after = text.charAt(at + 1);
      const last = tokens.at(-1);
      const abbreviated = sign === '.' && last?.end === at && abbreviations.has(last.word);
      if ((after === '' || /[\s"»”)\]’]/.test(after)) && !abbreviated) close();
    }
    at += 1;
  }
  close();
  return sentences;
}
