import { recent } from '../../core/shared/recent.js';

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
  const kept = recent<string>(mostKept, (html) => html.length <= longestKept);
  return { page: (key, nonce, render) => kept(key, () => render(mark)).replace(mark, nonce) };
}
