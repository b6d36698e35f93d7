import type { Assessment } from '../advice/assess.js';
import type { GridCriterion } from '../dossier/award-grid.js';
import { divisionOf } from '../dossier/subcriteria.js';
import { listSays, moneySays, nameOf, numberSays, optionSays } from '../facts/wording.js';
import type { NoticeTerm, NoticeTerms } from '../law/notice-terms.js';
import {
  callsForCompetition,
  noticeOf,
  type Notice,
  type NoticeClause,
  type NoticeLot,
  type NoticeRow,
  type NoticeValue,
} from '../notice/notice.js';
import { printable } from '../shared/literal.js';
import type { Words } from '../shared/text.js';
import { partName } from './criterion-parts.js';
import { line, trusted, type Markdown } from './markdown.js';
import { reservationSays, type CodeLabel } from './tender.js';

/** A business term with its answer and where that comes from. */
export interface SheetRow {
  readonly term: string;
  readonly name: Markdown;
  readonly value: Markdown;
  readonly from: Markdown;
  /** Ids of the clauses, and the fact, that it follows from. */
  readonly clauses: readonly string[];
  readonly fact: string | undefined;
}

export interface SheetCriterion {
  readonly type: Markdown;
  readonly name: Markdown;
  readonly description: Markdown;
  readonly weight: string;
}

export interface SheetLot {
  readonly heading: Markdown;
  readonly rows: readonly SheetRow[];
  readonly criteria: readonly SheetCriterion[];
  readonly weightKind: Markdown | undefined;
}

export interface Contradiction {
  readonly says: Markdown;
  readonly instead: Markdown;
}

/** What the template of the notice sheet is given. */
export interface NoticeSheetModel {
  readonly form: Markdown;
  readonly noCall: boolean;
  readonly contradictions: readonly Contradiction[];
  readonly rows: readonly SheetRow[];
  /** What every lot says alike, where there are several. */
  readonly common: readonly SheetRow[];
  /** The criteria that every lot has alike, where there are several lots. */
  readonly criteria: readonly SheetCriterion[];
  readonly weightKind: Markdown | undefined;
  readonly divided: boolean;
  readonly lots: readonly SheetLot[];
  readonly left: readonly {
    readonly term: string;
    readonly name: Markdown;
    readonly says: Markdown;
    readonly needed: Markdown;
  }[];
  readonly source: Markdown;
  readonly missing: readonly Markdown[];
}

/** The longest text that a cell repeats; the whole stands in the tender document. */
const longest = 2000;

const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' '));

