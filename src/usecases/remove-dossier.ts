// Only the workspace that a dossier belongs to may remove it.
import type { DossierStore } from './ports.js';

/** True when there was one to remove. */
export function removeDossier(id: string, workspace: string | undefined, store: DossierStore): boolean {
  return workspace !== undefined && store.remove(workspace, id);
}
