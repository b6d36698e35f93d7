/** Pages larger than this are not worth the memory, and there are not many of the others. */
const mostKept = 200;
const longestKept = 200_000;

export interface KeptPages {
  /**
   * The page of a key, rendered when it is first asked for. The key names everything that the page is made from; only the
   * nonce is new in each answer.
   *
   * @param render renders the page with `mark` in the place of the nonce
   */
  page(key: string, nonce: string, render: (mark: string) => string): string;
}

/** @param mark stands for the nonce in what is kept; it cannot be guessed, so nobody can write it into a text */
export function keptPages(mark: string): KeptPages {
  const kept = new Map<string, string>();
  return {
    page: (key, nonce, render) => {
      const html = kept.get(key) ?? render(mark);
      kept.delete(key);
      if (html.length <= longestKept) kept.set(key, html);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return html.replace(mark, nonce);
    },
  };
}
