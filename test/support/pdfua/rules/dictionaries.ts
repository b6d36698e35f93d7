/** Every dictionary of a file, wherever it stands. */
import type { PdfDocument } from '../document.js';
import { dictionaryIn, isList, PdfRef, type PdfDictionary, type PdfItem } from '../reading/items.js';

/** With the number of the object that holds it. */
export function* dictionariesOf({ file }: PdfDocument): Generator<readonly [number, PdfDictionary]> {
  for (const id of file.ids) {
    const waiting: (PdfItem | undefined)[] = [file.resolve(new PdfRef(id))];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      if (isList(item)) for (const one of item) waiting.push(one);
      const dictionary = dictionaryIn(item);
      if (dictionary.size === 0) continue;
      yield [id, dictionary];
      for (const value of dictionary.values()) if (typeof value === 'object') waiting.push(value);
    }
  }
}
