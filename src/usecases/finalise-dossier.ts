// Only the workspace that a dossier belongs to may finalise it, and only the revision that it saw.
import { languages } from '../core/shared/text.js';
import { refused, type Result } from '../core/shared/result.js';
import type {
  Clock,
  DocumentFormat,
  DocumentWriter,
  DossierRefusal,
  DossierStore,
  FrozenDocument,
  StoredDossier,
} from './ports.js';
import { adviseOn } from './advise.js';
import { shelfOf, type Shelf } from './own-library.js';
import { documentsFor, formatsOf } from './document-kinds.js';
import { documentFrom, fileOf, pageOf } from './produce-document.js';
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
  },
): Promise<Result<StoredDossier, DossierRefusal>> {
  const { store, clock, knowledge, writer } = parts;
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
  const documents: FrozenDocument[] = [];
  for (const kind of documentsFor(stored.dossier))
    for (const language of languages) {
      const produced = documentFrom(advised, kind, language, knowledge, writer);
      const files: Partial<Record<DocumentFormat, Buffer>> = {};
      for (const format of formatsOf(kind)) {
        const body = await fileOf(produced, format, writer);
        if (body !== undefined) files[format] = body;
      }
      documents.push({ kind, language, page: pageOf(produced), files });
    }
  // Somebody may have saved while the documents were made: the store looks at the revision again.
  return store.finalise(
    workspace,
    id,
    revision,
    { documents, law: knowledge.law.hash, library: knowledge.library.hash },
    clock.now(),
  );
}
