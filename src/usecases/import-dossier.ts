// Whoever has the file may reopen it; the copy belongs to the workspace of their browser.
import { readDossier, type Dossier, type Fault } from '../core/dossier/dossier.js';
import type { Result } from '../core/shared/result.js';
import { readJson } from './read-json.js';

/** Reads a dossier from the text of a JSON file; each fault says where and what. */
export function importDossier(text: string): Result<Dossier, readonly Fault[]> {
  const input = readJson(text, 'buyer.import.no-json');
  return input.ok ? readDossier(input.value) : input;
}
