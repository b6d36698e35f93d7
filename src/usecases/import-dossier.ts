// Whoever has the file may reopen it; the copy belongs to the workspace of their browser.
import { readDossier, type Dossier, type Fault } from '../core/dossier/dossier.js';
import { refused, type Result } from '../core/shared/result.js';

/** Reads a dossier from the text of a JSON file; each fault says where and what. */
export function importDossier(text: string): Result<Dossier, readonly Fault[]> {
  let input: unknown;
  try {
    input = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused([{ pointer: '', key: 'buyer.import.no-json', values: {} }]);
  }
  return readDossier(input);
}
