// Whoever has a dossier has the clauses that it holds, in the version in which they were taken.
import { allForms, type Library } from '../core/clauses/library.js';
import type { Dossier } from '../core/dossier/dossier.js';
import type { ClauseVersions } from './ports.js';

/** The library with the earlier versions that a dossier holds: a later version changes no tender that did not take it. */
export function libraryOf(
  dossier: Dossier,
  library: Library,
  versions: Pick<ClauseVersions, 'find'>,
): Library {
  const known = allForms(library);
  const held = (dossier.clauses ?? []).flatMap(({ clause, version }) =>
    version === undefined || known.some((item) => item.id === clause && item.version === version)
      ? []
      : (versions.find(clause, version) ?? []),
  );
  return held.length === 0 ? library : { ...library, held };
}
