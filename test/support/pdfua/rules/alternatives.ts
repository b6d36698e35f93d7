/** Clauses 7.3 and 7.7: pictures and formulas have a text that stands for them. */
import type { Rule } from '../rule.js';
import { atElement } from './where.js';

function alternativeRule(id: string, type: string): Rule {
  return {
    id,
    says: `${type} has a text that stands for it.`,
    *faults(document) {
      for (const element of document.elementsOf(type)) {
        if ((element.alt ?? '') === '' && element.actualText === undefined)
          yield { where: atElement(element), says: `${type} has neither Alt nor ActualText` };
      }
    },
  };
}

export const ALTERNATIVES: readonly Rule[] = [
  alternativeRule('7.3-1', 'Figure'),
  alternativeRule('7.7-1', 'Formula'),
];
