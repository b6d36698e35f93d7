/** Clauses in every version seen, what they are found by, and the words of the CPV. Search tables hold folded text. */
export const library = `
CREATE TABLE clauses (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  -- current: in the files now; superseded: another version is; retired: the clause has left the files.
  status TEXT NOT NULL CHECK (status IN ('current', 'superseded', 'retired')),
  first_seen TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
CREATE UNIQUE INDEX one_current_version ON clauses (id) WHERE status = 'current';

CREATE TABLE clause_facets (
  clause TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('theme', 'place', 'level', 'nature', 'cpv')),
  value TEXT NOT NULL,
  PRIMARY KEY (clause, kind, value)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE clause_words USING fts5 (
  clause UNINDEXED, language UNINDEXED, title, summary, labels, text, why,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TABLE cpv (
  code TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('official', 'own')),
  labels TEXT NOT NULL CHECK (json_valid(labels)),
  PRIMARY KEY (code, source)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE cpv_words USING fts5 (
  code UNINDEXED, source UNINDEXED, language UNINDEXED, label, synonyms,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
`;
