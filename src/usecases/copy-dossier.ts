// Whoever may read a dossier may go on from a copy of it, also where the original is finalised.
import { openDossier } from './open-dossier.js';
import type { Clock, DossierStore, StoredDossier } from './ports.js';
import { readStored } from './read-dossier.js';
import type { LawWatch } from './watch-law.js';

/**
 * Keeps a draft with the same answers beside the original. What the law changed since the original was last looked at is
 * said of the copy too, also where the original is finalised and says nothing any more.
 *
 * @param titled gives the copy its title from that of the original, `undefined` where it has none
 */
export function copyDossier(
  id: string,
  workspace: string | undefined,
  titled: (title: string | undefined) => string | undefined,
  parts: { readonly store: DossierStore; readonly clock: Clock; readonly watch: LawWatch },
): StoredDossier | undefined {
  const stored = readStored(id, workspace, parts.store);
  if (stored === undefined || workspace === undefined) return undefined;
  const { title: original, ...rest } = stored.dossier;
  const title = titled(original);
  const copy = openDossier({ ...(title === undefined ? {} : { title }), ...rest }, workspace, parts);
  parts.watch.carry(stored, copy);
  return copy;
}
