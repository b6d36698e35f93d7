import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { filesUnder, root } from '../../src/adapters/files/root.js';

/** A situation from a judgment or an act: a dossier, and what must be said of it. */
export interface Situation<Expected> {
  readonly name: string;
  readonly source: string;
  readonly dossier: unknown;
  readonly expect: Expected;
}

/** The situations of a folder of the tests, as they are written. */
export function situationsIn<Expected>(folder: string): readonly Situation<Expected>[] {
  const place = join(root, folder);
  return filesUnder(place, '.yaml').flatMap(
    (file) => load(readFileSync(join(place, file), 'utf8'), { schema: CORE_SCHEMA }) as Situation<Expected>[],
  );
}
