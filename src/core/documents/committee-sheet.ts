import type { Assessment } from '../advice/assess.js';
import {
  allPoints,
  criteriaOf,
  gridsOf,
  totalOf,
  type AwardGrid,
  type GridCriterion,
} from '../dossier/award-grid.js';
import { scoringOf } from '../dossier/scoring.js';
import { numberSays } from '../facts/wording.js';
import { printable } from '../shared/literal.js';
import type { Words } from '../shared/text.js';
import {
  columnName,
  type Cell,
  type CellStyle,
  type Row,
  type Sheet,
  type Validation,
  type Workbook,
} from './workbook.js';

/** Tenders that a sheet has room for. */
const mostTenders = 10;

/** Columns before those of the tenders: criterion, kind, weight. */
const before = 3;

/** More lots than this share the sheet of their group: nobody finds a tab among hundreds. */
const mostTabs = 30;

const tenders = Array.from({ length: mostTenders }, (_, index) => columnName(before + index));
const first = tenders[0] ?? 'D';
const last = tenders.at(-1) ?? first;
const columns = before + mostTenders;

function text(content: string, style: CellStyle, over = 1): Cell {
  const shown = printable(content).replace(/\s+/g, ' ').trim();
  return { content: { kind: 'text', text: shown }, style, ...(over === 1 ? {} : { over }) };
}

function formula(written: string, style: CellStyle, shows: number | string = ''): Cell {
  return { content: { kind: 'formula', formula: written, shows }, style };
}

function empty(style: CellStyle): Cell {
  return { content: { kind: 'empty' }, style };
}

const wide = (content: string, style: CellStyle, lines = 1): Row => ({
  cells: [text(content, style, columns)],
  lines,
});

/** What is wrong with the weights, so that nobody scores with them; undefined when they are right. */
function warningOf(grid: AwardGrid, whole: number, words: Words): string | undefined {
  if (!grid.weighted) return words.say('grid.sheet.open');
  if (whole === allPoints) return undefined;
  const say = (value: number): string => numberSays(value, words.language);
  return words.say('grid.sheet.wrong', { total: say(grid.total), all: say(allPoints) });
}

function weightCell({ weight }: GridCriterion): Cell {
  return weight === undefined
    ? text('–', 'number')
    : { content: { kind: 'number', value: weight }, style: 'number' };
}

function firstCells(criterion: GridCriterion, weight: Cell, words: Words): Cell[] {
  return [
    text(criterion.name ?? criterion.id, 'name'),
    text(words.say(`doc.criterion-kind.${criterion.kind}`), 'plain'),
    weight,
  ];
}

/** Rows that need room for a long name get it: some 34 signs stand in a line. */
const linesFor = ({ name, id }: GridCriterion): number => Math.ceil((name ?? id).length / 34);

/**
 * Points of one tender for one criterion, as core/dossier/scoring.ts works them out: nothing while the entry is missing,
 * all the points for an amount of nothing, otherwise the part of the weight, to two decimals.
 */
function pointsFormula(criterion: GridCriterion, entryRow: number, column: string): string {
  const entry = `${column}${String(entryRow)}`;
  const weight = `$C$${String(entryRow)}`;
  if (scoringOf(criterion) === 'share') return `IF(${entry}="","",ROUND(${weight}*${entry},2))`;
  const all = `$${first}${String(entryRow)}:$${last}${String(entryRow)}`;
  return `IF(${entry}="","",IF(${entry}=0,${weight},ROUND(${weight}*MIN(${all})/${entry},2)))`;
}

function validationOf(criterion: GridCriterion, row: number, currency: string, words: Words): Validation {
  const range = `${first}${String(row)}:${last}${String(row)}`;
  const name = scoringOf(criterion) === 'lowest' ? 'amount' : 'share';
  return {
    range,
    from: 0,
    ...(name === 'share' ? { to: 1 } : {}),
    title: words.say(`grid.sheet.${name}-title`),
    hint: words.say(`grid.sheet.${name}-hint`, { currency }),
    refusal: words.say(`grid.sheet.${name}-refusal`),
  };
}

