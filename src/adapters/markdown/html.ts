import { escapeHtml } from '../../core/shared/escape-html.js';
import type { Block, Change, Inline } from '../../core/documents/block.js';
import { figureHtml } from './figure.js';
import { fieldInCell, fieldWithLabel, type Filling } from './field-html.js';

function inlineHtml(inline: Inline, filling: Filling): string {
  switch (inline.kind) {
    case 'field':
      return fieldInCell(inline, filling);
    case 'line-break':
      return '<br>';
    case 'link':
      return `<a class="govuk-link" href="${escapeHtml(inline.href)}">${escapeHtml(inline.text)}</a>`;
    case 'text': {
      let html = escapeHtml(inline.text);
      if (inline.emphasis) html = `<em>${html}</em>`;
      if (inline.strong) html = `<strong>${html}</strong>`;
      return inline.lang === undefined ? html : `<span lang="${escapeHtml(inline.lang)}">${html}</span>`;
    }
  }
}

type Changed = Inline & { readonly change?: Change };

function changeOf(inline: Changed | undefined): Change | undefined {
  return inline?.change;
}

/** What went out or came in is marked for everybody: crossed out or underlined, and named before it is read out. */
function runHtml(inlines: readonly Inline[], filling: Filling): string {
  return inlines
    .map((inline, at) => {
      const html = inlineHtml(inline, filling);
      const change = changeOf(inline);
      if (change === undefined) return html;
      const tag = change.kind === 'in' ? 'ins' : 'del';
      const begins = changeOf(inlines[at - 1])?.kind !== change.kind;
      const ends = changeOf(inlines[at + 1])?.kind !== change.kind;
      const says = `<span class="govuk-visually-hidden">${escapeHtml(change.says)} </span>`;
      return `${begins ? `<${tag} class="redline">${says}` : ''}${html}${ends ? `</${tag}>` : ''}`;
    })
    .join('');
}

/** A field is set apart from the text of its paragraph, with its label. */
function paragraphHtml(inlines: readonly Inline[], filling: Filling): string {
  if (!inlines.some(({ kind }) => kind === 'field'))
    return `<p class="govuk-body">${runHtml(inlines, filling)}</p>`;
  return inlines
    .map((inline) => {
      if (inline.kind === 'field') return fieldWithLabel(inline, filling);
      const html = inlineHtml(inline, filling);
      return html.trim() === '' || inline.kind === 'line-break' ? '' : `<p class="govuk-body">${html}</p>`;
    })
    .join('');
}

/**
 * Blocks as HTML. `headingOffset` moves headings below those of the page that shows them.
 *
 * @param filling whether fields can be filled in: in a file of its own they can, on a page of the product nothing would
 *   keep what is typed
 */
export function htmlOf(blocks: readonly Block[], headingOffset = 1, filling: Filling = 'shown'): string {
  const inlinesHtml = (inlines: readonly Inline[]): string => runHtml(inlines, filling);
  return blocks
    .map((block): string => {
      switch (block.kind) {
        case 'heading': {
          const level = Math.min(6, block.level + headingOffset);
          const sizes = ['l', 'm', 's', 's'] as const;
          const number =
            block.number === undefined ? '' : `<span class="document-number">${block.number}</span> `;
          return `<h${String(level)} class="govuk-heading-${sizes[block.level - 1] ?? 's'}" id="${block.id}">${number}${inlinesHtml(block.inlines)}</h${String(level)}>`;
        }
        case 'paragraph':
          return paragraphHtml(block.inlines, filling);
        case 'list': {
          const tag = block.ordered ? 'ol' : 'ul';
          const start = block.ordered && block.start !== 1 ? ` start="${String(block.start)}"` : '';
          return `<${tag} class="govuk-list govuk-list--${block.ordered ? 'number' : 'bullet'}"${start}>${block.items.map((item) => `<li>${htmlOf(item, headingOffset, filling)}</li>`).join('')}</${tag}>`;
        }
        case 'table': {
          const side = (index: number): string =>
            block.align[index] === 'right' ? ' govuk-table__cell--numeric' : '';
          const head = block.head
            .map(
              (cell, index) =>
                `<th scope="col" class="govuk-table__header${side(index)}">${inlinesHtml(cell)}</th>`,
            )
            .join('');
          const rows = block.rows
            .map(
              (row) =>
                `<tr class="govuk-table__row">${row.map((cell, index) => (index === 0 && block.rowHeader ? `<th scope="row" class="govuk-table__header">${inlinesHtml(cell)}</th>` : `<td class="govuk-table__cell${side(index)}">${inlinesHtml(cell)}</td>`)).join('')}</tr>`,
            )
            .join('');
          const caption =
            block.caption === undefined
              ? ''
              : `<caption class="govuk-table__caption">${escapeHtml(block.caption)}</caption>`;
          return `<div class="table-scroll" tabindex="0" role="group"><table class="govuk-table">${caption}<thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead><tbody class="govuk-table__body">${rows}</tbody></table></div>`;
        }
        case 'callout':
          return `<div class="callout callout--${block.tone}">${htmlOf(block.blocks, headingOffset, filling)}</div>`;
        case 'figure':
          return figureHtml(block);
        case 'rule':
          return '<hr class="govuk-section-break govuk-section-break--visible govuk-section-break--m">';
      }
    })
    .join('\n');
}
