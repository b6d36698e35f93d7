/** Clause 7.9: every note can be referred to. */
import { textIn } from '../reading/items.js';
import type { PdfDocument } from '../document.js';
import type { Element } from '../structure/element.js';
import type { Rule } from '../rule.js';
import { atElement } from './where.js';

function idOf({ file }: PdfDocument, note: Element): string {
  return textIn(file.resolve(note.dictionary.get('ID'))) ?? '';
}

export const NOTES: readonly Rule[] = [
  {
    id: '7.9-1',
    says: 'Every note has an identifier.',
    *faults(document) {
      for (const note of document.elementsOf('Note')) {
        if (idOf(document, note) === '') yield { where: atElement(note), says: 'Note without ID' };
      }
    },
  },
  {
    id: '7.9-2',
    says: 'No two notes have one identifier.',
    *faults(document) {
      const seen = new Set<string>();
      for (const note of document.elementsOf('Note')) {
        const id = idOf(document, note);
        if (id !== '' && seen.has(id))
          yield { where: atElement(note), says: `another note has the ID ${id}` };
        seen.add(id);
      }
    },
  },
];
