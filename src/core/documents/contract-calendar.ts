/** The calendar of a contract in words and as a picture, and the sheets on which its figures are followed. */
import type { Assessment } from '../advice/assess.js';
import {
  dueMonths,
  duesOf,
  longestCalendar,
  periodsOf,
  wholeMonths,
  type Due,
  type DueKind,
} from '../dossier/calendar.js';
import { numberOf } from '../facts/facts.js';
import { listSays, numberSays } from '../facts/wording.js';
import type { Words } from '../shared/text.js';
import { figureText, mostRows, shortened } from './figure.js';
import type { Figure, FigureRow } from './block.js';
import { line, trusted, type Markdown } from './markdown.js';
import { targetInUnit, type PlacedClause } from './tender.js';

export interface CalendarRow {
  readonly month: Markdown;
  readonly due: Markdown;
}

/** One row for each period of one indicator, to be filled in. */
export interface MonitoredIndicator {
  readonly title: Markdown;
  /** What is counted, and what is to be reached. */
  readonly line: Markdown;
  readonly rows: readonly { readonly period: Markdown; readonly due: Markdown }[];
}

/** The calendar of one contract: of the whole, or of the lots that have the same. */
export interface ContractCalendar {
  readonly lots: Markdown | undefined;
  /** How long it runs, or that nobody has said so. */
  readonly term: Markdown;
  readonly known: boolean;
  readonly figures: readonly Markdown[];
  readonly years: readonly { readonly title: Markdown; readonly rows: readonly CalendarRow[] }[];
  /** What is due once, on a day that the parties agree. */
  readonly once: Markdown | undefined;
  /** That the calendar goes on in the same way. */
  readonly more: Markdown | undefined;
  /** That each of several lots has tables of its own. */
  readonly copy: Markdown | undefined;
  readonly monitored: readonly MonitoredIndicator[];
}

interface Timed {
  readonly item: PlacedClause;
  readonly dues: readonly Due[];
}

interface Stretch {
  readonly lots: readonly string[];
  readonly items: readonly PlacedClause[];
  /** Whole months; undefined while it is not known. */
  readonly term: number | undefined;
}

const year = 12;

function termOf(facts: Assessment['facts']): number | undefined {
  const months = numberOf(facts, 'contract.durationMonths');
  return months === undefined || months <= 0 ? undefined : wholeMonths(months);
}

/** Lots that have the same clauses and the same term share a calendar; without lots there is one. */
function stretchesOf(assessment: Assessment, items: readonly PlacedClause[]): Stretch[] {
  if (assessment.lots.length === 0) return [{ lots: [], items, term: termOf(assessment.facts) }];
  const stretches = new Map<string, { lots: string[]; items: PlacedClause[]; term: number | undefined }>();
  for (const { lot, facts } of assessment.lots) {
    const own = items.filter((item) => item.lot === undefined || item.lot === lot.id);
    const term = termOf(facts) ?? termOf(assessment.facts);
    const key = `${String(term)} ${own.map(({ reference }) => reference).join(' ')}`;
    const known = stretches.get(key) ?? { lots: [], items: own, term };
    known.lots.push(lot.id);
    stretches.set(key, known);
  }
  return [...stretches.values()];
}

/** "3, 6, 9 … 48": months of one rhythm are not all written out. */
export function monthsSay(months: readonly number[], words: Words): string {
  const say = (month: number): string => numberSays(month, words.language);
  const [first = 0, second = 0] = months;
  const last = months.at(-1) ?? 0;
  const even = months.slice(1, -1).every((month, index) => month - (months[index] ?? 0) === second - first);
  return months.length > 5 && even
    ? `${months.slice(0, 3).map(say).join(', ')} … ${say(last)}`
    : months.map(say).join(', ');
}

