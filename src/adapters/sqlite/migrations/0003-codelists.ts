/** Labels of an official code list that somebody imported, in all its languages. */
export const codelists = `
CREATE TABLE imported_codes (
  code TEXT NOT NULL,
  language TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (code, language)
) STRICT, WITHOUT ROWID;
`;
