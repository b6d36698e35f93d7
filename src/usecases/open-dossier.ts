// Whoever comes may begin a tender; it belongs to the workspace of their browser.
import type { Dossier } from '../core/dossier/dossier.js';
import type { Clock, DossierStore, StoredDossier } from './ports.js';
import type { LawWatch } from './watch-law.js';

/** Keeps a new dossier in a workspace: an empty one, an example, or one that was read from a file. */
export function openDossier(
  dossier: Dossier,
  workspace: string,
  parts: { readonly store: DossierStore; readonly clock: Clock; readonly watch: LawWatch },
): StoredDossier {
  const stored = parts.store.create(workspace, dossier, parts.clock.now());
  parts.watch.look(stored);
  return stored;
}
