/** The headings of a document in order: for tags, table of contents, bookmarks and links. */
import type { Block, Heading, Inline } from '../../core/documents/block.js';
import { oneLine } from './legible.js';

export interface HeadingEntry {
  readonly heading: Heading;
  readonly title: string;
  /** Depth in the tree of tags, which may not skip a level as a document may. */
  readonly depth: number;
  /** Name of the place: of equal form for all, because readers find names by their order. */
  readonly destination: string;
}

export function plainText(inlines: readonly Inline[]): string {
  return oneLine(inlines.map((inline) => ('text' in inline ? inline.text : ' ')).join(''));
}

/** As tables of contents and bookmarks show it: without words that a comparison marks as gone, unless nothing else is left. */
function titleOf({ inlines }: Heading): string {
  const left = inlines.filter((inline) => !('text' in inline) || inline.change?.kind !== 'out');
  const title = plainText(left);
  return title === '' ? plainText(inlines) : title;
}

export function headingsOf(blocks: readonly Block[]): readonly HeadingEntry[] {
  const entries: HeadingEntry[] = [];
  let depth = 0;
  for (const heading of walk(blocks)) {
    const title = titleOf(heading);
    if (title === '') continue;
    depth = Math.min(heading.level, depth + 1);
    const destination = `place-${String(entries.length).padStart(6, '0')}`;
    entries.push({ heading, title, depth, destination });
  }
  return entries;
}

function* walk(blocks: readonly Block[]): Generator<Heading> {
  for (const block of blocks) {
    if (block.kind === 'heading') yield block;
    else if (block.kind === 'callout') yield* walk(block.blocks);
    else if (block.kind === 'list') for (const item of block.items) yield* walk(item);
  }
}
