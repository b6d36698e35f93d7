import type { Assessment } from '../advice/assess.js';
import {
  allPoints,
  criteriaOf,
  gridsOf,
  totalOf,
  type AwardGrid,
  type GridCriterion,
} from '../dossier/award-grid.js';
import { inventedTenders } from '../dossier/invented-tenders.js';
import {
  pointsOf,
  scoredParts,
  scoreTenders,
  scoringOf,
  type ScoredPart,
  type ScoredTender,
  type Tender,
  type Weighed,
} from '../dossier/scoring.js';
import { divisionOf, faultOfParts } from '../dossier/subcriteria.js';
import { evenNumbers, listSays, moneySays, numberSays, shareSays } from '../facts/wording.js';
import type { Words } from '../shared/text.js';
import { criterionParts, partName, type CriterionPart, type CriterionParts } from './criterion-parts.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';
import { directiveInFull } from './standing-law.js';
import { criterionName, placedClauses, targetOf, weightSays, type PlacedClause } from './tender.js';

/** One row of the table of criteria. */
export interface GridRow {
  readonly name: Markdown;
  readonly kind: Markdown;
  readonly weight: string;
  readonly parts: readonly CriterionPart[];
}

export interface GridGroup {
  readonly lots: Markdown | undefined;
  readonly rows: readonly GridRow[];
  readonly total: string;
  /** Whether the weights are what they must be, in words. */
  readonly sum: Markdown;
  readonly wrong: boolean;
}

/** A criterion with all that a tenderer and the committee must know of it. */
export interface WrittenCriterion {
  /** The clause that it stands for. */
  readonly source: string | undefined;
  readonly name: Markdown;
  readonly weight: Markdown;
  readonly sum: Markdown | undefined;
  readonly assessed: Markdown | undefined;
  readonly clause: Markdown | undefined;
  /** What has not been written yet. */
  readonly open: Markdown | undefined;
  readonly parts: CriterionParts;
  readonly levels: readonly { readonly label: Markdown; readonly share: string; readonly points: string }[];
  readonly how: Markdown | undefined;
  readonly proofs: readonly { readonly what: Markdown; readonly stage: Markdown; readonly from: Markdown }[];
  readonly after: readonly Markdown[];
}

export interface WorkedExample {
  readonly lots: Markdown | undefined;
  readonly names: readonly Markdown[];
  readonly rows: readonly {
    readonly name: Markdown;
    readonly weight: string;
    readonly cells: readonly Markdown[];
  }[];
  readonly totals: readonly string[];
  readonly ranks: readonly string[];
  /** Every sum, step by step. */
  readonly steps: readonly Markdown[];
  readonly order: Markdown;
  readonly ties: Markdown;
}

/** What the template of the award grid is given. */
export interface AwardGridModel {
  readonly method: Markdown | undefined;
  readonly lots: boolean;
  readonly any: boolean;
  /** Whether a price or a cost is compared. */
  readonly lowest: boolean;
  /** What is done with a price that seems abnormally low; concessions have no article on it. */
  readonly low: Markdown;
  readonly groups: readonly GridGroup[];
  readonly formulas: readonly { readonly kind: Markdown; readonly says: Markdown; readonly sum: Markdown }[];
  /** Whether a criterion is scored by its parts. */
  readonly divided: boolean;
  readonly criteria: readonly WrittenCriterion[];
  readonly examples: readonly WorkedExample[];
  readonly missing: readonly Markdown[];
}

const cell = (text: string): Markdown => trusted(text.replaceAll('|', '\\|'));

/** The clause that a criterion stands for, as it was taken and filled in. */
function clauseOf(criterion: GridCriterion, placed: readonly PlacedClause[]): PlacedClause | undefined {
  return criterion.clause === undefined
    ? undefined
    : placed.find((item) => item.clause.id === criterion.clause);
}

function lotsSay(grid: AwardGrid, key: string, words: Words): Markdown | undefined {
  return grid.lots.length === 0 ? undefined : line(words.say(key, { lots: grid.lots.join(', ') }));
}

