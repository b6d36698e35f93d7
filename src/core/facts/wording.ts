import type { Language, Text, Words } from '../shared/text.js';
import type { Condition, Test } from './condition.js';
import type { Evaluated } from './evaluate.js';
import { declarationOf, type FactId, type NumberUnit } from './vocabulary.js';
import type { Truth, Value } from './value.js';

/** The explanation of an answer, ready for people and machines: the evaluated condition in words. */
export interface Reason {
  readonly says: string;
  readonly truth: Truth;
  readonly fact?: FactId;
  readonly saw?: Value;
  /** What was seen, in words. */
  readonly sawSays?: string;
  /** The way to a computed fact: its truth says only whether the fact is known. */
  readonly derived?: true;
  readonly parts: readonly Reason[];
}

/** Names of things that conditions mention and that have words of their own in the law data. */
export interface Names {
  parameter(id: string): Text | undefined;
  list(id: string): Text | undefined;
  /** What a computed fact rests on, named. */
  derivation(id: string): Text | undefined;
}

const locales: Record<Language, string> = { en: 'en-IE', fr: 'fr-FR' };
const formats = new Map<string, Intl.NumberFormat>();

function number(value: number, language: Language, options: Intl.NumberFormatOptions, key: string): string {
  const id = `${language} ${key}`;
  let format = formats.get(id);
  if (!format) formats.set(id, (format = new Intl.NumberFormat(locales[language], options)));
  // Narrow no-break spaces are missing from many fonts; the wider one keeps figures together as well.
  return format.format(value).replaceAll('\u202f', '\u00a0');
}

/** An amount, EUR without VAT unless another currency is named. */
export function moneySays(amount: number, language: Language, currency = 'EUR'): string {
  const digits = Number.isInteger(amount) ? 0 : 2;
  return number(
    amount,
    language,
    {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    },
    `${currency} ${digits}`,
  );
}

export function numberSays(value: number, language: Language): string {
  return number(value, language, { maximumFractionDigits: 4 }, 'plain');
}

/** How to write figures that stand under each other: each with as many decimals as the longest of them needs. */
export function evenNumbers(values: readonly number[], language: Language): (value: number) => string {
  const decimals = (value: number): number => String(Number(value.toFixed(4))).split('.')[1]?.length ?? 0;
  const digits = Math.max(0, ...values.map(decimals));
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return (value) => number(value, language, options, `even ${String(digits)}`);
}

/** A figure of per cent with its sign, as the language writes it: tight in English, after a no-break space in French. */
export function percentSays(value: number, language: Language): string {
  return `${numberSays(value, language)}${language === 'fr' ? '\u00a0' : ''}%`;
}

/** A share of 0..1 as a percentage. */
export function shareSays(value: number, language: Language): string {
  return percentSays(Number((value * 100).toFixed(1)), language);
}

const months: Record<Language, readonly string[]> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
};

export function dateSays(date: string, language: Language): string {
  const [year = '', month = '1', day = '1'] = date.split('-');
  const name = months[language][Number(month) - 1] ?? month;
  const dayText = language === 'fr' && Number(day) === 1 ? '1er' : String(Number(day));
  return `${dayText} ${name} ${year}`;
}

export function listSays(items: readonly string[], words: Words): string {
  if (items.length <= 1) return items[0] ?? '';
  return words.say('list.and', { head: items.slice(0, -1).join(', '), last: items.at(-1) ?? '' });
}

/**
 * Names of options as one list. Where a name holds a comma or the joining word itself, semicolons keep the names apart.
 *
 * @param joined `and` for all of them, `or` for items of which one is enough
 */
export function namesSay(items: readonly string[], joined: 'and' | 'or', words: Words): string {
  if (items.length <= 1) return items[0] ?? '';
  const joining = words.say(`list.${joined}`, { head: '', last: '' }).trim();
  const apart = items.some((item) => item.includes(',') || item.includes(` ${joining} `));
  return words.say(apart ? `list.${joined}-apart` : `list.${joined}`, {
    head: items.slice(0, -1).join(apart ? words.say('punctuation.series') : ', '),
    last: items.at(-1) ?? '',
  });
}

