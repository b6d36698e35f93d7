/** The areas of pages that can be pressed. */
import type { AnnotationOwners } from './annotations.js';
import { text, type OpenPage, type PdfFile, type PdfValue } from './pdfkit.js';
import type { Link } from './run.js';
import type { Tag } from './structure.js';
import { PAGE } from './style.js';

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export class LinkAreas {
  private readonly file: PdfFile;
  private readonly owners: AnnotationOwners;

  constructor(file: PdfFile, owners: AnnotationOwners) {
    this.file = file;
    this.owners = owners;
  }

  add(link: Link, tag: Tag, area: Area, page: { readonly number: number; readonly open: OpenPage }): void {
    const annotation = this.file.object({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [area.left, PAGE.height - area.bottom, area.right, PAGE.height - area.top],
      Border: [0, 0, 0],
      F: 4, // printed: PDF/A asks for it
      Contents: text(link.says),
      StructParent: this.owners.next(tag),
      A: actionOf(link),
    });
    annotation.end();
    page.open.addAnnotation(annotation);
    tag.addContent({ page: page.number, annotation });
  }
}

function actionOf({ target }: Link): PdfValue {
  return target.kind === 'address'
    ? { S: 'URI', URI: text(target.uri) }
    : { S: 'GoTo', D: text(target.destination) };
}
