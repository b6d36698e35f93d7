import type { Request } from 'express';
import { ambitions } from '../../../../core/facts/vocabulary.js';
import { places } from '../../../../core/shared/place.js';
import { languages, type Words } from '../../../../core/shared/text.js';
import { clauseFacets, type ClauseFacet, type ClauseQuery } from '../../../../usecases/ports.js';

export const pageSize = 20;

export function one(request: Request, name: string): string | undefined {
  const value = request.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first.trim() !== '' ? first.trim().slice(0, 200) : undefined;
}

/** What a facet can hold; the others take any short code. */
const known: Readonly<Partial<Record<ClauseFacet, readonly string[]>>> = {
  theme: ambitions,
  place: places,
  level: ['1', '2', '3'],
  nature: ['works', 'supplies', 'services'],
  written: languages,
};

/** Every value that was ticked of a facet, as far as there is such a value. */
function ticked(request: Request, name: ClauseFacet): readonly string[] {
  const all = [request.query[name] ?? []]
    .flat()
    .filter((item): item is string => typeof item === 'string' && /^[A-Za-z0-9-]{1,40}$/.test(item));
  const values = known[name];
  return values === undefined ? all : values.filter((item) => all.includes(item));
}

export type LibraryQuery = ClauseQuery & Readonly<Record<ClauseFacet, readonly string[]>>;

/** What was asked of the list, from the address. */
export function queryOf(request: Request, words: Words): LibraryQuery {
  const facets = Object.fromEntries(clauseFacets.map((name) => [name, ticked(request, name)])) as Record<
    ClauseFacet,
    readonly string[]
  >;
  return {
    ...facets,
    words: one(request, 'q'),
    language: words.language,
    cpv: one(request, 'cpv'),
    page: Math.max(1, Math.trunc(Number(one(request, 'page') ?? 1)) || 1),
    size: pageSize,
  };
}

/** The address of the same list, without the page. */
export function addressOf(
  query: LibraryQuery,
): Readonly<Record<string, string | readonly string[] | undefined>> {
  return {
    q: query.words,
    cpv: query.cpv,
    ...Object.fromEntries(clauseFacets.map((name) => [name, query[name]])),
  };
}
