/**
 * The search of the library, by numbers: `number` stands for a clause, `number * 32 + language` for its words in one language.
 * The index keeps no text of its own; what is shown of a hit stands in `clause_texts`.
 */
export const clauseIndex = `
DROP TABLE clause_words;
DROP TABLE clause_facets;

CREATE TABLE clause_numbers (
  number INTEGER PRIMARY KEY,
  clause TEXT NOT NULL UNIQUE,
  version TEXT NOT NULL,
  facets TEXT NOT NULL CHECK (json_valid(facets))
) STRICT;

CREATE TABLE clause_texts (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  text TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE clause_words USING fts5 (
  title, summary, labels, text, why,
  content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO clause_words (clause_words, rank) VALUES ('rank', 'bm25(40, 12, 4, 1, 1)');
`;
