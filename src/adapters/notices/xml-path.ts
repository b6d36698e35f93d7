import type { Phrase } from './notice.js';
import type { XmlElement } from './xml-tree.js';

/**
 * Paths of canonical names below an element, as in `cac:ProcurementProject/cbc:Name`. `EXT` stands for the four
 * elements that wrap what eForms adds to UBL.
 */
const extension = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension';

/** The names of each path that was ever asked for: paths are written in the code, so there are not many. */
const split = new Map<string, readonly string[]>();

/** The canonical names of a path, one by one. */
export function namesOf(path: string): readonly string[] {
  const known = split.get(path);
  if (known !== undefined) return known;
  const names = path.replace('EXT', extension).split('/');
  split.set(path, names);
  return names;
}

function gather(from: XmlElement, names: readonly string[], depth: number, found: XmlElement[]): void {
  const name = names[depth];
  for (const child of from.children) {
    if (child.name !== name) continue;
    if (depth + 1 === names.length) found.push(child);
    else gather(child, names, depth + 1, found);
  }
}

function firstOf(from: XmlElement, names: readonly string[], depth: number): XmlElement | undefined {
  const name = names[depth];
  for (const child of from.children) {
    if (child.name !== name) continue;
    const found = depth + 1 === names.length ? child : firstOf(child, names, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every element at the path, in the order of the document. */
export function all(from: XmlElement | undefined, path: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  if (from !== undefined) gather(from, namesOf(path), 0, found);
  return found;
}

export function first(from: XmlElement | undefined, path: string): XmlElement | undefined {
  return from === undefined ? undefined : firstOf(from, namesOf(path), 0);
}

function firstTextOf(from: XmlElement, names: readonly string[], depth: number): string | undefined {
  const name = names[depth];
  for (const child of from.children) {
    if (child.name !== name) continue;
    const found = depth + 1 === names.length ? child.text.trim() : firstTextOf(child, names, depth + 1);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The first text at the path that is not empty: an empty element says nothing. */
export function textAt(from: XmlElement | undefined, path: string): string | undefined {
  return from === undefined ? undefined : firstTextOf(from, namesOf(path), 0);
}

export function textsAt(from: XmlElement | undefined, path: string): string[] {
  return all(from, path)
    .map((element) => element.text.trim())
    .filter((text) => text !== '');
}

/** Codes under one element name, which often serves several code lists. */
export class Codes {
  private readonly elements: readonly XmlElement[];

  constructor(elements: readonly XmlElement[]) {
    this.elements = elements;
  }

  /** The codes of one list, each once. */
  of(list: string): readonly string[] {
    const found: string[] = [];
    for (const { attributes, text } of this.elements) {
      if (attributes.get('listName') !== list) continue;
      const code = text.trim();
      if (code !== '') found.push(code);
    }
    return found.length < 2 ? found : [...new Set(found)];
  }
}

export function codesAt(from: XmlElement | undefined, path: string): Codes {
  return new Codes(all(from, path));
}

export function codeAt(from: XmlElement | undefined, path: string, list: string): string | undefined {
  return codesAt(from, path).of(list)[0];
}

/** The number at the path. Only plain decimals are numbers in XML Schema. */
export function numberAt(from: XmlElement | undefined, path: string): number | undefined {
  const text = textAt(from, path);
  return text !== undefined && /^[+-]?\d{1,18}(?:\.\d*)?$/.test(text) ? Number(text) : undefined;
}

/** The texts at the path with their languages; of two in one language, the first. */
export function phrasesAt(from: XmlElement | undefined, path: string): Phrase[] {
  const phrases = all(from, path)
    .map(({ attributes, text }) => ({ language: attributes.get('languageID') ?? '', text: text.trim() }))
    .filter(({ text }) => text !== '');
  // Most notices speak one language.
  if (phrases.length < 2) return phrases;
  const seen = new Set<string>();
  return phrases.filter(({ language }) => !seen.has(language) && seen.add(language));
}
