/** Passages of text, links and blanks inside a paragraph. */
import type { DocumentModel, Inline } from '../../core/documents/block.js';
import { contentControl } from './field.js';
import { content, element, property, type Xml } from './xml.js';

/** What passages need to know of their document. */
export interface Surroundings {
  readonly language: DocumentModel['language'];
  readonly links: Links;
  /** Numbers of clauses that a heading of the document carries, and that other passages may refer to. */
  readonly clauses: ReadonlySet<string>;
}

/** Addresses outside of the document, which the package lists apart. */
export class Links {
  private readonly ids = new Map<string, string>();

  idOf(address: string): string {
    const known = this.ids.get(address) ?? `rIdLink${String(this.ids.size + 1)}`;
    this.ids.set(address, known);
    return known;
  }

  get all(): readonly (readonly [address: string, id: string])[] {
    return [...this.ids];
  }
}

/** Bookmarks may hold letters, figures and underscores only. */
export function bookmarkOf(id: string): string {
  return `_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);
}

export function run(text: string, properties = ''): Xml {
  const rPr = properties === '' ? '' : element('w:rPr', {}, properties);
  return element('w:r', {}, rPr, element('w:t', { 'xml:space': 'preserve' }, content(text)));
}

/** What the word processor works out, with what it says now. */
export function computed(instruction: string, says: string, properties = ''): Xml {
  return element('w:fldSimple', { 'w:instr': ` ${instruction} ` }, run(says, properties));
}

const styled = (style: string): Xml => property('rStyle', style);

/** A run carries one style only: where bold and italics meet, italics are the style. */
function propertiesOf(inline: Extract<Inline, { kind: 'text' }>): Xml {
  const strong = inline.strong === true;
  const emphasis = inline.emphasis === true;
  const style = emphasis ? styled('Emphasis') : strong ? styled('Strong') : '';
  const bold = strong && emphasis ? element('w:b') : '';
  const lang = inline.lang === undefined ? '' : element('w:lang', { 'w:val': inline.lang });
  return `${style}${bold}${lang}`;
}

function link({ text, href }: Extract<Inline, { kind: 'link' }>, { links }: Surroundings): Xml {
  const shown = run(text, styled('Hyperlink'));
  if (href.startsWith('#')) return element('w:hyperlink', { 'w:anchor': bookmarkOf(href.slice(1)) }, shown);
  // An address of this site means nothing outside of it: the words stay.
  return href.startsWith('/') ? run(text) : element('w:hyperlink', { 'r:id': links.idOf(href) }, shown);
}

export function textOf(inlines: readonly Inline[], around: Surroundings): Xml {
  return inlines
    .map((inline): Xml => {
      switch (inline.kind) {
        case 'field':
          return contentControl(inline, around.language);
        case 'line-break':
          return element('w:r', {}, element('w:br'));
        case 'link':
          return link(inline, around);
        case 'text':
          return around.clauses.has(inline.text)
            ? computed(`REF ${clauseBookmark(inline.text)} \\h`, inline.text, propertiesOf(inline))
            : run(inline.text, propertiesOf(inline));
      }
    })
    .join('');
}

/** The bookmark of a clause's number, `C7`, in the heading that carries it. */
export function clauseBookmark(number: string): string {
  return `_Clause_${number}`;
}

export interface ParagraphLook {
  readonly style?: string | undefined;
  readonly counted?: { readonly numbering: number; readonly level: number } | undefined;
}

/** The paragraph's numbering may be turned off, where its style has one. */
export const uncounted = { numbering: 0, level: 0 } as const;

export function paragraph({ style, counted }: ParagraphLook, ...children: readonly Xml[]): Xml {
  const properties = [
    ...(style === undefined ? [] : [property('pStyle', style)]),
    ...(counted === undefined
      ? []
      : [element('w:numPr', {}, property('ilvl', counted.level), property('numId', counted.numbering))]),
  ];
  return element('w:p', {}, properties.length === 0 ? '' : element('w:pPr', {}, ...properties), ...children);
}
