import { diffArrays } from 'diff';
import type { AlignPassages } from '../../usecases/ports.js';

/** Beyond so many differences two texts are different texts, and looking for what they share would take too long. */
const mostDifferences = 1500;

/** Two rows of passages, one beside the other, by the algorithm of Myers. */
export const alignPassages: AlignPassages = (before, after) => {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostDifferences });
  if (parts === undefined)
    return [
      { count: before.length, change: 'out' },
      { count: after.length, change: 'in' },
    ];
  return parts.map(({ count, added, removed }) => ({
    count,
    change: added ? 'in' : removed ? 'out' : 'same',
  }));
};
