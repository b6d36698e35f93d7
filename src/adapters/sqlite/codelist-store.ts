import type { Database } from './driver.js';

export interface ImportedCode {
  readonly code: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The official CPV list, where it was imported. */
export interface CodelistStore {
  /** Takes the place of an earlier import, all or nothing. */
  replace(codes: readonly ImportedCode[]): void;
  /** The label in a language, else in English, else in any. */
  label(code: string, language: string): string | undefined;
  /** Every code with its labels. */
  all(): readonly ImportedCode[];
  count(): number;
}

export function codelistStore(database: Database): CodelistStore {
  const clear = database.prepare('DELETE FROM imported_codes');
  const insert = database.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO imported_codes (code, language, label) VALUES (?, ?, ?)',
  );
  const one = database
    .prepare<[string, string], string>(
      "SELECT label FROM imported_codes WHERE code = ? ORDER BY language = ? DESC, language = 'en' DESC, language LIMIT 1",
    )
    .pluck();
  const every = database.prepare<[], { code: string; language: string; label: string }>(
    'SELECT code, language, label FROM imported_codes ORDER BY code, language',
  );
  const number = database.prepare<[], number>('SELECT count(DISTINCT code) FROM imported_codes').pluck();
  const replace = database.transaction((codes: readonly ImportedCode[]) => {
    clear.run();
    for (const item of codes)
      for (const [language, label] of Object.entries(item.labels)) insert.run(item.code, language, label);
  });
  return {
    replace: (codes) => {
      replace.immediate(codes);
    },
    label: (code, language) => one.get(code, language),
    all: () => {
      const byCode = new Map<string, Record<string, string>>();
      for (const row of every.all()) {
        const labels = byCode.get(row.code) ?? {};
        labels[row.language] = row.label;
        byCode.set(row.code, labels);
      }
      return [...byCode].map(([code, labels]) => ({ code, labels }));
    },
    count: () => number.get() ?? 0,
  };
}
