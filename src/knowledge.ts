import { join } from 'node:path';
import { readCpv, type CpvEntry } from './adapters/files/read-cpv.js';
import { clausesOfProject, lawOfProject } from './adapters/files/read-ahead.js';
import type { LawFiles } from './adapters/files/read-law.js';
import { root } from './adapters/files/root.js';
import { readWords } from './adapters/files/words.js';
import { lawWords } from './core/law/law-words.js';
import type { Language } from './core/shared/text.js';
import type { Knowledge } from './usecases/ports.js';

export interface ReadKnowledge extends Knowledge {
  readonly lawFiles: LawFiles;
  readonly cpv: readonly CpvEntry[];
  readonly cpvHash: string;
}

/**
 * Reads the law, the clauses, the codes and the words from the project's folders.
 *
 * @param imported labels of the official list, where it was imported; the product's own words come first
 * @throws DataFault for the first file that does not fit its form
 */
export function readKnowledge(
  imported: (code: string, language: Language) => string | undefined = () => undefined,
): ReadKnowledge {
  const lawFiles = lawOfProject();
  const library = clausesOfProject();
  const words = readWords(undefined, (language) => lawWords(lawFiles.law, language));
  const { entries: cpv, hash: cpvHash } = readCpv(join(root, 'data/codelists'));
  const byCode = new Map(cpv.map((entry) => [entry.code, entry]));
  return {
    law: lawFiles.law,
    lawFiles,
    library,
    cpv,
    cpvHash,
    words: (language) => words[language],
    codeLabel: (code, language) => byCode.get(code)?.label[language] ?? imported(code, language),
  };
}
