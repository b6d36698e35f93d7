import { adviseOn, type Advised } from '../../../../usecases/advise.js';
import type { Clock, Knowledge, StoredDossier } from '../../../../usecases/ports.js';

const mostKept = 100;

/**
 * Advice on the dossiers last looked at. A page is shown after each save, and again by Back, by reloading and in every
 * step; the revision that it shows never changes, so neither does its advice, but for the day where the dossier names none.
 */
export function keptAdvice({
  knowledge,
  clock,
}: {
  readonly knowledge: Knowledge;
  readonly clock: Clock;
}): (stored: StoredDossier) => Advised {
  const kept = new Map<string, Advised>();
  return ({ id, revision, dossier }) => {
    const today = clock.today();
    const key = `${id} ${String(revision)} ${dossier.asOf ?? today}`;
    const known = kept.get(key) ?? adviseOn(dossier, knowledge.law, knowledge.library, today);
    // The last looked at goes to the end; the first in the list is the one to forget.
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return known;
  };
}
