/**
 * The YAML of the project as JSON, written when the project is built: reading YAML is half the time of every start, and the
 * tests start hundreds of times. A text is known by its hash, so a file that has changed since is simply read as YAML.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { filesUnder, root } from './root.js';

const store = join(root, 'dist', 'parsed.json');
const folders = ['data', 'clauses'] as const;

let known: Readonly<Record<string, string>> | undefined;

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

/** What a text says, as a value that nobody else holds; undefined where it was not there when the project was built. */
export function parsedAhead(text: string): unknown {
  known ??= existsSync(store)
    ? (JSON.parse(readFileSync(store, 'utf8')) as Readonly<Record<string, string>>)
    : {};
  const json = known[hashOf(text)];
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
}

/** Whether an anchor makes one part stand in several places: whoever compares parts by identity must find it once. */
function sharesParts(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (seen.has(value)) return true;
  seen.add(value);
  return Object.values(value).some((part) => sharesParts(part, seen));
}

/**
 * Writes what every YAML file of the project says.
 *
 * @param parse reads a text; a file that it throws at is left to whoever reads it later, and so is one that JSON cannot hold
 */
export function parseAhead(parse: (text: string, file: string) => unknown, to = store): void {
  const parsed: Record<string, string> = {};
  for (const folder of folders)
    for (const file of filesUnder(join(root, folder), '.yaml')) {
      const text = readFileSync(join(root, folder, file), 'utf8');
      try {
        const value = parse(text, file);
        const json = JSON.stringify(value);
        if (!sharesParts(value) && isDeepStrictEqual(JSON.parse(json), value)) parsed[hashOf(text)] = json;
      } catch {
        // Its fault is told with its place by whoever needs the file.
      }
    }
  writeFileSync(to, JSON.stringify(parsed));
}
