// Only the workspace that a dossier belongs to may read it.
import type { DossierStore, StoredDossier } from './ports.js';

/** The dossier, or undefined where the workspace has none of that id: whether another has it is not said. */
export function readStored(
  id: string,
  workspace: string | undefined,
  store: DossierStore,
): StoredDossier | undefined {
  return workspace === undefined ? undefined : store.find(workspace, id);
}

/** Every dossier of a workspace, the last changed first. */
export function listStored(workspace: string | undefined, store: DossierStore): readonly StoredDossier[] {
  return workspace === undefined ? [] : store.list(workspace);
}
