import { readDossier, type Dossier, type Fault } from '../../core/dossier/dossier.js';
import type { Words } from '../../core/shared/text.js';
import { readJson } from '../../usecases/read-json.js';
import type { Streams } from './streams.js';

/** A fault with its path, as it is told on standard error. */
function faultSays(fault: Fault, words: Words): string {
  return `${fault.pointer === '' ? '/' : fault.pointer}: ${words.say(fault.key, fault.values)}`;
}

/** Tells every fault of a file on standard error. */
export function tellFaults(path: string, faults: readonly Fault[], words: Words, streams: Streams): void {
  for (const fault of faults) streams.err(`${path} ${faultSays(fault, words)}`);
}

/** Reads a dossier from a file or standard input; tells every fault with its path and gives nothing then. */
export function readDossierFile(path: string, words: Words, streams: Streams): Dossier | undefined {
  let bytes: Buffer;
  try {
    bytes = streams.read(path);
  } catch {
    streams.err(words.say('cli.no-file', { path }));
    return undefined;
  }
  const json = readJson(bytes);
  if (!json.ok) {
    tellFaults(path, json.refusal, words, streams);
    return undefined;
  }
  const result = readDossier(json.value);
  if (result.ok) return result.value;
  for (const fault of result.refusal) streams.err(faultSays(fault, words));
  return undefined;
}
