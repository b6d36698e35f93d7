/** How much of what people typed stands on a screen; beyond that a number says it, and the report holds the rest. */
export const onTheWall = { names: 60, questions: 20, texts: 80 } as const;

/** Hidden things that the trainer may show again; the last ones. */
const mostHidden = 30;

/**
 * What the trainer can hide or show: all that stands on the screens now, and what was hidden last. When one is hidden the
 * next one comes into view, here and there.
 */
export function inView<T extends { readonly hidden: boolean }>(
  shown: readonly T[],
  all: readonly T[],
): readonly T[] {
  const visible = new Set(shown);
  const hidden = new Set(all.filter((item) => item.hidden).slice(-mostHidden));
  return all.filter((item) => visible.has(item) || hidden.has(item));
}
