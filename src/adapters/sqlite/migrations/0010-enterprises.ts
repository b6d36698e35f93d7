/**
 * Tenders published for enterprises, and what enterprises keep in their workspace. A publication counts its checks and nothing
 * else: who checked is not written down. Once replaced or withdrawn an edition keeps its day and loses what it said.
 */
export const enterprises = `
CREATE TABLE publications (
  code TEXT PRIMARY KEY,
  dossier TEXT NOT NULL UNIQUE REFERENCES dossiers (id) ON DELETE CASCADE,
  withdrawn TEXT,
  checks INTEGER NOT NULL DEFAULT 0 CHECK (checks >= 0)
) STRICT;

CREATE TABLE publication_editions (
  code TEXT NOT NULL REFERENCES publications (code) ON DELETE CASCADE,
  edition INTEGER NOT NULL CHECK (edition >= 1),
  revision INTEGER NOT NULL,
  law TEXT NOT NULL,
  library TEXT NOT NULL,
  body TEXT CHECK (body IS NULL OR json_valid(body)),
  at TEXT NOT NULL,
  PRIMARY KEY (code, edition)
) STRICT;

CREATE TABLE publication_files (
  code TEXT NOT NULL,
  edition INTEGER NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  format TEXT NOT NULL,
  body BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (code, edition, kind, language, format),
  FOREIGN KEY (code, edition) REFERENCES publication_editions (code, edition) ON DELETE CASCADE
) STRICT;

-- What was published says the same as long as it stands; its body may only go.
CREATE TRIGGER publication_editions_fixed BEFORE UPDATE ON publication_editions
WHEN NEW.body IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an edition of a published tender does not change'); END;
CREATE TRIGGER publication_files_fixed BEFORE UPDATE ON publication_files
BEGIN SELECT RAISE(ABORT, 'an edition of a published tender does not change'); END;

CREATE TABLE profiles (
  workspace TEXT PRIMARY KEY,
  body TEXT NOT NULL CHECK (json_valid(body)),
  updated TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tender_checks (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  bid TEXT NOT NULL CHECK (json_valid(bid)),
  created TEXT NOT NULL
) STRICT;
CREATE INDEX tender_checks_of ON tender_checks (workspace, created);
`;
