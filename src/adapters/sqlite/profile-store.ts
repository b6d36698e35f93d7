import type { Organisation } from '../../core/eligibility/organisation.js';
import type { ProfileStore } from '../../usecases/ports.js';
import type { Database } from './driver.js';

interface Row {
  body: string;
  updated: string;
}

/** One organisation for each workspace; whoever holds no workspace has none. */
export function profileStore(database: Database): ProfileStore {
  const select = database.prepare<[string], Row>('SELECT body, updated FROM profiles WHERE workspace = ?');
  const write = database.prepare<[string, string, string]>(
    `INSERT INTO profiles (workspace, body, updated) VALUES (?, ?, ?)
     ON CONFLICT (workspace) DO UPDATE SET body = excluded.body, updated = excluded.updated`,
  );
  const removeOne = database.prepare<[string]>('DELETE FROM profiles WHERE workspace = ?');
  return {
    find: (workspace) => {
      const row = select.get(workspace);
      // Only `save` writes the column, and only from organisations that were read and checked.
      return row && { organisation: JSON.parse(row.body) as Organisation, updated: row.updated };
    },
    save: (workspace, organisation, now) => void write.run(workspace, JSON.stringify(organisation), now),
    remove: (workspace) => removeOne.run(workspace).changes > 0,
  };
}
