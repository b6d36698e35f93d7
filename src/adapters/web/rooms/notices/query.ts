import { deadlineBands, valueBands } from '../../../../core/market/bands.js';
import { noticeKinds } from '../../../../core/market/kept-notice.js';
import { reservedValues } from '../../../../core/market/row.js';
import type { Language } from '../../../../core/shared/text.js';
import {
  noticeFacets,
  type LotJudge,
  type NoticeFacet,
  type NoticeQuery,
} from '../../../../usecases/notice-ports.js';
import type { Query } from '../../paths.js';

export const pageSize = 20;
/** Further pages are better reached by narrower filters. */
const lastPage = 5000;
const mostValues = 30;
/** Of what cannot be understood so many are named, for each filter. */
const mostNamed = 3;
export const longestWords = 200;

const shapes: Readonly<Record<NoticeFacet, (value: string) => boolean>> = {
  cpv: (value) => /^(?:\d{2,8}|\d{8}-\d)$/.test(value),
  country: (value) => /^[A-Z]{2}$/.test(value),
  region: (value) => /^[A-Z]{2}[A-Z0-9]{1,3}$/.test(value),
  reserved: (value) => reservedValues.some((known) => known === value),
  deadline: (value) => deadlineBands.some((known) => known === value),
  value: (value) => valueBands.some((known) => known === value),
  kind: (value) => noticeKinds.some((known) => known === value),
};

/** A search as the address says it. */
export interface Wanted {
  readonly words: string;
  readonly facets: Readonly<Record<NoticeFacet, readonly string[]>>;
  readonly mine: boolean;
  /** From 1. */
  readonly page: number;
  /** What the address asks for and nothing can be found by: the page says so. */
  readonly leftOut: readonly { readonly name: NoticeFacet | 'q'; readonly value: string }[];
}

/** Of a branch and one below it, the narrower was meant: what was ticked first leads to it. */
function narrowest(values: readonly string[]): string[] {
  return values.filter((value) => !values.some((other) => other !== value && other.startsWith(value)));
}

/** Codes of a dossier or a clause are whole; their zeros and their check digit say nothing. */
function branchOf(typed: string): string {
  const code = typed.replace(/-\d$/, '');
  return code.length === 8 ? code.slice(0, 2) + code.slice(2).replace(/0+$/, '') : code;
}

export function wantedFrom(query: URLSearchParams): Wanted {
  const facetOf = (name: NoticeFacet): string[] =>
    [...new Set(query.getAll(name).filter((value) => shapes[name](value)))].slice(0, mostValues);
  const page = Math.trunc(Number(query.get('page') ?? 1));
  const words = (query.get('q') ?? '').trim();
  return {
    words: words.slice(0, longestWords),
    facets: {
      cpv: narrowest([...new Set(facetOf('cpv').map(branchOf))]),
      country: facetOf('country'),
      region: narrowest(facetOf('region')),
      reserved: facetOf('reserved'),
      deadline: facetOf('deadline'),
      value: facetOf('value'),
      kind: facetOf('kind'),
    },
    mine: query.get('mine') === 'yes',
    page: Number.isFinite(page) ? Math.min(lastPage, Math.max(1, page)) : 1,
    leftOut: [
      ...(words.length > longestWords ? [{ name: 'q' as const, value: words.slice(longestWords) }] : []),
      ...noticeFacets.flatMap((name) =>
        [...new Set(query.getAll(name))]
          .filter((value) => value !== '' && !shapes[name](value))
          .slice(0, mostNamed)
          .map((value) => ({ name, value })),
      ),
    ],
  };
}

/** The query of an address as Express was asked. */
export function searchOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}

/** The address of the same search, without the page. */
export function addressOf({ words, facets, mine }: Wanted): Query {
  return {
    q: words,
    ...Object.fromEntries(noticeFacets.map((name) => [name, facets[name]])),
    mine: mine ? 'yes' : undefined,
  };
}

/** The same as the text after the question mark, for keeping. */
export function textOf(wanted: Wanted): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(addressOf(wanted)))
    for (const item of [value ?? []].flat()) if (item !== '') query.append(name, String(item));
  return query.toString();
}

export function queryOf(wanted: Wanted, language: Language, judge: LotJudge | undefined): NoticeQuery {
  return {
    language,
    ...(wanted.words === '' ? {} : { words: wanted.words }),
    ...wanted.facets,
    mine: wanted.mine ? judge : undefined,
  };
}
