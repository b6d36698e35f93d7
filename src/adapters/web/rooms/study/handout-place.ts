import type { Request } from 'express';
import type { PlayedAt } from '../../../../core/workshop/facts-of-round.js';
import type { Words } from '../../../../core/shared/text.js';
import { dayAsked } from '../../day-asked.js';
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
  const { country } = request.query;
  const { day, typed, isEmpty } = dayAsked(request, 'date');
  return {
    at: {
      ...(typeof country === 'string' && /^[A-Z]{2}$/.test(country.trim())
        ? { country: country.trim() }
        : {}),
      ...(day === undefined ? {} : { date: day }),
    },
    typed,
    wrong: day === undefined && !isEmpty,
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
