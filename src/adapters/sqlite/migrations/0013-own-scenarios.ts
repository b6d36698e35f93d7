/** Scenarios of workshops that trainers make for themselves. A session keeps its own copy of what it plays. */
export const ownScenarios = `
CREATE TABLE own_scenarios (
  workspace TEXT NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;
`;
