import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Detector, Lexicon, WordingLaw } from '../../core/law/detector.js';
import { isFactId } from '../../core/facts/vocabulary.js';
import { languages, type Language } from '../../core/shared/text.js';
import { detectorFile, lexiconFile, namesFile } from './detector-schema.js';
import { DataFault } from './fault.js';
import { filesUnder } from './root.js';
import { readYaml } from './yaml-file.js';

const lexiconName = (language: Language): string => `lexicon.${language}.yaml`;

const namesName = 'lexicon.names.yaml';

function readLexicon(folder: string, language: Language): Lexicon {
  const name = lexiconName(language);
  const written = readYaml(join(folder, name), `data/review/${name}`, lexiconFile);
  const names = readYaml(join(folder, namesName), `data/review/${namesName}`, namesFile);
  return {
    ...written,
    deniesSentence: written['denies-sentence'],
    classes: new Map([...Object.entries(names.classes), ...Object.entries(written.classes)]),
    numbers: new Map(Object.entries(written.numbers)),
    shares: new Map(Object.entries(written.shares)),
    multiples: new Map(Object.entries(written.multiples)),
  };
}

function readDetector(path: string, shown: string): Detector {
  const written = readYaml(path, shown, detectorFile);
  return {
    ...written,
    inForce: written['in-force'],
    forms: written.forms.map((form) => ({
      ...form,
      says: form.says ?? written.says,
      instead: form.instead ?? written.instead,
      basis: form.basis ?? written.basis,
      unlessWithin: form['unless-within'],
      unlessFacts: form['unless-facts'],
      denial: form.denial === true,
    })),
    examples: written.examples.map((example) => ({
      ...example,
      facts: Object.fromEntries(Object.entries(example.facts ?? {}).filter(([id]) => isFactId(id))),
    })),
  };
}

/**
 * Reads what is looked for in wording: the lexicon of each language and a file for each detector.
 *
 * @param each handed every file with its text, so that the law's hash covers it
 * @throws DataFault for the first file that does not fit its form
 */
export function readDetectors(folder: string, each: (file: string, text: string) => void): WordingLaw {
  const lexicons: Readonly<Record<Language, Lexicon>> = {
    en: readLexicon(folder, 'en'),
    fr: readLexicon(folder, 'fr'),
  };
  const names = filesUnder(folder, '.yaml');
  for (const name of names) each(`review/${name}`, readFileSync(join(folder, name), 'utf8'));
  const own = new Set<string>([namesName, ...languages.map(lexiconName)]);
  const detectors = names
    .filter((name) => !own.has(name))
    .map((name) => {
      const shown = `data/review/${name}`;
      const detector = readDetector(join(folder, name), shown);
      if (`${detector.id}.yaml` !== name)
        throw new DataFault(
          shown,
          undefined,
          `The id is "${detector.id}".`,
          'Give the file the name of its id.',
        );
      return detector;
    });
  return { detectors, lexicons };
}
