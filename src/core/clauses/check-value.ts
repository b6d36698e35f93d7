import type { Value } from '../facts/value.js';
import { isIsoDate } from '../shared/iso-date.js';
import type { ClauseParameter, NumberParameter } from './clause.js';

/** What is wrong with a value: a key of the locale files and what to say in it. */
export interface ValueFault {
  readonly parameter: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

type Fault = Omit<ValueFault, 'parameter'>;

const longestText = 2000;

function fault(name: string, values: Fault['values'] = {}): Fault {
  return { key: `clause.fault.${name}`, values };
}

function faultOfNumber(parameter: NumberParameter, value: Value): Fault | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault('number');
  const whole = parameter.type === 'integer' || parameter.type === 'months' || parameter.type === 'days';
  if (whole && !Number.isInteger(value)) return fault('whole');
  if (parameter.min !== undefined && value < parameter.min) return fault('min', { min: parameter.min });
  if (parameter.max !== undefined && value > parameter.max) return fault('max', { max: parameter.max });
  return undefined;
}

/** The first fault of a value for a parameter, or undefined when it may stand. */
export function faultOfValue(parameter: ClauseParameter, value: Value): Fault | undefined {
  switch (parameter.type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'months':
    case 'days':
      return faultOfNumber(parameter, value);
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? undefined : fault('date');
    case 'text':
      if (typeof value !== 'string') return fault('text');
      return value.length > longestText ? fault('too-long', { max: longestText }) : undefined;
    case 'one-of':
      if (typeof value !== 'string') return fault('option', { option: String(value) });
      return parameter.options.includes(value) ? undefined : fault('option', { option: value });
    case 'some-of': {
      if (typeof value !== 'object') return fault('list');
      const stray = value.find((option) => !parameter.options.includes(option));
      return stray === undefined ? undefined : fault('option', { option: stray });
    }
  }
}
