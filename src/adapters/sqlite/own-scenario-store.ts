import { done, refused } from '../../core/shared/result.js';
import type { Scenario } from '../../core/workshop/scenario.js';
import type { OwnScenarioStore, StoredScenario } from '../../usecases/ports.js';
import type { Database } from './driver.js';

interface Row {
  id: string;
  revision: number;
  body: string;
  created: string;
  updated: string;
}

function storedFrom({ body, ...rest }: Row): StoredScenario {
  // Only this store writes the column, and only from scenarios that were read and checked.
  return { ...rest, scenario: JSON.parse(body) as Scenario };
}

/** Own scenarios by workspace. Every query names the workspace, so none can reach the scenarios of another. */
export function ownScenarioStore(database: Database): OwnScenarioStore {
  const columns = 'SELECT id, revision, body, created, updated FROM own_scenarios WHERE workspace = ?';
  const insert = database.prepare<[string, string, string, string, string]>(
    'INSERT INTO own_scenarios (workspace, id, revision, body, created, updated) VALUES (?, ?, 1, ?, ?, ?)',
  );
  const selectOne = database.prepare<[string, string], Row>(`${columns} AND id = ?`);
  const selectAll = database.prepare<[string], Row>(`${columns} ORDER BY updated DESC, id`);
  const update = database.prepare<[string, string, string, string, number]>(
    'UPDATE own_scenarios SET revision = revision + 1, body = ?, updated = ? WHERE workspace = ? AND id = ? AND revision = ?',
  );
  const removeOne = database.prepare<[string, string]>(
    'DELETE FROM own_scenarios WHERE workspace = ? AND id = ?',
  );
  const find = (workspace: string, id: string): StoredScenario | undefined => {
    const row = selectOne.get(workspace, id);
    return row === undefined ? undefined : storedFrom(row);
  };
  const present = (workspace: string, id: string): StoredScenario => {
    const stored = find(workspace, id);
    if (stored === undefined) throw new Error('A scenario that was just written is not there.');
    return stored;
  };
  return {
    create: (workspace, scenario, now) => {
      insert.run(workspace, scenario.id, JSON.stringify(scenario), now, now);
      return present(workspace, scenario.id);
    },
    find,
    list: (workspace) => selectAll.all(workspace).map(storedFrom),
    save: (workspace, id, revision, scenario, now) => {
      const { changes } = update.run(JSON.stringify(scenario), now, workspace, id, revision);
      if (changes > 0) return done(present(workspace, id));
      return refused(find(workspace, id) === undefined ? 'not-found' : 'stale');
    },
    remove: (workspace, id) => removeOne.run(workspace, id).changes > 0,
  };
}
