// Whoever has a file may have it read; nothing is stored here.
import type { Fault } from '../core/dossier/dossier.js';
import { placeInJson } from '../core/shared/json-place.js';
import { done, refused, type Result } from '../core/shared/result.js';

function faulty(key: string, values: Fault['values'] = {}): Result<never, readonly Fault[]> {
  return refused([{ pointer: '', key, values }]);
}

/** A text as it is, a mark of byte order left aside; undefined where bytes are no UTF-8, which would lose every accent. */
function textOf(given: string | Buffer): string | undefined {
  if (typeof given === 'string') return given.replace(/^\uFEFF/, '');
  // Plain letters in UTF-16 are UTF-8 by chance, with zeros between them.
  if (given.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(given);
  } catch {
    return undefined;
  }
}

/**
 * What a JSON file says; a fault names the line where reading stopped.
 *
 * @param given the bytes of the file, or its text
 * @param empty the sentence for a text in which there is nothing to read, a key of the locale files
 */
export function readJson(given: string | Buffer, empty = 'refusal.empty'): Result<unknown, readonly Fault[]> {
  const json = textOf(given);
  if (json === undefined) return faulty('refusal.no-utf-8');
  try {
    return done(JSON.parse(json) as unknown);
  } catch {
    const place = json.trim() === '' ? undefined : placeInJson(json);
    return place === undefined
      ? faulty(empty)
      : faulty('refusal.no-json-at', { line: String(place.line), column: String(place.column) });
  }
}
