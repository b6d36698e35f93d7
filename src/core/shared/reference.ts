import type { Words } from './text.js';

/** Words inside a short reference that differ between languages; programs are always given the reference as it is. */
const spoken = ['Recital', 'Annex'] as const;

/** "2014/24 Recital 99" as the reader's language writes it. */
export function referenceSays(ref: string, words: Words): string {
  return spoken.reduce(
    (text, word) => text.replace(` ${word} `, ` ${words.say(`reference.${word.toLowerCase()}`)} `),
    ref,
  );
}