/** A name in the middle of a sentence; one that begins with two capitals is an abbreviation. */
export function lowered(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** Facts whose values are options of another one, and are named as there. */
const namedAs: Readonly<Partial<Record<FactId, FactId>>> = { 'organisation.opens': 'reservation.route' };

/** Options of a fact as one list, which begins with a capital as a value does. What the locale marks as a proper name keeps its own. */
function listedSays(fact: FactId, options: readonly string[], joined: 'and' | 'or', words: Words): string {
  const proper = `list.proper.${namedAs[fact] ?? fact}`;
  const names = options.map((option, index) => {
    const name = optionSays(fact, option, words);
    return index === 0 || words.has(proper) || words.has(`${proper}.${option}`) ? name : lowered(name);
  });
  return namesSay(names, joined, words);
}

/** One option of a fact in words; an option without words is shown as it is written. */
export function optionSays(fact: FactId, option: string, words: Words): string {
  const key = `facts.${namedAs[fact] ?? fact}.options.${option}`;
  if (words.has(key)) return words.say(key);
  const shared = `options.${option}`;
  return words.has(shared) ? words.say(shared) : option;
}

/** A number with its unit. */
export function quantitySays(value: number, unit: NumberUnit, words: Words): string {
  const { language } = words;
  switch (unit) {
    case 'eur':
      return moneySays(value, language);
    case 'share':
      return shareSays(value, language);
    case 'months':
    case 'years':
    case 'hours':
    case 'eur-per-hour':
    case 'square-metres':
      return words.say(`unit.${unit}`, { value, text: numberSays(value, language) });
    case 'count':
    case 'per-euro':
      return numberSays(value, language);
  }
}

/** A value of a fact in words, with its unit. */
export function valueSays(fact: FactId, value: Value, words: Words): string {
  const { type } = declarationOf(fact);
  const { language } = words;
  if (typeof value === 'boolean') return words.say(value ? 'truth.yes' : 'truth.no');
  if (typeof value === 'number')
    return type.kind === 'number' ? quantitySays(value, type.unit, words) : numberSays(value, language);
  if (typeof value === 'string') {
    if (type.kind === 'date') return dateSays(value, language);
    if (type.kind === 'country') return countrySays(value, words);
    if (fact === 'authority.region') return regionSays(value, words);
    return type.kind === 'one-of' ? optionSays(fact, value, words) : value;
  }
  return type.kind === 'some-of' || namedAs[fact] !== undefined
    ? listedSays(fact, value, 'and', words)
    : listSays(value, words);
}

export function countrySays(code: string, words: Words): string {
  const key = `countries.${code}`;
  return words.has(key) ? words.say(key) : code;
}

/** The name of a region by its code; one without a name is shown as it is written. */
function regionSays(code: string, words: Words): string {
  const key = `regions.${code}`;
  return words.has(key) ? words.say(key) : code;
}

export function nameOf(fact: FactId, words: Words): string {
  return words.say(`facts.${fact}.name`);
}

function setSays(test: Extract<Test, { set: unknown }>, words: Words, names: Names): string {
  if ('list' in test.set) return names.list(test.set.list)?.[words.language] ?? test.set.list;
  return listSays(
    test.set.prefixes.map((prefix) => prefix.padEnd(8, '0')),
    words,
  );
}

/** Values of which a fact has one. */
function anyOfSays(fact: FactId, values: readonly Value[], words: Words): string {
  const options = values.filter((value) => typeof value === 'string');
  return declarationOf(fact).type.kind === 'one-of' && options.length === values.length
    ? listedSays(fact, options, 'or', words)
    : namesSay(
        values.map((value) => valueSays(fact, value, words)),
        'or',
        words,
      );
}

function leafSays(
  condition: Extract<Condition, { kind: 'fact' }>,
  evaluated: Evaluated,
  words: Words,
  names: Names,
): string {
  const { fact, test } = condition;
  const name = nameOf(fact, words);
  switch (test.op) {
    case 'is':
      if (typeof test.value === 'boolean')
        return words.say(test.value ? 'reason.is-true' : 'reason.is-false', { name });
      return words.say('reason.is', { name, value: valueSays(fact, test.value, words) });
    case 'in':
      return words.say('reason.in', {
        name,
        value: anyOfSays(fact, test.values, words),
      });
    case 'at-least':
    case 'at-most':
    case 'more-than':
    case 'less-than': {
      const figure = evaluated.bound === undefined ? undefined : valueSays(fact, evaluated.bound, words);
      if ('parameter' in test.bound) {
        const label = names.parameter(test.bound.parameter)?.[words.language] ?? test.bound.parameter;
        return words.say(`reason.${test.op}`, {
          name,
          value: figure === undefined ? label : words.say('reason.figure', { figure, label }),
        });
      }
      if ('fact' in test.bound) {
        const label = nameOf(test.bound.fact, words);
        return words.say(`reason.${test.op}`, {
          name,
          value: figure === undefined ? label : words.say('reason.figure', { figure, label }),
        });
      }
      return words.say(`reason.${test.op}`, {
        name,
        value: figure ?? valueSays(fact, test.bound.number, words),
      });
    }
    case 'on-or-after':
    case 'before':
      return words.say(`reason.${test.op}`, { name, value: dateSays(test.date, words.language) });
    case 'some-in':
    case 'every-in':
    case 'first-in':
      return words.say(`reason.${test.op}`, { name, value: setSays(test, words, names) });
    case 'includes':
      return words.say('reason.includes', { name, value: optionSays(fact, test.value, words) });
    case 'includes-some':
      return words.say('reason.includes', {
        name,
        value: listedSays(fact, test.values, 'or', words),
      });
    case 'known':
      return words.say('reason.known', { name });
  }
}

function conditionSays(evaluated: Evaluated, words: Words, names: Names): string {
  const { condition } = evaluated;
  if (condition.says) return condition.says[words.language];
  switch (condition.kind) {
    case 'all':
      return words.say('reason.all');
    case 'any':
      return words.say('reason.any');
    case 'not':
      return words.say('reason.not');
    case 'fact':
      return leafSays(condition, evaluated, words, names);
  }
}

/** A condition without parts is always met: there is nothing to tell of it. */
export function saysSomething({ condition }: Evaluated): boolean {
  return condition.kind === 'fact' || condition.kind === 'not' || condition.parts.length > 0;
}

/** Writes an evaluated condition as a reason: same shape, in the reader's language. */
export function reasonOf(evaluated: Evaluated, words: Words, names: Names): Reason {
  const { condition } = evaluated;
  const leaf = condition.kind === 'fact' ? condition.fact : undefined;
  const behind: Reason[] =
    evaluated.because === undefined
      ? []
      : [
          {
            says:
              names.derivation(evaluated.because.derivation)?.[words.language] ??
              evaluated.because.derivation,
            truth: evaluated.saw === undefined ? 'unknown' : 'yes',
            derived: true,
            parts: evaluated.because.parts.filter(saysSomething).map((part) => reasonOf(part, words, names)),
          },
        ];
  return {
    says: conditionSays(evaluated, words, names),
    truth: evaluated.truth,
    ...(leaf === undefined ? {} : { fact: leaf }),
    ...(leaf === undefined || evaluated.saw === undefined
      ? {}
      : { saw: evaluated.saw, sawSays: valueSays(leaf, evaluated.saw, words) }),
    parts: [...evaluated.parts.map((part) => reasonOf(part, words, names)), ...behind],
  };
}