function sumSays(grid: AwardGrid, whole: number, words: Words): { sum: Markdown; wrong: boolean } {
  const total = numberSays(grid.total, words.language);
  const all = numberSays(allPoints, words.language);
  if (!grid.weighted) return { sum: trusted(words.say('grid.total-open')), wrong: true };
  if (grid.total === allPoints)
    return { sum: trusted(words.say('grid.total-right', { total })), wrong: false };
  // A clause taken for some lots only leaves fewer points in the others, and that is no mistake.
  return whole === allPoints
    ? { sum: trusted(words.say('grid.total-lots', { total })), wrong: false }
    : { sum: trusted(words.say('grid.total-wrong', { total, all })), wrong: true };
}

function groupOf(grid: AwardGrid, whole: number, several: boolean, words: Words): GridGroup {
  return {
    lots: several ? lotsSay(grid, 'grid.for-lots', words) : undefined,
    rows: grid.criteria.map((criterion) => ({
      name: line(criterion.name ?? criterion.id),
      kind: trusted(words.say(`doc.criterion-kind.${criterion.kind}`)),
      weight: weightSays(criterion.weight, words),
      parts: criterionParts(criterion, words).rows,
    })),
    total: numberSays(grid.total, words.language),
    ...sumSays(grid, whole, words),
  };
}

function proofsOf(item: PlacedClause, words: Words): WrittenCriterion['proofs'] {
  return item.clause.proof
    .filter(({ stage }) => stage === 'tender' || stage === 'award')
    .map((proof) => ({
      what: cell(item.clause.words[words.language].proof[proof.id] ?? proof.id),
      stage: trusted(words.say(`doc.stage.${proof.stage}`)),
      from: trusted(words.say(`doc.from.${proof.from}`)),
    }));
}

/** How a promise is checked once the contract runs: the proofs of that time, the indicator, and what follows a shortfall. */
function afterOf(item: PlacedClause, words: Words): Markdown[] {
  const { clause, indicator, shortfall } = item;
  return [
    ...clause.proof
      .filter(({ stage }) => stage === 'performance' || stage === 'end')
      .map((proof) => trusted(clause.words[words.language].proof[proof.id] ?? proof.id)),
    ...(indicator === undefined || clause.indicator === undefined
      ? []
      : [
          trusted(
            words.say(clause.indicator.target === undefined ? 'grid.indicator-open' : 'grid.indicator-line', {
              indicator,
              target: targetOf(item, words),
              every: words.say(`doc.every.${clause.indicator.every}`),
              reports: words.say(`doc.from.${clause.indicator.reports}`),
            }),
          ),
        ]),
    ...(shortfall === undefined ? [] : [shortfall]),
  ];
}

/** What nobody has written: a criterion of quality without a scale, or a cost without its method. */
function openOf(
  criterion: GridCriterion,
  item: PlacedClause | undefined,
  words: Words,
): Markdown | undefined {
  if (item !== undefined || criterion.text !== undefined || criterion.kind === 'price') return undefined;
  const { subcriteria } = criterion;
  if (subcriteria.length > 0 && subcriteria.every(({ text }) => text !== undefined)) return undefined;
  return trusted(words.say(criterion.kind === 'cost' ? 'grid.no-cost-method' : 'grid.no-text'));
}

function assessedOf(
  criterion: GridCriterion,
  item: PlacedClause | undefined,
  words: Words,
): Markdown | undefined {
  if (criterion.text !== undefined) return paragraphs(criterion.text);
  // In full, with its elements and how they count: a sub-criterion that nobody published may not weigh.
  if (item !== undefined) return item.text;
  return criterion.kind === 'price' ? trusted(words.say('grid.what-price')) : undefined;
}

