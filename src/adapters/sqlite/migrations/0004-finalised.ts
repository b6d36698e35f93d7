/** What a finalised dossier was finalised with, and its documents as they stood. */
export const finalised = `
CREATE TABLE finalisations (
  dossier TEXT PRIMARY KEY REFERENCES dossiers (id) ON DELETE CASCADE,
  law TEXT NOT NULL,
  library TEXT NOT NULL
) STRICT;

CREATE TABLE frozen_documents (
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  page TEXT NOT NULL CHECK (json_valid(page)),
  PRIMARY KEY (dossier, kind, language)
) STRICT;

CREATE TABLE frozen_files (
  dossier TEXT NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  format TEXT NOT NULL,
  body BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (dossier, kind, language, format)
) STRICT;

-- What was frozen stays as it was, whoever writes.
CREATE TRIGGER finalisations_fixed BEFORE UPDATE ON finalisations
BEGIN SELECT RAISE(ABORT, 'a finalised dossier does not change'); END;
CREATE TRIGGER frozen_documents_fixed BEFORE UPDATE ON frozen_documents
BEGIN SELECT RAISE(ABORT, 'a finalised dossier does not change'); END;
CREATE TRIGGER frozen_files_fixed BEFORE UPDATE ON frozen_files
BEGIN SELECT RAISE(ABORT, 'a finalised dossier does not change'); END;
`;
