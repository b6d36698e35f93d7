import type { ClauseWords } from './clause.js';

const length = 5;

/** Runs of five words of a text; formatting and placeholders do not count as words. */
export function runsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .replace(/\{\{[^}]*\}\}/g, ' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) =>
      words.slice(at, at + length).join(' '),
    ),
  );
}

const known = new WeakMap<ClauseWords, ReadonlySet<string>>();

/** The runs of the text of a clause; worked out once, as a clause never changes. */
export function runsOfWords(words: ClauseWords): ReadonlySet<string> {
  const runs = known.get(words) ?? runsOf(words.text);
  known.set(words, runs);
  return runs;
}

/** How much of the shorter text stands in the other, 0..1. */
export function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return shared / small.size;
}
