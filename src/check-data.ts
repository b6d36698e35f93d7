import { join } from 'node:path';
import { readEformsCodes } from './adapters/files/read-eforms-codes.js';
import { readWorkshops } from './adapters/files/read-workshops.js';
import { root } from './adapters/files/root.js';
import { checkLibrary } from './core/clauses/check-library.js';
import { checkLaw } from './core/law/check-law.js';
import { checkDetectors } from './core/review/wording/check-detectors.js';
import type { ReadKnowledge } from './knowledge.js';

export interface DataReport {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Every promise of the law data and of the clause library, looked at once. `today` finds overdue reviews.
 *
 * @throws DataFault for a scenario of the workshops that does not fit its form or names what does not exist
 */
export function checkData(knowledge: ReadKnowledge, today: string): DataReport {
  const { law, lawFiles, library } = knowledge;
  readWorkshops(
    join(root, 'data/scenarios'),
    join(root, 'data/examples'),
    law,
    library,
    knowledge.words('en'),
  );
  const lawFaults = [...checkLaw(law), ...checkDetectors(law)].map(
    (fault) =>
      `${lawFiles.fileOf.get(fault.id.split(' ')[0] ?? '') ?? 'data/law'}: ${fault.id} ${fault.says}`,
  );
  const found = checkLibrary(library, {
    sourceIds: new Set(law.sources.keys()),
    listIds: new Set(law.lists.keys()),
    parameterIds: new Set(law.parameters.keys()),
    dutyIds: new Set(law.rules.filter((rule) => rule.subject === 'duty').map((rule) => rule.id)),
    eformsCodes: readEformsCodes(join(root, 'data/codelists')),
    today,
  });
  const says = (fault: (typeof found)[number]): string => `clauses/${fault.id}: ${fault.says}`;
  return {
    faults: [...lawFaults, ...found.filter((fault) => fault.level === 'error').map(says)],
    notes: found.filter((fault) => fault.level === 'note').map(says),
  };
}
