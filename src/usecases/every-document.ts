// Whoever may have one document of a dossier may have them all.
import type { Dossier } from '../core/dossier/dossier.js';
import { done, type Result } from '../core/shared/result.js';
import { languages } from '../core/shared/text.js';
import type { Advised } from './advise.js';
import { documentsFor, formatsOf } from './document-kinds.js';
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
 * @param pause called after each document, so that others are answered meanwhile
 */
export async function everyDocument(
  dossier: Dossier,
  advised: Advised,
  { knowledge, writer }: { readonly knowledge: Knowledge; readonly writer: DocumentWriter },
  pause: Pause,
): Promise<Result<FrozenDocument[], WritingRefusal>> {
  const documents: FrozenDocument[] = [];
  for (const kind of documentsFor(dossier))
    for (const language of languages) {
      const produced = documentFrom(advised, kind, language, knowledge, writer);
      const files: Partial<Record<DocumentFormat, Buffer>> = {};
      // The formats of one document are made side by side: more at once would keep others waiting for theirs.
      const asked = formatsOf(kind);
      const all = await Promise.all(asked.map((format) => fileOf(produced, format, writer)));
      for (const [index, written] of all.entries()) {
        if (!written.ok) return written;
        const format = asked[index];
        if (format !== undefined && written.value !== undefined) files[format] = written.value;
      }
      await pause();
      documents.push({ kind, language, page: pageOf(produced), files });
    }
  return done(documents);
}
