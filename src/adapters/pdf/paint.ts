/** Pages laid out, written into a file. */
import type { FontSet } from './codes.js';
import { PageContent, type Aside } from './content.js';
import type { FieldAreas } from './field-areas.js';
import type { Furniture } from './furniture.js';
import type { LinkAreas } from './link-areas.js';
import type { Segment } from './lines.js';
import type { Run } from './run.js';
import type { Page, PlacedStrip } from './pages.js';
import type { OpenPage, PdfFile, PdfReference } from './pdfkit.js';
import type { Fill, Frame, PlacedLine } from './strip.js';
import { paintPicture } from './picture.js';
import { PageTags, type Tag } from './structure.js';

const BAR_WIDTH = 3;

export interface PaintedPage {
  readonly reference: PdfReference;
  readonly tags: readonly Tag[];
}

export function paintPage(
  file: PdfFile,
  number: number,
  page: Page,
  furniture: Furniture,
  shared: { readonly fonts: FontSet; readonly links: LinkAreas; readonly fields: FieldAreas },
): PaintedPage {
  const open = file.addPage();
  const tags = new PageTags(number, open);
  const content = new PageContent(open, tags, shared.fonts);
  content.fill([...framesOf(page), ...page.flatMap(fillsOf), ...furniture.fills]);
  showLines(content, furniture.header, 'header');
  for (const { strip, y, repeated } of page) {
    if (strip.destination !== undefined && !repeated)
      open.addDestination(strip.destination, 0, Math.max(0, y - 8));
    if (strip.picture !== undefined) paintPicture(strip.picture, y, content);
    if (!repeated) for (const box of strip.boxes ?? []) shared.fields.add(box, y + box.y, { number, open });
    for (const { line, x, baseline } of strip.texts) {
      let left = x;
      for (const segment of line.segments) {
        content.show(segment, left, y + baseline, repeated ? 'repeated' : undefined);
        if (!repeated) addLink(segment, left, y + baseline, { number, open }, shared.links);
        left += segment.width;
      }
    }
  }
  showLines(content, furniture.footer, 'footer');
  content.end();
  return { reference: open.reference, tags: tags.tags };
}

function showLines(content: PageContent, lines: readonly PlacedLine[], aside: Aside): void {
  for (const { line, x, baseline } of lines) {
    let left = x;
    for (const segment of line.segments) {
      content.show(segment, left, baseline, aside);
      left += segment.width;
    }
  }
}

function addLink(
  { run, width }: Segment,
  left: number,
  baseline: number,
  page: { readonly number: number; readonly open: OpenPage },
  links: LinkAreas,
): void {
  if (run.link === undefined || run.tag === undefined) return;
  const { reach = { left, right: left + width } } = run.link;
  links.add(
    run.link,
    run.tag,
    { ...reach, top: baseline - run.size, bottom: baseline + run.size * 0.35 },
    page,
  );
}

/** Tinted boxes behind all strips of this page that stand in them, outer boxes first. */
function framesOf(page: Page): readonly Fill[] {
  const extents = new Map<Frame, { top: number; bottom: number }>();
  for (const { strip, y } of page) {
    for (const frame of strip.frames) {
      const known = extents.get(frame);
      const bottom = y + strip.height;
      if (known === undefined) extents.set(frame, { top: frame.bleeds === true ? 0 : y, bottom });
      else known.bottom = bottom;
    }
  }
  return [...extents].flatMap(([frame, { top, bottom }]) => boxOf(frame, top, bottom - top));
}

function boxOf({ x, width, tint, bar }: Frame, y: number, height: number): readonly Fill[] {
  const box = { x, y, width, height, colour: tint };
  return bar === undefined ? [box] : [box, { ...box, width: BAR_WIDTH, colour: bar }];
}

function fillsOf({ strip, y }: PlacedStrip): readonly Fill[] {
  return [
    ...strip.fills.map((fill) => ({ ...fill, y: fill.y + y })),
    ...strip.texts.flatMap((text) => underlines(text, y)),
  ];
}

/** Heavier than the line under a link, so that the two are told apart. */
const STROKE = 0.9;

function strokeOf({ stroke, size, colour }: Run, x: number, baseline: number, width: number): Fill {
  const y = stroke === 'under' ? baseline + 1.6 : baseline - size * 0.24;
  return { x, y, width, height: STROKE, colour };
}

/** Colour alone must not tell a link from the text around it. */
function underlines({ line, x, baseline }: PlacedLine, y: number): readonly Fill[] {
  let left = x;
  const fills: Fill[] = [];
  for (const { run, width } of line.segments) {
    if (run.link?.underlined === true) {
      fills.push({ x: left, y: y + baseline + 1.4, width, height: 0.6, colour: run.colour });
    }
    if (run.stroke !== undefined) fills.push(strokeOf(run, left, y + baseline, width));
    left += width;
  }
  return fills;
}
