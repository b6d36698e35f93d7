/**
 * Passages in another language than the document’s: a clause of one’s own that was written in one language stands as it was
 * written in both. In Markdown a line is marked by a tag, a passage of several blocks by a comment before and after it.
 */
import type { Language } from '../shared/text.js';
import { trusted, type Markdown } from './markdown.js';

/** A single line; nothing is added where it is in the language of the document. */
export function spokenLine(text: string, language: Language | undefined): Markdown {
  return trusted(language === undefined || text === '' ? text : `<span lang="${language}">${text}</span>`);
}

/** Any number of blocks. */
export function spokenBlocks(text: string, language: Language | undefined): Markdown {
  return trusted(
    language === undefined ? text : `<!-- language ${language} -->\n\n${text}\n\n<!-- language -->`,
  );
}

/** What a tag in a line says: a language that begins, or `end`; undefined where it is another tag. */
export function languageTag(tag: string): { readonly begins: string } | 'end' | undefined {
  if (tag === '</span>') return 'end';
  const [, begins] = /^<span lang="([a-z]{2,3})">$/.exec(tag) ?? [];
  return begins === undefined ? undefined : { begins };
}

/** The same of a comment between blocks. */
export function languageComment(comment: string): { readonly begins: string } | 'end' | undefined {
  const found = /^<!-- language(?: ([a-z]{2,3}))? -->\s*$/.exec(comment);
  if (found === null) return undefined;
  return found[1] === undefined ? 'end' : { begins: found[1] };
}

/** Markdown as a file that leaves the product. */
export function withoutLanguages(markdown: string): string {
  return markdown
    .replace(/^<!-- language(?: [a-z]+)? -->\n+/gm, '')
    .replace(/<span lang="[a-z]+">|<\/span>/g, '');
}
