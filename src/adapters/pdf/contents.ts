/** The table of contents. Its lines are laid out before the page numbers are known, and filled in afterwards. */
import type { HeadingEntry } from './headings.js';
import { breakLines, singleLine, spacedAfter } from './lines.js';
import type { Place } from './place.js';
import { runOf, type Link, type Run } from './run.js';
import { fillPages } from './pages.js';
import { keepTogether, lineStrips, strip, type Strip } from './strip.js';
import type { Tag } from './structure.js';
import { baselineOf, BODY, COLOUR, HEADING, type TextStyle } from './style.js';

const DEEPEST = 3;
const INDENT = [0, 0, 0, 20] as const;
const PAGE_COLUMN = 30;
const NUMBER_GAP = 9;

/** Lines of the contents stand this much closer where that saves a page for a few of them. */
const CLOSER = 0.86;

const FIRST_LEVEL: TextStyle = { ...BODY, face: 'strong', colour: COLOUR.deep };
const LOWER_LEVEL: TextStyle = { ...BODY, leading: 16 };

export interface Contents {
  readonly strips: readonly Strip[];
  fillIn(pageOf: (destination: string) => number): void;
}

interface OpenEntry {
  readonly destination: string;
  readonly lastStrip: Strip;
  readonly style: TextStyle;
  readonly tag: Tag;
}

export function layContents(title: string, entries: readonly HeadingEntry[], place: Place): Contents {
  const listed = entries.filter(({ heading }) => heading.level <= DEEPEST);
  if (listed.length === 0) return { strips: [], fillIn: () => undefined };
  const toc = place.tag.child('TOC');
  const head = layTitle(title, toc, place);
  const numberColumn = numberColumnOf(listed);
  const open: OpenEntry[] = [];
  const tagged = nest(listed, toc);
  const lines = tagged.flatMap(({ entry, tag, depth }) => {
    const link = tag.child('Reference').child('Link');
    const style = depth === 1 ? FIRST_LEVEL : LOWER_LEVEL;
    const strips = layEntry(entry, link, { style, numberColumn, indent: INDENT[depth] ?? 0 }, place);
    const lastStrip = strips.at(-1);
    if (lastStrip !== undefined) open.push({ destination: entry.destination, lastStrip, style, tag: link });
    if (depth === 1 && strips[0] !== undefined) strips[0].before = 8;
    return strips;
  });
  const right = place.x + place.width;
  return {
    strips: [...head, ...closerIfShorter(lines, head)],
    fillIn: (pageOf) => {
      for (const { destination, lastStrip, style, tag } of open) {
        const run = runOf(
          String(pageOf(destination)),
          { ...style, face: 'regular', colour: COLOUR.ink },
          tag,
        );
        const line = singleLine(run);
        lastStrip.texts.push({ line, x: right - line.width, baseline: baselineOf(style) });
      }
    },
  };
}

/** A last page of contents with a line or two is worth a little space between the others. */
function closerIfShorter(lines: readonly Strip[], head: readonly Strip[]): readonly Strip[] {
  const closer = lines.map((each) => ({
    ...each,
    height: each.height * CLOSER,
    before: each.before * CLOSER * CLOSER,
  }));
  const pages = (strips: readonly Strip[]): number => fillPages([...head, ...strips]).length;
  return pages(closer) < pages(lines) ? closer : lines;
}

function layTitle(title: string, toc: Tag, place: Place): Strip[] {
  if (title.trim() === '') return [];
  const style = HEADING[1];
  const lines = breakLines([runOf(title, style, toc.child('Caption'))], place.width);
  const strips = [
    ...lineStrips(lines, style, place.x, place.frames),
    strip({ height: 8, frames: place.frames }),
  ];
  keepTogether(strips, true);
  return strips;
}

/** Entries of a lower level stand in a list inside the entry above them. */
function nest(
  entries: readonly HeadingEntry[],
  toc: Tag,
): readonly { entry: HeadingEntry; tag: Tag; depth: number }[] {
  const lists: Tag[] = [toc];
  let depth = 0;
  let above = toc;
  return entries.map((entry) => {
    const wanted = Math.min(entry.depth, depth + 1);
    lists.length = Math.min(lists.length, wanted);
    const list = lists[wanted - 1] ?? above.child('TOC');
    lists[wanted - 1] = list;
    depth = wanted;
    above = list.child('TOCI');
    return { entry, tag: above, depth };
  });
}

function numberColumnOf(entries: readonly HeadingEntry[]): number {
  return entries.reduce((widest, { heading }) => {
    if (heading.number === undefined) return widest;
    return Math.max(widest, singleLine(runOf(heading.number, FIRST_LEVEL)).width + NUMBER_GAP);
  }, 0);
}

interface EntryLook {
  readonly style: TextStyle;
  readonly numberColumn: number;
  readonly indent: number;
}

function layEntry(entry: HeadingEntry, tag: Tag, look: EntryLook, place: Place): Strip[] {
  const { style } = look;
  const left = place.x + look.indent;
  const x = left + look.numberColumn;
  const right = place.x + place.width;
  const { number } = entry.heading;
  const says = number === undefined ? entry.title : `${number} ${entry.title}`;
  const target = { kind: 'place', destination: entry.destination } as const;
  const link: Link = { target, says, underlined: false, reach: { left, right } };
  const run: Run = { ...runOf(entry.title, style, tag), link };
  const lines = breakLines([run], right - PAGE_COLUMN - x).map(spacedAfter);
  const strips = lineStrips(lines, style, x, place.frames);
  if (number !== undefined) {
    const numberLine = spacedAfter(singleLine(runOf(number, style, tag)));
    strips[0]?.texts.unshift({ line: numberLine, x: left, baseline: baselineOf(style) });
  }
  keepTogether(strips, false);
  const from = x + (lines.at(-1)?.width ?? 0) + 6;
  const dots = {
    x: from,
    y: baselineOf(style) - 1,
    width: right - PAGE_COLUMN + 8 - from,
    height: 1,
    colour: COLOUR.leader,
    dots: true,
  };
  return strips.map((each, at) => (at === strips.length - 1 ? { ...each, fills: [dots] } : each));
}
