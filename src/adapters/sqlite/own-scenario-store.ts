import type { Scenario } from '../../core/workshop/scenario.js';
import type { OwnScenarioStore, StoredScenario } from '../../usecases/ports.js';
import type { Database } from './driver.js';
import { workspaceRows, type Reading } from './workspace-rows.js';

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

/** Own scenarios by workspace. */
export function ownScenarioStore(database: Database): OwnScenarioStore {
  const select = 'SELECT id, revision, body, created, updated FROM own_scenarios WHERE workspace = ?';
  const reading: Reading<Row> = {
    one: database.prepare(`${select} AND id = ?`),
    all: database.prepare(`${select} ORDER BY updated DESC, id`),
  };
  const { create, find, list, save, remove } = workspaceRows(database, 'own_scenarios', reading, storedFrom);
  return {
    create: (workspace, scenario, now) => create(workspace, scenario.id, JSON.stringify(scenario), now),
    find,
    list,
    save: (workspace, id, revision, scenario, now) =>
      save(workspace, id, revision, JSON.stringify(scenario), now),
    remove,
  };
}
