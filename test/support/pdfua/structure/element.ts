/** The tree of structure elements as the file holds it. */
import type { PdfFile } from '../reading/file.js';
import {
  isList,
  nameIn,
  numberIn,
  PdfRef,
  PdfStream,
  textIn,
  type PdfDictionary,
  type PdfItem,
} from '../reading/items.js';
import type { Roles } from './roles.js';

export interface MarkedKid {
  readonly kind: 'content';
  readonly mcid: number;
  /** Number of the page's object. */
  readonly page: number | undefined;
  /** Number of the stream's object where the content is not the page's own. */
  readonly stream: number | undefined;
}

export interface ObjectKid {
  readonly kind: 'object';
  /** Number of the annotation's or XObject's object. */
  readonly object: number | undefined;
  readonly page: number | undefined;
}

export interface Element {
  readonly kind: 'element';
  readonly id: number | undefined;
  readonly dictionary: PdfDictionary;
  /** As written. */
  readonly type: string;
  /** What the role map makes of it. */
  readonly standard: string | undefined;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
  readonly lang: string | undefined;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  readonly expansion: string | undefined;
}

export type Kid = Element | MarkedKid | ObjectKid;

export function elementsUnder(file: PdfFile, root: PdfDictionary, roles: Roles): readonly Element[] {
  const reader = new Reader(file, roles);
  return file.list(root.get('K')).flatMap((kid) => {
    const read = reader.kid(kid, undefined, undefined);
    return read?.kind === 'element' ? [read] : [];
  });
}

export function* withDescendants(element: Element): Generator<Element> {
  yield element;
  for (const kid of element.kids) if (kid.kind === 'element') yield* withDescendants(kid);
}

export function childElements(element: Element): readonly Element[] {
  return element.kids.filter((kid) => kid.kind === 'element');
}

/** Standard types of the elements inside, those that have one. */
export function childTypes(element: Element): readonly string[] {
  return childElements(element).map((kid) => kid.standard ?? kid.type);
}

/** A value among the attributes that belong to one owner (`Table`, `List`, `Layout`), class map included. */
export function attributeOf(
  file: PdfFile,
  element: Element,
  owner: string,
  key: string,
  classes: PdfDictionary,
): PdfItem | undefined {
  const own = file.list(element.dictionary.get('A'));
  const named = file.list(element.dictionary.get('C')).flatMap((item) => {
    const name = nameIn(file.resolve(item));
    return name === undefined ? [] : file.list(classes.get(name));
  });
  for (const item of [...own, ...named]) {
    const attributes = file.resolve(item);
    const dictionary = attributes instanceof PdfStream ? attributes.dictionary : file.dictionary(attributes);
    if (nameIn(file.resolve(dictionary.get('O'))) !== owner) continue;
    const value = file.resolve(dictionary.get(key));
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

class Reader {
  private readonly file: PdfFile;
  private readonly roles: Roles;
  private readonly seen = new Set<number>();

  constructor(file: PdfFile, roles: Roles) {
    this.file = file;
    this.roles = roles;
  }

  kid(item: PdfItem, parent: Element | undefined, page: number | undefined): Kid | undefined {
    const found = this.file.resolve(item);
    if (typeof found === 'number') return { kind: 'content', mcid: found, page, stream: undefined };
    const dictionary = this.file.dictionary(found);
    const type = nameIn(this.file.resolve(dictionary.get('Type')));
    const own = idOf(dictionary.get('Pg')) ?? page;
    if (type === 'MCR') {
      const mcid = numberIn(this.file.resolve(dictionary.get('MCID'))) ?? -1;
      return { kind: 'content', mcid, page: own, stream: idOf(dictionary.get('Stm')) };
    }
    if (type === 'OBJR') return { kind: 'object', object: idOf(dictionary.get('Obj')), page: own };
    return dictionary.size === 0 ? undefined : this.element(idOf(item), dictionary, parent, own);
  }

  private element(
    id: number | undefined,
    dictionary: PdfDictionary,
    parent: Element | undefined,
    page: number | undefined,
  ): Element | undefined {
    if (id !== undefined) {
      if (this.seen.has(id)) return undefined;
      this.seen.add(id);
    }
    const type = nameIn(this.file.resolve(dictionary.get('S'))) ?? '';
    const text = (key: string): string | undefined => textIn(this.file.resolve(dictionary.get(key)));
    const kids: Kid[] = [];
    const element: Element = {
      kind: 'element',
      id,
      dictionary,
      type,
      standard: this.roles.standardOf(type),
      parent,
      kids,
      lang: text('Lang'),
      alt: text('Alt'),
      actualText: text('ActualText'),
      expansion: text('E'),
    };
    const k = this.file.resolve(dictionary.get('K'));
    const items = k === undefined || k === null ? [] : isList(k) ? k : [dictionary.get('K') ?? null];
    for (const item of items) {
      const kid = this.kid(item, element, page);
      if (kid !== undefined) kids.push(kid);
    }
    return element;
  }
}

function idOf(item: PdfItem | undefined): number | undefined {
  return item instanceof PdfRef ? item.id : undefined;
}
