/** A document that is a single sheet: its title above the text, no cover and no table of contents. */
import type { Block, DocumentModel } from '../../core/documents/block.js';
import { layBlocks } from './blocks.js';
import { breakLines } from './lines.js';
import type { Place } from './place.js';
import { runOf } from './run.js';
import { keepTogether, lineStrips, strip, type Strip } from './strip.js';
import { COLOUR, RUNNING, SHEET_TITLE, type TextStyle } from './style.js';

/** Where the title starts, below the band that marks a document as incomplete. */
export const SHEET_TOP = 48;

const UNDER_TITLE: TextStyle = { ...RUNNING, size: 9.5, leading: 13 };

/** A line above the text parts it from the title. */
const LINE_HEIGHT = 0.8;

export function laySheet(document: DocumentModel, blocks: readonly Block[], place: Place): Strip[] {
  const facts = document.cover.map(({ label, value }) => `${label} ${value}`);
  const under = [document.subtitle ?? '', ...facts].filter((text) => text.trim() !== '').join(' · ');
  const head = [
    ...layLines(document.title, SHEET_TITLE, 'Title', place),
    ...layLines(under, UNDER_TITLE, 'Subtitle', place),
    strip({
      height: 9,
      fills: [{ x: place.x, y: 5, width: place.width, height: LINE_HEIGHT, colour: COLOUR.deep }],
      frames: place.frames,
    }),
  ];
  keepTogether(head, true);
  const text = layBlocks(blocks, { ...place, sheet: true });
  const [first] = text;
  if (first !== undefined) first.before = 4;
  return [...head, ...text];
}

function layLines(text: string, style: TextStyle, tag: string, place: Place): Strip[] {
  if (text.trim() === '') return [];
  return lineStrips(breakLines([runOf(text, style, place.tag.child(tag))], place.width), style, place.x, []);
}
