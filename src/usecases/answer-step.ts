// Whoever may change a dossier may answer its questions.
import type { Dossier } from '../core/dossier/dossier.js';
import type { Form } from '../core/journeys/field.js';
import { stepOf, type Section, type StepSlug } from '../core/journeys/journey.js';
import { applyPatch } from '../core/journeys/patch.js';
import { readStep, type FormFault, type FormReading } from '../core/journeys/read.js';
import { readCriteria, readEarlier, readLots, readParts } from '../core/journeys/rows.js';

const readers: Readonly<Partial<Record<Section, (form: Form, dossier: Dossier) => FormReading>>> = {
  lots: readLots,
  parts: readParts,
  earlier: readEarlier,
  award: readCriteria,
};

export interface Answers {
  readonly faults: readonly FormFault[];
  /** The dossier with the answers; the one handed in where there are faults. */
  readonly dossier: Dossier;
}

/** Reads everything that a step's form asks, its lists too, and makes the dossier that follows from it. */
export function answerStep(slug: StepSlug, form: Form, dossier: Dossier): Answers {
  const readings = [
    readStep(slug, form, dossier),
    ...stepOf(slug).sections.flatMap((section) => readers[section]?.(form, dossier) ?? []),
  ];
  const faults = readings.flatMap((reading) => reading.faults);
  if (faults.length > 0) return { faults, dossier };
  const result = applyPatch(
    dossier,
    readings.flatMap((reading) => reading.patch),
  );
  if (result.ok) return { faults: [], dossier: result.value };
  return { faults: result.refusal.map((fault) => ({ ...fault, field: fault.pointer })), dossier };
}
