/** Clause 7.4: headings are numbered without gaps, or not at all. */
import type { Rule } from '../rule.js';
import { childTypes } from '../structure/element.js';
import { atElement } from './where.js';

const NUMBERED = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

export const HEADINGS: readonly Rule[] = [
  {
    id: '7.4.2-1',
    says: 'Headings skip no level going down, and begin with the first.',
    *faults(document) {
      let depth = 0;
      for (const element of document.elementsOf(...NUMBERED)) {
        const level = Number(element.standard?.slice(1));
        if (level > depth + 1)
          yield {
            where: atElement(element),
            says: `level ${level} after ${depth === 0 ? 'none' : `level ${depth}`}`,
          };
        depth = level;
      }
    },
  },
  {
    id: '7.4.4-1',
    says: 'No element holds two headings without number.',
    *faults({ elements }) {
      for (const element of elements) {
        if (childTypes(element).filter((type) => type === 'H').length > 1)
          yield { where: atElement(element), says: 'holds more than one H' };
      }
    },
  },
  {
    id: '7.4.4-2',
    says: 'A document with headings without number has no numbered ones.',
    *faults(document) {
      if (document.elementsOf(...NUMBERED).length === 0) return;
      for (const element of document.elementsOf('H'))
        yield { where: atElement(element), says: 'H in a document with numbered headings' };
    },
  },
  {
    id: '7.4.4-3',
    says: 'A document with numbered headings has none without number.',
    *faults(document) {
      if (document.elementsOf('H').length === 0) return;
      for (const element of document.elementsOf(...NUMBERED))
        yield { where: atElement(element), says: `${element.standard ?? ''} in a document with H` };
    },
  },
];
