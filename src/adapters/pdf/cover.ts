import type { Block, DocumentModel, Inline } from '../../core/documents/block.js';
import { layBlocks } from './blocks.js';
import { breakLines } from './lines.js';
import type { Place } from './place.js';
import { runOf } from './run.js';
import { keepTogether, lineStrips, strip, type Frame, type Strip } from './strip.js';
import { COLOUR, PAGE, SUBTITLE, TITLE, type TextStyle } from './style.js';

/** Where the title starts, below the upper edge of the page. */
export const COVER_TOP = 168;

const BLOCK: Frame = { x: 0, width: PAGE.width, tint: COLOUR.deep, bleeds: true };

export function layCover(document: DocumentModel, place: Place): Strip[] {
  const block: Strip[] = [
    ...layLines(document.title, TITLE, 'Title', place),
    strip({ height: 10, frames: [BLOCK] }),
    ...(document.subtitle === undefined ? [] : layLines(document.subtitle, SUBTITLE, 'Subtitle', place)),
    strip({ height: 40, frames: [BLOCK] }),
  ];
  keepTogether(block, false);
  const below = layBlocks(belowTitle(document), place);
  const [first] = below;
  if (first !== undefined) first.before = 30;
  return [...block, ...below];
}

function layLines(text: string, style: TextStyle, tag: string, place: Place): Strip[] {
  if (text.trim() === '') return [];
  const lines = breakLines([runOf(text, style, place.tag.child(tag))], place.width);
  return lineStrips(lines, style, place.x, [BLOCK]);
}

function belowTitle(document: DocumentModel): readonly Block[] {
  const blocks: Block[] = [];
  if (document.incomplete !== undefined) {
    const inlines: Inline[] = [{ kind: 'text', text: document.incomplete, strong: true }];
    blocks.push({ kind: 'callout', tone: 'warning', blocks: [{ kind: 'paragraph', inlines }] });
  }
  if (document.cover.length > 0) {
    const cell = (text: string): Inline[] => [{ kind: 'text', text }];
    const rows = document.cover.map(({ label, value }) => [cell(label), cell(value)]);
    blocks.push({
      kind: 'table',
      head: [],
      rows,
      align: ['left', 'left'],
      widths: [32, 68],
      rowHeader: true,
    });
  }
  return blocks;
}
