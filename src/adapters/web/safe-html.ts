import { escapeHtml } from '../../core/shared/escape-html.js';
/**
 * HTML that is already safe to print. Only this module can make it, so a template can never print a person's text
 * unescaped: the `prose` helper refuses everything else.
 */
export class SafeHtml {
  readonly #html: string;

  /** Private in spirit: call `escaped`, `paragraphs` or `renderedHtml`. */
  constructor(html: string) {
    this.#html = html;
  }

  toString(): string {
    return this.#html;
  }

  /** In the JSON twin of a page, prose is its HTML. */
  toJSON(): string {
    return this.#html;
  }
}

/** Any text as HTML that shows exactly that text. */
export function escaped(text: string): SafeHtml {
  return new SafeHtml(escapeHtml(text));
}

/** Text as paragraphs: an empty line begins a new one, a single line break stays a line break. */
export function paragraphs(text: string): SafeHtml {
  const parts = text.trim().split(/\r?\n[ \t]*(?:\r?\n)+/);
  return new SafeHtml(
    parts
      .filter((part) => part.trim() !== '')
      .map((part) => `<p class="govuk-body">${escapeHtml(part.trim()).replace(/\r?\n/g, '<br>')}</p>`)
      .join('\n'),
  );
}

/** HTML written by our own renderers, of document blocks and of templates, which escape every text themselves. */
export function renderedHtml(html: string): SafeHtml {
  return new SafeHtml(html);
}
