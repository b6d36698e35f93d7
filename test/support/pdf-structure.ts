/** What a reader of a tagged PDF finds: pages with their marked passages, and the tree of tags over them. */
import {
  asDictionary,
  asList,
  asName,
  asText,
  idOf,
  isList,
  PdfRef,
  PdfStream,
  readObjects,
  type PdfDictionary,
  type PdfItem,
  type PdfObjects,
} from './pdf-objects.js';
import { readPage, type PdfPage } from './pdf-pages.js';

export interface TagNode {
  readonly tag: string;
  readonly lang: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kids: readonly (TagNode | Passage | LinkArea)[];
}

export interface Passage {
  readonly page: number;
  readonly mcid: number;
  readonly text: string;
}

export interface LinkArea {
  readonly page: number;
  readonly contents: string;
  readonly target: string;
  readonly structParent: number;
}

export interface PdfStructure {
  readonly objects: PdfObjects;
  readonly catalog: PdfDictionary;
  readonly information: Readonly<Record<string, string>>;
  readonly metadata: string;
  readonly pages: readonly PdfPage[];
  readonly root: TagNode;
  /** Faults of the number tree that leads from content back to tags. */
  readonly parentTreeFaults: readonly string[];
  readonly bookmarks: readonly Bookmark[];
  readonly destinations: ReadonlyMap<string, number>;
}

export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly children: readonly Bookmark[];
}

export function readStructure(file: Buffer): PdfStructure {
  const objects = readObjects(file);
  const get = (holder: PdfItem | undefined, key: string): PdfItem | undefined =>
    objects.resolve(asDictionary(objects.resolve(holder)).get(key));
  const catalog = asDictionary(objects.resolve(objects.trailer.get('Root')));
  const pageRefs = asList(get(catalog.get('Pages'), 'Kids')).map((kid) => idOf(kid));
  const pages = pageRefs.map((id) => readPage(objects, asDictionary(objects.resolve(new PdfRef(id)))));
  const tree = new TreeReader(objects, pageRefs, pages);
  const treeRoot = asDictionary(objects.resolve(catalog.get('StructTreeRoot')));
  const [top] = asList(objects.resolve(treeRoot.get('K')));
  const root = tree.node(top ?? null);
  const metadata = objects.resolve(catalog.get('Metadata'));
  const information: Record<string, string> = {};
  for (const [key, value] of asDictionary(objects.resolve(objects.trailer.get('Info')))) {
    information[key] = asText(objects.resolve(value));
  }
  const names = get(catalog.get('Names'), 'Dests');
  return {
    objects,
    catalog,
    information,
    metadata: metadata instanceof PdfStream ? metadata.bytes.toString('utf8') : '',
    pages,
    root,
    parentTreeFaults: tree.faultsAgainst(asList(get(treeRoot.get('ParentTree'), 'Nums'))),
    bookmarks: catalog.has('Outlines') ? bookmarksOf(objects, catalog.get('Outlines'), pageRefs) : [],
    destinations: destinationsOf(objects, names, pageRefs),
  };
}

/** All text below a node, in reading order. */
export function textOf(node: TagNode): string {
  return node.kids.map((kid) => ('tag' in kid ? textOf(kid) : 'mcid' in kid ? kid.text : '')).join('');
}

export function* allNodes(node: TagNode): Generator<TagNode> {
  yield node;
  for (const kid of node.kids) if ('tag' in kid) yield* allNodes(kid);
}

export function nodesOf(root: TagNode, ...tags: readonly string[]): readonly TagNode[] {
  return [...allNodes(root)].filter(({ tag }) => tags.includes(tag));
}

export function childTags(node: TagNode): readonly string[] {
  return node.kids.map((kid) => ('tag' in kid ? kid.tag : 'mcid' in kid ? 'text' : 'area'));
}

export function areasOf(node: TagNode): readonly LinkArea[] {
  return node.kids.filter((kid): kid is LinkArea => 'contents' in kid);
}

class TreeReader {
  private readonly objects: PdfObjects;
  private readonly pageRefs: readonly number[];
  private readonly pages: readonly PdfPage[];
  /** Which tag owns a passage or an area, as the tree says it. */
  private readonly owners = new Map<string, number>();

  constructor(objects: PdfObjects, pageRefs: readonly number[], pages: readonly PdfPage[]) {
    this.objects = objects;
    this.pageRefs = pageRefs;
    this.pages = pages;
  }

