/** Clauses 7.11, 7.18.6.2 and 7.18.7: files and media inside the file have names and descriptions. */
import type { PdfDocument } from '../document.js';
import { nameIn, textIn, type PdfDictionary } from '../reading/items.js';
import type { Fault, Rule } from '../rule.js';

function has(document: PdfDocument, dictionary: PdfDictionary, key: string): boolean {
  return (textIn(document.file.resolve(dictionary.get(key))) ?? '') !== '';
}

function* specifications(document: PdfDocument): Generator<Fault> {
  for (const [id, dictionary] of document.dictionaries) {
    if (document.file.dictionary(dictionary.get('EF')).size === 0) continue;
    for (const key of ['F', 'UF'])
      if (!has(document, dictionary, key))
        yield { where: `object ${id}`, says: `a file specification without ${key}` };
  }
}

function* clips(document: PdfDocument): Generator<readonly [number, PdfDictionary]> {
  for (const [id, dictionary] of document.dictionaries) {
    if (nameIn(document.file.resolve(dictionary.get('S'))) !== 'MCD') continue;
    if (dictionary.has('D') || nameIn(document.file.resolve(dictionary.get('Type'))) === 'MediaClip')
      yield [id, dictionary];
  }
}

export const ATTACHMENTS: readonly Rule[] = [
  {
    id: '7.11-1',
    says: 'Embedded files have both forms of a name.',
    faults: specifications,
  },
  {
    id: '7.18.6.2-1',
    says: 'Media clips tell their kind.',
    *faults(document) {
      for (const [id, clip] of clips(document)) {
        if (document.file.resolve(clip.get('CT')) === undefined)
          yield { where: `object ${id}`, says: 'a media clip without CT' };
      }
    },
  },
  {
    id: '7.18.6.2-2',
    says: 'Media clips have a description in some language.',
    *faults(document) {
      for (const [id, clip] of clips(document)) {
        const texts = document.file
          .list(clip.get('Alt'))
          .map((item) => textIn(document.file.resolve(item)) ?? '');
        // Languages and texts in turn.
        if (!texts.some((text, at) => at % 2 === 1 && text !== ''))
          yield { where: `object ${id}`, says: 'a media clip without Alt' };
      }
    },
  },
  {
    id: '7.18.7-1',
    says: 'Attached files have both forms of a name.',
    *faults(document) {
      const { file } = document;
      for (const page of document.pages) {
        for (const item of page.annotations) {
          if (nameIn(file.get(item, 'Subtype')) !== 'FileAttachment') continue;
          const specification = file.dictionary(file.get(item, 'FS'));
          for (const key of ['F', 'UF'])
            if (!has(document, specification, key))
              yield { where: `page ${page.index + 1}`, says: `an attached file without ${key}` };
        }
      }
    },
  },
];
