// Whoever has the file may reopen it; the copy belongs to the workspace of their browser.
import { readDossier, type Dossier, type Fault } from '../core/dossier/dossier.js';
import { placeInJson } from '../core/shared/json-place.js';
import { refused, type Result } from '../core/shared/result.js';

/** Reads a dossier from the text of a JSON file; each fault says where and what. */
export function importDossier(text: string): Result<Dossier, readonly Fault[]> {
  const json = text.replace(/^\uFEFF/, '');
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    const place = json.trim() === '' ? undefined : placeInJson(json);
    return refused([
      place === undefined
        ? { pointer: '', key: 'buyer.import.no-json', values: {} }
        : {
            pointer: '',
            key: 'refusal.no-json-at',
            values: { line: String(place.line), column: String(place.column) },
          },
    ]);
  }
  return readDossier(input);
}
