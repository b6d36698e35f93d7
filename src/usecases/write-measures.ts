// Whoever may change a dossier may write wording of their own for it.
import type { Dossier } from '../core/dossier/dossier.js';

export type Measure = NonNullable<Dossier['measures']>[number];

/** Writes the measures; those without text are left out. */
export function writeMeasures(dossier: Dossier, measures: readonly Measure[]): Dossier {
  const kept = measures.filter((measure) => measure.text.trim() !== '');
  const written: Dossier = { ...dossier, measures: kept };
  if (kept.length === 0) delete written.measures;
  return written;
}

/** An id that no measure of the dossier has. */
export function freeMeasureId(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`m${String(number)}`)) number += 1;
  return `m${String(number)}`;
}
