// Whoever may see a dossier may take all its documents away at once.
import { languages, type Language } from '../core/shared/text.js';
import type { Advised } from './advise.js';
import { documentsFor, formatsOf } from './document-kinds.js';
import type {
  Bundle,
  DocumentFormat,
  DocumentWriter,
  DossierStore,
  Knowledge,
  Pause,
  StoredDossier,
} from './ports.js';
import { documentFrom, fileOf } from './produce-document.js';

function nameOf(kind: string, language: Language, format: DocumentFormat): string {
  return `${kind}.${language}.${format}`;
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

async function producedFiles(
  stored: StoredDossier,
  advised: Advised,
  { knowledge, writer, pause }: Pick<BundleParts, 'knowledge' | 'writer' | 'pause'>,
): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  for (const kind of documentsFor(stored.dossier))
    for (const language of languages) {
      const produced = documentFrom(advised, kind, language, knowledge, writer);
      for (const format of formatsOf(kind)) {
        const body = await fileOf(produced, format, writer);
        if (body !== undefined) files[nameOf(kind, language, format)] = body;
        await pause();
      }
    }
  return files;
}

export interface BundleParts {
  readonly store: DossierStore;
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly bundle: Bundle;
  /** Called between files, so that others are answered meanwhile. */
  readonly pause: Pause;
}

/**
 * All documents of a dossier in every language and format, the dossier itself and a manifest that says of which revision,
 * law data and library they are. Of a finalised dossier they are the frozen ones.
 */
export async function bundleDocuments(
  stored: StoredDossier,
  advised: (stored: StoredDossier) => Advised,
  parts: BundleParts,
): Promise<Buffer> {
  const { store, knowledge } = parts;
  const made = store.finalisation(stored.workspace, stored.id);
  const files =
    made === undefined ? await producedFiles(stored, advised(stored), parts) : frozenFiles(stored, store);
  return parts.bundle(
    { ...files, 'dossier.json': `${JSON.stringify(stored.dossier, undefined, 2)}\n` },
    {
      title: stored.dossier.title ?? '',
      revision: stored.revision,
      state: stored.state,
      law: (made ?? { law: knowledge.law.hash }).law,
      library: (made ?? { library: knowledge.library.hash }).library,
    },
  );
}
