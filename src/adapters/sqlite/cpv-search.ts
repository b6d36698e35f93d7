import { languages, type Language, type Text } from '../../core/shared/text.js';
import type { Database } from './driver.js';
import { fold, matchOf, termsOf } from './fold.js';
import { settingsStore } from './settings-store.js';

/** A code with its words, as the search takes it in. */
export interface CpvRow {
  readonly code: string;
  readonly label: Text;
  readonly words: Readonly<Record<Language, readonly string[]>>;
}

/** The product's own plain words, or the official list where somebody imported it. */
export type CpvSource = 'own' | 'official';

export interface CpvHit {
  readonly code: string;
  readonly label: string;
  /** The larger the better; comparable within one search only. */
  readonly score: number;
}

export interface CpvSearch {
  /**
   * Takes over the codes of one source; does nothing when the hash is the one taken over last. True when something was
   * written. Where both sources have a code, both are searched and the official label is shown.
   */
  load(rows: readonly CpvRow[], hash: string, source?: CpvSource): boolean;
  /** Plain words in one language, or a code or its first digits. */
  search(query: string, language: Language, limit?: number): CpvHit[];
  label(code: string, language: Language): string | undefined;
}

interface Found {
  code: string;
  label: string;
  synonyms: string;
  rank: number;
}

interface Labelled {
  code: string;
  labels: string;
}

const separator = ' ; ';
// Candidates looked at beyond those returned, so that the finer score can lift one from below.
const pool = 200;

/** How well one phrase answers the terms: 1 when it says them and nothing else. */
function answers(terms: readonly string[], phrase: string, language: Language): number {
  const words = termsOf(phrase, language);
  const found = terms.filter((term) => words.some((word) => word.startsWith(term))).length;
  return found === 0 ? 0 : (found / terms.length) * (found / Math.max(found, words.length));
}

/** How closely an entry answers, by its best single phrase; its label counts a little more than a synonym. */
function closeness(terms: readonly string[], row: Found, language: Language): number {
  const synonyms = row.synonyms.split(separator).map((phrase) => answers(terms, phrase, language));
  return Math.max(answers(terms, row.label, language), 0.9 * Math.max(...synonyms));
}

export function cpvSearch(database: Database): CpvSearch {
  const settings = settingsStore(database);
  const clear = ['cpv', 'cpv_words'].map((table) =>
    database.prepare<[CpvSource]>(`DELETE FROM ${table} WHERE source = ?`),
  );
  const add = database.prepare<[string, string, string]>(
    'INSERT INTO cpv (code, source, labels) VALUES (?, ?, ?)',
  );
  const addWords = database.prepare<[string, CpvSource, Language, string, string]>(
    'INSERT INTO cpv_words (code, source, language, label, synonyms) VALUES (?, ?, ?, ?, ?)',
  );
  const matching = database.prepare<[string, Language, number], Found>(
    'SELECT code, label, synonyms, bm25(cpv_words, 0, 0, 0, 6, 4) AS rank FROM cpv_words WHERE cpv_words MATCH ? AND language = ? ORDER BY rank, code LIMIT ?',
  );
  // Of the sources of a code, 'official' sorts first; SQLite takes the other columns from the row of the minimum.
  const byPrefix = database.prepare<[string, string, number], Labelled>(
    'SELECT code, labels, MIN(source) FROM cpv WHERE code >= ? AND code < ? GROUP BY code ORDER BY code LIMIT ?',
  );
  const byCode = database.prepare<[string], Labelled>(
    'SELECT code, labels FROM cpv WHERE code = ? ORDER BY source LIMIT 1',
  );

  const labelOf = (row: Labelled, language: Language): string => {
    // Only `load` writes the column, from a label in every language.
    return (JSON.parse(row.labels) as Text)[language];
  };
  const label = (code: string, language: Language): string | undefined => {
    const row = byCode.get(code);
    return row === undefined ? undefined : labelOf(row, language);
  };
  const load = database.transaction((rows: readonly CpvRow[], hash: string, source: CpvSource): boolean => {
    if (settings.get(`cpv.hash.${source}`) === hash) return false;
    for (const statement of clear) statement.run(source);
    for (const row of rows) {
      add.run(row.code, source, JSON.stringify(row.label));
      for (const language of languages) {
        addWords.run(
          row.code,
          source,
          language,
          fold(row.label[language]),
          row.words[language].map(fold).join(separator),
        );
      }
    }
    settings.set(`cpv.hash.${source}`, hash);
    return true;
  });
  const searchCode = (digits: string, language: Language, limit: number): CpvHit[] =>
    byPrefix.all(digits, `${digits}:`, limit).map((row) => ({
      code: row.code,
      label: labelOf(row, language),
      score: digits.length / row.code.length,
    }));
  const searchWords = (query: string, language: Language, limit: number): CpvHit[] => {
    const terms = termsOf(query, language);
    if (terms.length === 0) return [];
    const all = matching.all(matchOf(terms, 'all'), language, pool);
    const rows =
      all.length > 0 || terms.length === 1 ? all : matching.all(matchOf(terms, 'any'), language, pool);
    const scores = new Map<string, number>();
    for (const row of rows) {
      const score = Math.round((closeness(terms, row, language) * 10 - row.rank) * 1000) / 1000;
      scores.set(row.code, Math.max(score, scores.get(row.code) ?? 0));
    }
    return [...scores]
      .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
      .slice(0, limit)
      .map(([code, score]) => ({ code, label: label(code, language) ?? code, score }));
  };

  return {
    load: (rows, hash, source = 'own') => load.immediate(rows, hash, source),
    search: (query, language, limit = 10) => {
      // A code is typed with or without its check digit.
      const digits = /^(\d{2,8})(?:-\d)?$/.exec(query.trim())?.[1];
      return digits === undefined ? searchWords(query, language, limit) : searchCode(digits, language, limit);
    },
    label,
  };
}
