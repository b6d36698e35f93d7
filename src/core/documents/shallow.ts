/**
 * A list in a list in a list: a line of a thousand hyphens makes a thousand of them. Past a depth that no reader could
 * follow, what is inside is put one under the other, so that no document can exhaust the stack.
 */
import type { Block } from './block.js';

const DEEPEST = 40;

/** @returns the same blocks, none of them deeper than a reader could follow */
export function shallow(blocks: readonly Block[], depth = 0): readonly Block[] {
  if (!blocks.some(holdsBlocks)) return blocks;
  if (depth === DEEPEST) return leavesOf(blocks);
  return blocks.map((block): Block => {
    if (block.kind === 'list') {
      return { ...block, items: block.items.map((item) => shallow(item, depth + 1)) };
    }
    return block.kind === 'callout' ? { ...block, blocks: shallow(block.blocks, depth + 1) } : block;
  });
}

function holdsBlocks({ kind }: Block): boolean {
  return kind === 'list' || kind === 'callout';
}

function leavesOf(blocks: readonly Block[]): readonly Block[] {
  const leaves: Block[] = [];
  const waiting = blocks.toReversed();
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (block.kind === 'list') waiting.push(...block.items.flat().reverse());
    else if (block.kind === 'callout') waiting.push(...block.blocks.toReversed());
    else leaves.push(block);
  }
  return leaves;
}
