import type { Clause } from '../../core/clauses/clause.js';
import type { OwnDraft } from '../../core/clauses/own/own-draft.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import type { OwnClauseStore, StoredOwn } from '../../usecases/ports.js';
import type { Database } from './driver.js';
import { workspaceRows, type Reading } from './workspace-rows.js';

interface Row {
  id: string;
  revision: number;
  body: string;
  created: string;
  updated: string;
  version: string | null;
  readyRevision: number | null;
}

interface VersionRow {
  id: string;
  version: string;
  body: string;
}

function storedFrom({ body, version, readyRevision, ...rest }: Row): StoredOwn {
  return {
    ...rest,
    // Only this store writes the column, and only from drafts that were read and checked.
    draft: JSON.parse(body) as OwnDraft,
    ...(version === null || readyRevision === null ? {} : { ready: { version, revision: readyRevision } }),
  };
}

function clauseFrom(body: string): Clause {
  return JSON.parse(body) as Clause;
}

const lastVersion =
  'SELECT max(number) FROM own_clause_versions v WHERE v.workspace = o.workspace AND v.id = o.id';
const select = `SELECT o.id, o.revision, o.body, o.created, o.updated, r.version, r.revision AS readyRevision
  FROM own_clauses o LEFT JOIN own_clause_versions r ON r.number = (${lastVersion}) WHERE o.workspace = ?`;

/** Own clauses by workspace, with the versions that were made ready. */
export function ownClauseStore(database: Database): OwnClauseStore {
  const reading: Reading<Row> = {
    one: database.prepare(`${select} AND o.id = ?`),
    all: database.prepare(`${select} ORDER BY o.updated DESC, o.id`),
  };
  const rows = workspaceRows(database, 'own_clauses', reading, storedFrom);
  const insertVersion = database.prepare<[string, string, string, number, string, string]>(
    'INSERT INTO own_clause_versions (workspace, id, version, revision, body, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectReady = database.prepare<[string], { body: string }>(
    `SELECT r.body FROM own_clauses o JOIN own_clause_versions r ON r.number = (${lastVersion}) WHERE o.workspace = ? ORDER BY o.id`,
  );
  const selectStamp = database
    .prepare<[string], string>(
      `SELECT count(*) || ' ' || coalesce(sum(r.number), 0) FROM own_clauses o JOIN own_clause_versions r ON r.number = (${lastVersion}) WHERE o.workspace = ?`,
    )
    .pluck();
  const selectVersion = database.prepare<[string, string, string], { body: string }>(
    'SELECT body FROM own_clause_versions WHERE workspace = ? AND id = ? AND version = ?',
  );
  const selectVersions = database.prepare<[string, string], VersionRow>(
    'SELECT id, version, body FROM own_clause_versions WHERE workspace = ? AND id = ? ORDER BY number',
  );

  const makeReady = database.transaction(
    (
      workspace: string,
      id: string,
      revision: number,
      clause: Clause,
      now: string,
    ): Result<StoredOwn, 'not-found' | 'stale'> => {
      const stored = rows.find(workspace, id);
      if (stored === undefined) return refused('not-found');
      if (stored.revision !== revision) return refused('stale');
      insertVersion.run(workspace, id, clause.version, revision, JSON.stringify(clause), now);
      return done(rows.present(workspace, id));
    },
  );
  return {
    create: (workspace, draft, now) => rows.create(workspace, draft.id, JSON.stringify(draft), now),
    find: rows.find,
    list: rows.list,
    save: (workspace, id, revision, draft, now) =>
      rows.save(workspace, id, revision, JSON.stringify(draft), now),
    makeReady: (workspace, id, revision, clause, now) =>
      makeReady.immediate(workspace, id, revision, clause, now),
    remove: rows.remove,
    ready: (workspace) => selectReady.all(workspace).map(({ body }) => clauseFrom(body)),
    stamp: (workspace) => selectStamp.get(workspace) ?? '',
    version: (workspace, id, version) => {
      const row = selectVersion.get(workspace, id, version);
      return row === undefined ? undefined : clauseFrom(row.body);
    },
    versions: (workspace, id) => selectVersions.all(workspace, id).map(({ body }) => clauseFrom(body)),
  };
}
