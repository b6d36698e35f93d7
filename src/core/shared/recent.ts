/**
 * Remembers the last results by key, so that what is asked for again is not made again. Only for what follows from its key
 * alone: remembering may save work, never change an answer.
 *
 * @param most how many results are kept; the one that was longest not asked for goes first
 * @param fits whether a result is worth its memory
 */
export function recent<T>(
  most: number,
  fits: (value: T) => boolean = () => true,
): (key: string, make: () => T) => T {
  const kept = new Map<string, { readonly value: T }>();
  return (key, make) => {
    const entry = kept.get(key) ?? { value: make() };
    // The last asked for goes to the end; the first in the list is the one to forget.
    kept.delete(key);
    if (fits(entry.value)) kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return entry.value;
  };
}