function writtenCriterion(
  criterion: GridCriterion,
  placed: readonly PlacedClause[],
  concession: boolean,
  words: Words,
): WrittenCriterion {
  const item = clauseOf(criterion, placed);
  const { weight, kind } = criterion;
  const divided = divisionOf(criterion) === 'weighted';
  const none = trusted(
    words.say(
      kind !== 'price' ? 'grid.after-none' : concession ? 'grid.lowest-none-concession' : 'grid.lowest-none',
    ),
  );
  const shown = weightSays(weight, words);
  return {
    source: item?.clause.id,
    name: criterionName(criterion, words),
    weight: trusted(
      weight === undefined ? words.say('grid.weight-open') : words.say('grid.weight-line', { weight: shown }),
    ),
    sum:
      weight === undefined
        ? undefined
        : trusted(
            divided
              ? words.say('grid.sum-parts')
              : words.say('grid.sum-line', { weight: shown, what: words.say(`grid.sum.${kind}`) }),
          ),
    assessed: assessedOf(criterion, item, words),
    clause:
      item === undefined ? undefined : trusted(words.say('grid.from-clause', { reference: item.reference })),
    open: openOf(criterion, item, words),
    parts: criterionParts(criterion, words),
    levels: (item?.scale ?? []).map(({ share, label }) => ({
      label: cell(label),
      share: shareSays(share, words.language),
      // A share of the scale is a share of each part, and the parts weigh differently.
      points:
        weight === undefined || divided
          ? '–'
          : numberSays(Math.round(weight * share * 100) / 100, words.language),
    })),
    how: item?.scoring,
    proofs: item === undefined ? [] : proofsOf(item, words),
    after: item === undefined ? [none] : afterOf(item, words),
  };
}

/** A price such as users pay: the value of a concession is the turnover of years, which nobody offers as a price. */
const pricePaidByUsers = 100;

/** The value that an example takes its prices from: that of the first lot of the group, or of the whole contract. */
function estimateFor(grid: AwardGrid, assessment: Assessment): number | undefined {
  const { dossier } = assessment;
  if (dossier.contract?.kind === 'concession') return pricePaidByUsers;
  const lot = dossier.lots?.find(({ id }) => id === grid.lots[0]);
  return lot === undefined ? dossier.contract?.value : lot.value;
}

function entrySays(
  criterion: Pick<GridCriterion, 'kind'>,
  entry: number,
  currency: string,
  words: Words,
): string {
  return scoringOf(criterion) === 'lowest'
    ? moneySays(entry, words.language, currency)
    : words.say('grid.share-of', { share: shareSays(entry, words.language) });
}

/** "55 × 90 000 ÷ 100 000", as anybody can type it into a calculator. */
function calculation(criterion: Weighed, entry: number, tenders: readonly Tender[], words: Words): string {
  const say = (value: number): string => numberSays(value, words.language);
  if (scoringOf(criterion) === 'share')
    return `${say(criterion.weight)} × ${shareSays(entry, words.language)}`;
  const lowest = Math.min(...tenders.map(({ entries }) => entries[criterion.id] ?? Infinity));
  return `${say(criterion.weight)} × ${say(lowest)} ÷ ${say(entry)}`;
}

/** Who shares a rank with whom, each group once. */
function tiesOf(scored: readonly ScoredTender[], words: Words): Markdown {
  const groups = new Map<number, string[]>();
  for (const { name, rank, tied } of scored)
    if (tied.length > 0) groups.set(rank, [...(groups.get(rank) ?? []), name]);
  if (groups.size === 0) return trusted(words.say('grid.no-tie'));
  return trusted(
    [...groups]
      .map(([rank, names]) => words.say('grid.tied', { names: listSays(names, words), rank }))
      .join(' '),
  );
}

type WeighedPart = ScoredPart & Weighed;

/** Three invented tenders with what each earns. */
interface Scored {
  readonly tenders: readonly Tender[];
  readonly scored: readonly ScoredTender[];
  readonly currency: string;
  readonly words: Words;
  /** Points, all with the same number of decimals. */
  readonly points: (value: number) => string;
}

