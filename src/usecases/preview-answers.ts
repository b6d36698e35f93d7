// Whoever may change a dossier may see what its documents would say with the answers of a form; nothing is kept.
import { readDossier } from '../core/dossier/dossier.js';
import type { Form } from '../core/journeys/field.js';
import type { StepSlug } from '../core/journeys/journey.js';
import { adviseOn, type Advised } from './advise.js';
import { answerStep } from './answer-step.js';
import { shelfOf, type Shelf } from './own-library.js';
import type { Clock, StoredDossier } from './ports.js';

/**
 * The advice on a dossier as the form would leave it; undefined where something in the form cannot be read.
 *
 * @param slug the step whose form it is
 */
export function previewAnswers(
  stored: StoredDossier,
  slug: StepSlug,
  form: Form,
  parts: Shelf & { readonly clock: Clock },
): Advised | undefined {
  const { faults, dossier } = answerStep(slug, form, stored.dossier);
  const read = readDossier(dossier);
  if (faults.length > 0 || !read.ok) return undefined;
  const library = shelfOf(read.value, stored.workspace, parts);
  return adviseOn(read.value, parts.knowledge.law, library, parts.clock.today());
}
