/** Clause 7.2: which elements may stand in which (tables, lists, tables of contents). */
import type { Rule } from '../rule.js';
import { childTypes } from '../structure/element.js';
import { atElement } from './where.js';

function parentRule(id: string, type: string, ...parents: readonly string[]): Rule {
  return {
    id,
    says: `${type} stands in ${parents.join(' or ')}.`,
    *faults(document) {
      for (const element of document.elementsOf(type)) {
        const above = element.parent?.standard;
        if (above === undefined || !parents.includes(above))
          yield { where: atElement(element), says: `${type} stands in ${above ?? 'nothing'}` };
      }
    },
  };
}

function kidsRule(id: string, type: string, ...kids: readonly string[]): Rule {
  return {
    id,
    says: `${type} holds only ${kids.join(', ')}.`,
    *faults(document) {
      for (const element of document.elementsOf(type)) {
        for (const kid of childTypes(element)) {
          if (!kids.includes(kid)) yield { where: atElement(element), says: `${type} holds ${kid}` };
        }
      }
    },
  };
}

function atMostOne(id: string, type: string, kid: string): Rule {
  return {
    id,
    says: `${type} holds no second ${kid}.`,
    *faults(document) {
      for (const element of document.elementsOf(type)) {
        const count = childTypes(element).filter((one) => one === kid).length;
        if (count > 1) yield { where: atElement(element), says: `${type} holds ${count} of ${kid}` };
      }
    },
  };
}

function needsBody(id: string, part: string): Rule {
  return {
    id,
    says: `A table with ${part} has a TBody.`,
    *faults(document) {
      for (const table of document.elementsOf('Table')) {
        const types = childTypes(table);
        if (types.includes(part) && !types.includes('TBody'))
          yield { where: atElement(table), says: `${part} without TBody` };
      }
    },
  };
}

function captionRule(id: string, type: string, ...places: readonly ('first' | 'last')[]): Rule {
  return {
    id,
    says: `The caption of ${type} stands ${places.join(' or ')}.`,
    *faults(document) {
      for (const element of document.elementsOf(type)) {
        const types = childTypes(element);
        const last = types.length - 1;
        for (const [at, one] of types.entries()) {
          if (one !== 'Caption') continue;
          const fits = (at === 0 && places.includes('first')) || (at === last && places.includes('last'));
          if (!fits)
            yield { where: atElement(element), says: `its caption is number ${at + 1} of ${last + 1}` };
        }
      }
    },
  };
}

export const NESTING: readonly Rule[] = [
  kidsRule('7.2-3', 'Table', 'TR', 'THead', 'TBody', 'TFoot', 'Caption'),
  parentRule('7.2-4', 'TR', 'Table', 'THead', 'TBody', 'TFoot'),
  parentRule('7.2-5', 'THead', 'Table'),
  parentRule('7.2-6', 'TBody', 'Table'),
  parentRule('7.2-7', 'TFoot', 'Table'),
  parentRule('7.2-8', 'TH', 'TR'),
  parentRule('7.2-9', 'TD', 'TR'),
  kidsRule('7.2-10', 'TR', 'TH', 'TD'),
  atMostOne('7.2-11', 'Table', 'THead'),
  atMostOne('7.2-12', 'Table', 'TFoot'),
  needsBody('7.2-13', 'TFoot'),
  needsBody('7.2-14', 'THead'),
  captionRule('7.2-16', 'Table', 'first', 'last'),
  parentRule('7.2-17', 'LI', 'L'),
  parentRule('7.2-18', 'LBody', 'LI'),
  kidsRule('7.2-19', 'L', 'L', 'LI', 'Caption'),
  kidsRule('7.2-20', 'LI', 'Lbl', 'LBody'),
  parentRule('7.2-26', 'TOCI', 'TOC'),
  kidsRule('7.2-27', 'TOC', 'TOC', 'TOCI', 'Caption'),
  captionRule('7.2-28', 'TOC', 'first'),
  kidsRule('7.2-36', 'THead', 'TR'),
  kidsRule('7.2-37', 'TBody', 'TR'),
  kidsRule('7.2-38', 'TFoot', 'TR'),
  atMostOne('7.2-39', 'Table', 'Caption'),
  captionRule('7.2-40', 'L', 'first'),
];
