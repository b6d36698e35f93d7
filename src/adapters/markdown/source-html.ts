import type { Source } from '../../core/documents/source.js';
import { escapeHtml } from '../../core/shared/escape-html.js';
import type { DescribedSource, DescribeSources } from '../../usecases/ports.js';
import type { ShownSources } from './html.js';

function partHtml({ text, href, change }: DescribedSource): string {
  const link = (words: string, address: string): string =>
    `<a class="govuk-link" href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
  const name = href === undefined ? escapeHtml(text) : link(text, href);
  return change === undefined ? name : `${name}, ${link(change.text, change.href)}`;
}

/** Where passages come from, small and in the language of the reader, which may be another than that of the document. */
export function shownSources(describe: DescribeSources): ShownSources {
  const html = (sources: readonly Source[], tag: 'p' | 'span'): string => {
    const { language, from, parts } = describe(sources);
    return parts.length === 0
      ? ''
      : `<${tag} class="passage-source" lang="${language}"><span class="passage-source__from">${escapeHtml(from)}</span> ${parts.map(partHtml).join(' · ')}</${tag}>`;
  };
  return { below: (sources) => html(sources, 'p'), inside: (sources) => html(sources, 'span') };
}
