import type { Words } from '../shared/text.js';
import { shortened } from './figure.js';

/** As many letters of a requirement as its heading quotes: with the words before them it fits on a line. */
const quoted = 42;

/**
 * The heading of a requirement that the authority wrote itself. It has no title of its own, so its first words say what it is about.
 *
 * @param key the words around them, which take `number` and `opening`
 */
export function measureSays(key: string, number: number, text: string, words: Words): string {
  return words.say(key, { number, opening: shortened(text, quoted) });
}
