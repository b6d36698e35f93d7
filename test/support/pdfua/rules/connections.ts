/** ISO 32000-1, 14.7.4: what the elements hold and what the parent tree gives back are the same. */
import type { Passage } from '../content/passages.js';
import type { PdfDocument } from '../document.js';
import { numberIn, PdfRef } from '../reading/items.js';
import type { Fault, Rule } from '../rule.js';
import type { Element } from '../structure/element.js';
import { atElement, atPage, atPassage } from './where.js';

/** Which element holds which passage, as the elements say it. */
function* holdings(document: PdfDocument): Generator<readonly [key: string, holder: Element]> {
  for (const element of document.elements) {
    for (const kid of element.kids) {
      if (kid.kind === 'content') yield [`${kid.stream ?? kid.page ?? ''}/${kid.mcid}`, element];
    }
  }
}

function* passageFaults(document: PdfDocument): Generator<Fault> {
  const held = new Map<string, Element>();
  for (const [key, element] of holdings(document)) {
    const other = held.get(key);
    if (other !== undefined)
      yield { where: atElement(element), says: `holds passage ${key}, as ${atElement(other)} does` };
    held.set(key, element);
  }
  const shown = new Set<string>();
  for (const passage of document.shows.passages) {
    if (passage.mcid === undefined) continue;
    const key = keyOf(passage);
    // A form that is drawn twice shows its passages twice, which another rule looks at.
    if (shown.has(key) && passage.form === undefined)
      yield { where: atPassage(passage), says: 'its number is used twice' };
    shown.add(key);
    const holder = held.get(key);
    if (holder !== passage.owner)
      yield {
        where: atPassage(passage),
        says: `held by ${holder === undefined ? 'no element' : atElement(holder)}, given back as ${passage.owner === undefined ? 'nobody’s' : atElement(passage.owner)}`,
      };
  }
}

/** The standard does not forbid it, but a writer that does it has lost text. */
function* lostFaults(document: PdfDocument): Generator<Fault> {
  const shown = new Set(document.shows.passages.map(keyOf));
  for (const [key, element] of holdings(document)) {
    if (!shown.has(key)) yield { where: atElement(element), says: `holds passage ${key}, which is nowhere` };
  }
}

function keyOf({ form, page, mcid }: Passage): string {
  return `${form ?? page.id}/${mcid ?? ''}`;
}

function* objectFaults(document: PdfDocument): Generator<Fault> {
  const { file } = document;
  const pageOf = new Map<number, number>();
  for (const page of document.pages) {
    for (const annotation of page.annotations)
      if (annotation instanceof PdfRef) pageOf.set(annotation.id, page.id);
  }
  for (const element of document.elements) {
    for (const kid of element.kids) {
      if (kid.kind !== 'object') continue;
      const key =
        kid.object === undefined ? undefined : numberIn(file.get(new PdfRef(kid.object), 'StructParent'));
      if (key === undefined)
        yield { where: atElement(element), says: 'holds an object without StructParent' };
      else if (document.ownerOf(key) !== element)
        yield {
          where: atElement(element),
          says: `holds object ${kid.object ?? ''}, which is given back as another’s`,
        };
      const home = pageOf.get(kid.object ?? -1);
      if (home !== undefined && kid.page !== undefined && kid.page !== home)
        yield {
          where: atElement(element),
          says: `names object ${kid.page} as the page of an annotation of page ${home}`,
        };
    }
  }
}

export const CONNECTIONS: readonly Rule[] = [
  {
    id: '14.7.4-1',
    says: 'Passages and elements lead to each other.',
    faults: passageFaults,
  },
  {
    id: '14.7.4-2',
    says: 'Annotations, forms and elements lead to each other.',
    faults: objectFaults,
  },
  {
    id: '14.7.4-3',
    says: 'No key of the parent tree belongs to two owners.',
    *faults({ file, pages }) {
      const owners = new Map<number, string>();
      for (const page of pages) {
        const keys = [
          [page.dictionary.get('StructParents'), atPage(page)],
          ...page.annotations.map((item) => [
            file.dictionary(item).get('StructParent'),
            `an annotation of ${atPage(page)}`,
          ]),
        ] as const;
        for (const [item, who] of keys) {
          const key = numberIn(file.resolve(item));
          if (key === undefined || typeof who !== 'string') continue;
          const other = owners.get(key);
          if (other !== undefined) yield { where: who, says: `has the key ${key}, as ${other} has` };
          owners.set(key, who);
        }
      }
    },
  },
  {
    id: '14.6-1',
    says: 'Every marked passage begins and ends in one stream.',
    *faults({ shows }) {
      for (const says of shows.unbalanced) yield { where: says.split(':')[0] ?? '', says };
    },
  },
  {
    id: '14.7.2-1',
    says: 'Every element names its parent.',
    *faults({ file, elements, catalog }) {
      const root = catalog.get('StructTreeRoot');
      for (const element of elements) {
        const named = element.dictionary.get('P');
        const wanted = element.parent?.id ?? (root instanceof PdfRef ? root.id : undefined);
        if (!(named instanceof PdfRef) || named.id !== wanted)
          if (file.dictionary(named) !== (element.parent?.dictionary ?? file.dictionary(root)))
            yield { where: atElement(element), says: 'names another parent than the tree gives it' };
      }
    },
  },
];

/** Beyond the standard: for files that we write ourselves. */
export const NOTHING_LOST: Rule = {
  id: 'own-1',
  says: 'Every passage that an element holds is on a page.',
  faults: lostFaults,
};
