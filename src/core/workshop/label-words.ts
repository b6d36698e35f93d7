import { optionSays, quantitySays } from '../facts/wording.js';
import type { Library } from '../clauses/library.js';
import type { Words } from '../shared/text.js';
import type { Label } from './positions.js';

/** What a chart or a bar is called, in the reader's language. */
export function labelSays(label: Label, library: Library, words: Words): string {
  switch (label.kind) {
    case 'text':
      return label.text[words.language];
    case 'words':
      return words.say(label.key);
    case 'route':
      return optionSays('reservation.route', label.route, words);
    case 'place':
      return words.say(`place.${label.place}`);
    case 'clause':
      return (
        library.clauses.find(({ id }) => id === label.clause)?.words[words.language].title ?? label.clause
      );
    case 'typed':
      return label.text;
    case 'range': {
      const from = quantitySays(label.from, label.unit, words);
      return label.to === undefined
        ? words.say('workshop.range.from', { from })
        : words.say('workshop.range.from-to', { from, to: quantitySays(label.to, label.unit, words) });
    }
  }
}