function sheetOf(
  tab: string,
  heading: readonly string[],
  grid: AwardGrid,
  whole: number,
  currency: string,
  words: Words,
): Sheet {
  const { criteria } = grid;
  const say = (key: string): string => words.say(`grid.sheet.${key}`);
  const warning = warningOf(grid, whole, words);
  const rows: Row[] = [
    ...heading.map((line, index) => wide(line, index === 0 ? 'title' : 'name')),
    wide(say('note'), 'note', 2),
    ...(warning === undefined ? [] : [wide(warning, 'warning')]),
    {
      cells: [
        text(say('criterion'), 'head'),
        text(say('kind'), 'head'),
        text(say('weight'), 'head'),
        ...tenders.map((_, index) =>
          text(words.say('grid.sheet.tender', { number: index + 1 }), 'fill-name'),
        ),
      ],
    },
  ];
  const headRow = rows.length;
  const again = (title: string): Row => ({
    cells: [
      text(title, 'head'),
      text('', 'head'),
      text(say('weight'), 'head'),
      ...tenders.map((column, index) =>
        formula(
          `${column}$${String(headRow)}`,
          'head',
          words.say('grid.sheet.tender', { number: index + 1 }),
        ),
      ),
    ],
  });
  const entryRow = (index: number): number => headRow + 1 + index;
  const lastEntry = entryRow(criteria.length - 1);
  rows.push(
    ...criteria.map((criterion) => ({
      cells: [
        ...firstCells(criterion, weightCell(criterion), words),
        ...tenders.map(() => empty(scoringOf(criterion) === 'lowest' ? 'fill-amount' : 'fill-share')),
      ],
      lines: linesFor(criterion),
    })),
    {
      cells: [
        text(say('left'), 'plain', 2),
        formula(`SUM($C$${String(entryRow(0))}:$C$${String(lastEntry)})`, 'total', grid.total),
        ...tenders.map((column) => {
          const range = `${column}${String(entryRow(0))}:${column}${String(lastEntry)}`;
          return formula(`IF(COUNT(${range})=0,"",${String(criteria.length)}-COUNT(${range}))`, 'number');
        }),
      ],
    },
    { cells: [] },
    again(say('points')),
  );
  const pointsRow = rows.length + 1;
  const totalRow = pointsRow + criteria.length;
  rows.push(
    ...criteria.map((criterion, index) => ({
      cells: [
        ...firstCells(
          criterion,
          criterion.weight === undefined
            ? text('–', 'number')
            : formula(`$C$${String(entryRow(index))}`, 'number', criterion.weight),
          words,
        ),
        ...tenders.map((column) => formula(pointsFormula(criterion, entryRow(index), column), 'points')),
      ],
      lines: linesFor(criterion),
    })),
    {
      cells: [
        text(say('total'), 'name', 2),
        formula(`SUM($C$${String(pointsRow)}:$C$${String(totalRow - 1)})`, 'total', grid.total),
        // A total counts only when every criterion was answered: a tender half scored has no rank.
        ...tenders.map((column) => {
          const range = `${column}${String(pointsRow)}:${column}${String(totalRow - 1)}`;
          return formula(`IF(COUNT(${range})<${String(criteria.length)},"",ROUND(SUM(${range}),2))`, 'total');
        }),
      ],
    },
    {
      cells: [
        text(say('rank'), 'name', before),
        ...tenders.map((column) => {
          const cell = `${column}${String(totalRow)}`;
          const all = `$${first}$${String(totalRow)}:$${last}$${String(totalRow)}`;
          return formula(`IF(${cell}="","",RANK(${cell},${all}))`, 'number');
        }),
      ],
    },
    {
      cells: [
        text(say('equal'), 'plain', before),
        ...tenders.map((column) => {
          const cell = `${column}${String(totalRow)}`;
          const all = `$${first}$${String(totalRow)}:$${last}$${String(totalRow)}`;
          return formula(`IF(${cell}="","",IF(COUNTIF(${all},${cell})>1,"${say('yes')}",""))`, 'number');
        }),
      ],
    },
    { cells: [] },
    again(say('reasons')),
    ...criteria.map((criterion) => ({
      cells: [...firstCells(criterion, text('', 'plain'), words), ...tenders.map(() => empty('fill-text'))],
      lines: Math.max(3, linesFor(criterion)),
    })),
    { cells: [] },
    {
      cells: [text(say('signatures'), 'name', before), { ...empty('fill-text'), over: mostTenders }],
      lines: 4,
    },
  );
  return {
    name: tab,
    widths: [36, 12, 11, ...tenders.map(() => 16)],
    rows,
    frozen: { rows: headRow, columns: before },
    validations: criteria.map((criterion, index) =>
      validationOf(criterion, entryRow(index), currency, words),
    ),
  };
}

/** A name that a tab may have, once in the workbook: 31 signs, none of those that formulas use. */
function tabName(wanted: string, taken: Set<string>): string {
  const plain =
    printable(wanted)
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 27) || '1';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain} ${String(number)}`;
  taken.add(name.toLowerCase());
  return name;
}

/**
 * The sheet that the committee fills in, one for each lot: formulas work out what core/dossier/scoring.ts works out. Weights
 * are locked; the words are those of the language of the document.
 */
export function committeeWorkbook(assessment: Assessment, words: Words): Workbook {
  const { dossier } = assessment;
  const given = dossier.title?.trim() ?? '';
  const title = words.say('grid.sheet.title', { title: given === '' ? words.say('doc.untitled') : given });
  const currency = dossier.contract?.currency ?? 'EUR';
  const whole = totalOf(criteriaOf(dossier));
  const taken = new Set<string>();
  const lots = dossier.lots ?? [];
  const sheets = gridsOf(dossier).flatMap((grid) => {
    if (grid.criteria.length === 0) return [];
    const groups =
      lots.length > mostTabs || grid.lots.length === 0 ? [grid.lots] : grid.lots.map((id) => [id]);
    return groups.map((ids) => {
      const [only] = ids.length === 1 ? ids : [];
      const named = lots.find(({ id }) => id === only)?.title ?? '';
      const tab = tabName(ids.length === 0 ? words.say('grid.sheet.tab-all') : (ids[0] ?? ''), taken);
      const lot = words.say('grid.sheet.lot', { lot: ids.join(', ') });
      const heading = ids.length === 0 ? [title] : [title, named === '' ? lot : `${lot} – ${named}`];
      return sheetOf(tab, heading, grid, whole, currency, words);
    });
  });
  return {
    title,
    language: words.language,
    author: dossier.authority.name ?? '',
    asOf: assessment.asOf,
    foot: words.say('grid.sheet.foot'),
    sheets:
      sheets.length > 0
        ? sheets
        : [
            {
              name: words.say('grid.sheet.tab-all'),
              widths: [80],
              rows: [{ cells: [text(title, 'title')] }, { cells: [text(words.say('grid.none'), 'warning')] }],
              frozen: { rows: 0, columns: 0 },
              validations: [],
            },
          ],
  };
}
