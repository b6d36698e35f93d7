/**
 * The law and the clause library as the project's readers found them when the project was built: reading and checking them
 * is most of every start. What was written is known by the bytes of all files behind it; when one has changed, everything is
 * read anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Library } from '../../core/clauses/library.js';
import { readClauses } from './read-clauses.js';
import { readLaw, type LawFiles } from './read-law.js';
import { filesUnder, root } from './root.js';

interface Source<T> {
  readonly store: string;
  readonly folders: readonly string[];
  readonly read: () => T;
}

const lawFolder = join(root, 'data/law');
const clauseFolder = join(root, 'clauses');

const law: Source<LawFiles> = {
  store: 'law.ahead',
  // The forms of wording are read with the law.
  folders: [lawFolder, join(root, 'data/review')],
  read: () => readLaw(lawFolder),
};
const library: Source<Library> = {
  store: 'clauses.ahead',
  folders: [clauseFolder],
  read: () => readClauses(clauseFolder),
};

const markLength = 64;

/** The engine's own form of values changes between its versions. */
function markOf(folders: readonly string[]): string {
  const hash = createHash('sha256').update(process.versions.v8);
  for (const folder of folders)
    for (const file of filesUnder(folder, ''))
      hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

function ahead<T>({ store, folders, read }: Source<T>, folder: string): T {
  const path = join(folder, store);
  if (existsSync(path)) {
    const bytes = readFileSync(path);
    // Only the build writes the file, beside the code that reads it.
    if (bytes.toString('latin1', 0, markLength) === markOf(folders))
      return deserialize(bytes.subarray(markLength)) as T;
  }
  return read();
}

function write<T>({ store, folders, read }: Source<T>, folder: string): void {
  writeFileSync(
    join(folder, store),
    Buffer.concat([Buffer.from(markOf(folders), 'latin1'), serialize(read())]),
  );
}

const built = join(root, 'dist');

/** The law of the project. @throws DataFault for the first file that does not fit its form */
export function lawOfProject(from = built): LawFiles {
  return ahead(law, from);
}

/** The clause library of the project. @throws DataFault for the first file that does not fit its form */
export function clausesOfProject(from = built): Library {
  return ahead(library, from);
}

/** Writes both for the starts to come. */
export function writeAhead(to = built): void {
  write(law, to);
  write(library, to);
}
