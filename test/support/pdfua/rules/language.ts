/** Clause 7.2: of every text a reader can tell the language. */
import type { Passage } from '../content/passages.js';
import type { PdfDocument } from '../document.js';
import { numberIn, textIn } from '../reading/items.js';
import { NAMESPACE } from '../reading/metadata.js';
import type { Fault, Rule } from '../rule.js';
import type { Element } from '../structure/element.js';
import { atElement, atPage, atPassage } from './where.js';

/** RFC 3066: parts of letters and figures, at most eight each, the first of letters alone. */
const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

function hasLanguage(element: Element | undefined): boolean {
  for (let one = element; one !== undefined; one = one.parent)
    if (one.lang !== undefined && one.lang !== '') return true;
  return false;
}

function passageHasLanguage(passage: Passage | undefined): boolean {
  for (let one = passage; one !== undefined; one = one.within) {
    if ((one.lang !== undefined && one.lang !== '') || hasLanguage(one.owner)) return true;
  }
  return false;
}

/** `x-default` marks the text for those whose language is not there; it is no language. */
function isTold(language: string | undefined): boolean {
  return language !== undefined && language !== 'x-default';
}

function elementRule(id: string, key: 'actualText' | 'alt' | 'expansion', name: string): Rule {
  return {
    id,
    says: `The language of ${name} of elements is known.`,
    *faults(document) {
      if (document.hasLanguage) return;
      for (const element of document.elements) {
        if (element[key] !== undefined && !hasLanguage(element))
          yield { where: atElement(element), says: `${name} in a language that nothing tells` };
      }
    },
  };
}

function passageRule(id: string, key: 'actualText' | 'alt' | 'expansion', name: string): Rule {
  return {
    id,
    says: `The language of ${name} of passages is known.`,
    *faults(document) {
      if (document.hasLanguage) return;
      for (const passage of document.shows.passages) {
        if (passage[key] !== undefined && !passageHasLanguage(passage))
          yield { where: atPassage(passage), says: `${name} in a language that nothing tells` };
      }
    },
  };
}

function* annotationFaults(
  document: PdfDocument,
  key: 'Contents' | 'TU',
  tells: (owner: Element | undefined) => boolean,
): Generator<Fault> {
  if (document.hasLanguage) return;
  for (const page of document.pages) {
    for (const annotation of page.annotations) {
      const value = textIn(document.file.get(annotation, key));
      if (value === undefined || value === '') continue;
      const parent = numberIn(document.file.get(annotation, 'StructParent'));
      if (!tells(parent === undefined ? undefined : document.ownerOf(parent)))
        yield { where: atPage(page), says: `${key} of an annotation in a language that nothing tells` };
    }
  }
}

/** Language marks wherever they may stand, with the place of each. */
function* marks(document: PdfDocument): Generator<readonly [string, string]> {
  const own = textIn(document.file.resolve(document.catalog.get('Lang')));
  if (own !== undefined) yield ['catalog', own];
  for (const element of document.elements)
    if (element.lang !== undefined) yield [atElement(element), element.lang];
  for (const passage of document.shows.passages)
    if (passage.lang !== undefined) yield [atPassage(passage), passage.lang];
}

/** Bookmarks are text that stands in no element. */
function hasBookmarks({ file, catalog }: PdfDocument): boolean {
  return file.dictionary(catalog.get('Outlines')).has('First');
}

export const LANGUAGE_RULES: readonly Rule[] = [
  {
    id: '7.2-2',
    says: 'The language of bookmarks is known.',
    *faults(document) {
      if (!document.hasLanguage && hasBookmarks(document))
        yield { where: 'bookmarks', says: 'the document tells no language' };
    },
  },
  elementRule('7.2-21', 'actualText', 'ActualText'),
  elementRule('7.2-22', 'alt', 'Alt'),
  elementRule('7.2-23', 'expansion', 'E'),
  {
    id: '7.2-24',
    says: 'The language of what annotations say is known.',
    faults: (document) => annotationFaults(document, 'Contents', hasLanguage),
  },
  {
    id: '7.2-25',
    says: 'The language of what form fields say is known.',
    // The samples want the mark on the Form element itself.
    faults: (document) => annotationFaults(document, 'TU', (owner) => (owner?.lang ?? '') !== ''),
  },
  {
    id: '7.2-29',
    says: 'Every language mark is of the form that RFC 3066 sets.',
    *faults(document) {
      for (const [where, mark] of marks(document)) {
        if (!LANGUAGE.test(mark)) yield { where, says: `“${mark}” is no language mark` };
      }
    },
  },
  passageRule('7.2-30', 'actualText', 'ActualText'),
  passageRule('7.2-31', 'alt', 'Alt'),
  passageRule('7.2-32', 'expansion', 'E'),
  {
    id: '7.2-33',
    says: 'The language of the title in the metadata is known.',
    *faults({ metadata, hasLanguage: known }) {
      if (known) return;
      for (const { namespace, name, values } of metadata?.properties ?? []) {
        if (
          namespace === NAMESPACE.dc &&
          values.some(({ language }) => language === 'x-default') &&
          !values.some(({ language }) => isTold(language))
        )
          yield { where: 'metadata', says: `dc:${name} is in a language that nothing tells` };
      }
    },
  },
  {
    id: '7.2-34',
    says: 'The language of all text is known.',
    *faults(document) {
      if (document.hasLanguage) return;
      for (const { kind, passage, owner, page } of document.shows.pieces) {
        if (kind === 'text' && !passageHasLanguage(passage) && !hasLanguage(owner))
          yield {
            where: atPage(page),
            says: `text in ${passage?.tag ?? 'no passage'} in a language that nothing tells`,
          };
      }
    },
  },
];
