import { canonical } from '../shared/canonical.js';
import type { Clause } from './clause.js';

const apart: readonly string[] = ['typical', 'sha256'] satisfies readonly (keyof Clause)[];

/**
 * Everything that a clause says and rests on, as one text: its fingerprint is taken of this. For which purchases it is typical
 * stays apart: an adviser may learn that without a new version, and no tender reads otherwise for it.
 */
export function saidBy(clause: Omit<Clause, 'sha256'>): string {
  return canonical(Object.fromEntries(Object.entries(clause).filter(([key]) => !apart.includes(key))));
}
