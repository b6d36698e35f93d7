import { answerRecords } from './adapters/sqlite/answer-records.js';
import { clauseSearch } from './adapters/sqlite/clause-search.js';
import { clauseStore, type SyncReport } from './adapters/sqlite/clause-store.js';
import { codelistStore, type ImportedCode } from './adapters/sqlite/codelist-store.js';
import { cpvSearch } from './adapters/sqlite/cpv-search.js';
import { feedbackStore } from './adapters/sqlite/feedback-store.js';
import { ownClauseStore } from './adapters/sqlite/own-clause-store.js';
import { ownScenarioStore } from './adapters/sqlite/own-scenario-store.js';
import { dossiersWith } from './adapters/sqlite/dossiers-with.js';
import { dossierStore } from './adapters/sqlite/dossier-store.js';
import { openDatabase } from './adapters/sqlite/open.js';
import { sessionStore } from './adapters/sqlite/session-store.js';
import { settingsStore } from './adapters/sqlite/settings-store.js';
import type { Clause } from './core/clauses/clause.js';
import { ancestorsOf } from './core/facts/cpv.js';
import type { Language } from './core/shared/text.js';
import type { CpvEntry } from './adapters/files/read-cpv.js';
import type { SessionStore } from './usecases/session-ports.js';
import type {
  AnswerRecords,
  ClauseQuery,
  ClauseSearch,
  ClauseVersions,
  FeedbackStore,
  CodeSearch,
  DossierStore,
  OwnClauseStore,
  OwnScenarioStore,
} from './usecases/ports.js';

/** The database with everything kept in it, as the use cases want it. */
export interface Stores {
  readonly dossiers: DossierStore;
  readonly records: AnswerRecords;
  readonly clauses: ClauseSearch;
  readonly versions: ClauseVersions;
  readonly feedback: FeedbackStore;
  readonly ownClauses: OwnClauseStore;
  readonly sessions: SessionStore;
  readonly ownScenarios: OwnScenarioStore;
  /** Stored dossiers, of whichever workspace, that hold one of these clauses. */
  dossiersWith(
    clauses: readonly string[],
  ): readonly { readonly id: string; readonly clauses: readonly string[] }[];
  readonly codes: CodeSearch;
  importedLabel: (code: string, language: Language) => string | undefined;
  /** @throws Error naming every clause whose wording changed without a new version */
  syncClauses(clauses: readonly Clause[], now: string): SyncReport;
  importCodes(codes: readonly ImportedCode[]): void;
  /** Takes the product's own words and the imported list into the search; quick when nothing changed. */
  loadCodes(own: readonly CpvEntry[], hash: string): void;
  /** The secret that signs cookies, made once. */
  secret(make: () => string): string;
  isReady: () => boolean;
  close: () => void;
}

/** Opens the database file, or `:memory:`. */
export function openStores(path: string): Stores {
  const database = openDatabase(path);
  const clauses = clauseStore(database);
  const search = clauseSearch(database);
  const cpv = cpvSearch(database);
  const imported = codelistStore(database);
  const settings = settingsStore(database);
  const counts = (record: Readonly<Record<string, number>>): { value: string; count: number }[] =>
    Object.entries(record).map(([value, count]) => ({ value, count }));
  return {
    dossiers: dossierStore(database),
    records: answerRecords(database),
    clauses: {
      search: (query: ClauseQuery) => {
        const found = search.search(query);
        return {
          total: found.total,
          hits: found.hits.map((hit) => ({
            id: hit.id,
            version: hit.version,
            passage: hit.snippet.map((part) => ({ text: part.text, marked: part.hit })),
          })),
          facets: {
            theme: counts(found.counts.theme),
            place: counts(found.counts.place),
            level: counts(found.counts.level),
            nature: counts(found.counts.nature),
            group: counts(found.counts.group),
            country: counts(found.counts.country),
            written: counts(found.counts.written),
          },
        };
      },
    },
    versions: {
      find: (id, version) => clauses.find(id, version),
      versions: (id) => clauses.versions(id),
    },
    feedback: feedbackStore(database),
    ownClauses: ownClauseStore(database),
    sessions: sessionStore(database),
    ownScenarios: ownScenarioStore(database),
    dossiersWith: dossiersWith(database),
    codes: {
      find: (words, language, limit) =>
        cpv.search(words, language, limit).map((hit) => {
          const under = ancestorsOf(hit.code)
            .map((code) => cpv.label(code, language))
            .find((label) => label !== undefined);
          return { code: hit.code, label: hit.label, ...(under === undefined ? {} : { under }) };
        }),
    },
    importedLabel: (code, language) => imported.label(code, language),
    syncClauses: (items, now) => {
      const result = clauses.sync(items, now);
      if (!result.ok) throw new Error(result.refusal.map((changed) => changed.says).join('\n'));
      return result.value;
    },
    importCodes: (codes) => {
      imported.replace(codes);
      settings.set('codelist.imported', new Date().toISOString());
    },
    loadCodes: (own, hash) => {
      const since = settings.get('codelist.imported') ?? '';
      const known = new Set(own.map((entry) => entry.code));
      const others = since === '' ? [] : imported.all().filter((item) => !known.has(item.code));
      cpv.load(
        [
          ...own,
          ...others.map(({ code, labels }) => {
            const en = labels.en ?? Object.values(labels)[0] ?? code;
            const rest = Object.entries(labels)
              .filter(([language]) => language !== 'en' && language !== 'fr')
              .map(([, label]) => label);
            return { code, label: { en, fr: labels.fr ?? en }, words: { en: rest, fr: rest } };
          }),
        ],
        `${hash} ${since}`,
      );
    },
    secret: (make) => settings.getOrMake('cookie.secret', make),
    isReady: () => database.open,
    close: () => {
      database.close();
    },
  };
}
