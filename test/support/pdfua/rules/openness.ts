/** Clauses 7.10, 7.15, 7.16 and 7.20: nothing keeps assistive technology out. */
import type { PdfDocument } from '../document.js';
import { nameIn, numberIn, PdfRef, PdfStream, textIn, type PdfDictionary } from '../reading/items.js';
import type { Rule } from '../rule.js';

/** Bit 10 of the permissions: text may be taken for the sake of accessibility. */
const ACCESSIBLE = 512;

function configurationsOf({ file, catalog }: PdfDocument): readonly PdfDictionary[] {
  const properties = file.dictionary(catalog.get('OCProperties'));
  return [properties.get('D'), ...file.list(properties.get('Configs'))]
    .filter((item) => item !== undefined)
    .map((item) => file.dictionary(item));
}

export const OPENNESS: readonly Rule[] = [
  {
    id: '7.10-1',
    says: 'Every arrangement of layers has a name.',
    *faults(document) {
      for (const configuration of configurationsOf(document)) {
        if ((textIn(document.file.resolve(configuration.get('Name'))) ?? '') === '')
          yield { where: 'OCProperties', says: 'a configuration without Name' };
      }
    },
  },
  {
    id: '7.10-2',
    says: 'No arrangement of layers changes by itself.',
    *faults(document) {
      for (const configuration of configurationsOf(document)) {
        if (configuration.has('AS')) yield { where: 'OCProperties', says: 'a configuration with AS' };
      }
    },
  },
  {
    id: '7.15-1',
    says: 'No form is drawn anew by the reader (XFA).',
    *faults({ file, catalog }) {
      const form = file.get(catalog.get('AcroForm'), 'XFA');
      const parts = form instanceof PdfStream ? [form] : file.list(form).map((item) => file.resolve(item));
      for (const part of parts) {
        if (
          part instanceof PdfStream &&
          /<dynamicRender\s*>\s*required\s*<\/dynamicRender\s*>/.test(part.bytes.toString('utf8'))
        )
          yield { where: 'AcroForm', says: 'XFA with dynamicRender required' };
      }
    },
  },
  {
    id: '7.16-1',
    says: 'An encrypted file lets assistive technology read it.',
    *faults({ file }) {
      const encryption = file.dictionary(file.trailer.get('Encrypt'));
      if (encryption.size === 0) return;
      const permissions = numberIn(file.resolve(encryption.get('P')));
      if (permissions === undefined) yield { where: 'Encrypt', says: 'P is missing' };
      else if ((permissions & ACCESSIBLE) === 0) yield { where: 'Encrypt', says: 'bit 10 of P is not set' };
    },
  },
  {
    id: '7.20-1',
    says: 'No content is drawn from another file.',
    *faults({ file }) {
      for (const id of file.ids) {
        const object = file.resolve(new PdfRef(id));
        if (
          !(object instanceof PdfStream) ||
          nameIn(file.resolve(object.dictionary.get('Subtype'))) !== 'Form'
        )
          continue;
        if (object.dictionary.has('Ref')) yield { where: `object ${id}`, says: 'a form with Ref' };
      }
    },
  },
  {
    id: '7.20-2',
    says: 'A form with passages of its own is drawn once.',
    *faults({ shows }) {
      for (const { id, count, numbered } of shows.forms.values()) {
        if (numbered && count > 1)
          yield { where: `object ${id}`, says: `a form with MCIDs is drawn ${count} times` };
      }
    },
  },
];
