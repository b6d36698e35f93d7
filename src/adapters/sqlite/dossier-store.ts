import { createHash, randomUUID } from 'node:crypto';
import type { Dossier } from '../../core/dossier/dossier.js';
import { done, refused, type Result } from '../../core/shared/result.js';
import type { Language } from '../../core/shared/text.js';
import {
  documentFormats,
  type DocumentPage,
  type DossierRefusal,
  type DossierStore,
  type Finalisation,
  type FrozenFile,
  type DocumentFormat,
  type StoredDossier,
} from '../../usecases/ports.js';
import type { Database } from './driver.js';

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

function storedFrom(row: Row): StoredDossier {
  const { body, ...rest } = row;
  return { ...rest, dossier: dossierFrom(body) };
}

/** Dossiers by workspace. Every query names the workspace, so none can reach the dossiers of another. */
export function dossierStore(database: Database): DossierStore {
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
    "UPDATE dossiers SET revision = revision + 1, body = ?, updated = ? WHERE workspace = ? AND id = ? AND revision = ? AND state = 'draft'",
  );
  const freeze = database.prepare<[string, string, string, number]>(
    "UPDATE dossiers SET state = 'finalised', updated = ? WHERE workspace = ? AND id = ? AND revision = ? AND state = 'draft'",
  );
  const insertFinalisation = database.prepare<[string, string, string]>(
    'INSERT INTO finalisations (dossier, law, library) VALUES (?, ?, ?)',
  );
  const insertDocument = database.prepare<[string, string, Language, string]>(
    'INSERT INTO frozen_documents (dossier, kind, language, page) VALUES (?, ?, ?, ?)',
  );
  const insertFile = database.prepare<[string, string, Language, DocumentFormat, Buffer, string]>(
    'INSERT INTO frozen_files (dossier, kind, language, format, body, sha256) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectFinalisation = database.prepare<[string, string], { law: string; library: string }>(
    'SELECT f.law, f.library FROM finalisations f JOIN dossiers d ON d.id = f.dossier WHERE d.workspace = ? AND d.id = ?',
  );
  const selectFiles = database.prepare<[string], FrozenFile>(
    'SELECT kind, language, format, sha256, length(body) AS bytes FROM frozen_files WHERE dossier = ? ORDER BY rowid',
  );
  const selectPage = database
    .prepare<[string, string, string, Language], string>(
      'SELECT p.page FROM frozen_documents p JOIN dossiers d ON d.id = p.dossier WHERE d.workspace = ? AND d.id = ? AND p.kind = ? AND p.language = ?',
    )
    .pluck();
  const selectFile = database
    .prepare<[string, string, string, Language, string], Buffer>(
      'SELECT f.body FROM frozen_files f JOIN dossiers d ON d.id = f.dossier WHERE d.workspace = ? AND d.id = ? AND f.kind = ? AND f.language = ? AND f.format = ?',
    )
    .pluck();
  const removeOne = database.prepare<[string, string]>('DELETE FROM dossiers WHERE workspace = ? AND id = ?');
  const journal = database.prepare<[string]>(
    'INSERT INTO dossier_revisions (dossier, revision, body, at) SELECT id, revision, body, updated FROM dossiers WHERE id = ?',
  );
  const past = database.prepare<[string, string, number], { body: string }>(
    'SELECT r.body FROM dossier_revisions r JOIN dossiers d ON d.id = r.dossier WHERE d.workspace = ? AND d.id = ? AND r.revision = ?',
  );
  const allPast = database.prepare<[string, string], { revision: number; at: string }>(
    'SELECT r.revision, r.at FROM dossier_revisions r JOIN dossiers d ON d.id = r.dossier WHERE d.workspace = ? AND d.id = ? ORDER BY r.revision DESC',
  );
  const forget = database.prepare<[string]>('DELETE FROM dossier_clauses WHERE dossier = ?');
  const hold = database.prepare<[string, string, string]>(
    'INSERT INTO dossier_clauses (dossier, clause, version) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );

  const find = (workspace: string, id: string): StoredDossier | undefined => {
    const row = select.get(workspace, id);
    return row === undefined ? undefined : storedFrom(row);
  };
  const present = (workspace: string, id: string): StoredDossier => {
    const stored = find(workspace, id);
    if (stored === undefined) throw new Error('A dossier that was just written is not there.');
    return stored;
  };
  /** Nothing was written: there is none, it is frozen, or somebody saved in between. */
  const whyNot = (workspace: string, id: string): DossierRefusal => {
    const stored = find(workspace, id);
    if (stored === undefined) return 'not-found';
    return stored.state === 'finalised' ? 'finalised' : 'stale';
  };
  const written = (workspace: string, id: string, dossier: Dossier): StoredDossier => {
    journal.run(id);
    forget.run(id);
    for (const { clause, version } of dossier.clauses ?? [])
      if (version !== undefined) hold.run(id, clause, version);
    return present(workspace, id);
  };
  const create = database.transaction((workspace: string, dossier: Dossier, now: string): StoredDossier => {
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
    ): Result<StoredDossier, DossierRefusal> => {
      const { changes } = update.run(JSON.stringify(dossier), now, workspace, id, revision);
      return changes === 0 ? refused(whyNot(workspace, id)) : done(written(workspace, id, dossier));
    },
  );
  const finalise = database.transaction(
    (
      workspace: string,
      id: string,
      revision: number,
      frozen: Finalisation,
      now: string,
    ): Result<StoredDossier, DossierRefusal> => {
      if (freeze.run(now, workspace, id, revision).changes === 0) return refused(whyNot(workspace, id));
      for (const { kind, language, page, files } of frozen.documents) {
        insertDocument.run(id, kind, language, JSON.stringify(page));
        for (const format of documentFormats) {
          const body = files[format];
          if (body === undefined) continue;
          const sha256 = createHash('sha256').update(body).digest('hex');
          insertFile.run(id, kind, language, format, body, sha256);
        }
      }
      insertFinalisation.run(id, frozen.law, frozen.library);
      return done(present(workspace, id));
    },
  );

  return {
    create: (workspace, dossier, now) => create.immediate(workspace, dossier, now),
    find,
    list: (workspace) => selectAll.all(workspace).map(storedFrom),
    save: (workspace, id, revision, dossier, now) => save.immediate(workspace, id, revision, dossier, now),
    finalise: (workspace, id, revision, frozen, now) =>
      finalise.immediate(workspace, id, revision, frozen, now),
    finalisation: (workspace, id) => {
      const found = selectFinalisation.get(workspace, id);
      return found === undefined ? undefined : { ...found, files: selectFiles.all(id) };
    },
    frozenPage: (workspace, id, kind, language) => {
      const page = selectPage.get(workspace, id, kind, language);
      // Only `finalise` above writes the column.
      return page === undefined ? undefined : (JSON.parse(page) as DocumentPage);
    },
    frozenFile: (workspace, id, kind, language, format) =>
      selectFile.get(workspace, id, kind, language, format),
    remove: (workspace, id) => removeOne.run(workspace, id).changes > 0,
    revisions: (workspace, id) => allPast.all(workspace, id),
    revision: (workspace, id, revision) => {
      const row = past.get(workspace, id, revision);
      return row === undefined ? undefined : dossierFrom(row.body);
    },
  };
}