  node(item: PdfItem): TagNode {
    const id = idOf(item);
    const element = asDictionary(this.objects.resolve(item));
    const kids = this.objects.resolve(element.get('K'));
    const list = kids === undefined || kids === null ? [] : isList(kids) ? kids : [element.get('K') ?? null];
    return {
      tag: asName(element.get('S')) ?? '',
      lang: element.has('Lang') ? asText(element.get('Lang')) : undefined,
      attributes: attributesOf(element.get('A')),
      kids: list.map((kid) => this.kid(kid, element, id)),
    };
  }

  private kid(kid: PdfItem, element: PdfDictionary, owner: number): TagNode | Passage | LinkArea {
    if (typeof kid === 'number') return this.passage(this.pageOf(element.get('Pg')), kid, owner);
    const content = asDictionary(this.objects.resolve(kid));
    const name = asName(content.get('Type'));
    if (name === 'MCR')
      return this.passage(this.pageOf(content.get('Pg')), Number(content.get('MCID')), owner);
    if (name === 'OBJR') return this.area(content, owner);
    return this.node(kid);
  }

  private passage(page: number, mcid: number, owner: number): Passage {
    this.owners.set(`${page}/${mcid}`, owner);
    const text = this.pages[page]?.passages.get(mcid);
    if (text === undefined) throw new Error(`Page ${page} has no passage ${mcid}`);
    return { page, mcid, text };
  }

  private area(content: PdfDictionary, owner: number): LinkArea {
    const annotation = asDictionary(this.objects.resolve(content.get('Obj')));
    const structParent = Number(annotation.get('StructParent'));
    this.owners.set(`area ${structParent}`, owner);
    // A field of a form says in its own way what it is.
    if (asName(annotation.get('Subtype')) === 'Widget')
      return {
        page: this.pageOf(content.get('Pg')),
        contents: asText(annotation.get('TU')),
        target: asText(annotation.get('T')),
        structParent,
      };
    const action = asDictionary(this.objects.resolve(annotation.get('A')));
    return {
      page: this.pageOf(content.get('Pg')),
      contents: asText(annotation.get('Contents')),
      target: asText(action.get('URI') ?? action.get('D')),
      structParent,
    };
  }

  faultsAgainst(numbers: readonly PdfItem[]): readonly string[] {
    const faults: string[] = [];
    let owned = 0;
    for (let at = 0; at < numbers.length; at += 2) {
      const key = Number(numbers[at]);
      const value = numbers[at + 1] ?? null;
      const page = this.pages.findIndex(({ structParents }) => structParents === key);
      const refs = isList(value)
        ? value.map((ref, mcid) => [`${page}/${mcid}`, ref] as const)
        : [[`area ${key}`, value] as const];
      owned += refs.length;
      for (const [what, ref] of refs) {
        if (this.owners.get(what) !== idOf(ref)) faults.push(`${what} leads to another tag than the tree`);
      }
    }
    const marked = this.pages.reduce((sum, { passages }) => sum + passages.size, 0);
    const areas = this.pages.reduce((sum, { annotations }) => sum + annotations, 0);
    if (this.owners.size !== marked + areas) faults.push('the tree does not hold all passages and areas');
    if (owned !== marked + areas) faults.push('the number tree does not hold all passages and areas');
    return faults;
  }

  private pageOf(item: PdfItem | undefined): number {
    return this.pageRefs.indexOf(idOf(item));
  }
}

function attributesOf(item: PdfItem | undefined): Readonly<Record<string, string>> {
  const entries = item === undefined ? [] : [...asDictionary(item)];
  return Object.fromEntries(entries.map(([key, value]) => [key, asName(value) ?? '']));
}

function bookmarksOf(
  objects: PdfObjects,
  parent: PdfItem | undefined,
  pages: readonly number[],
): readonly Bookmark[] {
  const found: Bookmark[] = [];
  let next = asDictionary(objects.resolve(parent)).get('First');
  while (next !== undefined) {
    const entry = asDictionary(objects.resolve(next));
    const [page] = asList(entry.get('Dest'));
    const children = bookmarksOf(objects, next, pages);
    found.push({ title: asText(entry.get('Title')), page: pages.indexOf(idOf(page)), children });
    next = entry.get('Next');
  }
  return found;
}

function destinationsOf(
  objects: PdfObjects,
  tree: PdfItem | undefined,
  pages: readonly number[],
): ReadonlyMap<string, number> {
  const names = tree === undefined ? [] : asList(asDictionary(tree).get('Names') ?? []);
  const found = new Map<string, number>();
  for (let at = 0; at < names.length; at += 2) {
    const [page] = asList(objects.resolve(names[at + 1]));
    found.set(asText(names[at]), pages.indexOf(idOf(page)));
  }
  return found;
}
