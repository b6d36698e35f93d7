import { numberOf, valueOf, type Facts } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import { dateSays, moneySays, namesSay, numberSays, percentSays } from '../facts/wording.js';
import { assertNever } from '../shared/assert-never.js';
import type { Words } from '../shared/text.js';
import { faultOfValue, type ValueFault } from './check-value.js';
import type { ChosenValues, Clause, ClauseParameter, ComputedFigure, NumberParameter } from './clause.js';

function clamp(value: number, min = -Infinity, max = Infinity): number {
  return Math.min(max, Math.max(min, value));
}

/** Whole amounts of the step, without the dust that binary fractions leave behind. */
function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}

function computed(parameter: NumberParameter, wanted: ComputedFigure, facts: Facts): number | undefined {
  const seen = numberOf(facts, wanted.fact);
  if (seen === undefined) return undefined;
  const product = Number((seen * (wanted.times ?? 1)).toPrecision(12));
  const whole = parameter.type !== 'decimal' && parameter.type !== 'money' && parameter.type !== 'percent';
  const step = wanted.round ?? (whole ? 1 : undefined);
  const rounded = step === undefined ? product : roundTo(product, step);
  return clamp(clamp(rounded, wanted.min, wanted.max), parameter.min, parameter.max);
}

function defaultOf(parameter: ClauseParameter, facts: Facts): Value | undefined {
  const wanted = parameter.default;
  if (wanted === undefined) return undefined;
  if (wanted.kind === 'value') return wanted.value;
  switch (parameter.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'months':
    case 'days':
      return computed(parameter, wanted, facts);
    case 'one-of':
    case 'some-of':
    case 'text':
    case 'date': {
      const value = valueOf(facts, wanted.fact);
      return value === undefined || faultOfValue(parameter, value) !== undefined ? undefined : value;
    }
  }
}

/** The values a clause starts with, computed from the facts; a parameter whose fact is missing is left out. */
export function defaultsOf(clause: Clause, facts: Facts): ChosenValues {
  return Object.fromEntries(
    clause.parameters.flatMap((parameter) => {
      const value = defaultOf(parameter, facts);
      return value === undefined ? [] : [[parameter.id, value]];
    }),
  );
}

/** Faults of the values typed for a clause, in their order. A parameter without a value is no fault: it stays a blank. */
export function checkValues(clause: Clause, values: ChosenValues): ValueFault[] {
  return Object.entries(values).flatMap(([id, value]): ValueFault[] => {
    const parameter = clause.parameters.find((item) => item.id === id);
    if (parameter === undefined)
      return [{ parameter: id, key: 'clause.fault.unknown-parameter', values: { id } }];
    const fault = faultOfValue(parameter, value);
    return fault === undefined ? [] : [{ parameter: id, ...fault }];
  });
}

/** Values that are more than fits a contract of this size: the parameter, and the most that fits. Nothing where a fact is missing. */
export function outsizeValues(
  clause: Clause,
  values: ChosenValues,
  facts: Facts,
): { readonly parameter: NumberParameter; readonly most: number }[] {
  return clause.parameters.flatMap((parameter) => {
    if (!('atMost' in parameter) || parameter.atMost === undefined) return [];
    const most = computed(parameter, parameter.atMost, facts);
    const value = values[parameter.id];
    return most !== undefined && typeof value === 'number' && value > most ? [{ parameter, most }] : [];
  });
}

/** A value as the words that stand in the text of the clause: "EUR 45", "5%", "young people and refugees". */
export function valueSays(parameter: ClauseParameter, value: Value, clause: Clause, words: Words): string {
  const { language } = words;
  const labels = clause.words[language].options;
  const label = (option: string): string => labels[option] ?? option;
  switch (parameter.type) {
    case 'money':
      return typeof value === 'number' ? moneySays(value, language) : String(value);
    case 'percent':
      return typeof value === 'number' ? percentSays(value, language) : String(value);
    case 'months':
    case 'days':
      return typeof value === 'number'
        ? words.say(`unit.${parameter.type}`, { value, text: numberSays(value, language) })
        : String(value);
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? numberSays(value, language) : String(value);
    case 'date':
      return dateSays(String(value), language);
    case 'one-of':
      return label(String(value));
    case 'some-of':
      return namesSay((typeof value === 'object' ? value : [String(value)]).map(label), 'and', words);
    case 'text':
      return String(value);
    default:
      return assertNever(parameter);
  }
}
