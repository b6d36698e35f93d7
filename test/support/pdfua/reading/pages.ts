/** The pages of a file in order, with what they inherit. */
import type { PdfFile } from './file.js';
import { nameIn, PdfRef, type PdfDictionary, type PdfItem } from './items.js';

export interface Page {
  /** From 0. */
  readonly index: number;
  /** Number of the page's object. */
  readonly id: number;
  readonly dictionary: PdfDictionary;
  readonly resources: PdfDictionary;
  readonly annotations: readonly PdfItem[];
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

export function pagesOf(file: PdfFile): readonly Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (item: PdfItem | undefined, above: PdfDictionary): void => {
    const id = item instanceof PdfRef ? item.id : -1;
    if (id >= 0 && seen.has(id)) return;
    seen.add(id);
    const own = file.dictionary(item);
    const dictionary = new Map(own);
    for (const key of INHERITED) {
      const value = above.get(key);
      if (!dictionary.has(key) && value !== undefined) dictionary.set(key, value);
    }
    if (nameIn(file.resolve(own.get('Type'))) === 'Pages' || own.has('Kids')) {
      for (const kid of file.list(own.get('Kids'))) visit(kid, dictionary);
    } else if (own.size > 0) {
      const resources = file.dictionary(dictionary.get('Resources'));
      const annotations = file.list(own.get('Annots'));
      pages.push({ index: pages.length, id, dictionary, resources, annotations });
    }
  };
  visit(file.catalog.get('Pages'), new Map());
  return pages;
}
