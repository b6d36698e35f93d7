import type { Words } from '../shared/text.js';
import { trusted, type Markdown } from './markdown.js';

/** Words of the trade that a tender document explains where it uses them. */
const terms = [
  'contracting-authority',
  'economic-operator',
  'tenderer',
  'contractor',
  'subcontractor',
  'lot',
  'subject-matter',
  'procurement-documents',
  'technical-specification',
  'selection-criterion',
  'award-criterion',
  'performance-condition',
  'reserved-contract',
  'sheltered-workshop',
  'concession',
  'label',
  'life-cycle',
  'variant',
  'framework-agreement',
  'single-procurement-document',
  'cpv',
] as const;

export interface Definition {
  readonly term: Markdown;
  readonly says: Markdown;
}

/**
 * The terms that a text uses, each with what it means, in the order of the alphabet.
 *
 * @param text everything that the document says; what is looked for stands beside each term in the words, divided by bars
 */
export function definitionsIn(text: string, words: Words): Definition[] {
  const said = text.toLocaleLowerCase(words.language);
  return terms
    .filter((term) =>
      words
        .say(`definitions.of.${term}.find`)
        .split('|')
        .some((form) => new RegExp(`(?<!\\p{L})${form}(?!\\p{L})`, 'u').test(said)),
    )
    .map((term) => ({
      term: trusted(words.say(`definitions.of.${term}.term`)),
      says: trusted(words.say(`definitions.of.${term}.says`)),
    }))
    .sort((a, b) => a.term.localeCompare(b.term, words.language));
}
