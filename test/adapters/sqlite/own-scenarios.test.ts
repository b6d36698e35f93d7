import { openDatabase } from '../../../src/adapters/sqlite/open.js';
import { ownScenarioStore } from '../../../src/adapters/sqlite/own-scenario-store.js';
import { playedKnowledge } from '../../support/workshops.js';

const { workshops } = playedKnowledge();
const [scenario] = workshops.scenarios;
if (scenario === undefined) throw new Error('There is no scenario.');
const now = '2026-11-24T10:00:00.000Z';

test('it works: kept, changed, and removed, each for its workspace alone', () => {
  const database = openDatabase(':memory:');
  const store = ownScenarioStore(database);
  const stored = store.create('one', scenario, now);
  expect(stored).toEqual({ id: scenario.id, revision: 1, scenario, created: now, updated: now });
  expect(store.find('two', scenario.id)).toBeUndefined();
  expect(store.list('two')).toEqual([]);
  const changed = { ...scenario, minutes: 99 };
  expect(store.save('two', scenario.id, 1, changed, now)).toEqual({ ok: false, refusal: 'not-found' });
  expect(store.save('one', scenario.id, 1, changed, now)).toMatchObject({ ok: true, value: { revision: 2 } });
  expect(store.save('one', scenario.id, 1, scenario, now)).toEqual({ ok: false, refusal: 'stale' });
  expect(store.find('one', scenario.id)?.scenario.minutes).toBe(99);
  expect(store.remove('two', scenario.id)).toBe(false);
  expect(store.remove('one', scenario.id)).toBe(true);
  expect(store.list('one')).toEqual([]);
  database.close();
});
