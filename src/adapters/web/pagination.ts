import type { Pagination } from './view-models.js';

/** Pages as links: the first, the last, the current and its neighbours; gaps between. Undefined where one page holds all. */
export function paginationOf(
  current: number,
  pages: number,
  href: (page: number) => string,
  label: string,
): Pagination | undefined {
  if (pages <= 1) return undefined;
  const shown = [...new Set([1, current - 1, current, current + 1, pages])]
    .filter((page) => page >= 1 && page <= pages)
    .sort((a, b) => a - b);
  const items = shown.flatMap((page, index) => {
    const link = { gap: false, number: page, href: href(page), current: page === current };
    const before = shown[index - 1];
    return before !== undefined && page - before > 1
      ? [{ ...link, gap: true, current: false }, link]
      : [link];
  });
  return {
    label,
    items,
    ...(current > 1 ? { previous: href(current - 1) } : {}),
    ...(current < pages ? { next: href(current + 1) } : {}),
  };
}
