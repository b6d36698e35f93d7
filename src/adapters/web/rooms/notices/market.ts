import type { Response } from 'express';
import type { Figure } from '../../../../core/documents/block.js';
import { figureText, mostRows, shortened } from '../../../../core/documents/figure.js';
import { numberSays, shareSays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { Market, MarketCell } from '../../../../usecases/notice-ports.js';
import { paths } from '../../paths.js';
import { renderedHtml, type SafeHtml } from '../../safe-html.js';
import type { Table } from '../../view-models.js';
import { countrySays } from './naming.js';
import type { Board, NoticesParts } from './parts.js';

/** What a chart counts under one name. */
interface Group {
  readonly key: string;
  readonly label: string;
  readonly integration: number;
  readonly mission: number;
  /** All lots, reserved or not, where they are known. */
  readonly all?: number | undefined;
}

/** A chart and the table behind it. */
interface Chart {
  readonly id: string;
  readonly heading: string;
  readonly drawing: SafeHtml;
  readonly table: Table;
}

function grouped(
  cells: readonly MarketCell[],
  keyOf: (cell: MarketCell) => string,
  labelOf: (key: string) => string,
  all?: ReadonlyMap<string, number>,
): Group[] {
  const sums = new Map<string, { integration: number; mission: number }>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const sum = sums.get(key) ?? { integration: 0, mission: 0 };
    sum[cell.mission ? 'mission' : 'integration'] += cell.lots;
    sums.set(key, sum);
  }
  return [...sums].map(([key, sum]) => ({ key, label: labelOf(key), ...sum, all: all?.get(key) }));
}

const totalOf = ({ integration, mission }: Group): number => integration + mission;

/** Steps of an axis that people count in: 1, 2 or 5 times a power of ten. */
function ticksTo(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

function chartOf(id: string, groups: readonly Group[], parts: NoticesParts, words: Words): Chart {
  const says = (key: string): string => words.say(`find.market.${id}.${key}`);
  const number = (value: number): string => numberSays(value, words.language);
  const hasAll = groups.some(({ all }) => all !== undefined);
  const shown = groups.slice(0, mostRows);
  const ticks = ticksTo(Math.max(1, ...shown.map(totalOf)));
  const most = shown.reduce<Group | undefined>(
    (largest, group) => (largest === undefined || totalOf(group) > totalOf(largest) ? group : largest),
    undefined,
  );
  const figure: Figure = {
    kind: 'figure',
    caption: says('caption'),
    alternative: words.say(`find.market.${id}.alternative`, {
      count: shown.length,
      name: most?.label ?? '',
      lots: most === undefined ? 0 : totalOf(most),
    }),
    axis: { to: ticks.at(-1) ?? 1, ticks: ticks.map((at) => ({ at, label: number(at) })) },
    rows: shown.map((group) => ({
      label: shortened(group.label, 70),
      bars: [{ from: 0, to: totalOf(group) }],
      marks: [],
      value: number(totalOf(group)),
    })),
    facts: {
      head: [says('head'), words.say('find.market.lots')],
      rows: shown.map((group) => [group.label, number(totalOf(group))]),
    },
  };
  return {
    id,
    heading: says('heading'),
    drawing: renderedHtml(parts.writer.prose(figureText(figure), 2)),
    table: {
      caption: says('table'),
      columns: [
        { text: says('head'), numeric: false },
        { text: words.say('find.market.integration'), numeric: true },
        { text: words.say('find.market.mission'), numeric: true },
        { text: words.say('find.market.lots'), numeric: true },
        ...(hasAll ? [{ text: words.say('find.market.share'), numeric: true }] : []),
      ],
      rows: groups.map((group) => ({
        head: { text: group.label },
        cells: [
          ...[group.integration, group.mission, totalOf(group)].map((value) => ({
            text: number(value),
            numeric: true,
          })),
          ...(hasAll
            ? [
                {
                  text:
                    group.all === undefined || group.all === 0
                      ? ''
                      : shareSays(totalOf(group) / group.all, words.language),
                  numeric: true,
                },
              ]
            : []),
        ],
      })),
    },
  };
}

/** The last months that a chart of months shows. */
const months = 16;

function monthSays(month: string, words: Words): string {
  const [year = '', number = '1'] = month.split('-');
  return words.say('find.market.month-year', {
    month: words.say(`find.market.months.m${String(Number(number))}`),
    year,
  });
}

/** The charts, or none where nothing is reserved. */
function chartsOf(market: Market, parts: NoticesParts, words: Words): Chart[] {
  const bySize = (a: Group, b: Group): number => totalOf(b) - totalOf(a) || a.label.localeCompare(b.label);
  const { reserved } = market;
  const byCountry = grouped(
    reserved,
    ({ country }) => country,
    (code) => (code === '' ? words.say('find.no-country') : countrySays(code, parts, words)),
    market.lots,
  ).sort(bySize);
  const byDivision = grouped(
    reserved,
    ({ division }) => division,
    (code) =>
      `${code} ${parts.knowledge.codeLabel(code.padEnd(8, '0'), words.language) ?? words.say('find.group')}`,
  ).sort(bySize);
  const byMonth = grouped(
    reserved.filter(({ month }) => month !== ''),
    ({ month }) => month,
    (month) => monthSays(month, words),
  )
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .slice(0, months)
    .reverse();
  return [
    chartOf('countries', byCountry, parts, words),
    chartOf('divisions', byDivision, parts, words),
    chartOf('by-month', byMonth, parts, words),
  ];
}

/** A picture of the market without a map: reserved lots by country, by what is bought, and by month. */
export async function showMarket(response: Response, board: Board): Promise<void> {
  const words = board.frame.words(response);
  const market = await board.search.market();
  const lots = [...market.lots.values()].reduce((sum, count) => sum + count, 0);
  const reserved = market.reserved.reduce((sum, cell) => sum + cell.lots, 0);
  board.frame.page(response, 'notices/market', {
    title: words.say('find.market.title'),
    section: 'notices',
    breadcrumbs: [{ text: words.say('find.title'), href: paths.notices.at() }],
    model: {
      says: words.say('find.market.says', {
        notices: market.notices,
        lots,
        reserved,
        share: shareSays(lots === 0 ? 0 : reserved / lots, words.language),
      }),
      charts: reserved === 0 ? [] : chartsOf(market, board, words),
      empty: {
        heading: words.say('find.market.empty'),
        text: words.say('find.market.empty-next'),
        action: { text: words.say('find.title'), href: paths.notices.at() },
      },
    },
  });
}
