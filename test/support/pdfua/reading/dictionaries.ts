/** Every dictionary of a file, wherever it stands. */
import type { PdfFile } from './file.js';
import { dictionaryIn, isList, PdfRef, type PdfDictionary, type PdfItem } from './items.js';

/** With the number of the object that holds it. */
export function dictionariesOf(file: PdfFile): readonly (readonly [number, PdfDictionary])[] {
  const found: (readonly [number, PdfDictionary])[] = [];
  for (const id of file.ids) {
    const waiting: (PdfItem | undefined)[] = [file.resolve(new PdfRef(id))];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      if (isList(item)) for (const one of item) waiting.push(one);
      const dictionary = dictionaryIn(item);
      if (dictionary.size === 0) continue;
      found.push([id, dictionary]);
      for (const value of dictionary.values()) if (typeof value === 'object') waiting.push(value);
    }
  }
  return found;
}
