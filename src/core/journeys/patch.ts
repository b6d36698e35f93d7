import { readDossier, type Dossier, type Fault } from '../dossier/dossier.js';
import type { Result } from '../shared/result.js';

/** One change of the dossier's JSON; without a value the answer is taken away. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

export type Patch = readonly Change[];

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(object: Json, path: readonly string[], value: unknown): Json {
  const [head, ...rest] = path;
  if (head === undefined) return object;
  const before = Object.hasOwn(object, head) ? object[head] : undefined;
  const after = rest.length === 0 ? value : changed(isObject(before) ? before : {}, rest, value);
  // An object that has lost its last answer goes with it; one that was never there is not made to hold nothing.
  const gone = after === undefined || (rest.length > 0 && isObject(after) && Object.keys(after).length === 0);
  if (!gone) return { ...object, [head]: after };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== head));
}

/** The dossier with the changes made, checked as if it had come from outside. The dossier given stays as it is. */
export function applyPatch(dossier: Dossier, patch: Patch): Result<Dossier, readonly Fault[]> {
  return readDossier(patch.reduce<Json>((object, { path, value }) => changed(object, path, value), dossier));
}
