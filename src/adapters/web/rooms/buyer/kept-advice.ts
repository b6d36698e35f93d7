import { recent } from '../../../../core/shared/recent.js';
import { adviseOn, type Advised } from '../../../../usecases/advise.js';
import { shelfOf, type Shelf } from '../../../../usecases/own-library.js';
import type { Clock, StoredDossier } from '../../../../usecases/ports.js';

const mostKept = 100;

/**
 * Advice on the dossiers last looked at. A page is shown after each save, and again by Back, by reloading and in every
 * step; the revision that it shows never changes, so neither does its advice, but for the day where the dossier names none
 * and for clauses that are written in its workspace.
 */
export function keptAdvice(parts: Shelf & { readonly clock: Clock }): (stored: StoredDossier) => Advised {
  const { knowledge, own, clock } = parts;
  const kept = recent<Advised>(mostKept);
  return ({ id, revision, dossier, workspace }) => {
    const today = clock.today();
    return kept(`${id} ${String(revision)} ${dossier.asOf ?? today} ${own.stamp(workspace)}`, () =>
      adviseOn(dossier, knowledge.law, shelfOf(dossier, workspace, parts), today),
    );
  };
}
