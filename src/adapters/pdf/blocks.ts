/** Blocks laid out one under the other. */
import type { Block, Heading, Paragraph, Table } from '../../core/documents/block.js';
import { layCallout } from './callout.js';
import { isField, layFields, TICK } from './field.js';
import { breakLines, singleLine, spacedAfter } from './lines.js';
import { plainText } from './headings.js';
import { layList } from './list.js';
import type { Place } from './place.js';
import { runOf, runsOf } from './run.js';
import { layFigure } from './picture.js';
import {
  bind,
  bindLoosely,
  heightOf,
  keepTogether,
  keepWhole,
  lineStrips,
  strip,
  type Strip,
} from './strip.js';
import {
  baselineOf,
  BODY,
  COLOUR,
  HEADING,
  PAGE,
  SHEET_BODY,
  SHEET_HEADING,
  type HeadingStyle,
} from './style.js';
import { layTable } from './table.js';

/** A line in bold or italics no longer than this stands for a title. */
const TITLE_LIKE = 90;

/** A paragraph no longer than this says what the table below it is about. */
const LEADS_IN = 180;

/** Title and text above a table, a picture or an answer go with it up to this height: five lines under two titles. */
const INTRODUCTION = 150;

/** What stands first under a title says what follows, up to so many lines, or in a passage set apart no higher than this. */
const OPENING = { lines: 2, passage: 130 } as const;

/** The result below a calculation takes no more lines than this. */
const RESULT = 3;

/** A list below a text of no more lines than this goes with it. */
const LINE_ABOVE_LIST = 1;

/** A question with its fields stays whole up to this height. */
const QUESTION = (PAGE.height - PAGE.top - PAGE.bottom) / 2;

/** So many fields to write into stay together below their title. */
const FIELDS_OF_ONE = 2;

/** The last fields of a form stay together up to this height. */
const LAST_FIELDS = (PAGE.height - PAGE.top - PAGE.bottom) * 0.62;

/** "15 × 75% = 11.25" */
const EQUATION = /[×÷+].*\d\s?%?\s=\s\d/u;

/** Between the number of a heading and its words, in parts of its size. */
const NUMBER_GAP = 0.5;

export function layBlocks(blocks: readonly Block[], place: Place): Strip[] {
  const all: Strip[] = [];
  let previous: Laid | undefined;
  let lastTitle = 0;
  // Where the titles begin below which nothing but text has stood so far.
  let openings: number[] = [];
  blocks.forEach((block, at) => {
    const strips = layBlock(block, explains(previous?.block, block) ? besideBox(place) : place);
    const [first] = strips;
    if (first === undefined) return;
    first.before = spaceBetween(previous?.block, block, place);
    if (block.kind === 'heading') openings = [];
    if (opens(block)) openings.push(all.length);
    else if (isIntroduced(block)) keepIntroduction(all, openings);
    const above = all.at(-1);
    if (above !== undefined && previous !== undefined) {
      const firm =
        announces(previous, block) ||
        (strips.length === 1 && isRemark(block, blocks[at + 1])) ||
        (strips.length <= RESULT && isResult(previous.block, block)) ||
        completes(previous.block, block) ||
        pairsTicks(blocks, at);
      if (firm) bind(above);
      else if (previous.block.kind === 'table' && isCalculation(block))
        keepWhole([...previous.strips, ...strips], 'table');
      // A list of boxes is parted later than fields to write into.
      else if (leadsIn(previous.block, block) || (isTick(previous.block) && isTick(block)))
        bindLoosely(above, 'leading');
      else if (opensWithPassage(previous) || asksTogether(blocks, at)) bindLoosely(above);
    }
    if (block.kind === 'heading') {
      keepQuestion(all.slice(lastTitle));
      lastTitle = all.length;
    }
    for (const each of strips) all.push(each);
    previous = { block, strips, underTitle: previous?.block.kind === 'heading', opened: openings.length > 0 };
    if (!isOpening(block)) openings = [];
  });
  keepQuestion(all.slice(lastTitle));
  const last = previous?.block;
  if (last?.kind === 'table' ? isToFillIn(last) : all.slice(lastTitle).some(hasBox)) {
    keepSignature(all.slice(lastTitle));
  }
  return all;
}

/** What is listed below a box to tick is about it. */
function explains(previous: Block | undefined, block: Block): boolean {
  return block.kind === 'list' && isTick(previous);
}

/** The column of the words that stand beside a box to tick. */
function besideBox(place: Place): Place {
  const indent = TICK.edge + TICK.gap;
  return { ...place, x: place.x + indent, width: place.width - indent };
}

/** A block that has its strips. */
interface Laid {
  readonly block: Block;
  readonly strips: readonly Strip[];
  /** Stands first under a title. */
  readonly underTitle: boolean;
  /** Nothing but a title and short text stands above it. */
  readonly opened: boolean;
}

