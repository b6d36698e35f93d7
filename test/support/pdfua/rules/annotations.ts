/** Clause 7.18: what can be pressed or opened on a page is tagged and described. */
import type { PdfDocument } from '../document.js';
import type { PdfFile } from '../reading/file.js';
import { isList, nameIn, numberIn, textIn, type PdfItem } from '../reading/items.js';
import type { Page } from '../reading/pages.js';
import type { Fault, Rule } from '../rule.js';
import type { Element } from '../structure/element.js';
import { atPage } from './where.js';

interface Annotation {
  readonly item: PdfItem;
  readonly subtype: string;
  readonly page: Page;
  readonly owner: Element | undefined;
  /** Nobody sees it: hidden, or off the page. */
  readonly unseen: boolean;
}

const HIDDEN = 2;

function annotationsOf(document: PdfDocument): readonly Annotation[] {
  const { file } = document;
  return document.pages.flatMap((page) =>
    page.annotations.map((item): Annotation => {
      const key = numberIn(file.get(item, 'StructParent'));
      const hidden = ((numberIn(file.get(item, 'F')) ?? 0) & HIDDEN) !== 0;
      return {
        item,
        subtype: nameIn(file.get(item, 'Subtype')) ?? '',
        page,
        owner: key === undefined ? undefined : document.ownerOf(key),
        unseen: hidden || isOffPage(document, item, page),
      };
    }),
  );
}

function isOffPage({ file }: PdfDocument, item: PdfItem, page: Page): boolean {
  const box = numbers(file.get(item, 'Rect'), file);
  const crop = numbers(file.resolve(page.dictionary.get('CropBox') ?? page.dictionary.get('MediaBox')), file);
  if (box.length !== 4 || crop.length !== 4) return false;
  const [left, bottom, right, top] = upright(box);
  const [cropLeft, cropBottom, cropRight, cropTop] = upright(crop);
  return left >= cropRight || right <= cropLeft || bottom >= cropTop || top <= cropBottom;
}

function numbers(item: PdfItem | undefined, file: PdfFile): readonly number[] {
  return isList(item) ? item.map((one) => numberIn(file.resolve(one)) ?? 0) : [];
}

function upright([a = 0, b = 0, c = 0, d = 0]: readonly number[]): readonly [number, number, number, number] {
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function has(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}

/** A description of the element around the annotation. */
function hasAlternative(element: Element | undefined): boolean {
  return has(element?.alt);
}

function isIn(document: PdfDocument, { owner }: Annotation, type: string): boolean {
  return owner !== undefined && document.roles.standardOf(owner.type) === type;
}

/** Kinds with rules of their own, and pop-ups, which belong to another annotation. */
const APART = new Set(['Widget', 'Link', 'PrinterMark', 'Popup']);

function* each(
  document: PdfDocument,
  fits: (annotation: Annotation) => boolean,
  says: (annotation: Annotation) => string | undefined,
): Generator<Fault> {
  for (const annotation of annotationsOf(document)) {
    if (!fits(annotation)) continue;
    const fault = says(annotation);
    if (fault !== undefined)
      yield { where: `${atPage(annotation.page)}, annotation ${annotation.subtype}`, says: fault };
  }
}

/** The field that a widget shows: the widget itself or, for one of several, the nearest above it that has a name. */
function fieldOf({ file }: PdfDocument, widget: PdfItem): PdfItem {
  let field = widget;
  for (let steps = 0; steps < 20 && !file.dictionary(field).has('T'); steps += 1) {
    const above = file.dictionary(field).get('Parent');
    if (above === undefined) return widget;
    field = above;
  }
  return field;
}

export const ANNOTATIONS: readonly Rule[] = [
  {
    id: '7.18.1-1',
    says: 'Annotations stand in Annot elements.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && !APART.has(subtype),
        (annotation) =>
          isIn(document, annotation, 'Annot')
            ? undefined
            : `stands in ${annotation.owner?.type ?? 'no element'}`,
      ),
  },
  {
    id: '7.18.1-2',
    says: 'Annotations have a description.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && !APART.has(subtype),
        ({ item, owner }) =>
          has(textIn(document.file.get(item, 'Contents'))) || hasAlternative(owner)
            ? undefined
            : 'neither Contents nor Alt',
      ),
  },
  {
    id: '7.18.1-3',
    says: 'Form fields have a name that is read out.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && subtype === 'Widget',
        ({ item, owner }) =>
          has(textIn(document.file.get(fieldOf(document, item), 'TU'))) || hasAlternative(owner)
            ? undefined
            : 'neither TU nor Alt',
      ),
  },
  {
    id: '7.18.2-1',
    says: 'There are no annotations for trapping.',
    faults: (document) =>
      each(
        document,
        ({ subtype }) => subtype === 'TrapNet',
        () => 'is not permitted',
      ),
  },
  {
    id: '7.18.3-1',
    says: 'On pages with annotations the tab key follows the structure.',
    *faults({ file, pages }) {
      for (const page of pages) {
        if (page.annotations.length > 0 && nameIn(file.resolve(page.dictionary.get('Tabs'))) !== 'S')
          yield { where: atPage(page), says: 'Tabs is not S' };
      }
    },
  },
  {
    id: '7.18.4-1',
    says: 'Form fields stand in Form elements.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && subtype === 'Widget',
        (annotation) =>
          isIn(document, annotation, 'Form')
            ? undefined
            : `stands in ${annotation.owner?.type ?? 'no element'}`,
      ),
  },
  {
    id: '7.18.5-1',
    says: 'Links stand in Link elements.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && subtype === 'Link',
        (annotation) =>
          isIn(document, annotation, 'Link')
            ? undefined
            : `stands in ${annotation.owner?.type ?? 'no element'}`,
      ),
  },
  {
    id: '7.18.5-2',
    says: 'Links have a description.',
    faults: (document) =>
      each(
        document,
        ({ subtype, unseen }) => !unseen && subtype === 'Link',
        ({ item }) => (has(textIn(document.file.get(item, 'Contents'))) ? undefined : 'Contents is missing'),
      ),
  },
  {
    id: '7.18.8-1',
    says: 'Marks for the printer are no part of the structure.',
    faults: (document) =>
      each(
        document,
        ({ subtype, owner }) => subtype === 'PrinterMark' && owner !== undefined,
        ({ owner }) => `stands in ${owner?.type ?? ''}`,
      ),
  },
];
