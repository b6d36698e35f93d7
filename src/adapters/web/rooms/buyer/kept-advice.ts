import { recent } from '../../../../core/shared/recent.js';
import { adviseOn, type Advised } from '../../../../usecases/advise.js';
import { libraryOf } from '../../../../usecases/hold-versions.js';
import type { ClauseVersions, Clock, Knowledge, StoredDossier } from '../../../../usecases/ports.js';

const mostKept = 100;

/**
 * Advice on the dossiers last looked at. A page is shown after each save, and again by Back, by reloading and in every
 * step; the revision that it shows never changes, so neither does its advice, but for the day where the dossier names none.
 */
export function keptAdvice({
  knowledge,
  versions,
  clock,
}: {
  readonly knowledge: Knowledge;
  readonly versions: ClauseVersions;
  readonly clock: Clock;
}): (stored: StoredDossier) => Advised {
  const kept = recent<Advised>(mostKept);
  return ({ id, revision, dossier }) => {
    const today = clock.today();
    return kept(`${id} ${String(revision)} ${dossier.asOf ?? today}`, () =>
      adviseOn(dossier, knowledge.law, libraryOf(dossier, knowledge.library, versions), today),
    );
  };
}
