/** Documents as tagged PDF: the one door of this adapter. */
import type { DocumentModel } from '../../core/documents/block.js';
import { shallow } from '../../core/documents/shallow.js';
import { AnnotationOwners } from './annotations.js';
import { layBlocks } from './blocks.js';
import { writeBookmarks, type Bookmark } from './bookmarks.js';
import { FontSet } from './codes.js';
import { layContents } from './contents.js';
import { COVER_TOP, layCover } from './cover.js';
import { FieldAreas } from './field-areas.js';
import { furnitureOf } from './furniture.js';
import { headingsOf, type HeadingEntry } from './headings.js';
import { oneLine } from './legible.js';
import { LinkAreas } from './link-areas.js';
import { xmpOf } from './metadata.js';
import { fillPages, type Page } from './pages.js';
import { paintPage, type PaintedPage } from './paint.js';
import { PdfFile } from './pdfkit.js';
import type { Place } from './place.js';
import { laySheet, SHEET_TOP } from './sheet.js';
import { Tag, writeStructure } from './structure.js';
import { PAGE, TEXT_WIDTH } from './style.js';
import { withNote } from './undrawable.js';

const PRODUCER = 'Clausier';

interface Layout {
  readonly root: Tag;
  readonly pages: readonly Page[];
  readonly entries: readonly HeadingEntry[];
  /** The page of the table of contents, when there is one. */
  readonly contentsPage: number | undefined;
  readonly spots: ReadonlyMap<string, Spot>;
}

/** Where a heading came to stand. */
interface Spot {
  readonly page: number;
  readonly top: number;
}

export async function pdfOf(document: DocumentModel): Promise<Buffer> {
  const layout = layOut(document);
  const file = openFile(document);
  const owners = new AnnotationOwners(layout.pages.length);
  const shared = {
    fonts: new FontSet(file),
    links: new LinkAreas(file, owners),
    fields: new FieldAreas(file, owners),
  };
  const furniture = furnitureOf(document, layout.pages.length);
  const painted = layout.pages.map((page, number) =>
    paintPage(file, number, page, furniture(number), shared),
  );
  writeBookmarks(file, bookmarksOf(document, layout, painted));
  writeStructure(file, layout.root, {
    pages: painted.map(({ reference }) => reference),
    content: painted.map(({ tags }) => tags),
    annotations: owners.tags,
  });
  shared.fields.end();
  return file.end();
}

function layOut(document: DocumentModel): Layout {
  const blocks = withNote(shallow(document.blocks), document);
  const entries = headingsOf(blocks);
  const root = Tag.root('Document');
  const place = placeIn(root, entries);
  if (document.sheet === true) {
    const pages = fillPages(laySheet(document, blocks, place), SHEET_TOP);
    return { root, pages, entries, spots: spotsOf(pages), contentsPage: undefined };
  }
  const cover = fillPages(layCover(document, place), COVER_TOP);
  const contents = layContents(document.contentsTitle, entries, place);
  const contentsPages = fillPages(contents.strips);
  const body = fillPages(layBlocks(blocks, place));
  const pages = [...cover, ...contentsPages, ...body];
  const spots = spotsOf(pages);
  contents.fillIn((destination) => (spots.get(destination)?.page ?? 0) + 1);
  return { root, pages, entries, spots, contentsPage: contentsPages.length > 0 ? cover.length : undefined };
}

function placeIn(tag: Tag, entries: readonly HeadingEntry[]): Place {
  const destinations = new Map<string, string>();
  for (const { heading, destination } of entries) {
    if (!destinations.has(heading.id)) destinations.set(heading.id, destination);
  }
  const headings = new Map(entries.map((entry) => [entry.heading, entry]));
  return { tag, x: PAGE.side, width: TEXT_WIDTH, frames: [], listDepth: 0, headings, destinations };
}

function spotsOf(pages: readonly Page[]): ReadonlyMap<string, Spot> {
  const spots = new Map<string, Spot>();
  pages.forEach((placed, page) => {
    for (const { strip, y } of placed) {
      if (strip.destination !== undefined) spots.set(strip.destination, { page, top: Math.max(0, y - 8) });
    }
  });
  return spots;
}

function openFile(document: DocumentModel): PdfFile {
  const about = {
    title: titleOf(document),
    author: oneLine(document.author),
    subject: oneLine(document.subject),
    language: document.language,
    producer: PRODUCER,
    created: new Date(`${document.asOf}T00:00:00Z`),
  };
  return new PdfFile({ ...about, metadata: xmpOf(about) }, [PAGE.width, PAGE.height]);
}

/** Readers show it in their window, so it may not be empty, nor made of signs that nobody sees. */
function titleOf({ title, subtitle = '', subject }: DocumentModel): string {
  return [title, subtitle, subject].map(oneLine).find((text) => text !== '') ?? PRODUCER;
}

function bookmarksOf(
  document: DocumentModel,
  layout: Layout,
  painted: readonly PaintedPage[],
): readonly Bookmark[] {
  const bookmarks: Bookmark[] = [];
  const add = (title: string, depth: number, page: number, top: number): void => {
    const reference = painted[page]?.reference;
    if (reference !== undefined && title !== '') bookmarks.push({ title, depth, page: reference, top });
  };
  if (layout.contentsPage !== undefined) add(oneLine(document.contentsTitle), 1, layout.contentsPage, 0);
  for (const { heading, title, depth, destination } of layout.entries) {
    const spot = layout.spots.get(destination);
    const says = heading.number === undefined ? title : `${heading.number} ${title}`;
    if (spot !== undefined) add(says, depth, spot.page, spot.top);
  }
  return bookmarks;
}
