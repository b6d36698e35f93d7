import { randomBytes } from 'node:crypto';
import type { SavedSearch, SavedSearches } from '../../usecases/notice-ports.js';
import type { Database } from './driver.js';

const mostSaved = 100;

/** Saved searches by workspace; the secret of each opens it to whoever has it, and nothing else. */
export function savedSearchStore(database: Database): SavedSearches {
  const columns = 'id, workspace, name, query, secret, created';
  const insert = database.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO notice_searches (${columns}) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const list = database.prepare<[string], SavedSearch>(
    `SELECT ${columns} FROM notice_searches WHERE workspace = ? ORDER BY created DESC, rowid DESC`,
  );
  const bySecret = database.prepare<[string], SavedSearch>(
    `SELECT ${columns} FROM notice_searches WHERE secret = ?`,
  );
  const remove = database.prepare<[string, string]>(
    'DELETE FROM notice_searches WHERE workspace = ? AND id = ?',
  );
  const random = (bytes: number): string => randomBytes(bytes).toString('base64url');
  return {
    add: (workspace, name, query, now) => {
      if (list.all(workspace).length >= mostSaved) return undefined;
      const saved: SavedSearch = { id: random(9), workspace, name, query, secret: random(24), created: now };
      insert.run(saved.id, workspace, name, query, saved.secret, now);
      return saved;
    },
    list: (workspace) => list.all(workspace),
    bySecret: (secret) => bySecret.get(secret),
    remove: (workspace, id) => remove.run(workspace, id).changes > 0,
  };
}
