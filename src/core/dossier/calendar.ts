/**
 * What is due when during a contract, in months from its start: month 3 is due when three months have passed. The day on
 * which a contract starts is not known before it is concluded, so no date is worked out here.
 */
import type { ChosenValues, Clause, Indicator } from '../clauses/clause.js';

type Frequency = Indicator['every'];

export type DueKind = 'figure' | 'report' | 'step' | 'meeting' | 'last-proof';

/** One kind of thing that a clause makes due, with its months in order; none of them where it is due once, on no set day. */
export interface Due {
  readonly kind: DueKind;
  /** Undefined where the clause does not say it in a form that can be read. */
  readonly from: Indicator['reports'] | undefined;
  readonly months: readonly number[];
}

/** A stretch of the contract for which one figure is reported. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** A calendar is worked out for this long at most; what follows goes on in the same way. */
export const longestCalendar = 120;

const year = 12;
const monthsOf = { month: 1, quarter: 3, 'half-year': 6, year } as const;

function isRhythm(value: unknown): value is keyof typeof monthsOf {
  return typeof value === 'string' && Object.hasOwn(monthsOf, value);
}

/** Whole months of a term; one that has begun counts. */
export function wholeMonths(term: number): number {
  return Math.ceil(term);
}

/**
 * The months in which something of a frequency is due within a term.
 *
 * @param term in whole months
 * @returns in order; the last is the end of the term, even where the period is not full then. None for what is due once.
 */
export function dueMonths(every: Frequency, term: number): number[] {
  if (term <= 0 || every === 'once') return [];
  if (every === 'end') return [term];
  const step = monthsOf[every];
  const months: number[] = [];
  for (let month = step; month < term; month += step) months.push(month);
  return [...months, term];
}

/** The stretches for which a figure is reported: one for each month in which it is due. */
export function periodsOf(every: Frequency, term: number): Period[] {
  const months = dueMonths(every, term);
  return months.map((to, index) => ({ from: (months[index - 1] ?? 0) + 1, to }));
}

/** Meetings of every year, spread evenly over it; in a year that is not full, those whose month comes. */
export function meetingMonths(yearly: number, term: number): number[] {
  const months: number[] = [];
  if (yearly < 1) return months;
  for (let begun = 0; begun < term; begun += year)
    for (let meeting = 1; meeting <= yearly; meeting += 1) {
      const month = begun + Math.max(1, Math.round((year * meeting) / yearly));
      if (month <= term && month !== months.at(-1)) months.push(month);
    }
  return months;
}

/** A rhythm that the buyer chose in a clause, beside that of its indicator: of its reports, or of a step of another kind. */
function chosenRhythms(clause: Clause, values: ChosenValues, term: number): Due[] {
  return clause.parameters.flatMap(({ id, type }): Due[] => {
    const value = values[id];
    if (type !== 'one-of' || !isRhythm(value)) return [];
    if (id === 'period') return [{ kind: 'report', from: 'contractor', months: dueMonths(value, term) }];
    return id === 'rhythm' ? [{ kind: 'step', from: undefined, months: dueMonths(value, term) }] : [];
  });
}

/** Meetings a year, where the clause sets a number of them. */
function chosenMeetings(clause: Clause, values: ChosenValues): number | undefined {
  const parameter = clause.parameters.find(
    ({ id, type }) => (id === 'meetings' || id === 'yearly') && type === 'integer',
  );
  const value = parameter === undefined ? undefined : values[parameter.id];
  return typeof value === 'number' ? value : undefined;
}

/**
 * Whether a clause works while the contract runs: it asks the contractor for a proof or a figure then, whatever its place in
 * the documents. A reservation whose conditions are looked at each year is one.
 */
export function worksDuringContract(clause: Clause): boolean {
  return (
    clause.place === 'performance-condition' ||
    clause.place === 'contract-management' ||
    clause.indicator?.reports === 'contractor' ||
    clause.proof.some(({ stage }) => stage === 'performance' || stage === 'end')
  );
}

/**
 * What a clause makes due.
 *
 * @param term in whole months; undefined while it is not known, which leaves no months
 */
export function duesOf(clause: Clause, values: ChosenValues, term: number | undefined): Due[] {
  const length = term ?? 0;
  const { indicator } = clause;
  const meetings = chosenMeetings(clause, values);
  const last = new Set(clause.proof.flatMap(({ stage, from }) => (stage === 'end' ? [from] : [])));
  return [
    ...chosenRhythms(clause, values, length),
    ...(indicator === undefined
      ? []
      : [{ kind: 'figure', from: indicator.reports, months: dueMonths(indicator.every, length) } as const]),
    ...(meetings === undefined
      ? []
      : [{ kind: 'meeting', from: undefined, months: meetingMonths(meetings, length) } as const]),
    ...[...last].map((from) => ({ kind: 'last-proof', from, months: dueMonths('end', length) }) as const),
  ];
}
