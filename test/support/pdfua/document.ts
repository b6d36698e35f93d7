/** A PDF document as the rules see it: read once, each view made when a rule first asks for it. */
import { showsOf, type Shows } from './content/passages.js';
import { fontsOf, type Font } from './fonts/font.js';
import { dictionariesOf } from './reading/dictionaries.js';
import { PdfFile } from './reading/file.js';
import { PdfRef, type PdfDictionary, type PdfItem } from './reading/items.js';
import { metadataOf, type Metadata } from './reading/metadata.js';
import { pagesOf, type Page } from './reading/pages.js';
import { numberTree } from './reading/trees.js';
import { attributeOf, elementsUnder, withDescendants, type Element } from './structure/element.js';
import { Roles } from './structure/roles.js';

export class PdfDocument {
  readonly file: PdfFile;
  readonly catalog: PdfDictionary;
  readonly pages: readonly Page[];
  readonly metadata: Metadata | undefined;
  readonly structureRoot: PdfDictionary;
  readonly roles: Roles;
  /** Tops of the structure tree. */
  readonly roots: readonly Element[];
  /** All elements in reading order. */
  readonly elements: readonly Element[];
  /** By number of the element's object. */
  readonly elementById: ReadonlyMap<number, Element>;
  /** All dictionaries, each with the number of the object that holds it. */
  readonly dictionaries: readonly (readonly [number, PdfDictionary])[];
  readonly parentTree: ReadonlyMap<number, PdfItem>;
  readonly shows: Shows;
  /** Fonts in which text is shown. */
  readonly fonts: readonly Font[];
  private readonly classes: PdfDictionary;

  constructor(bytes: Buffer) {
    const file = new PdfFile(bytes);
    this.file = file;
    this.catalog = file.catalog;
    this.dictionaries = dictionariesOf(file);
    this.pages = pagesOf(file);
    this.metadata = metadataOf(file);
    this.structureRoot = file.dictionary(this.catalog.get('StructTreeRoot'));
    this.classes = file.dictionary(this.structureRoot.get('ClassMap'));
    this.roles = new Roles(file, this.structureRoot);
    this.roots = elementsUnder(file, this.structureRoot, this.roles);
    this.elements = this.roots.flatMap((root) => [...withDescendants(root)]);
    this.elementById = new Map(
      this.elements.flatMap((element) => (element.id === undefined ? [] : [[element.id, element] as const])),
    );
    this.parentTree = numberTree(file, this.structureRoot.get('ParentTree'));
    this.shows = showsOf(file, this.pages, (key, mcid) => this.ownerOf(key, mcid));
    this.fonts = fontsOf(file, this.shows.shown);
  }

  /** The element that the parent tree gives for a passage of a stream, or for an annotation or form as a whole. */
  ownerOf(key: number, mcid?: number): Element | undefined {
    const entry = this.parentTree.get(key);
    if (mcid === undefined) return this.elementAt(entry);
    const found = this.file.list(entry)[mcid];
    return this.elementAt(found);
  }

  private elementAt(item: PdfItem | undefined): Element | undefined {
    return item instanceof PdfRef ? this.elementById.get(item.id) : undefined;
  }

  /** Elements that count as one of these standard types. */
  elementsOf(...types: readonly string[]): readonly Element[] {
    return this.elements.filter(({ standard }) => standard !== undefined && types.includes(standard));
  }

  attribute(element: Element, owner: string, key: string): PdfItem | undefined {
    return attributeOf(this.file, element, owner, key, this.classes);
  }

  get hasLanguage(): boolean {
    return this.catalog.has('Lang');
  }
}
