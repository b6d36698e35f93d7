/** ISO 19005-2, 6.3 to 6.5 and 6.8 to 6.11: annotations, forms, actions, attachments do nothing that could change or vanish. */
import type { PdfDocument } from '../../document.js';
import {
  isDictionary,
  nameIn,
  numberIn,
  PdfStream,
  textIn,
  type PdfDictionary,
  type PdfItem,
} from '../../reading/items.js';
import type { Fault, Rule } from '../../rule.js';
import { NAMESPACE } from '../../reading/metadata.js';

const FORBIDDEN_KINDS = new Set(['3D', 'Sound', 'Screen', 'Movie']);
const FORBIDDEN_ACTIONS = new Set([
  ...['Launch', 'Sound', 'Movie', 'ResetForm', 'ImportData', 'Hide', 'SetOCGState', 'Rendition', 'Trans'],
  ...['GoTo3DView', 'JavaScript'],
]);
const NAMED_ACTIONS = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

const FLAG = { invisible: 1, hidden: 2, print: 4, noView: 32, toggleNoView: 256 } as const;
const UNSEEN = FLAG.invisible | FLAG.hidden | FLAG.noView | FLAG.toggleNoView;

function* each(
  document: PdfDocument,
  says: (annotation: PdfDictionary, subtype: string) => string | undefined,
): Generator<Fault> {
  for (const page of document.pages) {
    for (const item of page.annotations) {
      const annotation = document.file.dictionary(item);
      const subtype = nameIn(document.file.resolve(annotation.get('Subtype'))) ?? '';
      const fault = says(annotation, subtype);
      if (fault !== undefined) yield { where: `page ${page.index + 1}, annotation ${subtype}`, says: fault };
    }
  }
}

function hasSize({ file }: PdfDocument, annotation: PdfDictionary): boolean {
  const [left, bottom, right, top] = file
    .list(annotation.get('Rect'))
    .map((item) => numberIn(file.resolve(item)) ?? 0);
  return left !== right || bottom !== top;
}

function appearanceFault(
  document: PdfDocument,
  annotation: PdfDictionary,
  subtype: string,
): string | undefined {
  const { file } = document;
  const looks = file.resolve(annotation.get('AP'));
  if (subtype === 'Popup' || subtype === 'Link' || !hasSize(document, annotation)) return undefined;
  if (!isDictionary(looks)) return 'has no appearance';
  if ([...looks.keys()].join() !== 'N') return 'has more than the normal appearance';
  const button = subtype === 'Widget' && nameIn(fieldValue(document, annotation, 'FT')) === 'Btn';
  const normal: PdfItem | undefined = file.resolve(looks.get('N'));
  if (button === isDictionary(normal)) return undefined;
  return !button && normal instanceof PdfStream
    ? undefined
    : 'its appearance is not of the form that its kind needs';
}

function fieldValue({ file }: PdfDocument, field: PdfDictionary, key: string): PdfItem | undefined {
  let one = field;
  for (let steps = 0; steps < 20; steps += 1) {
    const value = file.resolve(one.get(key));
    if (value !== undefined || !one.has('Parent')) return value;
    one = file.dictionary(one.get('Parent'));
  }
  return undefined;
}

function* actionFaults(document: PdfDocument): Generator<Fault> {
  for (const [id, dictionary] of document.dictionaries) {
    const kind = nameIn(document.file.resolve(dictionary.get('S')));
    if (kind === undefined) continue;
    // Structure elements and others have an S too: an action says so, or has what actions have.
    const isAction =
      nameIn(dictionary.get('Type')) === 'Action' ||
      dictionary.has('JS') ||
      dictionary.has('N') ||
      !dictionary.has('Type');
    if (FORBIDDEN_ACTIONS.has(kind) && isAction) yield { where: `object ${id}`, says: `the action ${kind}` };
    if (kind === 'Named' && !NAMED_ACTIONS.has(nameIn(document.file.resolve(dictionary.get('N'))) ?? ''))
      yield { where: `object ${id}`, says: 'a named action beyond turning pages' };
  }
}

function partOf({ metadata }: PdfDocument): string | undefined {
  return metadata?.properties
    .find(({ namespace, name }) => namespace === NAMESPACE.pdfa && name === 'part')
    ?.values[0]?.text.trim();
}

