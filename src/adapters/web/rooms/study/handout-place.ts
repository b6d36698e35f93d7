import type { Request } from 'express';
import type { PlayedAt } from '../../../../core/workshop/facts-of-round.js';
import type { Words } from '../../../../core/shared/text.js';
import { isComparableDay } from '../../../../usecases/compare-advice.js';
import type { DateQuestion, SelectQuestion } from '../../view-models.js';
import { countryGroups } from '../buyer/countries.js';

/** Where and when handouts are to answer, as an address or the form of a page says it. */
export interface PlaceAsked {
  /** What is not in it stays as each scenario has it. */
  readonly at: Partial<PlayedAt>;
  /** Day, month and year as they were typed. */
  readonly typed: readonly string[];
  /** Something was typed that is no day. */
  readonly wrong: boolean;
}

/** Reads `country`, and `date` or its three fields. A country that is none is left out. */
export function placeAsked(request: Request): PlaceAsked {
  const asked = (name: string): string => {
    const value = request.query[name];
    return typeof value === 'string' ? value.trim().slice(0, 10) : '';
  };
  const whole = asked('date');
  const typed =
    whole === ''
      ? [asked('date.day'), asked('date.month'), asked('date.year')]
      : whole.split('-').reverse().slice(0, 3);
  const [day = '', month = '', year = ''] = typed;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isDay = isComparableDay(date);
  return {
    at: {
      ...(/^[A-Z]{2}$/.test(asked('country')) ? { country: asked('country') } : {}),
      ...(isDay ? { date } : {}),
    },
    typed,
    wrong: !isDay && typed.join('') !== '',
  };
}

/** The place as the query of an address. */
export function placeQuery({ country, date }: Partial<PlayedAt>): Readonly<Record<string, string>> {
  return { ...(country === undefined ? {} : { country }), ...(date === undefined ? {} : { date }) };
}

/** Asks for another country or day; `usual` is what stands there before somebody chooses. */
export function placeQuestions(
  { at, typed, wrong }: PlaceAsked,
  usual: Partial<PlayedAt>,
  words: Words,
): readonly [SelectQuestion, DateQuestion] {
  const [day = '', month = '', year = ''] =
    typed.join('') === '' ? (usual.date ?? '').split('-').reverse() : typed;
  return [
    {
      kind: 'select',
      id: 'country',
      name: 'country',
      label: words.say('workshop.study.country'),
      prompt: words.say('workshop.handout.as-scenario'),
      groups: countryGroups(at.country ?? usual.country ?? '', words),
    },
    {
      kind: 'date',
      id: 'date',
      name: 'date',
      label: words.say('workshop.study.date'),
      hint: words.say('workshop.handout.date-hint'),
      ...(wrong ? { error: words.say('workshop.study.date-fault') } : {}),
      day,
      month,
      year,
    },
  ];
}
