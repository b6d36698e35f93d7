import type { Language } from '../../core/shared/text.js';
import { isHit, type Term } from './terms.js';

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

/** The surroundings of the first word that was asked for, in the text as it is written; none where no word was. */
export function snippetOf(markdown: string, terms: readonly Term[], language: Language): SnippetPart[] {
  const text = plain(markdown);
  const word = /[\p{L}\p{N}]+/gu;
  let found = word.exec(text);
  while (found !== null && !isHit(found[0], terms, language)) found = word.exec(text);
  if (found === null) return [];
  const { from, to } = windowAround(text, found.index);
  const parts: SnippetPart[] = [];
  const add = (piece: string, hit: boolean): void => {
    if (piece !== '') parts.push({ text: piece, hit });
  };
  let at = from;
  if (from > 0) add('… ', false);
  // Only what is shown is looked through for further words.
  for (; found !== null && (at === from || found.index + found[0].length <= to); found = word.exec(text)) {
    if (!isHit(found[0], terms, language)) continue;
    add(text.slice(at, found.index), false);
    add(found[0], true);
    at = found.index + found[0].length;
  }
  add(text.slice(at, Math.max(to, at)), false);
  if (to < text.length) add(' …', false);
  return parts;
}
