/**
 * Two versions of a text as one, with what went out and what came in marked: passages are matched first, then the words
 * inside the passages that belong together.
 */
import type { Block, Change, Inline, List, Table } from './block.js';
import { plainBlock, plainInlines, textOnly } from './plain-blocks.js';
import { markedInline, redlineInlines, type Comparing } from './redline-words.js';

/** Share of the words that two passages must have in common to be shown as one that changed. */
const alikeFrom = 0.4;

/** A table or a list is followed through more changes than a sentence: its rows are matched again. */
const alikeInside = 0.15;

/** How far ahead a passage is looked for: further away it is another one. */
const lookAhead = 12;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Twice the words in common by the words of both (the measure of Dice), from 0 to 1. */
function likeness(before: string, after: string): number {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length + now.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (old.length + now.length);
}

/** How the members of one row (blocks, items, rows of a table) are compared. */
interface Members<T> {
  readonly says: (member: T) => string;
  readonly alike: (before: T, after: T) => boolean;
  readonly marked: (member: T, change: Change['kind']) => T;
  readonly both: (before: T, after: T) => T;
}

/** What went and what came at one place: members that are alike are one that changed, in the order of the later text. */
function replaced<T>(gone: readonly T[], come: readonly T[], members: Members<T>): T[] {
  const result: T[] = [];
  let next = 0;
  for (const before of gone) {
    const found = come.slice(next, next + lookAhead).findIndex((after) => members.alike(before, after));
    if (found === -1) {
      result.push(members.marked(before, 'out'));
      continue;
    }
    const at = next + found;
    result.push(...come.slice(next, at).map((member) => members.marked(member, 'in')));
    const after = come[at];
    if (after !== undefined) result.push(members.both(before, after));
    next = at + 1;
  }
  return [...result, ...come.slice(next).map((member) => members.marked(member, 'in'))];
}

function merged<T>(
  before: readonly T[],
  after: readonly T[],
  members: Members<T>,
  comparing: Comparing,
): T[] {
  const runs = comparing.passages(before.map(members.says), after.map(members.says));
  const result: T[] = [];
  let gone: T[] = [];
  let come: T[] = [];
  let [left, right] = [0, 0];
  const flush = (): void => {
    result.push(...replaced(gone, come, members));
    gone = [];
    come = [];
  };
  for (const { count, change } of runs) {
    if (change === 'out') gone.push(...before.slice(left, left + count));
    else if (change === 'in') come.push(...after.slice(right, right + count));
    else {
      flush();
      result.push(...after.slice(right, right + count));
    }
    if (change !== 'in') left += count;
    if (change !== 'out') right += count;
  }
  flush();
  return result;
}

type Row = readonly (readonly Inline[])[];

function rowSays(row: Row): string {
  return row.map(plainInlines).join('\t');
}

function blockAlike(before: Block, after: Block): boolean {
  const share = likeness(plainBlock(before), plainBlock(after));
  switch (before.kind) {
    case 'heading':
      return after.kind === 'heading' && after.level === before.level && share >= alikeFrom;
    case 'list':
      return after.kind === 'list' && after.ordered === before.ordered && share >= alikeInside;
    case 'table':
      return after.kind === 'table' && after.head.length === before.head.length && share >= alikeInside;
    case 'callout':
      return after.kind === 'callout' && after.tone === before.tone && share >= alikeInside;
    case 'paragraph':
    case 'figure':
    case 'rule':
      return after.kind === before.kind && share >= alikeFrom;
  }
}

function redlineTable(before: Table, after: Table, comparing: Comparing): Table {
  const cells = (one: Row, other: Row): Row =>
    Array.from({ length: Math.max(one.length, other.length) }, (_, at) =>
      redlineInlines(one[at] ?? [], other[at] ?? [], comparing),
    );
  const rows: Members<Row> = {
    says: rowSays,
    alike: (one, other) =>
      plainInlines(one[0] ?? []) === plainInlines(other[0] ?? []) ||
      likeness(rowSays(one), rowSays(other)) >= alikeFrom,
    marked: (row, kind) =>
      row.map((cell) => cell.map((inline) => markedInline(inline, { kind, says: comparing.says[kind] }))),
    both: cells,
  };
  return {
    ...after,
    head: cells(before.head, after.head),
    rows: merged(before.rows, after.rows, rows, comparing),
  };
}

function redlineList(before: List, after: List, comparing: Comparing): List {
  type Item = readonly Block[];
  const says = (item: Item): string => item.map(plainBlock).join('\n');
  const items: Members<Item> = {
    says,
    alike: (one, other) => likeness(says(one), says(other)) >= alikeFrom,
    marked: (item, kind) => item.map((block) => marked(block, kind, comparing)),
    both: (one, other) => compared(one, other, comparing),
  };
  return { ...after, items: merged(before.items, after.items, items, comparing) };
}

/** A block that went or came as a whole. */
function marked(block: Block, kind: Change['kind'], comparing: Comparing): Block {
  const change = { kind, says: comparing.says[kind] };
  const inlines = (all: readonly Inline[]): Inline[] => all.map((inline) => markedInline(inline, change));
  switch (block.kind) {
    case 'heading': {
      // Its number and its anchor now belong to another one.
      const { number, ...rest } = block;
      const shown = { ...rest, inlines: inlines(block.inlines) };
      if (kind === 'out') return { ...shown, id: `was-${block.id}` };
      return number === undefined ? shown : { ...shown, number };
    }
    case 'paragraph':
      return { ...block, inlines: inlines(block.inlines) };
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => item.map((inner) => marked(inner, kind, comparing))),
      };
    case 'table':
      return {
        ...block,
        head: block.head.map(inlines),
        rows: block.rows.map((row) => row.map(inlines)),
      };
    case 'callout':
      return { ...block, blocks: block.blocks.map((inner) => marked(inner, kind, comparing)) };
    case 'figure':
    case 'rule':
      return block;
  }
}

function both(before: Block, after: Block, comparing: Comparing): Block {
  if (before.kind === 'table' && after.kind === 'table') return redlineTable(before, after, comparing);
  if (before.kind === 'list' && after.kind === 'list') return redlineList(before, after, comparing);
  if (before.kind === 'callout' && after.kind === 'callout')
    return { ...after, blocks: compared(before.blocks, after.blocks, comparing) };
  if ('inlines' in before && 'inlines' in after)
    return { ...after, inlines: redlineInlines(before.inlines, after.inlines, comparing) };
  return after;
}

function compared(before: readonly Block[], after: readonly Block[], comparing: Comparing): Block[] {
  const blocks: Members<Block> = {
    // What a block is counts beside what it says: a paragraph that became a heading is a change.
    says: (block) =>
      `${block.kind} ${block.kind === 'heading' ? String(block.level) : ''} ${plainBlock(block)}`,
    alike: blockAlike,
    marked: (block, kind) => marked(block, kind, comparing),
    both: (one, other) => both(one, other, comparing),
  };
  return merged(before, after, blocks, comparing);
}

/** The later of two texts with everything that differs from the earlier one marked. Numbers of headings are those of the later text. */
export function redline(before: readonly Block[], after: readonly Block[], comparing: Comparing): Block[] {
  return compared(textOnly(before), textOnly(after), comparing);
}
