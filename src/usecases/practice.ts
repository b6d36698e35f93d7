// Anyone may look at what other buyers have published; it reads notices that are public.
import type { Dossier } from '../core/dossier/dossier.js';
import { deadlineBands } from '../core/market/bands.js';
import type { KeptLot, KeptNotice } from '../core/market/kept-notice.js';
import { reservedValues, type ReservedValue } from '../core/market/row.js';
import type { Language } from '../core/shared/text.js';
import type { NoticeQuery, NoticeSearch } from './notice-ports.js';

/** How near the notices are to the purchase: the same group of codes in the same country, or wider. */
export const practiceCircles = ['group-here', 'group-anywhere', 'division-anywhere'] as const;
export type PracticeCircle = (typeof practiceCircles)[number];

export interface CircleCount {
  readonly circle: PracticeCircle;
  /** The beginning of the CPV code. */
  readonly cpv: string;
  readonly country: string | undefined;
  readonly calls: number;
  /** Calls with at least one reserved lot. */
  readonly reserved: number;
  /** Calls by the route of a reserved lot, the most frequent first. */
  readonly routes: readonly { readonly route: ReservedValue; readonly calls: number }[];
}

export interface Practice {
  readonly counts: readonly CircleCount[];
  /** Calls with reserved lots from the nearest circle that has any. */
  readonly from: CircleCount | undefined;
  readonly notices: readonly KeptNotice[];
  /** Weights of the price in per cent, over the reserved lots that state one. */
  readonly priceWeight:
    | { readonly lots: number; readonly least: number; readonly median: number; readonly most: number }
    | undefined;
  /** Reserved lots looked at, those with conditions of performance, and those without any criterion but price. */
  readonly lots: number;
  readonly withConditions: number;
  readonly priceOnly: number;
}

const reservedRoutes = reservedValues.filter((value) => value !== 'none' && value !== 'not-said');

/** More than this would not change the picture, and each one is unpacked. */
const mostLooked = 200;

export function isReserved({ route }: KeptLot): boolean {
  return route !== undefined && route !== 'none';
}

function queryOf(
  cpv: string,
  country: string | undefined,
  reserved: readonly ReservedValue[],
  language: Language,
): NoticeQuery {
  return {
    language,
    cpv: [cpv],
    country: country === undefined ? [] : [country],
    region: [],
    reserved,
    // What is past is practice too.
    deadline: deadlineBands,
    value: [],
    kind: ['call'],
  };
}

async function countIn(
  circle: PracticeCircle,
  cpv: string,
  country: string | undefined,
  search: Pick<NoticeSearch, 'search'>,
  language: Language,
  today: string,
): Promise<CircleCount> {
  const all = await search.search(queryOf(cpv, country, [], language), 1, 1, today);
  const reserved = await search.search(queryOf(cpv, country, reservedRoutes, language), 1, 1, today);
  const routes = reservedRoutes
    .map((route) => ({ route, calls: all.counts.reserved.get(route) ?? 0 }))
    .filter(({ calls }) => calls > 0)
    .sort((a, b) => b.calls - a.calls);
  return { circle, cpv, country, calls: all.total, reserved: reserved.total, routes };
}

/** The weight of the price of a lot in per cent, where all its weights are stated that way. */
function priceWeightOf({ criteria }: KeptLot): number | undefined {
  const price = criteria.find(({ type, weight }) => type === 'price' && weight?.kind === 'per-exa');
  return price?.weight?.number;
}

function isPriceOnly({ criteria }: KeptLot): boolean {
  return criteria.length > 0 && criteria.every(({ type }) => type === 'price');
}

function middleOf(numbers: readonly number[]): Practice['priceWeight'] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const least = sorted[0];
  const most = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return least === undefined || most === undefined || median === undefined
    ? undefined
    : { lots: sorted.length, least, median, most };
}

/** What buyers of the same did, from the notices that were taken in; undefined while no code says what is bought. */
export async function practiceOf(
  { contract, authority, lots }: Dossier,
  search: Pick<NoticeSearch, 'search' | 'each'>,
  language: Language,
  today: string,
): Promise<Practice | undefined> {
  const code = contract?.cpv?.[0] ?? lots?.flatMap(({ cpv }) => cpv ?? [])[0];
  if (code === undefined) return undefined;
  const group = code.slice(0, 3);
  const counts = [
    await countIn('group-here', group, authority.country, search, language, today),
    await countIn('group-anywhere', group, undefined, search, language, today),
    await countIn('division-anywhere', code.slice(0, 2), undefined, search, language, today),
  ];
  const from = counts.find(({ reserved }) => reserved > 0);
  const notices: KeptNotice[] = [];
  if (from !== undefined)
    for await (const portion of search.each(
      queryOf(from.cpv, from.country, reservedRoutes, language),
      mostLooked,
      today,
    ))
      notices.push(...portion.map(({ kept }) => kept));
  const looked = notices.flatMap((notice) => notice.lots.filter(isReserved));
  return {
    counts,
    from,
    notices,
    priceWeight: middleOf(looked.flatMap((lot) => priceWeightOf(lot) ?? [])),
    lots: looked.length,
    withConditions: looked.filter(({ hasConditions, conditions }) => hasConditions || conditions.length > 0)
      .length,
    priceOnly: looked.filter(isPriceOnly).length,
  };
}
