import type { Block, Heading } from '../../core/documents/block.js';

/** The headings of a document in their order, wherever they stand. */
export function headingsOf(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block): Heading[] => {
    switch (block.kind) {
      case 'heading':
        return [block];
      case 'callout':
        return headingsOf(block.blocks);
      case 'list':
        return block.items.flatMap(headingsOf);
      default:
        return [];
    }
  });
}

/** The number of the clause that a heading opens with: "C7. Hours of work", "C7 Hours of work". */
const clauseNumber = /^(C(\d{1,4}))(\.? .*)$/su;

/** A heading that opens with the number of a clause: the number, its figure, and the words after it. */
export function clauseIn(
  heading: Heading,
): { readonly number: string; readonly figure: number; readonly rest: string } | undefined {
  const [first] = heading.inlines;
  const [, number, figure, rest] = first?.kind === 'text' ? (clauseNumber.exec(first.text) ?? []) : [];
  return number === undefined || rest === undefined ? undefined : { number, figure: Number(figure), rest };
}
