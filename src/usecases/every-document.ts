// Whoever may have one document of a dossier may have them all.
import type { Dossier } from '../core/dossier/dossier.js';
import { done, type Result } from '../core/shared/result.js';
import { languages } from '../core/shared/text.js';
import type { Advised } from './advise.js';
import { documentsFor, formatsOf, type DocumentKind } from './document-kinds.js';
import type {
  DocumentFormat,
  DocumentWriter,
  FrozenDocument,
  Knowledge,
  Pause,
  WritingRefusal,
} from './ports.js';
import { documentFrom, fileOf, pageOf } from './produce-document.js';

/**
 * Every document that a dossier calls for, in every language and format. Where one file is refused, none is given.
 *
 * @param pause called after each file, so that others are answered meanwhile
 * @param wanted only some kinds, or only some formats
 */
export async function everyDocument(
  dossier: Dossier,
  advised: Advised,
  { knowledge, writer }: { readonly knowledge: Knowledge; readonly writer: DocumentWriter },
  pause: Pause,
  wanted: {
    readonly kinds?: readonly DocumentKind[];
    readonly formats?: (kind: DocumentKind) => readonly DocumentFormat[];
  } = {},
): Promise<Result<FrozenDocument[], WritingRefusal>> {
  const documents: FrozenDocument[] = [];
  const { kinds = documentsFor(dossier), formats = formatsOf } = wanted;
  for (const kind of kinds)
    for (const language of languages) {
      const produced = documentFrom(advised, kind, language, knowledge, writer);
      const files: Partial<Record<DocumentFormat, Buffer>> = {};
      for (const format of formats(kind)) {
        const written = await fileOf(produced, format, writer);
        if (!written.ok) return written;
        if (written.value !== undefined) files[format] = written.value;
        await pause();
      }
      documents.push({ kind, language, page: pageOf(produced), files });
    }
  return done(documents);
}
