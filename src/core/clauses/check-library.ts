import { languages } from '../shared/text.js';
import type { Clause } from './clause.js';
import type { Library } from './library.js';
import { checkClause, type Known, type LibraryFault } from './check-clause.js';
import { runsOfWords, sharedPart } from './overlap.js';

export type { Known, LibraryFault } from './check-clause.js';

/** Two clauses that share more than this say the same thing twice. */
export const mostShared = 0.6;

/** Drafts are still being written and are left alone. */
function checkOverlap(all: readonly Clause[]): LibraryFault[] {
  const clauses = all.filter((clause) => clause.status !== 'draft');
  return languages.flatMap((language) => {
    const runs = clauses.map((clause) => ({ id: clause.id, runs: runsOfWords(clause.words[language]) }));
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

/** The form for a country is a clause like others; it takes the place of one, so it has its place, and says something else. */
function checkVariant(
  variant: Clause,
  byId: ReadonlyMap<string, Clause>,
  known: Known,
): LibraryFault[] {
  const base = byId.get(variant.id);
  const name = `${variant.id} (${variant.variant ?? ''})`;
  const error = (says: string): LibraryFault => ({ id: name, level: 'error', says });
  const own = checkClause(variant, known).map((fault) => ({ ...fault, id: name }));
  if (base === undefined) return [...own, error('is the form of a clause that is not in the library. Write that clause first.')];
  const missing = [...variant.needs, ...variant.clashes].filter((id) => !byId.has(id));
  return [
    ...own,
    ...missing.map((id) => error(`names "${id}", which is not in the library. Write it or take it out.`)),
    ...(base.place === variant.place ? [] : [error('stands at another place than the clause whose form it is. Make it a clause of its own.')]),
    ...languages.flatMap((language) =>
      variant.words[language].text === base.words[language].text
        ? [error(`has the ${language} text of the clause whose form it is. Say what the country’s law changes, or take it out.`)]
        : [],
    ),
  ];
}

/** Clauses of one idea stand at one place, each at its own level, and are taken one instead of the other. */
function checkLadders(clauses: readonly Clause[]): LibraryFault[] {
  return clauses.flatMap((clause, index) =>
    clauses.slice(index + 1).flatMap((other): LibraryFault[] => {
      if (clause.ladder === undefined || clause.ladder !== other.ladder) return [];
      const faults = [
        ...(clause.place === other.place ? [] : ['stands at another place than']),
        ...(clause.level === other.level ? ['is of the same level as'] : []),
        ...(clause.clashes.includes(other.id) ? [] : ['does not name among its clashes']),
      ];
      return faults.map((what) => ({
        id: clause.id,
        level: 'error',
        says: `${what} "${other.id}", with which it shares the ladder "${clause.ladder ?? ''}". Correct one of them.`,
      }));
    }),
  );
}

/**
 * Looks at the whole library at once. An overdue review is a note, everything else an error; without `known.today` no
 * review is overdue.
 *
 * @returns every fault; without errors the library may be used
 */
export function checkLibrary({ clauses, variants }: Pick<Library, 'clauses' | 'variants'>, known: Known): LibraryFault[] {
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
  return [...faults, ...variants.flatMap((variant) => checkVariant(variant, byId, known)), ...checkLadders(clauses), ...checkOverlap(clauses)];
}
