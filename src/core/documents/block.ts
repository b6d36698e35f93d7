import type { Field } from './field.js';
import type { Source, Sourced } from './source.js';

/**
 * The one block model of every document. The HTML preview, the PDF and, later, the DOCX are written from these
 * blocks and from nothing else, so a clause cannot read differently in two formats.
 */

/** What a comparison with an earlier text says of a passage. */
export interface Change {
  readonly kind: 'in' | 'out';
  /** Read out before the passage, for whoever does not see how it is marked. */
  readonly says: string;
}

/** A run of text inside a block. `lang` marks a passage in another language than the document's. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly strong?: boolean;
      readonly emphasis?: boolean;
      readonly lang?: string;
      readonly change?: Change;
    }
  | { readonly kind: 'link'; readonly text: string; readonly href: string; readonly change?: Change }
  | { readonly kind: 'line-break' }
  /** Stands alone in its paragraph or in its cell. */
  | Field;

export interface Heading extends Sourced {
  readonly kind: 'heading';
  /** 1 is a section of the document; the document's own title is not a heading. */
  readonly level: 1 | 2 | 3 | 4;
  /** "2.1", when the document numbers its headings. */
  readonly number?: string;
  readonly inlines: readonly Inline[];
  /** Unique in the document, ASCII: the target of links, of the table of contents and of bookmarks. */
  readonly id: string;
}

export interface Paragraph extends Sourced {
  readonly kind: 'paragraph';
  readonly inlines: readonly Inline[];
}

export interface List extends Sourced {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Table extends Sourced {
  readonly kind: 'table';
  readonly caption?: string;
  /** One header row, repeated on every page that the table reaches. */
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  readonly align: readonly ('left' | 'right')[];
  /** Relative widths, one per column; equal when absent. */
  readonly widths?: readonly number[];
  /** The first cell of each row is its header. */
  readonly rowHeader: boolean;
  /** Where each row comes from, where rows say so. */
  readonly rowSources?: readonly (readonly Source[])[];
}

/** A passage set apart: a note, a warning, a verdict. */
export interface Callout extends Sourced {
  readonly kind: 'callout';
  readonly tone: 'note' | 'warning' | 'good';
  readonly blocks: readonly Block[];
}

export interface Rule {
  readonly kind: 'rule';
}

/** Something drawn on a row of a picture: a bar from one place of the axis to another, or nothing but its marks. */
export interface FigureRow {
  readonly label: string;
  readonly bars: readonly { readonly from: number; readonly to: number }[];
  /** Places of the axis that carry a dot. */
  readonly marks: readonly number[];
  /** What stands at the end of the row: a figure with its unit. */
  readonly value?: string;
}

/** A picture with the facts that it shows, which stand in its place where nothing can be drawn. Plain text throughout. */
export interface Figure extends Sourced {
  readonly kind: 'figure';
  readonly caption: string;
  /** Says to whoever does not see it what the picture shows. */
  readonly alternative: string;
  /** Runs from nought to `to`, in any unit. */
  readonly axis: {
    readonly to: number;
    readonly ticks: readonly { readonly at: number; readonly label: string }[];
  };
  readonly rows: readonly FigureRow[];
  readonly facts: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export type Block = Heading | Paragraph | List | Table | Callout | Rule | Figure;

export interface DocumentModel {
  readonly title: string;
  readonly subtitle?: string;
  /** BCP 47, the language of the document. */
  readonly language: 'en' | 'fr';
  readonly author: string;
  readonly subject: string;
  /** Short facts on the cover: label and value. */
  readonly cover: readonly { readonly label: string; readonly value: string }[];
  /** Printed on every page when set: the document is not complete. */
  readonly incomplete?: string;
  /** Says that some letters stand as □ where a format cannot draw them; holds {letters}. */
  readonly undrawable?: string;
  /** What the running header and footer say; `page` holds {page} and {pages}. */
  readonly running: { readonly header: string; readonly page: string };
  readonly contentsTitle: string;
  /** A single sheet: the title stands above the text, and there is neither a cover nor a table of contents. */
  readonly sheet?: true;
  /** Day that the document speaks of (planned dispatch); also its creation date, so that bytes repeat. YYYY-MM-DD. */
  readonly asOf: string;
  readonly blocks: readonly Block[];
}
