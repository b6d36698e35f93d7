import { fold } from './fold.js';

/** A piece of a found text; `hit` marks the words that were looked for. */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

const around = 90;

/** Markdown as plain words on one line. */
function plain(markdown: string): string {
  return markdown
    .replace(/\{\{[^}]*\}\}/g, '…')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Starts and ends at blanks, so that no word is cut. */
function windowAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const wantedFrom = Math.max(0, at - around);
  const from = wantedFrom === 0 ? 0 : text.indexOf(' ', wantedFrom) + 1;
  const wantedTo = Math.min(text.length, at + around);
  const to = wantedTo === text.length ? wantedTo : text.lastIndexOf(' ', wantedTo);
  return { from: Math.min(from, at), to: Math.max(to, at) };
}

/** The surroundings of the first word that begins with a term, in the text as it is written; none where no word does. */
export function snippetOf(markdown: string, terms: readonly string[]): SnippetPart[] {
  const text = plain(markdown);
  const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) =>
    terms.some((term) => fold(word).startsWith(term)),
  );
  const first = hits[0];
  if (first === undefined) return [];
  const { from, to } = windowAround(text, first.index);
  const parts: SnippetPart[] = [];
  const add = (piece: string, hit: boolean): void => {
    if (piece !== '') parts.push({ text: piece, hit });
  };
  let at = from;
  if (from > 0) add('… ', false);
  for (const [index, hit] of hits.entries()) {
    const end = hit.index + hit[0].length;
    if (end > to && index > 0) break;
    add(text.slice(at, hit.index), false);
    add(hit[0], true);
    at = end;
  }
  add(text.slice(at, Math.max(to, at)), false);
  if (to < text.length) add(' …', false);
  return parts;
}
