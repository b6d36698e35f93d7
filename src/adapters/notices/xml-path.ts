import type { Phrase } from './notice.js';
import type { XmlElement } from './xml-tree.js';

/**
 * Paths of canonical names below an element, as in `cac:ProcurementProject/cbc:Name`. `EXT` stands for the four
 * elements that wrap what eForms adds to UBL.
 */
const extension = 'ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension';

/** Every element at the path, in the order of the document. */
export function all(from: XmlElement | undefined, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = from ? [from] : [];
  for (const name of path.replace('EXT', extension).split('/')) {
    found = found.flatMap((element) => element.children.filter((child) => child.name === name));
  }
  return found;
}

export function first(from: XmlElement | undefined, path: string): XmlElement | undefined {
  return all(from, path)[0];
}

/** The first text at the path that is not empty: an empty element says nothing. */
export function textAt(from: XmlElement | undefined, path: string): string | undefined {
  return textsAt(from, path)[0];
}

export function textsAt(from: XmlElement | undefined, path: string): string[] {
  return all(from, path)
    .map((element) => element.text.trim())
    .filter((text) => text !== '');
}

/** The codes at the path that belong to one code list, each once: one element name often serves several lists. */
export function codesAt(from: XmlElement | undefined, path: string, list: string): string[] {
  const codes = all(from, path)
    .filter((element) => element.attributes.get('listName') === list)
    .map((element) => element.text.trim())
    .filter((code) => code !== '');
  return [...new Set(codes)];
}

export function codeAt(from: XmlElement | undefined, path: string, list: string): string | undefined {
  return codesAt(from, path, list)[0];
}

/** The number at the path. Only plain decimals are numbers in XML Schema. */
export function numberAt(from: XmlElement | undefined, path: string): number | undefined {
  const text = textAt(from, path);
  return text !== undefined && /^[+-]?\d{1,18}(?:\.\d*)?$/.test(text) ? Number(text) : undefined;
}

/** The texts at the path with their languages; of two in one language, the first. */
export function phrasesAt(from: XmlElement | undefined, path: string): Phrase[] {
  const phrases = new Map<string, string>();
  for (const element of all(from, path)) {
    const language = element.attributes.get('languageID') ?? '';
    const text = element.text.trim();
    if (text !== '' && !phrases.has(language)) phrases.set(language, text);
  }
  return [...phrases].map(([language, text]) => ({ language, text }));
}
