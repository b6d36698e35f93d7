/** Clause 7.1: the document has a title, in its metadata and in the window. */
import { NAMESPACE } from '../reading/metadata.js';
import { PdfStream } from '../reading/items.js';
import type { Rule } from '../rule.js';

export const TITLE: readonly Rule[] = [
  {
    id: '7.1-8',
    says: 'The file has metadata that can be read.',
    *faults({ file, catalog, metadata }) {
      if (!(file.resolve(catalog.get('Metadata')) instanceof PdfStream))
        yield { where: 'catalog', says: 'Metadata is missing' };
      else if (metadata?.wellFormed !== true)
        yield { where: 'metadata', says: 'the packet is no well-formed XML' };
    },
  },
  {
    id: '7.1-9',
    says: 'The metadata tell the title.',
    *faults({ metadata }) {
      const title = metadata?.properties.find(
        ({ namespace, name }) => namespace === NAMESPACE.dc && name === 'title',
      );
      if (metadata !== undefined && title?.values.some(({ text }) => text.trim() !== '') !== true)
        yield { where: 'metadata', says: 'dc:title is missing or empty' };
    },
  },
  {
    id: '7.1-10',
    says: 'Readers show the title and not the name of the file.',
    *faults({ file, catalog }) {
      if (file.get(catalog.get('ViewerPreferences'), 'DisplayDocTitle') !== true)
        yield { where: 'ViewerPreferences', says: 'DisplayDocTitle is not true' };
    },
  },
];
