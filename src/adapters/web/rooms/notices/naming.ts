import { dateSays, moneySays } from '../../../../core/facts/wording.js';
import {
  phraseIn,
  type KeptAmount,
  type KeptDeadline,
  type KeptNotice,
  type KeptPhrase,
} from '../../../../core/market/kept-notice.js';
import type { Words } from '../../../../core/shared/text.js';
import type { NoticesParts } from './parts.js';

/** The languages of notices as pages name them (BCP 47). */
const tags: Readonly<Record<string, string>> = {
  BUL: 'bg',
  CES: 'cs',
  DAN: 'da',
  DEU: 'de',
  ELL: 'el',
  ENG: 'en',
  EST: 'et',
  FIN: 'fi',
  FRA: 'fr',
  GLE: 'ga',
  HRV: 'hr',
  HUN: 'hu',
  ISL: 'is',
  ITA: 'it',
  LAV: 'lv',
  LIT: 'lt',
  MLT: 'mt',
  NLD: 'nl',
  NOB: 'nb',
  NOR: 'no',
  POL: 'pl',
  POR: 'pt',
  RON: 'ro',
  SLK: 'sk',
  SLV: 'sl',
  SPA: 'es',
  SWE: 'sv',
};

/** A text out of a notice, with its language where it is another than the page’s. */
export interface Said {
  readonly text: string;
  readonly lang?: string | undefined;
}

export function said(phrases: readonly KeptPhrase[], notice: KeptNotice, words: Words): Said | undefined {
  const phrase = phraseIn(phrases, words.language, notice.language);
  if (phrase === undefined) return undefined;
  const lang = tags[phrase.language];
  return { text: phrase.text, lang: lang === words.language ? undefined : lang };
}

export function titleOf(notice: KeptNotice, words: Words): Said {
  return (
    said(notice.title, notice, words) ??
    notice.lots.map(({ title }) => said(title, notice, words)).find((title) => title !== undefined) ?? {
      text: words.say('find.untitled'),
    }
  );
}

export function buyerOf(notice: KeptNotice, words: Words): Said {
  const [first] = notice.buyers;
  return (
    (first === undefined ? undefined : said(first.name, notice, words)) ?? {
      text: words.say('find.no-buyer'),
    }
  );
}

export function countrySays(code: string, parts: NoticesParts, words: Words): string {
  return parts.places.country(code, words.language) ?? code;
}

const shown = /^[A-Z]{3}$/;

export function amountSays({ amount, currency }: KeptAmount, words: Words): string {
  const known = currency !== undefined && shown.test(currency) ? currency : undefined;
  return known === undefined ? String(amount) : moneySays(amount, words.language, known);
}

export function deadlineSays({ date, time }: KeptDeadline, words: Words): string {
  const day = dateSays(date, words.language);
  return time === undefined ? day : words.say('find.day-time', { day, time: time.slice(0, 5) });
}

/** The value of the whole, else the sum of the lots where they have one currency. */
export function valueOf(notice: KeptNotice): KeptAmount | undefined {
  if (notice.value !== undefined) return notice.value;
  const values = notice.lots.flatMap(({ value }) => value ?? []);
  const [first] = values;
  if (first === undefined || values.some(({ currency }) => currency !== first.currency)) return undefined;
  return { amount: values.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
}

/** What names a notice in addresses: its number, else its own id. */
export function addressOfNotice(notice: KeptNotice): string | undefined {
  return notice.publication ?? notice.notice;
}

/** The page of the Union’s journal on a notice. */
export function officialHref(publication: string, words: Words): string {
  return `https://ted.europa.eu/${words.language}/notice/-/detail/${encodeURIComponent(publication)}`;
}
