/** Blanks of a form as content controls of a word processor: each has a title and a name, a day has its calendar. */
import type { DocumentModel, Inline } from '../../core/documents/block.js';
import { blank, type Field } from '../../core/documents/field.js';
import { locales } from './locales.js';
import { writable } from './writable.js';
import { content, element, property, type Xml } from './xml.js';

/** Word refuses a file with a longer title or name of a control. */
const LONGEST_TITLE = 64;

function titleOf(label: string): string {
  const text = Array.from(writable(label));
  return text.length <= LONGEST_TITLE ? text.join('') : `${text.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

/** The number of a control follows from its name, so that the same document has the same numbers. */
function numberOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash & 0x7fffffff || 1;
}

function typeOf({ field }: Field, language: DocumentModel['language']): Xml {
  switch (field) {
    case 'tick':
      return element(
        'w14:checkbox',
        {},
        element('w14:checked', { 'w14:val': '0' }),
        element('w14:checkedState', { 'w14:val': '2612', 'w14:font': 'MS Gothic' }),
        element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': 'MS Gothic' }),
      );
    case 'date':
      return element(
        'w:date',
        {},
        property('dateFormat', 'dd/MM/yyyy'),
        property('lid', locales[language]),
        property('storeMappedDataAs', 'dateTime'),
        property('calendar', 'gregorian'),
      );
    case 'long':
      return element('w:text', { 'w:multiLine': '1' });
    case 'line':
    case 'amount':
      return element('w:text');
  }
}

/** A content control that stands in a line of text. */
export function contentControl(field: Field, language: DocumentModel['language']): Xml {
  const tick = field.field === 'tick';
  const fonts = { 'w:ascii': 'MS Gothic', 'w:hAnsi': 'MS Gothic', 'w:eastAsia': 'MS Gothic' };
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      property('alias', titleOf(field.label)),
      property('tag', titleOf(field.name)),
      property('id', numberOf(field.name)),
      // What stands there is no answer yet: the first letter typed takes its place.
      ...(tick ? [] : [element('w:showingPlcHdr')]),
      typeOf(field, language),
    ),
    element(
      'w:sdtContent',
      {},
      element(
        'w:r',
        {},
        ...(tick ? [element('w:rPr', {}, element('w:rFonts', fonts))] : []),
        element('w:t', {}, content(blank[field.field])),
      ),
    ),
  );
}

/** Fields of a paragraph with their labels: after a box to tick, above every other field. */
export function withLabels(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (inline.kind !== 'field') return [inline];
    return inline.field === 'tick'
      ? [inline, { kind: 'text', text: `\u00a0${inline.label}` }]
      : [{ kind: 'text', text: inline.label, strong: true }, { kind: 'line-break' }, inline];
  });
}
