import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';

const load = createRequire(import.meta.url);

/**
 * No single version of the driver runs on every supported Node: the newer one needs Node-API 10, the older one breaks on
 * later releases. npm leaves out the one that does not fit, so the newer is tried first where it can run.
 */
function find(): typeof BetterSqlite3 {
  if (Number(process.versions.napi) >= 10) {
    try {
      // The alias holds the same package in another version; its types are those of the package.
      return load('better-sqlite3-napi') as typeof BetterSqlite3;
    } catch {
      // Not installed here: the older copy below serves.
    }
  }
  return load('better-sqlite3') as typeof BetterSqlite3;
}

export const Driver = find();
export type Database = BetterSqlite3.Database;
export type Statement<Parameters extends unknown[], Row> = BetterSqlite3.Statement<Parameters, Row>;
