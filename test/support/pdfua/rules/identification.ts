/** Clause 5: the file says which standard it keeps, and by its proper names. */
import { NAMESPACE, type Property } from '../reading/metadata.js';
import type { PdfDocument } from '../document.js';
import type { Rule } from '../rule.js';

const WHERE = 'metadata';

function claims({ metadata }: PdfDocument): readonly Property[] {
  return metadata?.properties.filter(({ namespace }) => namespace === NAMESPACE.pdfua) ?? [];
}

function valueOf(document: PdfDocument, name: string): string | undefined {
  return claims(document)
    .find((property) => property.name === name)
    ?.values[0]?.text.trim();
}

function prefixRule(id: string, name: string): Rule {
  return {
    id,
    says: `The property ${name} has the prefix pdfuaid.`,
    *faults(document) {
      for (const { name: own, prefix } of claims(document)) {
        if (own === name && prefix !== 'pdfuaid')
          yield { where: WHERE, says: `${name} has the prefix ${prefix}` };
      }
    },
  };
}

export const IDENTIFICATION: readonly Rule[] = [
  {
    id: '5-1',
    says: 'The metadata name the standard that the file keeps.',
    *faults(document) {
      if (valueOf(document, 'part') === undefined) yield { where: WHERE, says: 'pdfuaid:part is missing' };
    },
  },
  {
    id: '5-2',
    says: 'The part of the standard is 1.',
    *faults(document) {
      const part = valueOf(document, 'part');
      if (part !== undefined && part !== '1') yield { where: WHERE, says: `pdfuaid:part is ${part}` };
    },
  },
  prefixRule('5-3', 'part'),
  prefixRule('5-4', 'amd'),
  prefixRule('5-5', 'corr'),
];
