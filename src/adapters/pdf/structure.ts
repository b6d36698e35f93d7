/** The tree of tags: what each piece of a page is. It is grown while a document is laid out and written at the end. */
import type { OpenPage, PdfFile, PdfReference, PdfValue } from './pdfkit.js';

/** A passage of a page's content, by the number that the content gives it. */
interface MarkedContent {
  readonly page: number;
  readonly id: number;
}

interface LinkedAnnotation {
  readonly page: number;
  readonly annotation: PdfReference;
}

type Kid = Tag | MarkedContent | LinkedAnnotation;

export class Tag {
  readonly kids: Kid[] = [];
  private attached: boolean;

  readonly name: string;
  readonly parent: Tag | undefined;
  readonly attributes: Record<string, PdfValue>;

  private constructor(
    name: string,
    parent: Tag | undefined,
    attributes: Record<string, PdfValue>,
    attached: boolean,
  ) {
    this.name = name;
    this.parent = parent;
    this.attributes = attributes;
    this.attached = attached;
    if (attached) parent?.kids.push(this);
  }

  static root(name: string): Tag {
    return new Tag(name, undefined, {}, true);
  }

  /** A tag that stands where it was made, with or without content. */
  child(name: string, attributes: Record<string, PdfValue> = {}): Tag {
    return new Tag(name, this, attributes, true);
  }

  /** A tag inside a line of text: it takes its place among its parent's text when its first letter is drawn. */
  inline(name: string, attributes: Record<string, PdfValue> = {}): Tag {
    return new Tag(name, this, attributes, false);
  }

  addContent(content: MarkedContent | LinkedAnnotation): void {
    this.attach();
    this.kids.push(content);
  }

  private attach(): void {
    if (this.attached) return;
    this.attached = true;
    this.parent?.attach();
    this.parent?.kids.push(this);
  }
}

/** Names that say more than the standard ones, and the standard ones that they stand for. */
const ROLES = { Title: 'P', Subtitle: 'P', Strong: 'Span', Em: 'Span' } as const;

/** What page content and annotations tell about the tags that own them. */
export interface Ownership {
  readonly pages: readonly PdfReference[];
  /** One list for each page: the tag of each marked passage, by its number. */
  readonly content: readonly (readonly Tag[])[];
  /** The tags of annotations, numbered on from the pages. */
  readonly annotations: readonly Tag[];
}

export function writeStructure(file: PdfFile, root: Tag, owned: Ownership): void {
  const references = new Map<Tag, PdfReference>();
  allocate(file, root, references);
  const referenceTo = (tag: Tag): PdfValue => references.get(tag) ?? null;
  for (const [tag, reference] of references) {
    const parent = tag.parent === undefined ? file.structureRoot : referenceTo(tag.parent);
    reference.data.P = parent;
    writeKids(tag, reference, owned.pages, referenceTo);
    reference.end();
  }
  const numbers: PdfValue[] = [];
  owned.content.forEach((tags, page) => numbers.push(page, tags.map(referenceTo)));
  owned.annotations.forEach((tag, at) => numbers.push(owned.content.length + at, referenceTo(tag)));
  Object.assign(file.structureRoot.data, {
    K: [referenceTo(root)],
    RoleMap: ROLES,
    ParentTree: { Nums: numbers },
    ParentTreeNextKey: owned.content.length + owned.annotations.length,
  });
}

function allocate(file: PdfFile, tag: Tag, references: Map<Tag, PdfReference>): void {
  references.set(tag, file.object({ S: tag.name, ...tag.attributes }));
  for (const kid of tag.kids) if (kid instanceof Tag) allocate(file, kid, references);
}

function writeKids(
  tag: Tag,
  reference: PdfReference,
  pages: readonly PdfReference[],
  referenceTo: (tag: Tag) => PdfValue,
): void {
  const pageOf = (kid: MarkedContent | LinkedAnnotation): PdfValue => pages[kid.page] ?? null;
  let home: number | undefined;
  const kids = tag.kids.map((kid): PdfValue => {
    if (kid instanceof Tag) return referenceTo(kid);
    if ('annotation' in kid) return { Type: 'OBJR', Obj: kid.annotation, Pg: pageOf(kid) };
    if (home === undefined) {
      home = kid.page;
      reference.data.Pg = pageOf(kid);
    }
    return kid.page === home ? kid.id : { Type: 'MCR', Pg: pageOf(kid), MCID: kid.id };
  });
  const [only] = kids;
  if (only !== undefined) reference.data.K = kids.length === 1 ? only : kids;
}

/** The passages of one page while it is drawn. */
export class PageTags {
  readonly tags: Tag[] = [];

  readonly page: number;

  constructor(page: number, open: OpenPage) {
    this.page = page;
    open.structureKey = page;
  }

  /** Gives the next passage to a tag and tells its number. */
  next(tag: Tag): number {
    const id = this.tags.push(tag) - 1;
    tag.addContent({ page: this.page, id });
    return id;
  }
}
