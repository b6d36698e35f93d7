import { escapeHtml } from '../../core/shared/escape-html.js';
import type { Block, Change, Heading, Inline, Table } from '../../core/documents/block.js';
import type { Source } from '../../core/documents/source.js';
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

/** Where passages come from, as HTML below them or inside their line. Standing sentences come from none. */
export interface ShownSources {
  readonly below: (sources: readonly Source[]) => string;
  readonly inside: (sources: readonly Source[]) => string;
}

interface Look {
  readonly headingOffset: number;
  readonly filling: Filling;
  readonly sources: ShownSources | undefined;
  /** Inside a list or a box, whose surroundings already say where it comes from. */
  readonly nested: boolean;
}

function sourcesOf(block: Block): readonly Source[] {
  return block.kind === 'rule' ? [] : (block.sources ?? []);
}

/** Whether its rows or items say themselves where they come from. */
function saysInside(block: Block): boolean {
  if (block.kind === 'table') return block.rowSources !== undefined;
  return (
    block.kind === 'list' && block.items.some((item) => item.some((inner) => sourcesOf(inner).length > 0))
  );
}

const named = (sources: readonly Source[]): string => sources.map(({ kind, id }) => `${kind} ${id}`).join();

/** Blocks with where they come from: said once of blocks that follow each other from the same place, below the first text. */
function blocksHtml(blocks: readonly Block[], look: Look): string {
  let said: string | undefined;
  return blocks
    .map((block) => {
      const html = blockHtml(block, look);
      if (look.sources === undefined || block.kind === 'heading' || block.kind === 'rule') {
        if (block.kind === 'heading' && block.level <= 2) said = undefined;
        return html;
      }
      const own = sourcesOf(block);
      if (own.length === 0 && (look.nested || saysInside(block))) return html;
      const key = named(own);
      if (key === said) return html;
      said = key;
      return `${html}${look.nested ? look.sources.inside(own) : look.sources.below(own)}`;
    })
    .join('\n');
}

function headingHtml(block: Heading, { headingOffset, filling }: Look): string {
  const level = String(Math.min(6, block.level + headingOffset));
  const sizes = ['l', 'm', 's', 's'] as const;
  const number = block.number === undefined ? '' : `<span class="document-number">${block.number}</span> `;
  return `<h${level} class="govuk-heading-${sizes[block.level - 1] ?? 's'}" id="${block.id}">${number}${runHtml(block.inlines, filling)}</h${level}>`;
}

function tableHtml(block: Table, { filling, sources }: Look): string {
  const side = (index: number): string =>
    block.align[index] === 'right' ? ' govuk-table__cell--numeric' : '';
  const head = block.head
    .map(
      (cell, index) =>
        `<th scope="col" class="govuk-table__header${side(index)}">${runHtml(cell, filling)}</th>`,
    )
    .join('');
  const rows = block.rows
    .map((row, at) => {
      const own = block.rowSources?.[at] ?? [];
      const source = sources === undefined || own.length === 0 ? '' : sources.inside(own);
      const cells = row.map((cell, index) => {
        const html = `${runHtml(cell, filling)}${index === row.length - 1 ? source : ''}`;
        return index === 0 && block.rowHeader
          ? `<th scope="row" class="govuk-table__header">${html}</th>`
          : `<td class="govuk-table__cell${side(index)}">${html}</td>`;
      });
      return `<tr class="govuk-table__row">${cells.join('')}</tr>`;
    })
    .join('');
  const caption =
    block.caption === undefined
      ? ''
      : `<caption class="govuk-table__caption">${escapeHtml(block.caption)}</caption>`;
  return `<div class="table-scroll" tabindex="0" role="group"><table class="govuk-table">${caption}<thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead><tbody class="govuk-table__body">${rows}</tbody></table></div>`;
}

function blockHtml(block: Block, look: Look): string {
  const inside = { ...look, nested: true };
  switch (block.kind) {
    case 'heading':
      return headingHtml(block, look);
    case 'paragraph':
      return paragraphHtml(block.inlines, look.filling);
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${String(block.start)}"` : '';
      return `<${tag} class="govuk-list govuk-list--${block.ordered ? 'number' : 'bullet'}"${start}>${block.items.map((item) => `<li>${blocksHtml(item, inside)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block, look);
    case 'callout':
      return `<div class="callout callout--${block.tone}">${blocksHtml(block.blocks, inside)}</div>`;
    case 'figure':
      return figureHtml(block);
    case 'rule':
      return '<hr class="govuk-section-break govuk-section-break--visible govuk-section-break--m">';
  }
}

/**
 * Blocks as HTML. `headingOffset` moves headings below those of the page that shows them.
 *
 * @param filling whether fields can be filled in: in a file of its own they can, on a page of the product nothing would
 *   keep what is typed
 * @param sources shows of each passage where it comes from; without it nothing is said
 */
export function htmlOf(
  blocks: readonly Block[],
  headingOffset = 1,
  filling: Filling = 'shown',
  sources?: ShownSources,
): string {
  return blocksHtml(blocks, { headingOffset, filling, sources, nested: false });
}
