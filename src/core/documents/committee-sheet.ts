import type { Assessment } from '../advice/assess.js';
import {
  allPoints,
  criteriaOf,
  gridsOf,
  totalOf,
  type AwardGrid,
  type GridCriterion,
} from '../dossier/award-grid.js';
import { scoredParts, scoringOf, type ScoredPart } from '../dossier/scoring.js';
import { faultOfParts } from '../dossier/subcriteria.js';
import { numberSays } from '../facts/wording.js';
import { printable } from '../shared/literal.js';
import type { Words } from '../shared/text.js';
import { partName } from './criterion-parts.js';
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

/** What is wrong with the weights, so that nobody scores with them; nothing when they are right. */
function warningsOf(grid: AwardGrid, whole: number, words: Words): string[] {
  const say = (value: number): string => numberSays(value, words.language);
  const parts = grid.criteria.flatMap((criterion) => {
    const { id, name = id } = criterion;
    const fault = faultOfParts(criterion);
    if (fault === undefined) return [];
    return fault.kind === 'partly'
      ? words.say('grid.sheet.parts-open', { name })
      : words.say('grid.sheet.parts-wrong', { name, sum: say(fault.sum), weight: say(fault.weight) });
  });
  if (!grid.weighted) return [words.say('grid.sheet.open'), ...parts];
  if (whole === allPoints) return parts;
  return [words.say('grid.sheet.wrong', { total: say(grid.total), all: say(allPoints) }), ...parts];
}

/** A row of a block: a criterion, or below it one of the parts by which it is scored. */
interface Line {
  readonly criterion: GridCriterion;
  /** What points are given for in this row; undefined for a criterion that adds those of its parts. */
  readonly part: ScoredPart | undefined;
  /** Rows of parts below it. */
  readonly below: number;
}

/** The rows of a block, in the order of the grid. */
function linesOf(criteria: readonly GridCriterion[]): Line[] {
  return criteria.flatMap((criterion): Line[] => {
    const parts = scoredParts(criterion);
    const rows = parts.map((part) => ({ criterion, part, below: 0 }));
    return parts[0]?.divided === true ? [{ criterion, part: undefined, below: parts.length }, ...rows] : rows;
  });
}

const isPart = ({ part }: Line): boolean => part?.divided === true;

const numberCell = (weight: number | undefined): Cell =>
  weight === undefined
    ? text('–', 'number')
    : { content: { kind: 'number', value: weight }, style: 'number' };

function nameOf({ criterion, part }: Line, words: Words): string {
  return part?.divided === true
    ? words.say('grid.sheet.part', { name: partName(part) })
    : (criterion.name ?? criterion.id);
}

/** The kind stands beside criteria alone: by it the sums tell a criterion from its parts. */
function firstCells(row: Line, weight: Cell, words: Words): Cell[] {
  return isPart(row)
    ? [text(nameOf(row, words), 'part'), empty('plain'), weight]
    : [
        text(nameOf(row, words), 'name'),
        text(words.say(`doc.criterion-kind.${row.criterion.kind}`), 'plain'),
        weight,
      ];
}

/** Rows that need room for a long name get it: some 34 signs stand in a line. */
const linesFor = (row: Line, words: Words): number => Math.ceil(nameOf(row, words).length / 34);

/**
 * Points of one tender for one criterion, as core/dossier/scoring.ts works them out: nothing while the entry is missing,
 * all the points for an amount of nothing, otherwise the part of the weight, to two decimals.
 */
function pointsFormula(part: ScoredPart, entryRow: number, column: string): string {
  const entry = `${column}${String(entryRow)}`;
  const weight = `$C$${String(entryRow)}`;
  if (scoringOf(part) === 'share') return `IF(${entry}="","",ROUND(${weight}*${entry},2))`;
  const all = `$${first}${String(entryRow)}:$${last}${String(entryRow)}`;
  return `IF(${entry}="","",IF(${entry}=0,${weight},ROUND(${weight}*MIN(${all})/${entry},2)))`;
}

