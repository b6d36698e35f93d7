/** What readers tell the editor of a clause. */
export const feedback = `
CREATE TABLE feedback (
  number INTEGER PRIMARY KEY,
  clause TEXT NOT NULL,
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  email TEXT,
  at TEXT NOT NULL
) STRICT;
`;
