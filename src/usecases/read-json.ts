// Whoever has a file may have it read; nothing is stored here.
import type { Fault } from '../core/dossier/dossier.js';
import { placeInJson } from '../core/shared/json-place.js';
import { done, refused, type Result } from '../core/shared/result.js';

/**
 * What the text of a JSON file says, a mark of byte order left aside; a fault names the line where reading stopped.
 *
 * @param empty the sentence for a text in which there is nothing to read, a key of the locale files
 */
export function readJson(text: string, empty: string): Result<unknown, readonly Fault[]> {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return done(JSON.parse(json) as unknown);
  } catch {
    const place = json.trim() === '' ? undefined : placeInJson(json);
    return refused([
      place === undefined
        ? { pointer: '', key: empty, values: {} }
        : {
            pointer: '',
            key: 'refusal.no-json-at',
            values: { line: String(place.line), column: String(place.column) },
          },
    ]);
  }
}
