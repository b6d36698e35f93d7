import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsedAhead } from '../../../src/adapters/files/parsed-ahead.js';
import { filesUnder, root } from '../../../src/adapters/files/root.js';
import { parseNow, parseYaml } from '../../../src/adapters/files/yaml-file.js';

const texts = ['data', 'clauses'].flatMap((folder) =>
  filesUnder(join(root, folder), '.yaml').map((file) => readFileSync(join(root, folder, file), 'utf8')),
);

test('it works: what the build wrote is what the YAML says, for every file', () => {
  expect(existsSync(join(root, 'dist', 'parsed.json'))).toBe(true);
  expect(texts.length).toBeGreaterThan(100);
  const known = texts.filter((text) => parsedAhead(text) !== undefined);
  // Nearly all: a file may have changed since the build.
  expect(known.length).toBeGreaterThan(texts.length * 0.9);
  for (const text of known) expect(parsedAhead(text)).toEqual(parseNow(text, 'a.yaml'));
});

test('a text that was not there is read as YAML, and a value is nobody else’s', () => {
  expect(parsedAhead('a: 1 # new')).toBeUndefined();
  expect(parseYaml('a: 1 # new', 'a.yaml')).toEqual({ a: 1 });
  const [text = ''] = texts;
  expect(parsedAhead(text)).not.toBe(parsedAhead(text));
});
