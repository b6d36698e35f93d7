import { done, refused, type Result } from '../../core/shared/result.js';
import type { Database, Statement } from './driver.js';

/** What a browser wrote for itself, by workspace and id, with the revision that a change is made over. */
export interface WorkspaceRows<Stored> {
  readonly create: (workspace: string, id: string, body: string, now: string) => Stored;
  readonly find: (workspace: string, id: string) => Stored | undefined;
  readonly list: (workspace: string) => Stored[];
  readonly save: (
    workspace: string,
    id: string,
    revision: number,
    body: string,
    now: string,
  ) => Result<Stored, 'not-found' | 'stale'>;
  /** For what has just been written. Throws where it is not there. */
  readonly present: (workspace: string, id: string) => Stored;
  /** Whether there was one. */
  readonly remove: (workspace: string, id: string) => boolean;
}

/** How the rows are read. */
export interface Reading<Row> {
  readonly one: Statement<[workspace: string, id: string], Row>;
  readonly all: Statement<[workspace: string], Row>;
}

/**
 * Rows of a table with the columns `workspace`, `id`, `revision`, `body`, `created` and `updated`. Every query names the
 * workspace, so none can reach what belongs to another.
 *
 * @param reading reads the rows of a workspace; only the store knows what else belongs to one
 */
export function workspaceRows<Row, Stored>(
  database: Database,
  table: 'own_clauses' | 'own_scenarios',
  reading: Reading<Row>,
  storedFrom: (row: Row) => Stored,
): WorkspaceRows<Stored> {
  const insert = database.prepare<[string, string, string, string, string]>(
    `INSERT INTO ${table} (workspace, id, revision, body, created, updated) VALUES (?, ?, 1, ?, ?, ?)`,
  );
  const update = database.prepare<[string, string, string, string, number]>(
    `UPDATE ${table} SET revision = revision + 1, body = ?, updated = ? WHERE workspace = ? AND id = ? AND revision = ?`,
  );
  const removeOne = database.prepare<[string, string]>(`DELETE FROM ${table} WHERE workspace = ? AND id = ?`);
  const find = (workspace: string, id: string): Stored | undefined => {
    const row = reading.one.get(workspace, id);
    return row === undefined ? undefined : storedFrom(row);
  };
  const present = (workspace: string, id: string): Stored => {
    const stored = find(workspace, id);
    if (stored === undefined) throw new Error(`What was just written to ${table} is not there.`);
    return stored;
  };
  return {
    create: (workspace, id, body, now) => {
      insert.run(workspace, id, body, now, now);
      return present(workspace, id);
    },
    find,
    list: (workspace) => reading.all.all(workspace).map(storedFrom),
    save: (workspace, id, revision, body, now) => {
      const { changes } = update.run(body, now, workspace, id, revision);
      if (changes > 0) return done(present(workspace, id));
      return refused(find(workspace, id) === undefined ? 'not-found' : 'stale');
    },
    present,
    remove: (workspace, id) => removeOne.run(workspace, id).changes > 0,
  };
}