/** A month for each year of a long term, or for each quarter of a short one. */
function ticksOf(term: number, words: Words): Figure['axis']['ticks'] {
  const step = term <= 6 ? 1 : term <= 18 ? 3 : year * Math.ceil(term / (year * 12));
  const places: number[] = [];
  for (let at = 0; at <= term; at += step) places.push(at);
  return places.map((at) => ({ at, label: numberSays(at, words.language) }));
}

function rowOf({ item, dues }: Timed, term: number, words: Words): FigureRow {
  const marks = [...new Set(dues.flatMap(({ months }) => months))].sort((a, b) => a - b);
  return {
    label: `${item.reference} ${shortened(item.clause.words[words.language].title, 120)}`,
    bars: [{ from: 0, to: term }],
    marks,
  };
}

/** The drawn timeline: one bar for each clause, one dot for each month in which something is due. */
function timelineOf(timed: readonly Timed[], term: number, lots: string | undefined, words: Words): Figure[] {
  const rows = timed.map((one) => rowOf(one, term, words));
  const parts = Math.ceil(rows.length / mostRows);
  const months = words.say('unit.months', { value: term, text: numberSays(term, words.language) });
  return Array.from({ length: parts }, (_, part): Figure => {
    const shown = rows.slice(part * mostRows, (part + 1) * mostRows);
    const facts = shown.map(({ label, marks }) => [
      label,
      marks.length === 0 ? words.say('annex.calendar.no-month') : monthsSay(marks, words),
    ]);
    const caption = words.say(parts === 1 ? 'annex.calendar.picture' : 'annex.calendar.picture-part', {
      part: part + 1,
      parts,
    });
    return {
      kind: 'figure',
      caption: lots === undefined ? caption : `${caption} (${lots})`,
      alternative: words.say('annex.calendar.alternative', {
        months,
        rows: facts
          .map(([label = '', due = '']) => words.say('annex.calendar.row', { label, due }))
          .join('. '),
      }),
      axis: { to: term, ticks: ticksOf(term, words) },
      rows: shown,
      facts: { head: [words.say('doc.table.clause'), words.say('annex.calendar.months')], rows: facts },
    };
  });
}

const kindsInOrder: readonly DueKind[] = ['report', 'figure', 'step', 'meeting', 'last-proof'];

/** "Figures from the contractor: C4, C6. Report: C9." */
function dueSays(timed: readonly Timed[], month: number, words: Words): Markdown {
  const groups = new Map<string, string[]>();
  for (const kind of kindsInOrder)
    for (const { item, dues } of timed)
      for (const due of dues) {
        if (due.kind !== kind || !due.months.includes(month)) continue;
        const name = dueName(due, words);
        groups.set(name, [...(groups.get(name) ?? []), item.reference]);
      }
  return trusted(
    [...groups]
      .map(([name, references]) =>
        words.say('annex.calendar.due-line', { name, references: references.join(', ') }),
      )
      .join(' '),
  );
}

function dueName({ kind, from }: Due, words: Words): string {
  return from === undefined || kind === 'report'
    ? words.say(`annex.calendar.due.${kind}`)
    : words.say(`annex.calendar.due-from.${from}`, { name: words.say(`annex.calendar.due.${kind}`) });
}

function yearsOf(timed: readonly Timed[], term: number, words: Words): ContractCalendar['years'] {
  const all = [...new Set(timed.flatMap(({ dues }) => dues.flatMap(({ months }) => months)))]
    .filter((month) => month <= longestCalendar)
    .sort((a, b) => a - b);
  const years = Math.ceil(Math.min(term, longestCalendar) / year);
  return Array.from({ length: years }, (_, index) => {
    const from = index * year + 1;
    const to = Math.min((index + 1) * year, term);
    return {
      title: trusted(words.say('annex.calendar.year', { year: index + 1, from, to })),
      rows: all
        .filter((month) => month >= from && month <= to)
        .map((month) => ({
          month: trusted(words.say('annex.calendar.month', { month })),
          due: dueSays(timed, month, words),
        })),
    };
  }).filter(({ rows }) => rows.length > 0);
}

