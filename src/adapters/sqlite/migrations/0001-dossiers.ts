/** Dossiers, every revision of them, and the clauses that they hold fast. */
export const dossiers = `
CREATE TABLE dossiers (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'finalised')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  created TEXT NOT NULL,
  updated TEXT NOT NULL
) STRICT;
CREATE INDEX dossiers_of_workspace ON dossiers (workspace, updated);

-- A finalised dossier never changes, whoever writes.
CREATE TRIGGER dossiers_finalised BEFORE UPDATE ON dossiers WHEN OLD.state = 'finalised'
BEGIN SELECT RAISE(ABORT, 'a finalised dossier does not change'); END;

CREATE TABLE dossier_revisions (
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  at TEXT NOT NULL,
  PRIMARY KEY (dossier, revision)
) STRICT;

CREATE TABLE dossier_clauses (
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  clause TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (dossier, clause, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossiers_with_clause ON dossier_clauses (clause, version);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
