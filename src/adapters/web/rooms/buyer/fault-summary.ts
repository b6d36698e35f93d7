import type { FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import type { ErrorSummary } from '../../view-models.js';

/** What is wrong with a form, each line leading to its field; nothing where all is well. */
export function faultSummary(faults: readonly FormFault[], words: Words): ErrorSummary | undefined {
  if (faults.length === 0) return undefined;
  return {
    errors: faults.map((fault) => ({
      text: words.say(fault.key, fault.values),
      href: `#${fault.field.replaceAll('.', '-')}`,
    })),
  };
}