function monitoredOf(item: PlacedClause, term: number | undefined, words: Words): MonitoredIndicator[] {
  const { indicator } = item.clause;
  if (indicator === undefined || item.indicator === undefined) return [];
  const open = {
    period: trusted(words.say(`annex.watch.once.${indicator.every === 'once' ? 'once' : 'open'}`)),
    due: trusted(''),
  };
  const periods = indicator.every === 'once' || term === undefined ? [] : periodsOf(indicator.every, term);
  const shown = periods.filter(({ to }) => to <= longestCalendar || periods.length === 1);
  return [
    {
      title: trusted(`${item.reference} ${item.title}`),
      line: trusted(
        words.say('annex.watch.line', { indicator: item.indicator, target: targetSays(item, words) }),
      ),
      rows:
        shown.length === 0
          ? [open]
          : shown.map(({ from, to }) => ({
              period: trusted(
                words.say(from === to ? 'annex.watch.month' : 'annex.watch.months', { from, to }),
              ),
              due: trusted(words.say('annex.watch.due', { month: to })),
            })),
    },
  ];
}

/** A target with its unit; that there is none, where the clause sets none. */
export function targetSays(item: PlacedClause, words: Words): Markdown {
  const target = targetInUnit(item, words);
  return target === '–' ? trusted(words.say('annex.no-target')) : target;
}

function onceOf(timed: readonly Timed[], words: Words): Markdown | undefined {
  const references = timed
    .filter(({ item, dues }) => item.clause.indicator?.every === 'once' && dues.length > 0)
    .map(({ item }) => item.reference);
  return references.length === 0
    ? undefined
    : trusted(words.say('annex.calendar.once', { references: listSays(references, words) }));
}

/** One lot with its title, or the lots that share a calendar. */
function namesOf(lots: readonly string[], assessment: Assessment, words: Words): string | undefined {
  const [only] = lots;
  if (only === undefined) return undefined;
  if (lots.length > 1) return words.say('annex.lots', { lots: lots.join(', ') });
  const title = assessment.dossier.lots?.find(({ id }) => id === only)?.title ?? '';
  return title.trim() === ''
    ? words.say('annex.lot', { lot: only })
    : words.say('annex.lot-titled', { lot: only, title: shortened(title, 80) });
}

function calendarOf(
  { lots, items, term }: Stretch,
  several: boolean,
  assessment: Assessment,
  words: Words,
): ContractCalendar {
  const timed = items.map((item) => ({ item, dues: duesOf(item.clause, item.values, term) }));
  const names = namesOf(lots, assessment, words);
  return {
    lots: names === undefined ? undefined : line(names),
    term: trusted(
      term === undefined
        ? words.say('annex.calendar.no-term')
        : words.say('annex.calendar.term', {
            months: words.say('unit.months', { value: term, text: numberSays(term, words.language) }),
          }),
    ),
    known: term !== undefined,
    figures:
      term === undefined || timed.length === 0
        ? []
        : timelineOf(timed, term, several && lots.length > 0 ? lots.join(', ') : undefined, words).map(
            figureText,
          ),
    years: term === undefined ? [] : yearsOf(timed, term, words),
    once: onceOf(timed, words),
    more:
      term !== undefined && term > longestCalendar
        ? trusted(
            words.say('annex.calendar.more', {
              shown: longestCalendar,
              last: dueMonths('end', term)
                .map((month) => numberSays(month, words.language))
                .join(''),
            }),
          )
        : undefined,
    copy: lots.length > 1 ? trusted(words.say('annex.watch.copy')) : undefined,
    monitored: items.flatMap((item) => monitoredOf(item, term, words)),
  };
}

/** The calendars of a tender, one for each group of lots that have the same. */
export function calendarsOf(
  assessment: Assessment,
  items: readonly PlacedClause[],
  words: Words,
): ContractCalendar[] {
  const stretches = stretchesOf(assessment, items);
  return stretches.map((stretch) => calendarOf(stretch, stretches.length > 1, assessment, words));
}
