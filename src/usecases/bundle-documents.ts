// Whoever may see a dossier may take all its documents away at once.
import { done, type Result } from '../core/shared/result.js';
import type { Language } from '../core/shared/text.js';
import type { Advised } from './advise.js';
import { everyDocument } from './every-document.js';
import type {
  Bundle,
  DocumentWriter,
  DossierStore,
  FrozenDocument,
  Knowledge,
  Pause,
  StoredDossier,
  WritingRefusal,
  Written,
} from './ports.js';

function nameOf(kind: string, language: Language, format: string): string {
  return `${kind}.${language}.${format}`;
}

function filesOf(documents: readonly FrozenDocument[]): Record<string, Buffer> {
  return Object.fromEntries(
    documents.flatMap(({ kind, language, files }) =>
      Object.entries(files).map(([format, body]) => [nameOf(kind, language, format), body] as const),
    ),
  );
}

/** The files of a finalised dossier, as they were frozen. */
function frozenFiles(stored: StoredDossier, store: DossierStore): Record<string, Buffer> {
  const { workspace, id } = stored;
  const files = store.finalisation(workspace, id)?.files ?? [];
  return Object.fromEntries(
    files.flatMap(({ kind, language, format }) => {
      const body = store.frozenFile(workspace, id, kind, language, format);
      return body === undefined ? [] : [[nameOf(kind, language, format), body] as const];
    }),
  );
}

export interface BundleParts {
  readonly store: DossierStore;
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly bundle: Bundle;
  /** Called between files, so that others are answered meanwhile. */
  readonly pause: Pause;
}

async function freshFiles(
  { dossier }: StoredDossier,
  advised: Advised,
  parts: BundleParts,
): Promise<Result<Record<string, Buffer>, WritingRefusal>> {
  const documents = await everyDocument(dossier, advised, parts, parts.pause);
  return documents.ok ? done(filesOf(documents.value)) : documents;
}

/**
 * All documents of a dossier in every language and format, the dossier itself and a manifest that says of which revision,
 * law data and library they are. Of a finalised dossier they are the frozen ones.
 */
export async function bundleDocuments(
  stored: StoredDossier,
  advised: (stored: StoredDossier) => Advised,
  parts: BundleParts,
): Promise<Written> {
  const { store, knowledge } = parts;
  const made = store.finalisation(stored.workspace, stored.id);
  const files =
    made === undefined ? await freshFiles(stored, advised(stored), parts) : done(frozenFiles(stored, store));
  if (!files.ok) return files;
  const archive = parts.bundle(
    { ...files.value, 'dossier.json': `${JSON.stringify(stored.dossier, undefined, 2)}\n` },
    {
      title: stored.dossier.title ?? '',
      revision: stored.revision,
      state: stored.state,
      law: (made ?? { law: knowledge.law.hash }).law,
      library: (made ?? { library: knowledge.library.hash }).library,
    },
  );
  return done(archive);
}
