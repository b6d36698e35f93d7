import { languages } from '../shared/text.js';
import type { Clause } from './clause.js';
import { checkClause, type Known, type LibraryFault } from './check-clause.js';
import { runsOf, sharedPart } from './overlap.js';

export type { Known, LibraryFault } from './check-clause.js';

/** Two clauses that share more than this say the same thing twice. */
export const mostShared = 0.6;

function checkOverlap(clauses: readonly Clause[]): LibraryFault[] {
  return languages.flatMap((language) => {
    const runs = clauses.map((clause) => ({ id: clause.id, runs: runsOf(clause.words[language].text) }));
    return runs.flatMap((one, index) =>
      runs.slice(index + 1).flatMap((other): LibraryFault[] => {
        const part = sharedPart(one.runs, other.runs);
        if (part <= mostShared) return [];
        const percent = String(Math.round(part * 100));
        return [
          {
            id: other.id,
            level: 'error',
            says: `shares ${percent} % of its ${language} text with "${one.id}". Say what only this clause says, or make them one.`,
          },
        ];
      }),
    );
  });
}

/**
 * Looks at the whole library at once. An overdue review is a note, everything else an error; without `known.today` no
 * review is overdue.
 *
 * @returns every fault; without errors the library may be used
 */
export function checkLibrary(clauses: readonly Clause[], known: Known): LibraryFault[] {
  const faults: LibraryFault[] = [];
  const byId = new Map<string, Clause>();
  const fault = (id: string, says: string): void => void faults.push({ id, level: 'error', says });
  for (const clause of clauses) {
    if (byId.has(clause.id)) fault(clause.id, 'is there twice. Give one of them another id.');
    byId.set(clause.id, clause);
  }
  for (const clause of clauses) {
    faults.push(...checkClause(clause, known));
    for (const id of clause.needs) {
      if (!byId.has(id))
        fault(clause.id, `needs "${id}", which is not in the library. Write it or take it out.`);
      if (clause.clashes.includes(id))
        fault(clause.id, `both needs "${id}" and clashes with it. Keep one of the two.`);
    }
    for (const id of clause.clashes) {
      const other = byId.get(id);
      if (other === undefined)
        fault(clause.id, `clashes with "${id}", which is not in the library. Write it or take it out.`);
      else if (!other.clashes.includes(clause.id))
        fault(
          id,
          `does not name "${clause.id}" among its clashes, which names it. Clashes are mutual: add it.`,
        );
    }
    for (const id of [...clause.needs, ...clause.clashes])
      if (id === clause.id) fault(id, 'names itself as companion or clash. Take it out.');
  }
  return [...faults, ...checkOverlap(clauses)];
}
