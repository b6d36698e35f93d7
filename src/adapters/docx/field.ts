/** Blanks of a form as content controls of a word processor: each has a title and a name, a day has its calendar. */
import { XmlAttributeComponent, XmlComponent, type ParagraphChild } from 'docx';
import type { Inline } from '../../core/documents/block.js';
import { blank, type Field } from '../../core/documents/field.js';
import type { DocumentModel } from '../../core/documents/block.js';
import { locales } from './locales.js';
import { writable } from './writable.js';

class Attributes extends XmlAttributeComponent<Readonly<Record<string, string>>> {}

type Child = XmlComponent | string;

/** An element that the library has no name for. */
export class Element extends XmlComponent {
  constructor(name: string, attributes: Readonly<Record<string, string>>, children: readonly Child[] = []) {
    super(name);
    if (Object.keys(attributes).length > 0) this.root.push(new Attributes(attributes));
    this.root.push(...children);
  }
}

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

const value = (name: string, val: string): Element => new Element(name, { 'w:val': val });

function typeOf({ field }: Field, language: DocumentModel['language']): Element {
  switch (field) {
    case 'tick':
      return new Element('w14:checkbox', {}, [
        new Element('w14:checked', { 'w14:val': '0' }),
        new Element('w14:checkedState', { 'w14:val': '2612', 'w14:font': 'MS Gothic' }),
        new Element('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': 'MS Gothic' }),
      ]);
    case 'date':
      return new Element('w:date', {}, [
        value('w:dateFormat', 'dd/MM/yyyy'),
        value('w:lid', locales[language]),
        value('w:storeMappedDataAs', 'dateTime'),
        value('w:calendar', 'gregorian'),
      ]);
    case 'long':
      return new Element('w:text', { 'w:multiLine': '1' });
    case 'line':
    case 'amount':
      return new Element('w:text', {});
  }
}

/** A content control that stands in a line of text. */
export function contentControl(field: Field, language: DocumentModel['language']): ParagraphChild {
  const tick = field.field === 'tick';
  const fonts = { 'w:ascii': 'MS Gothic', 'w:hAnsi': 'MS Gothic', 'w:eastAsia': 'MS Gothic' };
  const control: XmlComponent = new Element('w:sdt', {}, [
    new Element('w:sdtPr', {}, [
      value('w:alias', titleOf(field.label)),
      value('w:tag', titleOf(field.name)),
      value('w:id', String(numberOf(field.name))),
      // What stands there is no answer yet: the first letter typed takes its place.
      ...(tick ? [] : [new Element('w:showingPlcHdr', {})]),
      typeOf(field, language),
    ]),
    new Element('w:sdtContent', {}, [
      new Element('w:r', {}, [
        ...(tick ? [new Element('w:rPr', {}, [new Element('w:rFonts', fonts)])] : []),
        new Element('w:t', {}, [blank[field.field]]),
      ]),
    ]),
  ]);
  // The library's type names only the elements that it has classes for.
  return control as ParagraphChild;
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
