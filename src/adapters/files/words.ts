import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { readFileSync } from 'node:fs';
import type { Language, Words } from '../../core/shared/text.js';
import { DataFault } from './fault.js';
import { filesUnder, root } from './root.js';
import { lineOf, parseYaml } from './yaml-file.js';

/** Regional habits for plurals and figures, one for each language of the interface. */
const locales: Readonly<Record<Language, string>> = { en: 'en-IE', fr: 'fr-FR' };

/** Key to message, flattened: `frame: { skip: … }` gives `frame.skip`. */
export type Catalogue = ReadonlyMap<string, string>;

function flatten(
  tree: unknown,
  path: readonly string[],
  file: string,
  text: string,
  into: Map<string, string>,
): void {
  if (typeof tree === 'object' && tree !== null && !Array.isArray(tree)) {
    for (const [name, branch] of Object.entries(tree)) flatten(branch, [...path, name], file, text, into);
    return;
  }
  const key = path.join('.');
  const fault = (what: string, mend: string): DataFault =>
    new DataFault(file, lineOf(text, path), `"${key}" ${what}`, mend);
  if (typeof tree !== 'string') throw fault('is not a text.', 'Put it in quotes if it is meant as one.');
  // In ICU a straight apostrophe before a brace quotes it, and the value would silently not be filled in.
  if (tree.includes("'{"))
    throw fault('has a straight apostrophe before a brace.', 'Use the typographic apostrophe ’.');
  if (into.has(key)) throw fault('is there twice.', 'Remove one of them.');
  into.set(key, tree);
}

/** Every message of a language, from all its files. */
export function readCatalogue(folder: string, language: Language): Catalogue {
  const into = new Map<string, string>();
  const here = join(folder, language);
  for (const name of filesUnder(here, '.yaml')) {
    const shown = `data/locales/${language}/${name}`;
    const text = readFileSync(join(here, name), 'utf8');
    flatten(parseYaml(text, shown) ?? {}, [], shown, text, into);
  }
  return into;
}

function textOf(formatted: string | number | object | readonly (string | object)[], key: string): string {
  if (typeof formatted !== 'string') throw new Error(`The words "${key}" did not give a text.`);
  return formatted;
}

/** The words of one language. Messages are compiled when first said; one without a brace needs no compiling. */
export function wordsFrom(catalogue: Catalogue, language: Language): Words {
  const compiled = new Map<string, IntlMessageFormat>();
  const compile = (key: string, message: string): IntlMessageFormat => {
    // A sign such as < is text here; values are plain text and are escaped where they are printed.
    const format = new IntlMessageFormat(message, locales[language], undefined, { ignoreTag: true });
    compiled.set(key, format);
    return format;
  };
  return {
    language,
    has: (key) => catalogue.has(key),
    say: (key, values) => {
      const message = catalogue.get(key);
      if (message === undefined) throw new Error(`There are no words for "${key}" in ${language}.`);
      if (!message.includes('{')) return message;
      const format = compiled.get(key) ?? compile(key, message);
      return textOf(format.format(values), key);
    },
  };
}

export type WordsByLanguage = Readonly<Record<Language, Words>>;

/**
 * Reads the words of every language.
 *
 * @param more words that other data brings, by language; a key that is there already keeps its message
 */
export function readWords(
  folder = join(root, 'data', 'locales'),
  more: (language: Language) => Catalogue = () => new Map(),
): WordsByLanguage {
  const read = (language: Language): Words =>
    wordsFrom(new Map([...more(language), ...readCatalogue(folder, language)]), language);
  return { en: read('en'), fr: read('fr') };
}

/** The placeholders of a message, sorted, each with its kind: what both languages must share. */
export function placeholdersOf(message: string): string[] {
  const found = new Set<string>();
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      // Kind 0 is plain text between placeholders; the parser's own list of kinds is not ours to import.
      const kind: number = element.type;
      if (kind === 0 || !('value' in element)) continue;
      found.add(`${element.value}:${String(kind)}`);
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, locales.en, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** Keys of one language that the other lacks, or whose placeholders differ: nothing, when the translation is complete. */
export function differencesBetween(a: Catalogue, b: Catalogue): string[] {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].flatMap((key) => {
    const [left, right] = [a.get(key), b.get(key)];
    if (left === undefined || right === undefined)
      return [`${key} is missing in ${left === undefined ? 'the first' : 'the second'}`];
    return placeholdersOf(left).join() === placeholdersOf(right).join()
      ? []
      : [`${key} has other placeholders`];
  });
}