/** Points of a criterion once all its parts have theirs. */
function partsFormula(column: string, row: number, parts: number): string {
  const range = `${column}${String(row + 1)}:${column}${String(row + parts)}`;
  return `IF(COUNT(${range})<${String(parts)},"",ROUND(SUM(${range}),2))`;
}

/** The sum over the criteria of a block, without the parts that stand below them: only criteria have a kind. */
function sumFormula(column: string, first: number, last: number, divided: boolean): string {
  const range = `${column}${String(first)}:${column}${String(last)}`;
  return divided ? `SUMIF($B$${String(first)}:$B$${String(last)},"<>",${range})` : `SUM(${range})`;
}

function validationOf(part: ScoredPart, row: number, currency: string, words: Words): Validation {
  const range = `${first}${String(row)}:${last}${String(row)}`;
  const name = scoringOf(part) === 'lowest' ? 'amount' : 'share';
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
  const lines = linesOf(grid.criteria);
  const divided = lines.some(isPart);
  const scored = lines.filter(({ part }) => part !== undefined).length;
  const say = (key: string): string => words.say(`grid.sheet.${key}`);
  const rows: Row[] = [
    ...heading.map((line, index) => wide(line, index === 0 ? 'title' : 'name')),
    wide(say('note'), 'note', 2),
    ...warningsOf(grid, whole, words).map((warning) => wide(warning, 'warning')),
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
  const lastEntry = entryRow(lines.length - 1);
  const range = (column: string, first: number, last: number): string =>
    `${column}${String(first)}:${column}${String(last)}`;
  rows.push(
    ...lines.map((row) => ({
      cells: [
        ...firstCells(
          row,
          numberCell(row.part === undefined ? row.criterion.weight : row.part.weight),
          words,
        ),
        ...tenders.map(() =>
          empty(
            row.part === undefined
              ? 'plain'
              : scoringOf(row.part) === 'lowest'
                ? 'fill-amount'
                : 'fill-share',
          ),
        ),
      ],
      lines: linesFor(row, words),
    })),
    {
      cells: [
        text(say('left'), 'plain', 2),
        formula(sumFormula('$C', entryRow(0), lastEntry, divided), 'total', grid.total),
        ...tenders.map((column) => {
          const filled = `COUNT(${range(column, entryRow(0), lastEntry)})`;
          return formula(`IF(${filled}=0,"",${String(scored)}-${filled})`, 'number');
        }),
      ],
    },
    { cells: [] },
    again(say('points')),
  );
  const pointsRow = rows.length + 1;
  const totalRow = pointsRow + lines.length;
  rows.push(
    ...lines.map((row, index) => ({
      cells: [
        ...firstCells(
          row,
          (row.part ?? row.criterion).weight === undefined
            ? text('–', 'number')
            : formula(`$C$${String(entryRow(index))}`, 'number', (row.part ?? row.criterion).weight),
          words,
        ),
        ...tenders.map((column) =>
          row.part === undefined
            ? formula(partsFormula(column, pointsRow + index, row.below), 'total')
            : formula(pointsFormula(row.part, entryRow(index), column), 'points'),
        ),
      ],
      lines: linesFor(row, words),
    })),
    {
      cells: [
        text(say('total'), 'name', 2),
        formula(sumFormula('$C', pointsRow, totalRow - 1, divided), 'total', grid.total),
        // A total counts only when every criterion was answered: a tender half scored has no rank.
        ...tenders.map((column) =>
          formula(
            `IF(COUNT(${range(column, pointsRow, totalRow - 1)})<${String(lines.length)},"",ROUND(${sumFormula(column, pointsRow, totalRow - 1, divided)},2))`,
            'total',
          ),
        ),
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
    ...lines.map((row) => ({
      cells: [
        ...firstCells(row, text('', 'plain'), words),
        ...tenders.map(() => empty(row.part === undefined ? 'plain' : 'fill-text')),
      ],
      lines: row.part === undefined ? linesFor(row, words) : Math.max(3, linesFor(row, words)),
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
    validations: lines.flatMap(({ part }, index) =>
      part === undefined ? [] : validationOf(part, entryRow(index), currency, words),
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
