import { faultLine } from '../../../../core/journeys/fault-line.js';
import type { FormFault } from '../../../../core/journeys/read.js';
import type { Words } from '../../../../core/shared/text.js';
import type { ErrorSummary } from '../../view-models.js';

/** What is wrong with a form, each line leading to its field; nothing where all is well. */
export function faultSummary(faults: readonly FormFault[], words: Words): ErrorSummary | undefined {
  if (faults.length === 0) return undefined;
  return {
    errors: faults.map((fault) => ({
      text: faultLine(fault, words),
      href: `#${fault.field.replaceAll('.', '-')}`,
    })),
  };
}
