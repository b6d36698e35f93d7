import { numberSays, quantitySays, shareSays } from '../../../../core/facts/wording.js';
import type { Library } from '../../../../core/clauses/library.js';
import type { Words } from '../../../../core/shared/text.js';
import { labelSays } from '../../../../core/workshop/label-words.js';
import type { Label } from '../../../../core/workshop/positions.js';
import type { PlayedRound } from '../../../../core/workshop/plan.js';
import { blockWidth, shiftPicture, type ShiftPicture } from '../../../../core/workshop/shift-picture.js';
import type { Bar, Chart } from '../../../../core/workshop/tally.js';
import { allPoints } from '../../../../core/workshop/vote.js';
import type { CountedRound } from '../../../../usecases/count-round.js';
import type { Table } from '../../view-models.js';
import { onTheWall } from './on-the-wall.js';

interface Amount {
  readonly count: string;
  readonly share: string;
  /** Of the drawing, in per cent of its width. */
  readonly width: string;
}

/** `partials/live/chart`: a table whose rows are drawn, so that the chart is its own table. */
interface ResultChart {
  readonly id: string;
  readonly caption: string;
  /** Points and ranks have no votes to count. */
  readonly amounts: boolean;
  readonly twice: boolean;
  readonly rows: readonly {
    readonly label: string;
    /** The engine gives this answer. */
    readonly right: boolean;
    readonly first: Amount;
    readonly second?: Amount;
  }[];
}

/** `partials/live/shift`: who moved, drawn and as a table. */
interface ShownShift {
  readonly id: string;
  readonly caption: string;
  readonly says: string;
  readonly picture: ShownPicture;
  /** What the letters of the picture stand for. */
  readonly legend: readonly { readonly sign: string; readonly text: string }[];
  readonly table: Table;
}

interface ShownPicture {
  readonly box: string;
  readonly bands: readonly { readonly path: string; readonly stayed: boolean }[];
  readonly blocks: readonly {
    readonly x: string;
    readonly y: string;
    readonly width: string;
    readonly height: string;
    readonly textX: string;
    readonly textY: string;
    readonly sign: string;
  }[];
}

