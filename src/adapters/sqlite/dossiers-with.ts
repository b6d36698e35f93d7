import type { Database } from './driver.js';

/**
 * Finds the dossiers that hold one of some clauses, for the editor who is about to change them: ids and clauses only, never
 * what somebody wrote.
 */
export function dossiersWith(
  database: Database,
): (clauses: readonly string[]) => { id: string; clauses: string[] }[] {
  const holding = database.prepare<[string], { dossier: string; clause: string; version: string }>(
    'SELECT dossier, clause, version FROM dossier_clauses WHERE clause = ? ORDER BY dossier, version',
  );
  return (clauses) => {
    const found = new Map<string, string[]>();
    for (const clause of clauses)
      for (const { dossier, version } of holding.all(clause))
        found.set(dossier, [...(found.get(dossier) ?? []), `${clause}@${version}`]);
    return [...found].map(([id, held]) => ({ id, clauses: held }));
  };
}