/** The title and the text before a table, a picture or an answer: the most of it that is not too high. */
function keepIntroduction(above: readonly Strip[], openings: readonly number[]): void {
  const introductions = openings.map((from) => above.slice(from));
  const short = introductions.find((strips) => heightOf(strips) <= INTRODUCTION);
  if (short !== undefined) keepTogether(short, true);
}

/** A title begins what introduces a table, as does a line that is one in all but name. */
function opens(block: Block): boolean {
  return block.kind === 'heading' || (block.kind === 'paragraph' && !holdsField(block) && isTitleLike(block));
}

/** What may stand between a title and what it introduces. */
function isOpening(block: Block): boolean {
  return opens(block) || block.kind === 'callout' || (block.kind === 'paragraph' && !holdsField(block));
}

/** A table without its title, or an answer without its question, says little on a page of its own. */
function isIntroduced({ kind }: Block): boolean {
  return kind === 'table' || kind === 'figure' || kind === 'callout';
}

/** A list that works figures out, step by step: each of its items is an equation. */
function isCalculation(block: Block): boolean {
  if (block.kind !== 'list' || block.items.length === 0) return false;
  return block.items.every((item) =>
    item.some((part) => part.kind === 'paragraph' && EQUATION.test(plainText(part.inlines))),
  );
}

/** What a calculation comes to. */
function isResult(previous: Block, block: Block): boolean {
  return block.kind === 'paragraph' && isCalculation(previous);
}

/** A figure asked for below an answer is part of it: what is offered, and by how much. */
function completes(previous: Block, block: Block): boolean {
  return isToWrite(previous) && isToWrite(block) && holdsLong(previous) && !holdsLong(block);
}

function holdsLong(block: Block): boolean {
  return (
    block.kind === 'paragraph' && block.inlines.some((inline) => isField(inline) && inline.field === 'long')
  );
}

/** A last line below a table, list or text would be alone on top of a page, with nothing below it but the next title. */
function isRemark(block: Block, next: Block | undefined): boolean {
  return block.kind === 'paragraph' && (next === undefined || next.kind === 'heading');
}

/** What is filled in at the end of a document, the signature above all, stays together and with its title. */
function keepSignature(strips: readonly Strip[]): void {
  if (heightOf(strips) <= LAST_FIELDS) keepTogether(strips, false);
}

/** A question of a form, from its title to its last field, where it takes no more than part of a page. */
function keepQuestion(strips: readonly Strip[]): void {
  if (strips[0]?.destination !== undefined && isOneQuestion(strips) && heightOf(strips) <= QUESTION) {
    keepTogether(strips, false);
  }
}

/** Boxes to tick answer one question together; of many fields to write into, each has a question of its own and may go overleaf. */
function isOneQuestion(strips: readonly Strip[]): boolean {
  const fields = strips.flatMap(({ boxes = [] }) => boxes.map(({ field }) => field.field));
  return fields.includes('tick') || (fields.length > 0 && fields.length <= FIELDS_OF_ONE);
}

function hasBox({ boxes = [] }: Strip): boolean {
  return boxes.length > 0;
}

/** A table for the pen: no row holds more than its first cell. */
function isToFillIn({ rows }: Table): boolean {
  return rows.every((cells) => cells.length > 1 && cells.slice(1).every((cell) => cell.length === 0));
}

/** Whether there is something to write into a table: a column of which no row says anything. */
function hasBlankColumn({ head, rows }: Table): boolean {
  return rows.length > 0 && head.some((_, at) => rows.every((cells) => (cells[at]?.length ?? 0) === 0));
}

/** "It chooses how:", and a line that is a title in all but name, must not stand alone at the foot of a page. */
function announces({ block: previous, strips, underTitle }: Laid, block: Block): boolean {
  if (previous.kind !== 'paragraph' || holdsField(previous)) return false;
  if (isTitleLike(previous) || (underTitle && strips.length <= OPENING.lines)) return true;
  if (block.kind === 'heading') return false;
  const says = plainText(previous.inlines);
  if (says.endsWith(':')) return true;
  if (holdsField(block)) return strips.length <= OPENING.lines;
  if (block.kind === 'list') return strips.length <= LINE_ABOVE_LIST;
  return block.kind === 'table' && hasBlankColumn(block) && leadsIn(previous, block);
}

/** A text on what a table shows can be read without it, unlike the line that says what to write into one. */
function leadsIn(previous: Block, block: Block): boolean {
  if (previous.kind !== 'paragraph' || block.kind !== 'table' || holdsField(previous)) return false;
  return plainText(previous.inlines).length <= LEADS_IN;
}

/** An answer set apart under its question goes with the reasons for it. */
function opensWithPassage({ block, strips, opened }: Laid): boolean {
  return block.kind === 'callout' && opened && heightOf(strips) <= OPENING.passage;
}

