/** The text of a page of ours as a browser shows it: lists with their signs and numbers. */
export function htmlText(page: string): string {
  const lists: { ordered: boolean; next: number }[] = [];
  const bullets = ['•', '◦', '▪'] as const;
  const main = /<main>(.*)<\/main>/s.exec(page)?.[1] ?? page;
  return main
    .replace(/<(\/?)(\w+)([^>]*)>/g, (_all, closes: string, tag: string, attributes: string) => {
      if (tag === 'ol' || tag === 'ul') {
        if (closes === '/') lists.pop();
        else lists.push({ ordered: tag === 'ol', next: Number(/start="(\d+)"/.exec(attributes)?.[1] ?? 1) });
        return ' ';
      }
      const list = lists.at(-1);
      if (tag !== 'li' || closes === '/' || list === undefined) return ' ';
      if (!list.ordered) return ` ${bullets[Math.min(lists.length, bullets.length) - 1] ?? '•'} `;
      list.next += 1;
      return ` ${String(list.next - 1)}. `;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
