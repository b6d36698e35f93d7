import type { Clause } from '../../core/clauses/clause.js';
import { isUnder } from '../../core/facts/cpv.js';
import type { Language } from '../../core/shared/text.js';
import type { Database } from './driver.js';
import { matchOf, termsOf } from './fold.js';
import { snippetOf, type SnippetPart } from './snippet.js';
import { indexStamp } from './index-stamp.js';
import { settingsStore } from './settings-store.js';

const countedKinds = ['theme', 'place', 'level', 'nature'] as const;
type CountedKind = (typeof countedKinds)[number];
type FacetKind = CountedKind | 'cpv';

/** A value of a facet, or several of which one is enough. */
type Wanted = string | readonly string[];

export interface ClauseQuery {
  readonly language: Language;
  /** What a person typed; without it every clause fits. */
  readonly words?: string | undefined;
  readonly theme?: Wanted | undefined;
  readonly place?: Wanted | undefined;
  readonly level?: Wanted | undefined;
  readonly nature?: Wanted | undefined;
  /** A CPV code, or its first digits: clauses that are typical for it. */
  readonly cpv?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

export interface ClauseHit {
  readonly clause: Clause;
  readonly snippet: readonly SnippetPart[];
}

export interface ClauseResults {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly hits: readonly ClauseHit[];
  /** For each facet, how many clauses each value would leave, the other facets being as they are. */
  readonly counts: Readonly<Record<CountedKind, Readonly<Record<string, number>>>>;
}

export interface ClauseSearch {
  search(query: ClauseQuery): ClauseResults;
}

// A word in the title outweighs any number of the same word in the text: the score saturates.
const weights = '0, 0, 40, 12, 4, 1, 1';

function fits(kind: FacetKind, wanted: string, values: readonly string[]): boolean {
  if (kind !== 'cpv') return values.includes(wanted);
  return values.some((prefix) => isUnder(wanted, prefix) || prefix.startsWith(wanted));
}

type Facets = ReadonlyMap<string, readonly string[]>;

export function clauseSearch(database: Database): ClauseSearch {
  const settings = settingsStore(database);
  const every = database
    .prepare<[Language], string>('SELECT clause FROM clause_words WHERE language = ? ORDER BY title')
    .pluck();
  const matching = database
    .prepare<[string, Language], string>(
      `SELECT clause FROM clause_words WHERE clause_words MATCH ? AND language = ? ORDER BY bm25(clause_words, ${weights}), clause`,
    )
    .pluck();
  const facetRows = database.prepare<[], { clause: string; kind: FacetKind; value: string }>(
    'SELECT clause, kind, value FROM clause_facets',
  );
  const body = database
    .prepare<[string], string>(
      "SELECT body FROM clauses WHERE id = ? AND status = 'current' AND variant = ''",
    )
    .pluck();

  const found = (terms: readonly string[], language: Language): readonly string[] => {
    if (terms.length === 0) return every.all(language);
    const all = matching.all(matchOf(terms, 'all'), language);
    return all.length > 0 || terms.length === 1 ? all : matching.all(matchOf(terms, 'any'), language);
  };
  // The facets change with a sync only, also one by another process: its stamp tells.
  let kept: { readonly stamp: string | undefined; readonly facets: ReadonlyMap<string, Facets> } | undefined;
  const facetsNow = (): ReadonlyMap<string, Facets> => {
    const stamp = settings.get(indexStamp);
    if (kept?.stamp !== stamp || kept === undefined) kept = { stamp, facets: readFacets() };
    return kept.facets;
  };
  const readFacets = (): ReadonlyMap<string, Facets> => {
    const facets = new Map<string, Map<string, string[]>>();
    for (const { clause, kind, value } of facetRows.all()) {
      const own = facets.get(clause) ?? new Map<string, string[]>();
      facets.set(clause, own.set(kind, [...(own.get(kind) ?? []), value]));
    }
    return facets;
  };

  // One transaction: a sync in between would otherwise mix two states of the library.
  const search = database.transaction((query: ClauseQuery): ClauseResults => {
    const typed = query.words?.trim() ?? '';
    const terms = termsOf(typed, query.language);
    // Signs without a letter or digit can be found nowhere.
    const ids = typed !== '' && terms.length === 0 ? [] : found(terms, query.language);
    const facets = facetsNow();
    const valuesOf = (id: string, kind: FacetKind): readonly string[] => facets.get(id)?.get(kind) ?? [];
    const wanted = ([...countedKinds, 'cpv'] as const).flatMap((kind) => {
      const values = [query[kind] ?? []].flat().filter((value) => value !== '');
      return values.length === 0 ? [] : [{ kind, values }];
    });
    const passing = (id: string, but?: FacetKind): boolean =>
      wanted.every(
        ({ kind, values }) => kind === but || values.some((value) => fits(kind, value, valuesOf(id, kind))),
      );
    const countsOf = (kind: CountedKind): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const id of ids) {
        if (passing(id, kind))
          for (const value of valuesOf(id, kind)) counts[value] = (counts[value] ?? 0) + 1;
      }
      return counts;
    };
    const left = ids.filter((id) => passing(id));
    const size = Math.min(100, Math.max(1, Math.trunc(query.size ?? 20)));
    const pages = Math.max(1, Math.ceil(left.length / size));
    const page = Math.min(pages, Math.max(1, Math.trunc(query.page ?? 1)));
    const hits = left.slice((page - 1) * size, page * size).flatMap((id): ClauseHit[] => {
      const stored = body.get(id);
      if (stored === undefined) return [];
      // Only the sync writes the column, from clauses that were read and checked.
      const clause = JSON.parse(stored) as Clause;
      const { text, why } = clause.words[query.language];
      const inText = snippetOf(text, terms);
      return [{ clause, snippet: inText.length > 0 ? inText : snippetOf(why, terms) }];
    });
    return {
      total: left.length,
      page,
      pages,
      hits,
      counts: {
        theme: countsOf('theme'),
        place: countsOf('place'),
        level: countsOf('level'),
        nature: countsOf('nature'),
      },
    };
  });

  return { search: (query) => search.deferred(query) };
}
