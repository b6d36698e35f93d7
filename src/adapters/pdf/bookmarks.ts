/** The outline that readers show beside the pages. */
import { text, type PdfFile, type PdfReference, type PdfValue } from './pdfkit.js';
import { PAGE } from './style.js';

export interface Bookmark {
  readonly title: string;
  readonly depth: number;
  readonly page: PdfReference;
  /** Down from the top of the page. */
  readonly top: number;
}

interface Entry {
  readonly bookmark: Bookmark | undefined;
  readonly reference: PdfReference;
  readonly children: Entry[];
}

export function writeBookmarks(file: PdfFile, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const root: Entry = { bookmark: undefined, reference: file.object({ Type: 'Outlines' }), children: [] };
  const path: Entry[] = [root];
  for (const bookmark of bookmarks) {
    path.length = Math.min(path.length, bookmark.depth);
    const entry: Entry = { bookmark, reference: file.object({}), children: [] };
    path.at(-1)?.children.push(entry);
    path.push(entry);
  }
  root.reference.data.Count = root.children.length;
  writeEntry(root);
  file.catalog.Outlines = root.reference;
  file.catalog.PageMode = 'UseOutlines';
}

function writeEntry({ reference, children }: Entry): void {
  const [first] = children;
  const last = children.at(-1);
  if (first !== undefined && last !== undefined) {
    reference.data.First = first.reference;
    reference.data.Last = last.reference;
  }
  children.forEach((child, at) => {
    const links: Record<string, PdfValue> = child.reference.data;
    const { bookmark } = child;
    if (bookmark !== undefined) {
      links.Title = text(bookmark.title);
      links.Dest = [bookmark.page, 'XYZ', 0, PAGE.height - bookmark.top, null];
    }
    links.Parent = reference;
    const before = children[at - 1];
    const after = children[at + 1];
    if (before !== undefined) links.Prev = before.reference;
    if (after !== undefined) links.Next = after.reference;
    // A negative count says that the branch is closed at first.
    if (child.children.length > 0) links.Count = -child.children.length;
    writeEntry(child);
  });
  reference.end();
}