function shortened(text: string): string {
  const plain = printable(text).replace(/\s+/g, ' ').trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s\S*$/, '')} …`;
}

interface Sayings {
  readonly assessment: Assessment;
  readonly terms: NoticeTerms;
  readonly words: Words;
  readonly codeLabel: CodeLabel;
}

function codeSays(term: NoticeTerm, code: string, { terms, words }: Sayings): string {
  const label = term.list === undefined ? undefined : terms.lists.get(term.list)?.get(code)?.[words.language];
  return label === undefined ? code : words.say('notice.code', { code, label });
}

function valueSays(term: NoticeTerm, value: NoticeValue, sayings: Sayings): string {
  const { words, codeLabel, terms } = sayings;
  switch (value.kind) {
    case 'code':
      return line(codeSays(term, value.code, sayings));
    case 'cpv': {
      const label = codeLabel(value.code);
      return line(label === undefined ? value.code : words.say('notice.code', { code: value.code, label }));
    }
    case 'text':
      return line(shortened(value.text));
    case 'number':
      return numberSays(value.value, words.language);
    case 'amount':
      return moneySays(value.amount, words.language, value.currency);
    case 'months':
      return words.say('notice.months', {
        months: numberSays(value.months, words.language),
        count: value.months,
      });
    case 'clauses':
      return value.clauses
        .map((item) =>
          words.say('notice.clause', {
            title: item.clause.words[words.language].title,
            reference: item.reference,
          }),
        )
        .join(words.say('punctuation.series'));
    case 'measure':
      return line(shortened(value.text));
    case 'reservation': {
      const { route, minimumShare, routes } = value.reservation;
      return (
        reservationSays(route, minimumShare, routes, sayings.assessment, words) ??
        words.say('notice.reservation-unread', { route: optionSays('reservation.route', route, words) })
      );
    }
    case 'subtype': {
      const label = terms.subtypes.find(({ subtype }) => subtype === value.subtype)?.label[words.language];
      return line(words.say('notice.code', { code: value.subtype, label: label ?? '' }));
    }
  }
}

/** From what an answer follows: clauses by their reference, or the answer that was given. */
function fromSays({ term, from }: NoticeRow, words: Words): string {
  if (from.length > 0)
    return listSays(
      from.map(({ reference }) => reference),
      words,
    );
  const [fact] = term.facts;
  if (fact !== undefined) return nameOf(fact, words);
  return words.has(`notice.from.${term.follows}`) ? words.say(`notice.from.${term.follows}`) : '–';
}

function answered({ values }: NoticeRow): boolean {
  return values.length > 0;
}

function sheetRow(row: NoticeRow, sayings: Sayings): SheetRow {
  const { words } = sayings;
  return {
    term: row.term.id,
    name: cell(row.term.name[words.language]),
    value: cell(
      row.values.map((value) => valueSays(row.term, value, sayings)).join(words.say('punctuation.series')),
    ),
    from: cell(fromSays(row, words)),
    clauses: row.from.map(({ clause }) => clause.id),
    fact: row.term.facts[0],
  };
}

/** The form has no place for sub-criteria: their names and points open the description of their criterion. */
function partsSay(criterion: GridCriterion, words: Words): string | undefined {
  const { subcriteria } = criterion;
  if (subcriteria.length === 0) return undefined;
  const division = divisionOf(criterion);
  const parts = subcriteria.map((part) =>
    part.weight === undefined
      ? partName(part)
      : words.say('notice.subcriterion', {
          name: partName(part),
          weight: numberSays(part.weight, words.language),
        }),
  );
  return words.say(division === 'together' ? 'notice.subcriteria-together' : 'notice.subcriteria', {
    parts: parts.join(words.say('punctuation.series')),
  });
}

function descriptionOf(criterion: GridCriterion, clauses: readonly NoticeClause[], words: Words): string {
  const parts = partsSay(criterion, words);
  if (parts !== undefined) {
    const texts = [criterion.text, ...criterion.subcriteria.map(({ text }) => text)];
    const said = [parts, ...texts.filter((text) => text !== undefined)].join(' ');
    return line(shortened(said));
  }
  if (criterion.text !== undefined) return line(shortened(criterion.text));
  const item = clauses.find(({ clause }) => clause.id === criterion.clause);
  if (item !== undefined)
    return words.say('notice.clause', {
      title: item.clause.words[words.language].summary,
      reference: item.reference,
    });
  return criterion.kind === 'price' ? words.say('grid.what-price') : words.say('notice.to-write');
}

function criteriaOf(lot: NoticeLot, clauses: readonly NoticeClause[], sayings: Sayings): SheetCriterion[] {
  const { terms, words } = sayings;
  const type = terms.terms.find(({ id }) => id === 'BT-539');
  return lot.criteria.map((criterion) => ({
    type: cell(type === undefined ? criterion.kind : codeSays(type, criterion.kind, sayings)),
    name: line(criterion.name ?? criterion.id),
    description: cell(descriptionOf(criterion, clauses, words)),
    weight: criterion.weight === undefined ? '–' : numberSays(criterion.weight, words.language),
  }));
}

function weightKindSays(lot: NoticeLot, sayings: Sayings): Markdown | undefined {
  const term = sayings.terms.terms.find(({ id }) => id === 'BT-5421');
  return lot.weightKind === undefined || term === undefined
    ? undefined
    : line(codeSays(term, lot.weightKind, sayings));
}

const same = (a: SheetRow, b: SheetRow | undefined): boolean => a.value === b?.value && a.from === b.from;

/** Rows that every lot has alike stand once before the lots. */
function commonOf(lots: readonly (readonly SheetRow[])[]): SheetRow[] {
  const [first = [], ...others] = lots;
  return lots.length < 2
    ? []
    : first.filter((row) =>
        others.every((rows) =>
          same(
            row,
            rows.find(({ term }) => term === row.term),
          ),
        ),
      );
}

function headingOf(lot: NoticeLot, words: Words): Markdown {
  if (lot.lot === undefined) return trusted(words.say('notice.whole', { id: lot.id }));
  const title = lot.lot.title ?? '';
  const named = title === '' ? lot.id : `${lot.id} – ${title}`;
  return line(lot.lot.id === lot.id ? named : words.say('notice.renamed', { named, own: lot.lot.id }));
}

/** What somebody must still give or decide, each term once. */
function leftOf(notice: Notice, words: Words): NoticeSheetModel['left'] {
  const seen = new Set<string>();
  return [...notice.rows, ...notice.lots.flatMap(({ rows }) => rows)].flatMap(({ term, open }) => {
    const key = `${term.at} ${term.id}`;
    if (open === undefined || seen.has(key)) return [];
    seen.add(key);
    const own = `notice.help.${term.id}`;
    const needed = notice.subtype !== undefined && term.needed.includes(notice.subtype);
    return [
      {
        term: term.id,
        name: cell(term.name[words.language]),
        says: cell(words.say(open === 'officer' && words.has(own) ? own : `notice.open.${open}`)),
        needed: trusted(words.say(needed ? 'truth.yes' : 'truth.no')),
      },
    ];
  });
}

/** The ambitions that no clause carries: the notice may not announce them. */
function ambitionsLeft(
  { dossier }: Assessment,
  clauses: readonly NoticeClause[],
  words: Words,
): Contradiction[] {
  const carried = new Set(clauses.flatMap(({ clause }) => clause.themes));
  const bare = (dossier.ambitions ?? []).filter((ambition) => !carried.has(ambition));
  if (bare.length === 0 || (dossier.measures ?? []).length > 0) return [];
  return [
    {
      says: trusted(
        words.say('notice.ambitions', {
          ambitions: listSays(
            bare.map((ambition) => words.say(`facts.ambitions.options.${ambition}`)),
            words,
          ),
        }),
      ),
      instead: trusted(words.say('notice.ambitions-instead')),
    },
  ];
}

/**
 * Everything the notice sheet says: the answers that follow from the dossier, what contradicts, and what is left.
 *
 * @param contradictions findings about what the notice and the documents say, in words
 */
export function noticeSheetModel(
  assessment: Assessment,
  terms: NoticeTerms,
  clauses: readonly NoticeClause[],
  contradictions: readonly Contradiction[],
  words: Words,
  codeLabel: CodeLabel,
): NoticeSheetModel {
  const notice = noticeOf(assessment, terms);
  const sayings: Sayings = { assessment, terms, words, codeLabel };
  const perLot = notice.lots.map(({ rows }) => rows.filter(answered).map((row) => sheetRow(row, sayings)));
  const common = commonOf(perLot);
  const divided = notice.lots.length > 1;
  // Lots that are awarded alike share one table.
  const alike =
    divided && new Set(notice.lots.map(({ criteria }) => criteria.map(({ id }) => id).join('\n'))).size === 1
      ? notice.lots[0]
      : undefined;
  const label = terms.subtypes.find(({ subtype }) => subtype === notice.subtype)?.label[words.language];
  return {
    form: trusted(
      notice.subtype === undefined || label === undefined
        ? words.say('notice.form-open')
        : words.say('notice.form', { subtype: notice.subtype, label }),
    ),
    noCall: !callsForCompetition(assessment.dossier),
    contradictions: [...contradictions, ...ambitionsLeft(assessment, clauses, words)],
    rows: notice.rows.filter(answered).map((row) => sheetRow(row, sayings)),
    common,
    criteria: alike === undefined ? [] : criteriaOf(alike, clauses, sayings),
    weightKind: alike === undefined ? undefined : weightKindSays(alike, sayings),
    divided,
    lots: notice.lots.map((lot, index) => ({
      heading: headingOf(lot, words),
      rows: (perLot[index] ?? []).filter((row) => !common.some((other) => other.term === row.term)),
      criteria: alike === undefined ? criteriaOf(lot, clauses, sayings) : [],
      weightKind: alike === undefined ? weightKindSays(lot, sayings) : undefined,
    })),
    left: leftOf(notice, words),
    source: trusted(
      words.say('notice.source', {
        name: terms.source.name,
        version: terms.source.version,
        url: terms.source.url,
        licence: terms.source.licence,
      }),
    ),
    missing: [],
  };
}
