/**
 * Live sessions of workshops. Secrets are kept as hashes only; whoever took part is a number, with a nickname at most
 * while the session lasts. Everything hangs on the session and goes with it.
 */
export const sessions = `
CREATE TABLE sessions (
  number INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  trainer TEXT NOT NULL,
  workspace TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  state TEXT NOT NULL,
  options TEXT NOT NULL,
  plan TEXT NOT NULL,
  created TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_workspace ON sessions (workspace);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE session_participants (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  secret TEXT NOT NULL,
  nickname TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,
  team INTEGER NOT NULL,
  present INTEGER NOT NULL DEFAULT 1,
  UNIQUE (session, secret)
) STRICT;

CREATE TABLE session_votes (
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  ballot INTEGER NOT NULL CHECK (ballot IN (1, 2)),
  participant INTEGER NOT NULL REFERENCES session_participants (number) ON DELETE CASCADE,
  body TEXT NOT NULL,
  PRIMARY KEY (session, round, ballot, participant)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_votes_by_participant ON session_votes (participant);

CREATE TABLE session_questions (
  number INTEGER PRIMARY KEY,
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  participant INTEGER NOT NULL REFERENCES session_participants (number) ON DELETE CASCADE,
  body TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX session_questions_by_session ON session_questions (session);
CREATE INDEX session_questions_by_participant ON session_questions (participant);

CREATE TABLE session_answers (
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  participant INTEGER NOT NULL REFERENCES session_participants (number) ON DELETE CASCADE,
  body TEXT NOT NULL,
  PRIMARY KEY (session, kind, participant)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_answers_by_participant ON session_answers (participant);

CREATE TABLE session_notes (
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (session, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_hidden_texts (
  session INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  round INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (session, round, text)
) STRICT, WITHOUT ROWID;
`;
