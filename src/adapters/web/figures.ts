import { dateSays, listSays, numberSays, shareSays } from '../../core/facts/wording.js';
import type { IsoDate } from '../../core/shared/iso-date.js';
import type { Words } from '../../core/shared/text.js';
import type { AwardBars, RouteMap, Timeline } from './view-models.js';

/** What a drawing of the award needs of a criterion. */
export interface WeightedCriterion {
  readonly name?: string | undefined;
  /** price, cost or quality. */
  readonly kind?: string | undefined;
  readonly weight?: number | undefined;
}

/** Weights as bars on a scale to a hundred, or to the heaviest where weights go beyond. */
export function awardBars(id: string, criteria: readonly WeightedCriterion[], words: Words): AwardBars {
  const weights = criteria.map((criterion) => criterion.weight ?? 0);
  const total = Math.round(weights.reduce((sum, weight) => sum + weight, 0) * 1e6) / 1e6;
  const whole = Math.max(...weights, 100);
  const percent = (weight: number): string => shareSays(weight / 100, words.language);
  return {
    id,
    title: words.say('figure.award-title'),
    bars: criteria.map((criterion) => ({
      name: criterion.name ?? words.say('figure.unnamed'),
      weight: criterion.weight === undefined ? words.say('figure.no-weight') : percent(criterion.weight),
      kind: criterion.kind === 'price' || criterion.kind === 'cost' ? criterion.kind : 'quality',
      width: `${String(Math.round(((criterion.weight ?? 0) / whole) * 1000) / 10)}%`,
    })),
    total: percent(total),
    ...(total === 100
      ? {}
      : { wrong: words.say('figure.award-wrong', { total: numberSays(total, words.language) }) }),
  };
}

export interface TimelineDay {
  readonly text: string;
  readonly day: IsoDate;
}

/** Days since a fixed one; enough to place marks in proportion. */
function serial(day: IsoDate): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

/** Marks closer than this, in per cent, would cover each other. */
const gap = 9;
const first = 5;
const last = 95;

/** Places each day in proportion, then pushes neighbours apart: from the left, and from the right where that overflows. */
function placed(days: readonly IsoDate[]): number[] {
  const numbers = days.map(serial);
  const [from = 0, to = 0] = [numbers.at(0), numbers.at(-1)];
  const spots = numbers.map((value) =>
    to === from ? first : first + ((value - from) / (to - from)) * (last - first),
  );
  const step = Math.min(gap, (last - first) / Math.max(1, days.length - 1));
  for (let index = 1; index < spots.length; index += 1)
    spots[index] = Math.max(spots[index] ?? 0, (spots[index - 1] ?? 0) + step);
  let limit = last;
  for (let index = spots.length - 1; index >= 0; index -= 1) {
    spots[index] = Math.min(spots[index] ?? 0, limit);
    limit = (spots[index] ?? 0) - step;
  }
  return spots.map((spot) => Math.round(spot * 10) / 10);
}

/** A timeline of days; `today` is the day that the page is about, such as the day of dispatch. */
export function timeline(
  id: string,
  title: string,
  days: readonly TimelineDay[],
  today: IsoDate,
  words: Words,
): Timeline {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const spots = placed(sorted.map((item) => item.day));
  return {
    id,
    title,
    marks: sorted.map((item, index) => ({
      text: item.text,
      day: dateSays(item.day, words.language),
      number: index + 1,
      x: `${String(spots[index] ?? first)}%`,
      state: item.day < today ? 'past' : item.day === today ? 'now' : 'ahead',
    })),
  };
}

export interface RouteState {
  readonly route: string;
  readonly name: string;
  readonly state: 'open' | 'closed' | 'unknown';
  readonly says: string;
  readonly href: string;
}

const rowHeight = 56;

/** Ways that leave one point, like paths from a square: open ones arrive, closed ones stop half-way. */
export function routeMap(id: string, title: string, routes: readonly RouteState[], words: Words): RouteMap {
  const height = Math.max(1, routes.length) * rowHeight;
  const middle = height / 2;
  const named = (state: RouteState['state']): string => {
    const names = routes.filter((route) => route.state === state).map((route) => route.name);
    return names.length === 0 ? '' : words.say(`figure.routes-${state}`, { names: listSays(names, words) });
  };
  return {
    id,
    title,
    says: [named('open'), named('closed'), named('unknown')].filter((part) => part !== '').join(' '),
    height,
    middle,
    routes: routes.map((route, index) => {
      const y = index * rowHeight + rowHeight / 2;
      const end = route.state === 'closed' ? 148 : 222;
      return {
        ...route,
        number: index + 1,
        y,
        path: `M 36 ${String(middle)} C 90 ${String(middle)} 80 ${String(y)} 136 ${String(y)} L ${String(end)} ${String(y)}`,
      };
    }),
  };
}
