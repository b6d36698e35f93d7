import type { Block, Inline } from './block.js';
import { blank } from './field.js';
import { factsTable } from './figure.js';

/** The words of a run of text; a line break counts as one sign. */
export function plainInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => ('text' in inline ? inline.text : inline.kind === 'field' ? inline.label : '\n'))
    .join('');
}

/** Everything that a block says, in reading order. */
export function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainInlines(block.inlines);
    case 'list':
      return block.items.map((item) => item.map(plainBlock).join('\n')).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainInlines).join('\t')).join('\n');
    case 'callout':
      return block.blocks.map(plainBlock).join('\n');
    case 'figure':
      return block.caption;
    case 'rule':
      return '';
  }
}

/** A place of the document is another one where the document stands twice. */
function withoutField(inline: Inline): Inline {
  if (inline.kind === 'link' && inline.href.startsWith('#')) return { kind: 'text', text: inline.text };
  return inline.kind === 'field'
    ? { kind: 'text', text: `${inline.label} ${blank[inline.field]}`.trim() }
    : inline;
}

/**
 * Blocks in which everything is text: a blank of a form is its label with a line to write on, a picture the table of its
 * facts. So they can stand twice in one document and be compared word by word.
 */
export function textOnly(blocks: readonly Block[]): Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, inlines: block.inlines.map(withoutField) };
      case 'list':
        return { ...block, items: block.items.map(textOnly) };
      case 'table':
        return {
          ...block,
          head: block.head.map((cell) => cell.map(withoutField)),
          rows: block.rows.map((row) => row.map((cell) => cell.map(withoutField))),
        };
      case 'callout':
        return { ...block, blocks: textOnly(block.blocks) };
      case 'figure':
        return factsTable(block);
      case 'rule':
        return block;
    }
  });
}
