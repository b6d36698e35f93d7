/**
 * Notices that others published. `number` puts them in the order of their deadlines: the day in the upper bits, a running
 * number below. What a search looks at stands in `notice_packs`, apart from the bodies, so that all of it is read quickly;
 * a notice that another replaced has no pack. The index keeps no text and no places of words: hits come by deadline.
 */
export const notices = `
CREATE TABLE notices (
  number INTEGER PRIMARY KEY,
  notice TEXT NOT NULL,
  version TEXT NOT NULL,
  publication TEXT,
  procedure TEXT,
  changes TEXT,
  issued INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  closed INTEGER NOT NULL DEFAULT 0,
  settling TEXT,
  successor INTEGER,
  fingerprint TEXT NOT NULL,
  UNIQUE (notice, version)
) STRICT;
CREATE INDEX notices_by_publication ON notices (publication) WHERE publication IS NOT NULL;
CREATE INDEX notices_by_procedure ON notices (procedure) WHERE procedure IS NOT NULL;
CREATE INDEX notices_by_change ON notices (changes) WHERE changes IS NOT NULL;
CREATE INDEX notices_by_successor ON notices (successor) WHERE successor IS NOT NULL;

CREATE TABLE notice_packs (number INTEGER PRIMARY KEY, pack TEXT NOT NULL) STRICT;
CREATE TABLE notice_bodies (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;

CREATE TABLE notice_codes (
  kind TEXT NOT NULL CHECK (kind IN ('cpv', 'region', 'country')),
  id INTEGER NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (kind, id),
  UNIQUE (kind, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE notice_signatures (id INTEGER PRIMARY KEY, signature TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE notice_sources (
  key TEXT PRIMARY KEY,
  entries INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  bad TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE notice_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = "unicode61 remove_diacritics 2", prefix = '3 4 5'
);

CREATE TABLE notice_searches (
  id TEXT PRIMARY KEY,
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  secret TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL
) STRICT;
CREATE INDEX notice_searches_by_workspace ON notice_searches (workspace);
`;