function* attachmentFaults(document: PdfDocument): Generator<Fault> {
  const { file } = document;
  for (const [id, specification] of document.dictionaries) {
    const files = file.dictionary(specification.get('EF'));
    if (files.size === 0) continue;
    const where = `object ${id}`;
    for (const key of ['F', 'UF']) {
      if ((textIn(file.resolve(specification.get(key))) ?? '') === '')
        yield { where, says: `an embedded file without ${key}` };
    }
    for (const item of files.values()) {
      const embedded = file.resolve(item);
      if (!(embedded instanceof PdfStream)) continue;
      if (partOf(document) !== '3' && embedded.bytes.toString('latin1', 0, 5) !== '%PDF-')
        yield { where, says: 'an embedded file that is no PDF, which only part 3 permits' };
      if (partOf(document) === '3' && nameIn(file.resolve(embedded.dictionary.get('Subtype'))) === undefined)
        yield { where, says: 'an embedded file without its type' };
    }
    if (partOf(document) === '3' && nameIn(file.resolve(specification.get('AFRelationship'))) === undefined)
      yield { where, says: 'an embedded file without AFRelationship' };
  }
}

export const INTERACTION: readonly Rule[] = [
  {
    id: 'A 6.3.1-1',
    says: 'No annotation plays or moves.',
    faults: (document) =>
      each(document, (_, subtype) => (FORBIDDEN_KINDS.has(subtype) ? 'is not permitted' : undefined)),
  },
  {
    id: 'A 6.3.2-1',
    says: 'Annotations are printed and not hidden.',
    faults: (document) =>
      each(document, (annotation, subtype) => {
        if (subtype === 'Popup') return undefined;
        const flags = numberIn(document.file.resolve(annotation.get('F')));
        if (flags === undefined) return 'F is missing';
        return (flags & FLAG.print) === 0 || (flags & UNSEEN) !== 0 ? `F is ${flags}` : undefined;
      }),
  },
  {
    id: 'A 6.3.3-1',
    says: 'Annotations bring their own appearance.',
    faults: (document) =>
      each(document, (annotation, subtype) => appearanceFault(document, annotation, subtype)),
  },
  {
    id: 'A 6.4.1-1',
    says: 'Forms are not drawn anew and do nothing.',
    *faults(document) {
      const { file, catalog } = document;
      if (file.get(catalog.get('AcroForm'), 'NeedAppearances') === true)
        yield { where: 'AcroForm', says: 'NeedAppearances is true' };
      if (catalog.has('NeedsRendering')) yield { where: 'catalog', says: 'NeedsRendering is there' };
      if (file.dictionary(catalog.get('AcroForm')).has('XFA'))
        yield { where: 'AcroForm', says: 'XFA is there' };
      yield* each(document, (annotation, subtype) =>
        subtype === 'Widget' && (annotation.has('A') || annotation.has('AA'))
          ? 'a field with an action'
          : undefined,
      );
    },
  },
  { id: 'A 6.5.1-1', says: 'No action runs anything or changes anything.', faults: actionFaults },
  {
    id: 'A 6.5.2-1',
    says: 'Nothing happens by itself.',
    *faults({ catalog, pages }) {
      if (catalog.has('AA')) yield { where: 'catalog', says: 'AA is there' };
      for (const { dictionary, index } of pages) {
        if (dictionary.has('AA')) yield { where: `page ${index + 1}`, says: 'AA is there' };
      }
    },
  },
  {
    id: 'A 6.8-1',
    says: 'Embedded files are of a kind that the part permits, and described.',
    faults: attachmentFaults,
  },
  {
    id: 'A 6.10-1',
    says: 'There is one presentation, and no program is required.',
    *faults({ file, catalog, pages }) {
      if (file.dictionary(catalog.get('Names')).has('AlternatePresentations'))
        yield { where: 'Names', says: 'AlternatePresentations is there' };
      if (catalog.has('Requirements')) yield { where: 'catalog', says: 'Requirements is there' };
      for (const { dictionary, index } of pages) {
        if (dictionary.has('PresSteps')) yield { where: `page ${index + 1}`, says: 'PresSteps is there' };
      }
    },
  },
];
