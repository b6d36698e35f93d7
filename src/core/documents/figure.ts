/**
 * Pictures in the text of a document. Until the last moment a document is Markdown, so a picture travels in it as a
 * fenced block of its own kind; a Markdown file that leaves the product holds its facts as a table instead.
 */
import { z } from 'zod';
import { literal, printable } from '../shared/literal.js';
import type { Figure, Table } from './block.js';
import { trusted, type Markdown } from './markdown.js';

/** The word behind the fence. */
export const figureFence = 'figure';

/** More rows than this do not stand on one page: a picture is parted before it is drawn. */
export const mostRows = 16;

const shape = z.strictObject({
  kind: z.literal('figure'),
  caption: z.string(),
  alternative: z.string(),
  axis: z.strictObject({
    to: z.number(),
    ticks: z.array(z.strictObject({ at: z.number(), label: z.string() })),
  }),
  rows: z
    .array(
      z.strictObject({
        label: z.string(),
        bars: z.array(z.strictObject({ from: z.number(), to: z.number() })),
        marks: z.array(z.number()),
        value: z.string().optional(),
      }),
    )
    .max(mostRows),
  facts: z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
});

const plain = (text: string): string => printable(text).replace(/\s+/g, ' ').trim();

/** Text of a label, cut at a word where it is longer than `most` letters; what stands in brackets goes first. */
export function shortened(text: string, most: number): string {
  const given = plain(text);
  if (given.length <= most) return given;
  const whole = given.replace(/\s*\([^()]*\)/g, '');
  if (whole.length <= most) return whole;
  const cut = whole.slice(0, most - 1).replace(/\s*\([^()]*$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** A picture as a passage of a document's Markdown. */
export function figureText(figure: Figure): Markdown {
  return trusted(`\`\`\`${figureFence}\n${JSON.stringify(figure)}\n\`\`\``);
}

/** Reads the inside of a fenced block back; undefined where it is no picture. */
export function figureFrom(text: string): Figure | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = shape.safeParse(read);
  if (!result.success) return undefined;
  return {
    ...result.data,
    rows: result.data.rows.map(({ value, ...row }) => (value === undefined ? row : { ...row, value })),
  };
}

/** The facts of a picture as a table, for formats that do not draw. */
export function factsTable({ caption, facts }: Figure): Table {
  const cell = (text: string): Table['head'][number] => [{ kind: 'text', text }];
  return {
    kind: 'table',
    caption,
    head: facts.head.map(cell),
    rows: facts.rows.map((row) => row.map(cell)),
    align: facts.head.map(() => 'left'),
    rowHeader: true,
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((text) => literal(plain(text))).join(' | ')} |`;
}

/** A picture as Markdown that every reader of Markdown shows: its caption, what it shows, its facts. */
function asTable({ caption, alternative, facts }: Figure): string {
  return [
    `**${literal(caption)}**`,
    '',
    literal(alternative),
    '',
    row(facts.head),
    `|${facts.head.map(() => ' --- |').join('')}`,
    ...facts.rows.map(row),
  ].join('\n');
}

/** The Markdown of a document with tables in the place of its pictures. */
export function withTables(markdown: string): string {
  return markdown.replace(/^```figure\n(.*)\n```$/gm, (fence, text: string) => {
    const figure = figureFrom(text);
    return figure === undefined ? fence : asTable(figure);
  });
}
