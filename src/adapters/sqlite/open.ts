import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Driver, type Database } from './driver.js';
import { migrate } from './migrate.js';

export type { Database } from './driver.js';

/** Opens a database file, or `:memory:`, and brings it up to date; the folder is made where it is missing. */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new Driver(path);
  try {
    database.pragma('busy_timeout = 5000');
    database.pragma('journal_mode = WAL');
    // With WAL only FULL waits for the disk at each commit: an answer that was stored survives a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // The indices of many notices are written all over: up to 64 MB of pages stay in memory, where there are so many.
    database.pragma('cache_size = -65536');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
