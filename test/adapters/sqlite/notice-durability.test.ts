import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticeStore } from '../../../src/adapters/sqlite/notice-store.js';
import { openDatabase } from '../../../src/adapters/sqlite/open.js';

const full = 2;
const normal = 1;

test('an import alone may lose its last notices in a power cut; votes and dossiers of the same process may not', () => {
  const database = openDatabase(join(mkdtempSync(join(tmpdir(), 'clausier-durable-')), 'x.db'));
  const now = (): unknown => database.pragma('synchronous', { simple: true });
  const checkpoint = (): unknown => database.pragma('wal_autocheckpoint', { simple: true });
  const before = checkpoint();
  expect(now()).toBe(full);
  const end = noticeStore(database).begin();
  expect(now()).toBe(normal);
  expect(checkpoint()).not.toBe(before);
  end();
  expect(now()).toBe(full);
  expect(checkpoint()).toBe(before);
  database.close();
});
