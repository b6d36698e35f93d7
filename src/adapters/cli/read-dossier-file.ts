import { readDossier, type Dossier, type Fault } from '../../core/dossier/dossier.js';
import type { Words } from '../../core/shared/text.js';
import type { Streams } from './streams.js';

/** A fault with its path, as it is told on standard error. */
export function faultSays(fault: Fault, words: Words): string {
  return `${fault.pointer === '' ? '/' : fault.pointer}: ${words.say(fault.key, fault.values)}`;
}

/** Reads a dossier from a file or standard input; tells every fault with its path and gives nothing then. */
export function readDossierFile(path: string, words: Words, streams: Streams): Dossier | undefined {
  let text: string;
  try {
    text = streams.read(path).toString('utf8');
  } catch {
    streams.err(words.say('cli.no-file', { path }));
    return undefined;
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    streams.err(words.say('cli.bad-json', { path, detail: (error as Error).message }));
    return undefined;
  }
  const result = readDossier(json);
  if (result.ok) return result.value;
  for (const fault of result.refusal) streams.err(faultSays(fault, words));
  return undefined;
}
