import { cpvOf } from '../facts/cpv.js';
import type { Value } from '../facts/value.js';
import type { FactType } from '../facts/vocabulary.js';
import { isIsoDate } from '../shared/iso-date.js';
import type { Language } from '../shared/text.js';
import { fieldNumber, shareFromPercent, typedNumber } from './typed-number.js';

/** A form as it is posted: a name that came several times holds a list. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** What a field says: nothing that changes an answer, no answer, an answer, or something that cannot be read. */
export type Reading =
  | { readonly kind: 'absent' | 'cleared' }
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'fault'; readonly key: string; readonly values: Readonly<Record<string, string>> };

const absent: Reading = { kind: 'absent' };
const cleared: Reading = { kind: 'cleared' };
const answer = (value: Value): Reading => ({ kind: 'answer', value });
const fault = (key: string, detail = ''): Reading => ({ kind: 'fault', key, values: { detail } });

/** All texts under a name; an own property only, for names come from outside. */
export function allOf(form: Form, name: string): readonly string[] | undefined {
  if (!Object.hasOwn(form, name)) return undefined;
  const value = form[name];
  return typeof value === 'string' ? [value] : value;
}

export function textIn(form: Form, name: string): string | undefined {
  const all = allOf(form, name);
  return all === undefined ? undefined : (all.at(-1) ?? '');
}

/** Browsers send line ends as CR LF. */
export function trimmed(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function linesOf(text: string): string[] {
  return [
    ...new Set(
      trimmed(text)
        .split(/[\n;]/)
        .map((line) => line.trim()),
    ),
  ].filter((line) => line !== '');
}

function readNumber(text: string, type: Extract<FactType, { kind: 'number' }>): Reading {
  const typed = typedNumber(text, type.unit);
  if (typed === undefined) return cleared;
  if (!Number.isFinite(typed)) return fault('fault.number');
  const value = type.unit === 'share' ? shareFromPercent(typed) : typed;
  if (value >= type.min && value <= type.max) {
    return type.whole === true && !Number.isInteger(value) ? fault('fault.number') : answer(value);
  }
  if (type.unit === 'share') return fault('journey.fault.share');
  if (type.unit === 'eur-per-hour') return fault('fault.hourly');
  return fault(value < type.min ? 'fault.negative' : 'fault.too-big');
}

const parts = ['day', 'month', 'year'] as const;

function readDate(form: Form, name: string): Reading {
  const whole = textIn(form, name);
  const typed = parts.map((part) => textIn(form, `${name}.${part}`));
  const [day = '', month = '', year = ''] =
    whole === undefined || whole.trim() === ''
      ? typed.map((part) => (part ?? '').trim())
      : (/^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/.exec(whole.trim())?.slice(1) ?? []);
  if (whole === undefined && typed.every((part) => part === undefined)) return absent;
  if (whole !== undefined && isIsoDate(whole.trim())) return dated(whole.trim());
  if (day + month + year === '')
    return whole === undefined || whole.trim() === '' ? cleared : fault('journey.fault.date');
  const numeric = /^\d{1,2}$/.test(day) && /^\d{1,2}$/.test(month) && /^\d{4}$/.test(year);
  return numeric
    ? dated(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    : fault('journey.fault.date');
}

function dated(day: string): Reading {
  if (!isIsoDate(day)) return fault('journey.fault.date');
  return day < '2016-04-18' ? fault('fault.before-directive') : answer(day);
}

const most = 100;

function readCodes(form: Form, name: string): Reading {
  const typed = textIn(form, name);
  const added = allOf(form, `${name}.add`);
  if (typed === undefined && added === undefined) return absent;
  const tokens = [typed ?? '', ...(added ?? [])]
    .flatMap((text) => text.split(/[\s,;]+/))
    .filter((text) => text !== '');
  const wrong = tokens.find((token) => cpvOf(token) === undefined);
  if (wrong !== undefined) return fault('journey.fault.cpv', wrong.slice(0, 40));
  const codes = [...new Set(tokens.flatMap((token) => cpvOf(token) ?? []))];
  if (codes.length > most) return fault('fault.too-many', String(most));
  return codes.length === 0 ? cleared : answer(codes);
}

function readLines(text: string, longest: number): Reading {
  const lines = linesOf(text);
  if (lines.length > most) return fault('fault.too-many', String(most));
  if (lines.some((line) => line.length > longest)) return fault('fault.too-long', String(longest));
  return lines.length === 0 ? cleared : answer(lines);
}

function readOptions(form: Form, name: string, options: readonly string[]): Reading {
  const chosen = (allOf(form, name) ?? []).filter((option) => option !== '' && option !== 'unknown');
  if (chosen.some((option) => !options.includes(option))) return fault('journey.fault.option');
  // In the order of the vocabulary, so that the same ticks always give the same dossier.
  const kept = options.filter((option) => chosen.includes(option));
  return kept.length === 0 ? cleared : answer(kept);
}

/** Reads the fields of one fact. "I do not know" and an empty field take the answer away. */
export function readField(form: Form, name: string, type: FactType, open = false): Reading {
  if (type.kind === 'date') return readDate(form, name);
  if (type.kind === 'cpv') return readCodes(form, name);
  if (type.kind === 'some-of') return readOptions(form, name, type.options);
  const typed = textIn(form, name);
  if (typed === undefined) return absent;
  const text = trimmed(typed);
  if (text === '') return cleared;
  switch (type.kind) {
    case 'text':
      return text.length > type.max ? fault('fault.too-long', String(type.max)) : answer(text);
    case 'number':
      return readNumber(text, type);
    case 'yes-no':
      if (text === 'unknown') return cleared;
      return text === 'yes' || text === 'no' ? answer(text === 'yes') : fault('journey.fault.option');
    case 'one-of':
      if (text === 'unknown') return cleared;
      // Some vocabularies go on in national law; the dossier's own check knows their form.
      return open || type.options.includes(text) ? answer(text) : fault('journey.fault.option');
    case 'country':
      return /^[A-Za-z]{2}$/.test(text) ? answer(text.toUpperCase()) : fault('journey.fault.country');
    case 'currency':
      return /^[A-Za-z]{3}$/.test(text) ? answer(text.toUpperCase()) : fault('fault.currency');
    case 'places':
      return readLines(text, 60);
    case 'texts':
      return readLines(text, 100);
  }
}

/** The fields that a stored answer fills: what a browser would send back untouched. */
export function fieldsFor(name: string, value: Value, type: FactType, language: Language): Form {
  if (typeof value === 'boolean') return { [name]: value ? 'yes' : 'no' };
  if (typeof value === 'number')
    return { [name]: type.kind === 'number' ? fieldNumber(value, type.unit, language) : String(value) };
  if (typeof value === 'string') {
    if (type.kind !== 'date') return { [name]: value };
    const [year = '', month = '', day = ''] = value.split('-');
    return {
      [`${name}.day`]: String(Number(day)),
      [`${name}.month`]: String(Number(month)),
      [`${name}.year`]: year,
    };
  }
  if (type.kind === 'some-of') return { [name]: value };
  return { [name]: value.join(type.kind === 'cpv' ? ', ' : '\n') };
}
