import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical } from '../../../src/core/shared/canonical.js';
import { clausesOfProject, lawOfProject, writeAhead } from '../../../src/adapters/files/read-ahead.js';
import { readClauses } from '../../../src/adapters/files/read-clauses.js';
import { readLaw } from '../../../src/adapters/files/read-law.js';
import { root } from '../../../src/adapters/files/root.js';

/** Maps as lists, so that everything in them is compared. */
const plain = (value: unknown): string =>
  canonical(
    JSON.parse(
      JSON.stringify(value, (_key, item: unknown) =>
        Object.prototype.toString.call(item) === '[object Map]' ? [...(item as Map<unknown, unknown>)] : item,
      ),
    ),
  );

test('it works: what was written ahead says what the files say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-ahead-'));
  writeAhead(folder);
  expect(plain(lawOfProject(folder))).toBe(plain(readLaw(join(root, 'data/law'))));
  expect(plain(clausesOfProject(folder))).toBe(plain(readClauses(join(root, 'clauses'))));
});

test('what was written for other files is not taken', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-ahead-'));
  writeAhead(folder);
  const path = join(folder, 'clauses.ahead');
  const bytes = readFileSync(path);
  bytes.write('0000', 0, 'latin1');
  // Nobody could read this; so it must be known by its mark that it is another.
  writeFileSync(path, bytes.subarray(0, 100));
  expect(clausesOfProject(folder).hash).toBe(readClauses(join(root, 'clauses')).hash);
});

test('without anything written ahead the files are read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-ahead-'));
  expect(lawOfProject(folder).law.hash).toBe(readLaw(join(root, 'data/law')).law.hash);
});