/** The fields of one question, the question itself, and what is said between them. */
function asksTogether(blocks: readonly Block[], at: number): boolean {
  const [previous, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
  if (previous === undefined || block === undefined) return false;
  if (isOneOfMany(blocks, at)) return false;
  if (holdsField(block)) return previous.kind === 'paragraph' || previous.kind === 'callout';
  return holdsField(previous) && block.kind === 'paragraph' && next !== undefined && holdsField(next);
}

/** Name, country, legal form: many fields to write into, one below the other, may go on overleaf, two of them at least. */
function isOneOfMany(blocks: readonly Block[], at: number): boolean {
  return [at - 2, at - 1, at, at + 1].every((place) => isToWrite(blocks[place]));
}

function isToWrite(block: Block | undefined): boolean {
  return block !== undefined && holdsField(block) && !isTick(block);
}

function holdsField(block: Block): boolean {
  return block.kind === 'paragraph' && block.inlines.some(isField);
}

/** A page starts or ends with no single box of several to tick. */
function pairsTicks(blocks: readonly Block[], at: number): boolean {
  const [before, own, next] = [at - 1, at, at + 1].map((place) => isTick(blocks[place]));
  return own === true && before === true && (next !== true || !isTick(blocks[at - 2]));
}

function isTick(block: Block | undefined): boolean {
  return (
    block?.kind === 'paragraph' && block.inlines.some((inline) => isField(inline) && inline.field === 'tick')
  );
}

/** All in bold or all in italics, and short. */
function isTitleLike({ inlines }: Paragraph): boolean {
  const [first] = inlines;
  if (inlines.length !== 1 || first?.kind !== 'text' || first.text.length > TITLE_LIKE) return false;
  return first.strong === true || first.emphasis === true;
}

function layBlock(block: Block, place: Place): Strip[] {
  switch (block.kind) {
    case 'heading':
      return layHeading(block, place);
    case 'paragraph':
      return layParagraph(block, place);
    case 'list':
      return layList(block, place, layBlocks);
    case 'table':
      return layTable(block, place);
    case 'callout':
      return layCallout(block, place, layBlocks);
    case 'figure':
      return layFigure(block, place);
    case 'rule':
      return [layRule(place)];
  }
}

function spaceBetween(previous: Block | undefined, block: Block, place: Place): number {
  if (previous === undefined) return 0;
  if (previous.kind === 'heading') {
    const { after } = headingStyle(previous, place);
    return block.kind === 'table' || block.kind === 'callout' ? after + 3 : after;
  }
  if (block.kind === 'heading') return headingStyle(block, place).before;
  const apart = [previous.kind, block.kind].some(
    (kind) => kind === 'table' || kind === 'callout' || kind === 'rule' || kind === 'figure',
  );
  if (previous.kind === 'paragraph' && isTitleLike(previous)) return apart ? 6 : 3;
  if (apart) return 12;
  if (isTick(previous) !== isTick(block) && holdsField(previous) && holdsField(block)) return 12;
  if (block.kind === 'paragraph' && isTitleLike(block)) return 11;
  return block.kind === 'list' || place.listDepth > 0 ? 4 : 7;
}

function headingStyle({ level }: Heading, { sheet }: Place): HeadingStyle {
  return sheet === true ? SHEET_HEADING : HEADING[level];
}

function layHeading(heading: Heading, place: Place): Strip[] {
  const entry = place.headings.get(heading);
  if (entry === undefined) return [];
  const style = headingStyle(heading, place);
  const tag = place.tag.child(`H${entry.depth}`);
  const number = heading.number === undefined ? undefined : singleLine(runOf(heading.number, style, tag));
  const indent = number === undefined ? 0 : number.width + style.size * NUMBER_GAP;
  const runs = runsOf(heading.inlines, style, tag, place.destinations);
  const lines = breakLines(runs, place.width - indent);
  const [first, ...rest] = lineStrips(lines, style, place.x + indent, place.frames);
  if (first === undefined) return [];
  if (number !== undefined) {
    first.texts.unshift({ line: spacedAfter(number), x: place.x, baseline: baselineOf(style) });
  }
  const strips = [{ ...first, destination: entry.destination }, ...rest];
  keepTogether(strips, true);
  return strips;
}

function layParagraph(paragraph: Paragraph, place: Place): Strip[] {
  if (paragraph.inlines.some(isField)) return layFields(paragraph.inlines, place);
  if (paragraph.inlines.every((inline) => !('text' in inline) || inline.text.trim() === '')) return [];
  const style = place.sheet === true ? SHEET_BODY : BODY;
  const runs = runsOf(paragraph.inlines, style, place.tag.child('P'), place.destinations);
  return lineStrips(breakLines(runs, place.width), style, place.x, place.frames);
}

function layRule(place: Place): Strip {
  const fill = { x: place.x, y: 0, width: place.width, height: 0.8, colour: COLOUR.line };
  return strip({ height: 0.8, fills: [fill], frames: place.frames });
}
