import type { Block, Inline } from './block.js';

function inlinesChanged(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => 'text' in inline && inline.change !== undefined);
}

/** Whether anything of a block went out or came in. */
function isChanged(block: Block): boolean {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlinesChanged(block.inlines);
    case 'list':
      return block.items.some((item) => item.some(isChanged));
    case 'table':
      return [block.head, ...block.rows].some((row) => row.some(inlinesChanged));
    case 'callout':
      return block.blocks.some(isChanged);
    case 'figure':
    case 'rule':
      return false;
  }
}

/** How many passages of a redline are changed: a sentence, a row of a table and an item of a list count for one each. */
export function changesIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'list':
        return sum + block.items.filter((item) => item.some(isChanged)).length;
      case 'table':
        return sum + [block.head, ...block.rows].filter((row) => row.some(inlinesChanged)).length;
      case 'callout':
        return sum + changesIn(block.blocks);
      default:
        return sum + (isChanged(block) ? 1 : 0);
    }
  }, 0);
}

/** A table or list longer than this shows its changed rows only. */
const shownWhole = 6;

/** Leaves out what did not change inside a long table or list, and says how much that is. */
function shortened(block: Block, leftOut: (count: number) => string): Block[] {
  if (block.kind === 'table' && block.rows.length > shownWhole) {
    const rows = block.rows.filter((row) => row.some(inlinesChanged));
    return [{ ...block, rows }, gap(block.rows.length - rows.length, leftOut)].flat();
  }
  if (block.kind === 'list' && !block.ordered && block.items.length > shownWhole) {
    const items = block.items.filter((item) => item.some(isChanged));
    return [{ ...block, items }, gap(block.items.length - items.length, leftOut)].flat();
  }
  return [block];
}

function gap(count: number, leftOut: (count: number) => string): Block[] {
  return count === 0
    ? []
    : [{ kind: 'paragraph', inlines: [{ kind: 'text', text: leftOut(count), emphasis: true }] }];
}

/** The headings under which a block stands, by their places. */
function headingsOver(blocks: readonly Block[], at: number): number[] {
  const found: number[] = [];
  let level = 5;
  for (let place = at - 1; place >= 0 && level > 1; place -= 1) {
    const block = blocks[place];
    if (block?.kind !== 'heading' || block.level >= level) continue;
    found.push(place);
    level = block.level;
  }
  return found;
}

/**
 * What changed of a redline, with the headings that it stands under and the passage before and after it.
 *
 * @param leftOut says that so many passages did not change
 */
export function changedOnly(blocks: readonly Block[], leftOut: (count: number) => string): Block[] {
  const kept = new Set<number>();
  blocks.forEach((block, at) => {
    if (!isChanged(block)) return;
    for (const place of [at - 1, at, at + 1, ...headingsOver(blocks, at)]) kept.add(place);
  });
  const result: Block[] = [];
  let skipped = 0;
  blocks.forEach((block, at) => {
    if (!kept.has(at)) {
      skipped += 1;
      return;
    }
    result.push(...gap(skipped, leftOut));
    skipped = 0;
    // A long table beside a change only says where one is.
    if (isChanged(block)) result.push(...shortened(block, leftOut));
    else if (block.kind === 'heading' || block.kind === 'paragraph') result.push(block);
    else skipped += 1;
  });
  return [...result, ...gap(skipped, leftOut)];
}