/** `partials/live/results` */
export interface Results {
  readonly votes: string;
  readonly charts: readonly ResultChart[];
  readonly figures?: string | undefined;
  readonly texts: readonly { readonly text: string; readonly times: string }[];
  readonly more?: string | undefined;
  readonly shifts: readonly ShownShift[];
  readonly teams?: Table | undefined;
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** How far a bar reaches: a full one is everybody, or all points; ranks have no whole and are told against the highest. */
function reachOf(bar: Bar, chart: Chart, most: number): number {
  if (chart.counts !== 'amount') return bar.share;
  return chart.id === 'points' ? bar.mean / allPoints : bar.count / Math.max(most, 1);
}

function amountOf(bar: Bar, chart: Chart, most: number, words: Words): Amount {
  const { language } = words;
  const value = chart.id === 'points' ? Math.round(bar.mean * 10) / 10 : bar.count;
  return {
    count: numberSays(value, language),
    share: shareSays(Math.round(bar.share * 100) / 100, language),
    width: `${String(Math.round(reachOf(bar, chart, most) * 1000) / 10)}%`,
  };
}

function chartModel(
  chart: Chart,
  other: Chart | undefined,
  right: ReadonlySet<string>,
  naming: (label: Label) => string,
  words: Words,
): ResultChart {
  const most = Math.max(chart.most, other?.most ?? 0);
  const again = new Map(other?.bars.map((bar) => [bar.id, bar]));
  return {
    id: `chart-${chart.id.replace(/[^a-z0-9]+/gi, '-')}`,
    caption: chart.label === undefined ? words.say('live.chart.answers') : naming(chart.label),
    amounts: chart.counts === 'amount',
    twice: other !== undefined,
    rows: chart.bars.map((bar) => {
      const second = again.get(bar.id);
      return {
        label: naming(bar.label),
        right: right.has(`${chart.id} ${bar.id}`),
        first: amountOf(bar, chart, most, words),
        ...(other === undefined || second === undefined
          ? {}
          : { second: amountOf(second, other, most, words) }),
      };
    }),
  };
}

function shownPicture(picture: ShiftPicture, sign: (id: string) => string): ShownPicture {
  const margin = 2;
  const side = (blocks: ShiftPicture['left'], x: number): ShownPicture['blocks'] =>
    blocks.map(({ id, y, height, middle }) => ({
      x: String(x),
      y: String(y),
      width: String(blockWidth),
      height: String(height),
      textX: String(x + blockWidth / 2),
      textY: String(middle + 5),
      sign: sign(id),
    }));
  return {
    box: `0 ${String(-margin - 8)} ${String(picture.width)} ${String(picture.height + 2 * margin + 16)}`,
    bands: picture.bands.map(({ path, stayed }) => ({ path, stayed })),
    blocks: [...side(picture.left, 0), ...side(picture.right, picture.width - blockWidth)],
  };
}

function shiftModels(counted: CountedRound, naming: (label: Label) => string, words: Words): ShownShift[] {
  return counted.shifts.flatMap((shift) => {
    const chart = counted.first.charts.find(({ id }) => id === shift.chart);
    const order = chart?.bars.map(({ id }) => id) ?? [];
    const picture = shiftPicture(shift, order);
    if (picture === undefined) return [];
    const shown = new Set(shift.moves.flatMap(({ from, to }) => [from.id, to.id]));
    const bars = chart?.bars.filter(({ id }) => shown.has(id)) ?? [];
    const sign = (id: string): string => signs[bars.findIndex((bar) => bar.id === id)] ?? '·';
    const caption = shift.label === undefined ? words.say('live.shift.title') : naming(shift.label);
    return [
      {
        id: `shift-${shift.chart.replace(/[^a-z0-9]+/gi, '-')}`,
        caption,
        says: words.say('live.shift.says', { both: shift.both, moved: shift.moved }),
        picture: shownPicture(picture, sign),
        legend: bars.map(({ id, label }) => ({ sign: sign(id), text: naming(label) })),
        table: {
          caption: words.say('live.shift.table', { of: caption }),
          captionHidden: true,
          columns: [
            { text: words.say('live.shift.before'), numeric: false },
            { text: words.say('live.shift.after'), numeric: false },
            { text: words.say('live.shift.people'), numeric: true },
          ],
          rows: shift.moves.map(({ from, to, count }) => ({
            head: { text: `${sign(from.id)} – ${naming(from.label)}` },
            cells: [
              { text: `${sign(to.id)} – ${naming(to.label)}`, numeric: false },
              { text: numberSays(count, words.language), numeric: true },
            ],
          })),
        },
      },
    ];
  });
}

function teamTable(counted: CountedRound, naming: (label: Label) => string, words: Words): Table | undefined {
  const chart = counted.first.charts.find(({ counts }) => counts === 'one');
  if (chart === undefined || counted.teams.length === 0) return undefined;
  return {
    caption: words.say('live.teams.table'),
    columns: [
      { text: words.say('live.teams.team'), numeric: false },
      ...chart.bars.map(({ label }) => ({ text: naming(label), numeric: true })),
    ],
    rows: counted.teams.map(({ team, tally }) => ({
      head: { text: words.say('live.teams.name', { team }) },
      cells: chart.bars.map(({ id }) => ({
        text: numberSays(
          tally.charts.find((other) => other.id === chart.id)?.bars.find((bar) => bar.id === id)?.count ?? 0,
          words.language,
        ),
        numeric: true,
      })),
    })),
  };
}

/**
 * The counted votes of a round for a page.
 *
 * @param both the second vote and who moved are shown
 * @param right the bars that the engine gives as the answer, as `chart bar`
 */
export function resultsModel(
  { round }: PlayedRound,
  counted: CountedRound,
  both: boolean,
  right: ReadonlySet<string>,
  library: Library,
  words: Words,
): Results {
  const naming = (label: Label): string => labelSays(label, library, words);
  const second = both ? counted.second : undefined;
  const { first } = counted;
  const shownTexts = (second !== undefined && round.kind === 'open-question' ? second : first).texts.filter(
    ({ text }) => !counted.hidden.has(text.toLowerCase()),
  );
  const unit = round.kind === 'estimate' ? round.unit : undefined;
  const figures = second?.figures ?? first.figures;
  const quantity = (value: number): string => (unit === undefined ? '' : quantitySays(value, unit, words));
  return {
    votes: words.say('live.results.votes', { votes: (second ?? first).votes }),
    charts: first.charts.map((chart) =>
      chartModel(
        chart,
        second?.charts.find(({ id }) => id === chart.id),
        right,
        naming,
        words,
      ),
    ),
    figures:
      figures === undefined || unit === undefined
        ? undefined
        : words.say('live.results.figures', {
            least: quantity(figures.least),
            median: quantity(figures.median),
            most: quantity(figures.most),
          }),
    texts: shownTexts.slice(0, onTheWall.texts).map(({ text, count }) => ({
      text,
      times: count === 1 ? '' : words.say('live.results.times', { count }),
    })),
    more:
      shownTexts.length > onTheWall.texts
        ? words.say('live.results.more', { count: shownTexts.length - onTheWall.texts })
        : undefined,
    shifts: both ? shiftModels(counted, naming, words) : [],
    teams: teamTable(counted, naming, words),
  };
}
