import type { Language } from '../shared/text.js';
import type { NumberUnit } from '../facts/vocabulary.js';

/** What people write beside a figure. "3 years" in a field for months is no match, so it is never read as 3. */
const beside: Readonly<Record<NumberUnit, string>> = {
  eur: '€|euros?|[a-z]{3}',
  'eur-per-hour': '€|euros?|eur|(?:€|eur) ?/ ?h',
  'per-euro': '[a-z]{3}',
  months: 'months?|mois',
  years: 'years?|ans?',
  hours: 'hours?|heures?|h',
  'square-metres': 'm²|m2|sq ?m|square met(?:re|er)s?|mètres? carrés?',
  share: '%|per ?cent|pour cent',
  count: '',
};

const plain = /^-?\d+$/;
const spaced = /^-?\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$/;
const pointThenComma = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;
const commaThenPoint = /^-?\d{1,3}(?:,\d{3})+\.\d+$/;
const groupedOften = /^-?\d{1,3}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})$/;
const groupedOnce = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const decimal = /^-?\d*[.,]\d+$/;

/**
 * A number as people type it in any country of the Union: spaces, apostrophes, points or commas between thousands, and a
 * point or comma before decimals. In an amount, one sign before exactly three digits is a thousands sign ("216.000"):
 * money has no thousandths, and a value read a thousand times too small would hide a threshold.
 *
 * @returns undefined for an empty field, NaN for what is no number
 */
export function typedNumber(typed: string, unit: NumberUnit): number | undefined {
  const words = beside[unit];
  let text = typed
    .normalize('NFKC')
    .replaceAll('\u2212', '-')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return undefined;
  if (words !== '') {
    text = text.replace(new RegExp(`^(?:${words}) ?(?=[-\\d.,])`, 'i'), '');
    text = text.replace(new RegExp(`(?<=\\d) ?(?:${words})$`, 'i'), '');
  }
  if (plain.test(text)) return Number(text);
  if (spaced.test(text)) return Number(text.replace(/[ ']/g, '').replace(',', '.'));
  if (pointThenComma.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (commaThenPoint.test(text)) return Number(text.replaceAll(',', ''));
  if (groupedOften.test(text) || (unit === 'eur' && groupedOnce.test(text)))
    return Number(text.replace(/[.,]/g, ''));
  return decimal.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

/** Division by a hundred leaves binary dust ("33.3" would become 0.33299…); twelve digits are more than anybody types. */
const clean = (value: number): number => Number(value.toPrecision(12));

export function shareFromPercent(percent: number): number {
  return clean(percent / 100);
}

/** Thousands apart, in amounts only: elsewhere "1,500" would be read again as one and a half. */
function grouped(text: string, language: Language): string {
  const [whole = '', decimals] = text.split('.');
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'fr' ? '\u00a0' : ',');
  return decimals === undefined ? parts : `${parts}.${decimals}`;
}

/** A number for a field: shares as per cent, the signs of the language between thousands and before decimals. */
export function fieldNumber(value: number, unit: NumberUnit, language: Language): string {
  const shown = unit === 'share' ? clean(value * 100) : value;
  const plainText = String(shown).includes('e') ? shown.toFixed(12).replace(/\.?0+$/, '') : String(shown);
  const text = unit === 'eur' ? grouped(plainText, language) : plainText;
  return language === 'fr' ? text.replace('.', ',') : text;
}
