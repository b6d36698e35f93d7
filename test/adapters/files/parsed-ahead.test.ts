import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAhead, parsedAhead } from '../../../src/adapters/files/parsed-ahead.js';
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

test('a file that cannot be read is left out, and the others are written', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'clausier-ahead-')), 'parsed.json');
  let first = true;
  parseAhead((text, file) => {
    if (first) {
      first = false;
      throw new Error('This is no YAML.');
    }
    return { file, length: text.length };
  }, path);
  const written = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  expect(Object.keys(written).length).toBeGreaterThan(texts.length * 0.9);
  expect(Object.keys(written).length).toBeLessThan(texts.length);
});