/** What each tender offered for a criterion or a part, and what that earns. */
function cellsOf(part: WeighedPart, { tenders, scored, currency, words, points }: Scored): Markdown[] {
  return tenders.map(({ entries }, index) =>
    cell(
      words.say('grid.example-cell', {
        entry: entrySays(part, entries[part.id] ?? 0, currency, words),
        points: points(scored[index]?.points[part.id] ?? 0),
      }),
    ),
  );
}

type ExampleRow = WorkedExample['rows'][number];

/** The row of a criterion; below it the rows of its parts, whose points it adds. */
function exampleRows(criterion: GridCriterion, parts: readonly WeighedPart[], made: Scored): ExampleRow[] {
  const { scored, words, points } = made;
  const say = (value: number): string => numberSays(value, words.language);
  const name = line(criterion.name ?? criterion.id);
  const [first] = parts;
  if (first?.divided !== true)
    return parts.map((part) => ({ name, weight: say(part.weight), cells: cellsOf(part, made) }));
  return [
    {
      name,
      weight: say(criterion.weight ?? 0),
      cells: scored.map((tender) => cell(points(pointsOf(criterion, tender)))),
    },
    ...parts.map((part) => ({
      name: line(words.say('doc.subcriterion.name', { name: partName(part) })),
      weight: words.say('doc.subcriterion.weight', { weight: say(part.weight) }),
      cells: cellsOf(part, made),
    })),
  ];
}

function stepSays(
  criterion: Markdown,
  sums: readonly { readonly name: string; readonly sum: string; readonly points: string }[],
  words: Words,
): Markdown {
  return trusted(
    words.say('grid.step', {
      criterion,
      sums: sums.map((values) => words.say('grid.step-sum', values)).join(words.say('punctuation.series')),
    }),
  );
}

/** Every sum of a criterion: that of each part, and then their sum. */
function exampleSteps(criterion: GridCriterion, parts: readonly WeighedPart[], made: Scored): Markdown[] {
  const { tenders, scored, words, points } = made;
  const name = criterion.name ?? criterion.id;
  const own = parts.map((part) =>
    stepSays(
      line(part.divided ? words.say('grid.part-step', { criterion: name, part: partName(part) }) : name),
      tenders.map((tender, index) => ({
        name: tender.name,
        sum: calculation(part, tender.entries[part.id] ?? 0, tenders, words),
        points: points(scored[index]?.points[part.id] ?? 0),
      })),
      words,
    ),
  );
  if (parts[0]?.divided !== true) return own;
  const added = stepSays(
    line(words.say('grid.parts-step', { criterion: name })),
    scored.map((tender) => ({
      name: tender.name,
      sum: parts.map(({ id }) => points(tender.points[id] ?? 0)).join(' + '),
      points: points(pointsOf(criterion, tender)),
    })),
    words,
  );
  return [...own, added];
}

function weighedParts(criterion: GridCriterion): WeighedPart[] {
  return scoredParts(criterion).flatMap((part) =>
    part.weight === undefined ? [] : [{ ...part, weight: part.weight }],
  );
}

function exampleOf(
  grid: AwardGrid,
  several: boolean,
  placed: readonly PlacedClause[],
  assessment: Assessment,
  words: Words,
): WorkedExample | undefined {
  if (!grid.scorable) return undefined;
  const letter = (name: string): string => words.say('grid.tender', { letter: name });
  const tenders = inventedTenders(
    grid.criteria,
    [letter('A'), letter('B'), letter('C')],
    (criterion) => clauseOf(criterion, placed)?.scale.map(({ share }) => share) ?? [],
    estimateFor(grid, assessment),
  );
  const weighed = grid.criteria.map((criterion) => ({ criterion, parts: weighedParts(criterion) }));
  const scored = scoreTenders(
    weighed.flatMap(({ parts }) => parts),
    tenders,
  );
  const currency = assessment.dossier.contract?.currency ?? 'EUR';
  const points = evenNumbers(
    scored.flatMap((tender) => [
      tender.total,
      ...Object.values(tender.points),
      ...grid.criteria.map((criterion) => pointsOf(criterion, tender)),
    ]),
    words.language,
  );
  const made: Scored = { tenders, scored, currency, words, points };
  return {
    lots: several ? lotsSay(grid, 'grid.example-lots', words) : undefined,
    names: scored.map(({ name }) => trusted(name)),
    rows: weighed.flatMap(({ criterion, parts }) => exampleRows(criterion, parts, made)),
    totals: scored.map(({ total }) => points(total)),
    ranks: scored.map(({ rank }) => numberSays(rank, words.language)),
    steps: weighed.flatMap(({ criterion, parts }) => exampleSteps(criterion, parts, made)),
    order: trusted(
      words.say('grid.order', {
        order: [...scored]
          .sort((a, b) => a.rank - b.rank)
          .map(({ name, total, rank }) =>
            words.say('grid.place', { rank: numberSays(rank, words.language), name, total: points(total) }),
          )
          .join(words.say('punctuation.series')),
      }),
    ),
    ties: tiesOf(scored, words),
  };
}

