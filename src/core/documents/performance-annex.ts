import type { Assessment } from '../advice/assess.js';
import { worksDuringContract } from '../dossier/calendar.js';
import { numberOf } from '../facts/facts.js';
import { moneySays, numberSays } from '../facts/wording.js';
import { usual } from '../insertion/hours.js';
import type { Words } from '../shared/text.js';
import { calendarsOf, targetSays, type ContractCalendar } from './contract-calendar.js';
import { hoursSteps } from './hours-steps.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';
import { spokenLine } from './spoken.js';
import {
  criterionName,
  ownCriteria,
  placedClauses,
  shownProofs,
  spokenIn,
  type LabelledValue,
  type PlacedClause,
} from './tender.js';

/** One clause as whoever follows the contract needs it. */
export interface FollowedClause {
  /** Its id in the library. */
  readonly clause: string;
  readonly lot: string | undefined;
  readonly reference: string;
  readonly title: Markdown;
  readonly asked: Markdown;
  readonly measured: readonly LabelledValue[];
  readonly proofs: readonly {
    readonly what: Markdown;
    readonly equivalent: Markdown;
    readonly stage: Markdown;
    readonly from: Markdown;
  }[];
  readonly shortfall: Markdown;
  readonly success: Markdown;
}

export interface HoursSum {
  readonly clause: string;
  readonly title: Markdown;
  readonly steps: readonly Markdown[];
  /** What the tender asks, beside what the sum gives. */
  readonly asked: Markdown;
  readonly open: Markdown | undefined;
}

/** What the template of the performance annex is given. */
export interface PerformanceAnnexModel {
  readonly any: boolean;
  readonly byLot: boolean;
  readonly overview: readonly {
    readonly clause: string;
    readonly name: Markdown;
    readonly lot: Markdown;
    readonly every: Markdown;
    readonly reports: Markdown;
    readonly target: Markdown;
  }[];
  readonly clauses: readonly FollowedClause[];
  /** Conditions that the buyer wrote, for which nobody has set proof or figure. */
  readonly own: readonly Markdown[];
  /** Award criteria in the authority's own words: what the winning tender promised for them is written in, and followed. */
  readonly promises: readonly Markdown[];
  readonly hours: readonly HoursSum[];
  readonly calendars: readonly ContractCalendar[];
  readonly missing: readonly Markdown[];
}

const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' '));

function lotOf(item: PlacedClause): Markdown | undefined {
  return item.lot === undefined ? undefined : line(item.lot);
}

/** Where the clause stands, for which lot, and what is measured: how often, by whom, up to which target. */
function measuredOf(item: PlacedClause, words: Words): LabelledValue[] {
  const { indicator, place } = item.clause;
  const row = (key: string, value: Markdown): LabelledValue => ({
    label: trusted(words.say(`annex.head.${key}`)),
    value: cell(value),
  });
  return [
    row('text', trusted(words.say(`annex.place.${place}`, { reference: item.reference }))),
    ...(item.lot === undefined ? [] : [row('lot', line(item.lot))]),
    ...(indicator === undefined || item.indicator === undefined
      ? []
      : [
          row('indicator', item.indicator),
          // A target says its unit itself.
          ...(indicator.target === undefined
            ? [row('unit', trusted(words.say(`annex.unit.${indicator.unit}`)))]
            : []),
          row('target', targetSays(item, words)),
          row('every', trusted(words.say(`doc.every.${indicator.every}`))),
          row('reports', trusted(words.say(`doc.from.${indicator.reports}`))),
        ]),
  ];
}

function followed(item: PlacedClause, words: Words): FollowedClause {
  const { clause } = item;
  const own = clause.words[words.language];
  return {
    clause: clause.id,
    lot: item.lot,
    reference: item.reference,
    title: item.title,
    asked: spokenLine(own.summary, spokenIn(clause, words)),
    measured: measuredOf(item, words),
    proofs: shownProofs(clause).map(({ id, stage, from }) => ({
      what: spokenLine(cell(own.proof[id] ?? id), spokenIn(clause, words)),
      equivalent: cell(own.equivalents[id] ?? words.say('annex.same-value')),
      stage: trusted(words.say(`doc.stage.${stage}`)),
      from: trusted(words.say(`doc.from.${from}`)),
    })),
    shortfall: item.shortfall ?? trusted(words.say('annex.no-shortfall')),
    success: item.success ?? trusted(words.say('annex.no-success')),
  };
}

