import { literal, printable } from '../shared/literal.js';

/**
 * Text that is already Markdown. Everything that goes into a document template is of this type, so a text typed by a
 * person cannot reach a document without having been made literal first.
 */
export type Markdown = string & { readonly markdown: unique symbol };

/** Texts of the library and of the locale files are Markdown as they are. */
export function trusted(text: string): Markdown {
  // The brand marks where a text comes from; nothing else changes.
  return text as Markdown;
}

/** A single line of typed text, shown as it was typed: every sign that Markdown could read is made literal. */
export function line(text: string): Markdown {
  return trusted(literal(printable(text).replace(/\s+/g, ' ').trim()));
}

/** Typed text of several paragraphs; blank lines divide them. */
export function paragraphs(text: string): Markdown {
  return trusted(
    text
      .split(/\r?\n\s*\r?\n/)
      .map(line)
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
  );
}
