import type { Words } from './text.js';

/** Words inside a short reference that differ between languages; programs are always given the reference as it is. */
const spoken = /(?<=^|[\s(])(Recital|Annex|Points?|Law|TFEU|reg|DA|and|to)(?=\s|$)/gu;

/** "2014/24 Recital 99" as the reader's language writes it. */
export function referenceSays(ref: string, words: Words): string {
  return ref.replace(spoken, (word) => words.say(`reference.${word.toLowerCase()}`));
}
