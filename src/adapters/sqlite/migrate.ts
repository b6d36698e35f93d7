import type { Database } from './driver.js';
import { dossiers } from './migrations/0001-dossiers.js';
import { library } from './migrations/0002-library.js';
import { codelists } from './migrations/0003-codelists.js';
import { finalised } from './migrations/0004-finalised.js';
import { variants } from './migrations/0005-variants.js';
import { clauseIndex } from './migrations/0006-clause-index.js';
import { feedback } from './migrations/0007-feedback.js';
import { ownClauses } from './migrations/0008-own-clauses.js';
import { answers } from './migrations/0009-answers.js';
import { sessions } from './migrations/0012-sessions.js';
import { ownScenarios } from './migrations/0013-own-scenarios.js';

/** In the order of their numbers; a number once given out never changes. */
const migrations: readonly string[] = [
  dossiers,
  library,
  codelists,
  finalised,
  variants,
  clauseIndex,
  feedback,
  ownClauses,
  answers,
  sessions,
  ownScenarios,
];

export const schemaVersion = migrations.length;

/** The database was written by a later release: opening it could lose what that release keeps. */
export class NewerDatabase extends Error {
  constructor(found: number) {
    super(
      `The database has schema ${String(found)}, this release knows ${String(schemaVersion)}. Use the release that wrote it, or another file.`,
    );
    this.name = 'NewerDatabase';
  }
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings a database up to date. Each step is one immediate transaction that looks at the version again, so two processes
 * that start together do not run a step twice and a crash leaves a whole step or none.
 */
export function migrate(database: Database): void {
  const found = versionOf(database);
  if (found > schemaVersion) throw new NewerDatabase(found);
  migrations.forEach((sql, index) => {
    const number = index + 1;
    if (versionOf(database) >= number) return;
    database
      .transaction(() => {
        if (versionOf(database) >= number) return;
        database.exec(sql);
        database.pragma(`user_version = ${String(number)}`);
      })
      .immediate();
  });
}
