/** What the law answered to a draft when its buyer last took note; `form` is the shape of the body, see the store. */
export const answers = `
CREATE TABLE answer_records (
  dossier TEXT PRIMARY KEY REFERENCES dossiers (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  law TEXT NOT NULL,
  day TEXT NOT NULL,
  form INTEGER NOT NULL,
  body BLOB NOT NULL,
  at TEXT NOT NULL
) STRICT;
`;
