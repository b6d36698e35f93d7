import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Library } from '../../core/clauses/library.js';
import { faultsOf, readDossier, type Dossier, type Fault } from '../../core/dossier/dossier.js';
import type { Law } from '../../core/law/law.js';
import type { Words } from '../../core/shared/text.js';
import { checkProgramme, checkScenario } from '../../core/workshop/check-scenario.js';
import { merged } from '../../core/workshop/merge.js';
import {
  programmeSchema,
  scenarioSchema,
  type Programme,
  type Scenario,
} from '../../core/workshop/scenario.js';
import { selfAssessmentSchema, type SelfAssessment } from '../../core/workshop/self-assessment.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';
import { lineOf, parseYaml } from './yaml-file.js';

const programmesName = 'programmes.yaml';
const selfAssessmentName = 'self-assessment.yaml';

export interface WorkshopFiles {
  readonly scenarios: readonly Scenario[];
  readonly programmes: readonly Programme[];
  readonly selfAssessment: SelfAssessment;
}

/** A scenario as it is written: the facts are those of an example dossier, with what differs. */
const scenarioFile = z.looseObject({
  id: z.string(),
  practice: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});

const programmesFile = z.strictObject({ programmes: z.array(z.unknown()).min(1) });

/**
 * The facts of an example without what somebody wrote in one language: names, texts, clauses already chosen. Participants
 * are to find these.
 */
function bareFacts(dossier: Dossier): unknown {
  const bare = merged(dossier, {
    title: null,
    description: null,
    language: null,
    authority: { name: null },
    contract: { lotsReason: null },
    award: null,
    measures: null,
    clauses: null,
  });
  const lots = dossier.lots?.map((lot) => merged(lot, { title: null }));
  return lots === undefined ? bare : merged(bare, { lots });
}

function told(fault: Fault, words: Words): string {
  return words.has(fault.key) ? words.say(fault.key, fault.values) : fault.key;
}

/** Tells the first fault of a file with its line; nothing where there is none. */
function refuse(faults: readonly Fault[], shown: string, text: string, words: Words): void {
  const [fault] = faults;
  if (fault === undefined) return;
  const path = fault.pointer
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  throw new DataFault(shown, lineOf(text, path), `${fault.pointer}:`, told(fault, words));
}

/** Reads data against a schema of the core; a fault is told with the file and its line. */
function fitting<T>(schema: z.ZodType<T>, data: unknown, shown: string, text: string, words: Words): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  refuse(faultsOf(result.error), shown, text, words);
  throw new DataFault(shown, undefined, 'This file does not fit its form.', '');
}

function exampleFacts(folder: string, practice: string, shown: string, text: string): unknown {
  const path = join(folder, `${practice}.en.json`);
  const read = ((): unknown => {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      throw new DataFault(
        shown,
        lineOf(text, ['practice']),
        `There is no example dossier "${practice}".`,
        'Name one of data/examples.',
      );
    }
  })();
  const dossier = readDossier(read);
  if (!dossier.ok) throw new DataFault(path, undefined, 'This example is not a dossier.', '');
  return bareFacts(dossier.value);
}

/**
 * Reads scenarios, programmes and the self-assessment.
 *
 * @param folder of the scenarios
 * @param examples the folder of the example dossiers, whose facts they play
 * @throws DataFault for the first file that does not fit its form, or that names a route, a place, a clause, a parameter or
 *   a round that does not exist
 */
export function readWorkshops(
  folder: string,
  examples: string,
  law: Law,
  library: Library,
  words: Words,
): WorkshopFiles {
  const opened = (name: string): { shown: string; text: string; data: unknown } => {
    const shown = `data/scenarios/${name}`;
    const text = readFileSync(join(folder, name), 'utf8');
    return { shown, text, data: parseYaml(text, shown) };
  };
  const scenarios = filesUnder(folder, '.yaml')
    .filter((name) => name !== programmesName && name !== selfAssessmentName)
    .map((name) => {
      const { shown, text, data } = opened(name);
      const { facts, ...written } = fitting(scenarioFile, data, shown, text, words);
      if (`${written.id}.yaml` !== name)
        throw new DataFault(
          shown,
          undefined,
          `The id is "${written.id}".`,
          'Give the file the name of its id.',
        );
      const dossier = merged(exampleFacts(examples, written.practice, shown, text), facts ?? {});
      const scenario = fitting(scenarioSchema, { ...written, dossier }, shown, text, words);
      refuse(checkScenario(scenario, law, library), shown, text, words);
      return scenario;
    });
  const plans = opened(programmesName);
  const programmes = fitting(programmesFile, plans.data, plans.shown, plans.text, words).programmes.map(
    (written) => {
      const programme = fitting(programmeSchema, written, plans.shown, plans.text, words);
      refuse(checkProgramme(programme, scenarios), plans.shown, plans.text, words);
      return programme;
    },
  );
  const own = opened(selfAssessmentName);
  return {
    scenarios,
    programmes,
    selfAssessment: fitting(selfAssessmentSchema, own.data, own.shown, own.text, words),
  };
}
