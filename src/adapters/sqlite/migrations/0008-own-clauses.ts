/** Clauses that an authority writes for itself. A version made ready is never rewritten: a tender may hold it fast. */
export const ownClauses = `
CREATE TABLE own_clauses (
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_clause_versions (
  number INTEGER PRIMARY KEY,
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (workspace, id, version)
) STRICT;

CREATE TRIGGER own_clause_versions_stay BEFORE UPDATE ON own_clause_versions
BEGIN SELECT RAISE(ABORT, 'a version of a clause never changes'); END;
`;
