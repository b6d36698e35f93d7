import type { Request } from 'express';
import { isComparableDay } from '../../usecases/compare-advice.js';

/** What the query of an address says of a day. */
export interface DayAsked {
  /** Undefined where nothing is said, or no day. */
  readonly day: string | undefined;
  /** Day, month and year as they were typed. */
  readonly typed: readonly string[];
  readonly isEmpty: boolean;
}

/** The day under a name: three fields of a form, or one of an address. */
export function dayAsked(request: Request, name: string): DayAsked {
  const part = (field: string): string => {
    const value = request.query[field];
    return typeof value === 'string' ? value.trim().slice(0, 10) : '';
  };
  const whole = part(name);
  const typed =
    whole === ''
      ? ['day', 'month', 'year'].map((field) => part(`${name}.${field}`))
      : whole.split('-').reverse();
  const [day = '', month = '', year = ''] = typed;
  const iso = whole === '' ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : whole;
  return { day: isComparableDay(iso) ? iso : undefined, typed, isEmpty: typed.join('') === '' };
}
