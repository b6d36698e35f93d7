import type { Clause, ClauseRef } from '../../core/clauses/clause.js';
import { saidBy } from '../../core/clauses/wording.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import { clauseIndexing } from './clause-index.js';
import type { Database } from './driver.js';

/** What a sync changed, as `id version`. */
export interface SyncReport {
  readonly added: readonly string[];
  readonly superseded: readonly string[];
  readonly retired: readonly string[];
  /** Versions that had left the files and are there again. */
  readonly back: readonly string[];
  readonly unchanged: number;
}

/** A version whose wording was changed without a new number; `says` tells what to do. */
export interface ChangedVersion {
  readonly id: string;
  readonly version: string;
  readonly says: string;
}

export interface ClauseStore {
  /**
   * Takes over the clauses of the files, all or nothing. No version is ever removed or rewritten: a dossier may hold it
   * fast. Running it again changes nothing.
   */
  sync(clauses: readonly Clause[], now: string): Result<SyncReport, readonly ChangedVersion[]>;
  /** A clause in one version, also one that has left the files. */
  find(id: string, version: string): Clause | undefined;
  /** Every version seen, the first seen first. */
  versions(id: string): readonly (ClauseRef & { readonly status: 'current' | 'superseded' | 'retired' })[];
}

interface Row {
  id: string;
  version: string;
  /** A country, or empty for the form of the Union. */
  variant: string;
  sha256: string;
  status: 'current' | 'superseded' | 'retired';
}

function nameOf(row: { readonly id: string; readonly version: string }): string {
  return `${row.id} ${row.version}`;
}

/** A clause for the Union, or for one country. */
function formOf(item: { readonly id: string; readonly variant?: string | undefined }): string {
  return `${item.id} ${item.variant ?? ''}`;
}

export function clauseStore(database: Database): ClauseStore {
  const all = database.prepare<[], Row>(
    'SELECT id, version, variant, sha256, status FROM clauses ORDER BY id, rowid',
  );
  const insert = database.prepare<[string, string, string, string, string, string]>(
    "INSERT INTO clauses (id, version, variant, sha256, body, status, first_seen) VALUES (?, ?, ?, ?, ?, 'current', ?)",
  );
  const setStatus = database.prepare<[Row['status'], string, string]>(
    'UPDATE clauses SET status = ? WHERE id = ? AND version = ?',
  );
  const select = database.prepare<[string, string], { body: string }>(
    'SELECT body FROM clauses WHERE id = ? AND version = ?',
  );
  const rewrite = database.prepare<[string, string, string, string]>(
    'UPDATE clauses SET sha256 = ?, body = ? WHERE id = ? AND version = ?',
  );
  const find = (id: string, version: string): Clause | undefined => {
    const row = select.get(id, version);
    // Only `sync` writes the column, from clauses that were read and checked.
    return row === undefined ? undefined : (JSON.parse(row.body) as Clause);
  };
  const selectVersions = database.prepare<[string], Row>(
    'SELECT id, version, variant, sha256, status FROM clauses WHERE id = ? ORDER BY rowid',
  );
  const index = clauseIndexing(database);

  const sync = database.transaction(
    (clauses: readonly Clause[], now: string): Result<SyncReport, readonly ChangedVersion[]> => {
      const stored = all.all();
      const known = new Map(stored.map((row) => [nameOf(row), row]));
      const others = clauses.filter(
        (clause) => (known.get(nameOf(clause))?.sha256 ?? clause.sha256) !== clause.sha256,
      );
      // An earlier release took the fingerprint of more than the wording: what it holds may say the same all the same.
      const changed = others.filter((clause) => {
        const held = find(clause.id, clause.version);
        return held === undefined || saidBy(held) !== saidBy(clause);
      });
      if (changed.length > 0) {
        return refused(
          changed.map(({ id, version }) => ({
            id,
            version,
            says: `Clause ${id} was changed but is still version ${version}, which the database holds with another wording. Give it a new version, or restore the wording.`,
          })),
        );
      }
      for (const clause of others)
        rewrite.run(clause.sha256, JSON.stringify(clause), clause.id, clause.version);
      const current = new Map(clauses.map((clause) => [formOf(clause), clause]));
      const superseded: string[] = [];
      const retired: string[] = [];
      // First all that leave, then those that come: a clause has one current version at any time.
      for (const row of stored) {
        const there = current.get(formOf(row));
        if (there?.version === row.version) continue;
        const status = there === undefined ? 'retired' : 'superseded';
        if (row.status === status) continue;
        setStatus.run(status, row.id, row.version);
        (status === 'retired' ? retired : superseded).push(nameOf(row));
      }
      const added: string[] = [];
      const back: string[] = [];
      for (const clause of clauses) {
        const row = known.get(nameOf(clause));
        if (row?.status === 'current') continue;
        if (row === undefined)
          insert.run(
            clause.id,
            clause.version,
            clause.variant ?? '',
            clause.sha256,
            JSON.stringify(clause),
            now,
          );
        else setStatus.run('current', clause.id, clause.version);
        (row === undefined ? added : back).push(nameOf(clause));
      }
      index(clauses);
      return done({
        added,
        superseded,
        retired,
        back,
        unchanged: clauses.length - added.length - back.length,
      });
    },
  );

  return {
    sync: (clauses, now) => sync.immediate(clauses, now),
    find,
    versions: (id) => selectVersions.all(id),
  };
}
