import { isUnder } from '../../core/facts/cpv.js';
import { languages, type Language } from '../../core/shared/text.js';
import { countedKinds, languageRoom, type ClauseFacets, type CountedKind } from './clause-index.js';
import type { Database } from './driver.js';
import { indexStamp } from './index-stamp.js';
import { settingsStore } from './settings-store.js';
import { snippetOf, type SnippetPart } from './snippet.js';
import { matchOf, termsOf, type Term } from './terms.js';

/** A value of a facet, or several of which one is enough. */
type Wanted = string | readonly string[];

export type ClauseQuery = Readonly<Partial<Record<CountedKind, Wanted | undefined>>> & {
  readonly language: Language;
  /** What a person typed; without it every clause fits. */
  readonly words?: string | undefined;
  /** A CPV code, or its first digits: clauses that are typical for it. */
  readonly cpv?: string | undefined;
  /** From 1. */
  readonly page?: number | undefined;
  readonly size?: number | undefined;
};

export interface ClauseHit {
  readonly id: string;
  readonly version: string;
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

interface Numbered {
  readonly number: number;
  readonly id: string;
  readonly version: string;
  readonly facets: ClauseFacets;
}

/** The clauses by their number, and the values of each facet as numbers, so that counting many is quick. */
interface Kept {
  readonly stamp: string | undefined;
  readonly clauses: readonly Numbered[];
  readonly values: Readonly<Record<CountedKind, readonly string[]>>;
  /** For each kind and clause, the places of its values in `values`. */
  readonly places: Readonly<Record<CountedKind, readonly (readonly number[])[]>>;
  /** How many clauses of all have each value: what most people see first need not be counted again. */
  readonly sums: Readonly<Record<CountedKind, readonly number[]>>;
  /** For each language, all numbers in the order of their titles. */
  readonly byTitle: Map<Language, readonly number[]>;
}

/** How many of the clauses have each value. */
function sumsOf(
  places: readonly (readonly number[])[],
  numbers: readonly number[],
  length: number,
): readonly number[] {
  const sums = new Array<number>(length).fill(0);
  for (const number of numbers)
    for (const place of places[number] ?? []) sums[place] = (sums[place] ?? 0) + 1;
  return sums;
}

function keep(clauses: readonly Numbered[], stamp: string | undefined): Kept {
  const values = {} as Record<CountedKind, readonly string[]>;
  const places = {} as Record<CountedKind, readonly (readonly number[])[]>;
  const sums = {} as Record<CountedKind, readonly number[]>;
  for (const kind of countedKinds) {
    const known = [...new Set(clauses.flatMap((clause) => clause.facets[kind]))];
    const at = new Map(known.map((value, index) => [value, index]));
    values[kind] = known;
    places[kind] = clauses.map((clause) =>
      clause.facets[kind].flatMap((value) => {
        const place = at.get(value);
        return place === undefined ? [] : [place];
      }),
    );
    sums[kind] = sumsOf(
      places[kind],
      clauses.map(({ number }) => number),
      known.length,
    );
  }
  return { stamp, clauses, values, places, sums, byTitle: new Map() };
}

type Test = (number: number) => boolean;

export function clauseSearch(database: Database): ClauseSearch {
  const settings = settingsStore(database);
  const titled = database
    .prepare<[number], number>(
      `SELECT id / ${String(languageRoom)} FROM clause_texts WHERE id % ${String(languageRoom)} = ? ORDER BY title`,
    )
    .pluck();
  const matching = database
    .prepare<[string, number], number>(
      `SELECT rowid / ${String(languageRoom)} FROM clause_words
       WHERE clause_words MATCH ? AND rowid % ${String(languageRoom)} = ? ORDER BY rank`,
    )
    .pluck();
  const numbers = database.prepare<[], { number: number; clause: string; version: string; facets: string }>(
    'SELECT number, clause, version, facets FROM clause_numbers ORDER BY number',
  );
  const texts = database.prepare<[number], { text: string; why: string }>(
    'SELECT text, why FROM clause_texts WHERE id = ?',
  );

  let kept: Kept | undefined;
  // The index changes with a sync only, also one by another process: its stamp tells.
  const keptNow = (): Kept => {
    const stamp = settings.get(indexStamp);
    if (kept?.stamp !== stamp || kept === undefined)
      kept = keep(
        // Only the sync writes the column, from clauses that were read and checked.
        numbers.all().map(({ number, clause, version, facets }) => ({
          number,
          id: clause,
          version,
          facets: JSON.parse(facets) as ClauseFacets,
        })),
        stamp,
      );
    return kept;
  };

  const found = (terms: readonly Term[], language: Language, now: Kept): readonly number[] => {
    const place = languages.indexOf(language);
    if (terms.length > 0) {
      const all = matching.all(matchOf(terms, 'all'), place);
      return all.length > 0 || terms.length === 1 ? all : matching.all(matchOf(terms, 'any'), place);
    }
    const ordered = now.byTitle.get(language) ?? titled.all(place);
    now.byTitle.set(language, ordered);
    return ordered;
  };

  const testsOf = (query: ClauseQuery, now: Kept): ReadonlyMap<CountedKind | 'cpv', Test> => {
    const tests = new Map<CountedKind | 'cpv', Test>();
    for (const kind of countedKinds) {
      const wanted = [query[kind] ?? []].flat().filter((value) => value !== '');
      if (wanted.length === 0) continue;
      const places = new Set(wanted.map((value) => now.values[kind].indexOf(value)));
      tests.set(kind, (number) => now.places[kind][number]?.some((place) => places.has(place)) === true);
    }
    const { cpv } = query;
    if (cpv !== undefined && cpv !== '')
      tests.set(
        'cpv',
        (number) =>
          now.clauses[number]?.facets.cpv.some((prefix) => isUnder(cpv, prefix) || prefix.startsWith(cpv)) ===
          true,
      );
    return tests;
  };

  // One transaction: a sync in between would otherwise mix two states of the library.
  const search = database.transaction((query: ClauseQuery): ClauseResults => {
    const now = keptNow();
    const typed = query.words?.trim() ?? '';
    const terms = termsOf(typed, query.language);
    // Signs without a letter or digit can be found nowhere.
    const ids = typed !== '' && terms.length === 0 ? [] : found(terms, query.language, now);
    const tests = testsOf(query, now);
    const passing = (but?: CountedKind): readonly number[] => {
      const asked = [...tests].flatMap(([kind, test]) => (kind === but ? [] : [test]));
      return asked.length === 0 ? ids : ids.filter((number) => asked.every((test) => test(number)));
    };
    const left = passing();
    const countsOf = (kind: CountedKind): Record<string, number> => {
      const numbered = tests.has(kind) ? passing(kind) : left;
      const sums =
        numbered.length === now.clauses.length
          ? now.sums[kind]
          : sumsOf(now.places[kind], numbered, now.values[kind].length);
      return Object.fromEntries(
        now.values[kind].flatMap((value, place) =>
          (sums[place] ?? 0) > 0 ? [[value, sums[place] ?? 0]] : [],
        ),
      );
    };
    const size = Math.min(100, Math.max(1, Math.trunc(query.size ?? 20)));
    const pages = Math.max(1, Math.ceil(left.length / size));
    const page = Math.min(pages, Math.max(1, Math.trunc(query.page ?? 1)));
    const snippet = (number: number): readonly SnippetPart[] => {
      if (terms.length === 0) return [];
      const row = texts.get(number * languageRoom + languages.indexOf(query.language));
      const inText = snippetOf(row?.text ?? '', terms, query.language);
      return inText.length > 0 ? inText : snippetOf(row?.why ?? '', terms, query.language);
    };
    return {
      total: left.length,
      page,
      pages,
      hits: left.slice((page - 1) * size, page * size).flatMap((number) => {
        const clause = now.clauses[number];
        return clause === undefined
          ? []
          : [{ id: clause.id, version: clause.version, snippet: snippet(number) }];
      }),
      counts: {
        theme: countsOf('theme'),
        place: countsOf('place'),
        level: countsOf('level'),
        nature: countsOf('nature'),
        group: countsOf('group'),
        country: countsOf('country'),
        written: countsOf('written'),
      },
    };
  });

  return { search: (query) => search.deferred(query) };
}
