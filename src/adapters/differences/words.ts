import { diffWordsWithSpace } from 'diff';
import type { CompareTexts } from '../../usecases/ports.js';

/** Two texts word by word, by the algorithm of Myers. */
export const compareWords: CompareTexts = (before, after) =>
  diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'in' : removed ? 'out' : 'same',
  }));
