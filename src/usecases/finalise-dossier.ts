// Only the workspace that a dossier belongs to may finalise it, and only the revision that it saw.
import { refused, type Result } from '../core/shared/result.js';
import type {
  Clock,
  DocumentWriter,
  DossierRefusal,
  DossierStore,
  Pause,
  StoredDossier,
  WritingRefusal,
} from './ports.js';
import { adviseOn } from './advise.js';
import { shelfOf, type Shelf } from './own-library.js';
import { everyDocument } from './every-document.js';
import { readStored } from './read-dossier.js';

/**
 * Freezes a dossier: it no longer changes, and its documents are kept as they stand, in every language and format. A later
 * change of the law data, of a clause or of the product leaves them alone. A dossier with errors or gaps may be finalised;
 * its documents stay marked incomplete.
 */
export async function finaliseDossier(
  { id, workspace, revision }: { id: string; workspace: string | undefined; revision: number },
  parts: Shelf & {
    readonly store: DossierStore;
    readonly clock: Clock;
    readonly writer: DocumentWriter;
    readonly pause: Pause;
  },
): Promise<Result<StoredDossier, DossierRefusal | WritingRefusal>> {
  const { store, clock, knowledge } = parts;
  const stored = readStored(id, workspace, store);
  if (stored === undefined || workspace === undefined) return refused('not-found');
  if (stored.state === 'finalised') return refused('finalised');
  if (stored.revision !== revision) return refused('stale');
  const advised = adviseOn(
    stored.dossier,
    knowledge.law,
    shelfOf(stored.dossier, workspace, parts),
    clock.today(),
  );
  const documents = await everyDocument(stored.dossier, advised, parts, parts.pause);
  if (!documents.ok) return documents;
  // Somebody may have saved while the documents were made: the store looks at the revision again.
  return store.finalise(
    workspace,
    id,
    revision,
    { documents: documents.value, law: knowledge.law.hash, library: knowledge.library.hash },
    clock.now(),
  );
}