/** The hours that a clause of work integration asks for, where it is one of those that count hours. */
function hoursAsked(item: PlacedClause): number | undefined {
  const { hours } = item.values;
  return item.clause.ladder === 'insertion-hours' && typeof hours === 'number' ? hours : undefined;
}

function hoursOf(item: PlacedClause, assessment: Assessment, words: Words): HoursSum[] {
  const asked = hoursAsked(item);
  if (asked === undefined) return [];
  const { dossier, facts, lots } = assessment;
  const lot = lots.find((one) => one.lot.id === item.lot);
  const value = lot === undefined ? numberOf(facts, 'estimate.value') : lot.lot.value;
  const labourShare = dossier.contract?.labourShare;
  const askedSays = words.say('unit.hours', { value: asked, text: numberSays(asked, words.language) });
  const title = trusted(
    `${item.reference} ${item.title}${item.lot === undefined ? '' : ` (${line(item.lot)})`}`,
  );
  if (value === undefined || labourShare === undefined || labourShare === 0 || value === 0)
    return [
      {
        clause: item.clause.id,
        title,
        steps: [],
        asked: trusted(words.say('annex.hours.asked', { hours: askedSays })),
        open: trusted(words.say('annex.hours.open')),
      },
    ];
  const hourlyCost = dossier.contract?.hourlyCost ?? usual.hourlyCost;
  const figures = { value, labourShare, hourlyCost, share: usual.share };
  const { sum, steps } = hoursSteps(figures, words);
  // Where the buyer asks for other hours than the usual share gives, the sum shows the share that was asked for; nothing is rounded.
  const shown =
    sum.hours === asked
      ? steps
      : hoursSteps({ ...figures, share: asked / sum.allHours }, words).steps.slice(0, -1);
  return [
    {
      clause: item.clause.id,
      title,
      steps: shown.map(trusted),
      asked: trusted(
        words.say('annex.hours.asked-same', {
          hours: askedSays,
          worth: moneySays(Math.round(asked * hourlyCost), words.language),
        }),
      ),
      open: undefined,
    },
  ];
}

/** Everything that follows from the clauses while the contract runs: what is asked, proved, reported and when. */
export function performanceAnnexModel(assessment: Assessment, words: Words): PerformanceAnnexModel {
  const { dossier } = assessment;
  const items = placedClauses(assessment, words).filter(({ clause }) => worksDuringContract(clause));
  const own = (dossier.measures ?? [])
    .filter(({ place }) => place === 'performance-condition' || place === 'contract-management')
    .map(({ text }) => paragraphs(text));
  const calendars = items.length === 0 ? [] : calendarsOf(assessment, items, words);
  const endless = dossier.contract?.indefinite === true;
  return {
    any: items.length > 0,
    byLot: items.some(({ lot }) => lot !== undefined),
    overview: items.map((item) => ({
      clause: item.clause.id,
      name: cell(`${item.reference} ${item.title}`),
      lot: lotOf(item) ?? trusted(words.say('annex.all-lots')),
      every: trusted(
        item.clause.indicator === undefined ? '–' : words.say(`doc.every.${item.clause.indicator.every}`),
      ),
      reports: trusted(
        item.clause.indicator === undefined ? '–' : words.say(`doc.from.${item.clause.indicator.reports}`),
      ),
      target: item.clause.indicator === undefined ? trusted('–') : cell(targetSays(item, words)),
    })),
    clauses: items.map((item) => followed(item, words)),
    own,
    promises: ownCriteria(dossier).map((criterion) => criterionName(criterion, words)),
    hours: items.flatMap((item) => hoursOf(item, assessment, words)),
    calendars,
    missing: [
      ...(calendars.some(({ known }) => !known) && !endless
        ? [trusted(words.say('doc.missing.duration'))]
        : []),
      ...items.flatMap((item) =>
        item.blanks.map((label) =>
          trusted(words.say('doc.missing.blank', { reference: item.reference, label })),
        ),
      ),
    ],
  };
}