/** Sub-criteria of which some have no weight, or whose weights are not what their criterion weighs. */
function missingParts(criterion: GridCriterion, words: Words): Markdown[] {
  const name = line(criterion.name ?? criterion.id);
  const say = (value: number): string => numberSays(value, words.language);
  const fault = faultOfParts(criterion);
  if (fault === undefined) return [];
  return [
    trusted(
      fault.kind === 'partly'
        ? words.say('grid.missing.parts', { name })
        : words.say('grid.missing.parts-total', { name, sum: say(fault.sum), weight: say(fault.weight) }),
    ),
  ];
}

/** What keeps the grid from being used: no criteria, no weights, or weights that do not add up. */
function missingOf(
  grids: readonly AwardGrid[],
  criteria: readonly GridCriterion[],
  words: Words,
): Markdown[] {
  const parts = criteria.flatMap((criterion) => missingParts(criterion, words));
  const whole = totalOf(criteria);
  if (criteria.length === 0) return [trusted(words.say('doc.missing.criteria'))];
  if (grids.some(({ weighted }) => !weighted)) return [trusted(words.say('grid.missing.weights')), ...parts];
  if (whole === allPoints) return parts;
  const say = (value: number): string => numberSays(value, words.language);
  const total = words.say('grid.missing.total', { total: say(whole), all: say(allPoints) });
  return [trusted(total), ...parts];
}

/** Everything the award grid says: criteria, weights, scales, formulas, and an example that is computed here. */
export function awardGridModel(assessment: Assessment, words: Words): AwardGridModel {
  const { dossier } = assessment;
  const placed = placedClauses(assessment, words);
  const criteria = criteriaOf(dossier);
  const grids = gridsOf(dossier);
  const whole = totalOf(criteria);
  const several = grids.length > 1;
  const kinds = (['price', 'cost', 'quality'] as const).filter((kind) =>
    criteria.some((criterion) => criterion.kind === kind),
  );
  const method = dossier.award?.method;
  return {
    method: method === undefined ? undefined : trusted(words.say(`doc.method.${method}`)),
    lots: (dossier.lots ?? []).length > 0 && !several,
    any: criteria.length > 0,
    lowest: criteria.some((criterion) => scoringOf(criterion) === 'lowest'),
    low: trusted(
      words.say('grid.rules.low', {
        directive: directiveInFull(assessment).replace(/^2014\//, 'd'),
      }),
    ),
    groups: grids.map((grid) => groupOf(grid, whole, several, words)),
    formulas: kinds.map((kind) => ({
      kind: trusted(words.say(`doc.criterion-kind.${kind}`)),
      says: trusted(words.say(`grid.formula.${kind}`)),
      sum: trusted(words.say(`grid.formula.${kind}-sum`)),
    })),
    divided: criteria.some((criterion) => divisionOf(criterion) === 'weighted'),
    criteria: criteria.map((criterion) =>
      writtenCriterion(criterion, placed, dossier.contract?.kind === 'concession', words),
    ),
    examples: grids.flatMap((grid) => exampleOf(grid, several, placed, assessment, words) ?? []),
    missing: missingOf(grids, criteria, words),
  };
}
