/**
 * Blanks of a form. A template writes one as a link of its own scheme, `[What is asked](field:line/who-name)`; typed text is
 * made literal before it reaches a template, so it can hold none.
 */

/** One line, several lines, a box to tick, a day, an amount of money. */
export const fieldKinds = ['line', 'long', 'tick', 'date', 'amount'] as const;
export type FieldKind = (typeof fieldKinds)[number];

export interface Field {
  readonly kind: 'field';
  readonly field: FieldKind;
  /** Unique in the document; small letters, figures and hyphens. */
  readonly name: string;
  /** What is asked, in words: shown beside the field, in a table only read out. */
  readonly label: string;
}

const address = /^field:([a-z]+)\/([a-z0-9-]{1,60})$/;

/** What the address of a link says of a field; undefined where it speaks of none. */
export function fieldAt(href: string): Pick<Field, 'field' | 'name'> | undefined {
  const [, kind, name] = address.exec(href) ?? [];
  const field = fieldKinds.find((one) => one === kind);
  return field === undefined || name === undefined ? undefined : { field, name };
}

/** What stands for a field where nothing can be filled in but by pen. */
export const blank: Readonly<Record<FieldKind, string>> = {
  line: '____________________',
  long: '________________________________________',
  tick: '☐',
  date: '____ / ____ / ______',
  amount: '______________',
};

const written = /\[((?:\\.|[^\]\\])*)\]\(field:([a-z]+)\/[a-z0-9-]+\)/g;

/** Markdown as a file of its own: blanks in place of the links that only this product understands. */
export function withBlanks(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      const inTable = line.startsWith('|');
      return line.replace(written, (whole, label: string, kind: string) => {
        const field = fieldKinds.find((one) => one === kind);
        if (field === undefined) return whole;
        // An underscore is a sign of Markdown; a run of them before a letter would be read as emphasis.
        const line = field === 'tick' ? '[ ]' : blank[field].replaceAll('_', '\\_');
        if (inTable) return line;
        return field === 'tick' ? `${line} ${label}` : `${label} ${line}`;
      });
    })
    .join('\n');
}
