import { randomUUID } from 'node:crypto';
import type { Dossier } from '../../core/dossier/dossier.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import type { Database } from './driver.js';

export interface KeptDossier {
  readonly id: string;
  readonly workspace: string;
  readonly revision: number;
  readonly state: 'draft' | 'finalised';
  readonly dossier: Dossier;
  readonly created: string;
  readonly updated: string;
}

/** Dossiers by workspace. Every query names the workspace, so none can reach the dossiers of another. */
export interface SqliteDossierStore {
  create(workspace: string, dossier: Dossier, now: string): KeptDossier;
  find(workspace: string, id: string): KeptDossier | undefined;
  /** The last changed first. */
  list(workspace: string): readonly KeptDossier[];
  save(
    workspace: string,
    id: string,
    revision: number,
    dossier: Dossier,
    now: string,
  ): Result<KeptDossier, 'not-found' | 'stale'>;
  remove(workspace: string, id: string): boolean;
  /** The dossier as it was in a revision. */
  revision(workspace: string, id: string, revision: number): Dossier | undefined;
}

interface Row {
  id: string;
  workspace: string;
  revision: number;
  state: 'draft' | 'finalised';
  body: string;
  created: string;
  updated: string;
}

function dossierFrom(body: string): Dossier {
  // Only this store writes the column, and only from dossiers that were read and checked.
  return JSON.parse(body) as Dossier;
}

function keptFrom(row: Row): KeptDossier {
  const { body, ...rest } = row;
  return { ...rest, dossier: dossierFrom(body) };
}

export function dossierStore(database: Database): SqliteDossierStore {
  const insert = database.prepare<[string, string, string, string, string]>(
    'INSERT INTO dossiers (id, workspace, revision, body, created, updated) VALUES (?, ?, 1, ?, ?, ?)',
  );
  const select = database.prepare<[string, string], Row>(
    'SELECT * FROM dossiers WHERE workspace = ? AND id = ?',
  );
  const selectAll = database.prepare<[string], Row>(
    'SELECT * FROM dossiers WHERE workspace = ? ORDER BY updated DESC, rowid DESC',
  );
  const update = database.prepare<[string, string, string, string, number]>(
    'UPDATE dossiers SET revision = revision + 1, body = ?, updated = ? WHERE workspace = ? AND id = ? AND revision = ?',
  );
  const removeOne = database.prepare<[string, string]>('DELETE FROM dossiers WHERE workspace = ? AND id = ?');
  const journal = database.prepare<[string]>(
    'INSERT INTO dossier_revisions (dossier, revision, body, at) SELECT id, revision, body, updated FROM dossiers WHERE id = ?',
  );
  const past = database.prepare<[string, string, number], { body: string }>(
    'SELECT r.body FROM dossier_revisions r JOIN dossiers d ON d.id = r.dossier WHERE d.workspace = ? AND d.id = ? AND r.revision = ?',
  );
  const forget = database.prepare<[string]>('DELETE FROM dossier_clauses WHERE dossier = ?');
  const hold = database.prepare<[string, string, string]>(
    'INSERT INTO dossier_clauses (dossier, clause, version) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );

  const find = (workspace: string, id: string): KeptDossier | undefined => {
    const row = select.get(workspace, id);
    return row === undefined ? undefined : keptFrom(row);
  };
  const written = (workspace: string, id: string, dossier: Dossier): KeptDossier => {
    journal.run(id);
    forget.run(id);
    for (const { clause, version } of dossier.clauses ?? [])
      if (version !== undefined) hold.run(id, clause, version);
    const kept = find(workspace, id);
    if (kept === undefined) throw new Error('A dossier that was just written is not there.');
    return kept;
  };
  const create = database.transaction((workspace: string, dossier: Dossier, now: string): KeptDossier => {
    const id = randomUUID();
    insert.run(id, workspace, JSON.stringify(dossier), now, now);
    return written(workspace, id, dossier);
  });
  const save = database.transaction(
    (
      workspace: string,
      id: string,
      revision: number,
      dossier: Dossier,
      now: string,
    ): Result<KeptDossier, 'not-found' | 'stale'> => {
      const { changes } = update.run(JSON.stringify(dossier), now, workspace, id, revision);
      if (changes === 0) return refused(find(workspace, id) === undefined ? 'not-found' : 'stale');
      return done(written(workspace, id, dossier));
    },
  );

  return {
    create: (workspace, dossier, now) => create.immediate(workspace, dossier, now),
    find,
    list: (workspace) => selectAll.all(workspace).map(keptFrom),
    save: (workspace, id, revision, dossier, now) => save.immediate(workspace, id, revision, dossier, now),
    remove: (workspace, id) => removeOne.run(workspace, id).changes > 0,
    revision: (workspace, id, revision) => {
      const row = past.get(workspace, id, revision);
      return row === undefined ? undefined : dossierFrom(row.body);
    },
  };
}
