/** Blocks as paragraphs and tables. */
import type { Block, Callout, Heading, Inline, List, Paragraph } from '../../core/documents/block.js';
import { factsTable } from '../../core/documents/figure.js';
import { withLabels } from './field.js';
import { clauseIn } from './headings-of.js';
import type { Numberings } from './numbering.js';
import { deepestList } from './styles.js';
import { tableOf } from './table.js';
import {
  bookmarkOf,
  clauseBookmark,
  computed,
  paragraph,
  run,
  textOf,
  uncounted,
  type Surroundings,
} from './text.js';
import { element, type Xml } from './xml.js';

const toneStyles = { note: 'Note', warning: 'Warning', good: 'Good' } as const;

/** "(a) The contractor …": a point of a clause. */
const lettered = /^\(([a-z])\) /;

export class Body {
  private readonly around: Surroundings;
  private readonly numberings: Numberings;
  private bookmarks = 0;
  private lastClause = 0;

  constructor(around: Surroundings, numberings: Numberings) {
    this.around = around;
    this.numberings = numberings;
  }

  /** @param style of every paragraph, where the blocks stand in a passage set apart */
  blocks(blocks: readonly Block[], style?: string): Xml[] {
    return blocks.flatMap((block, at) => {
      const made = this.block(block, style);
      // Two passages of one look that touch would be one.
      const parted = block.kind === 'callout' && blocks[at + 1]?.kind === 'callout';
      return parted ? [...made, paragraph({ style: 'AfterTable' })] : made;
    });
  }

  private block(block: Block, style: string | undefined): Xml[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block)];
      case 'paragraph':
        return [this.paragraph(block, style)];
      case 'list':
        return this.list(block, 0, style);
      case 'table':
        return tableOf(block, this.around);
      case 'figure':
        // A word processor is there to change what it opens: the facts as a table can be changed, a picture cannot.
        return tableOf(factsTable(block), this.around);
      case 'callout':
        return this.callout(block);
      case 'rule':
        return [paragraph({ style: 'Rule' })];
    }
  }

  private callout({ tone, blocks }: Callout): Xml[] {
    return this.blocks(blocks, toneStyles[tone]);
  }

  private paragraph({ inlines }: Paragraph, style: string | undefined): Xml {
    const [first, ...rest] = inlines;
    const [point, letter] = first?.kind === 'text' ? (lettered.exec(first.text) ?? []) : [];
    if (first?.kind !== 'text' || point === undefined || letter === undefined)
      return paragraph({ style }, textOf(withLabels(inlines), this.around));
    const counted = this.numberings.letter(letter);
    const says: Inline[] = [{ ...first, text: first.text.slice(point.length).trimStart() }, ...rest];
    return paragraph({ style: style ?? 'ListParagraph', counted }, textOf(withLabels(says), this.around));
  }

  private list(list: List, level: number, style: string | undefined): Xml[] {
    const counted = this.numberings.list(list.ordered, list.start, level);
    const further = style ?? `ListContinue${String(Math.min(level, deepestList) + 1)}`;
    return list.items.flatMap((item) => {
      const [first, ...rest] = item;
      const opens = first?.kind === 'paragraph' ? first.inlines : [];
      const others = first === undefined || first.kind === 'paragraph' ? rest : item;
      return [
        paragraph({ style: style ?? 'ListParagraph', counted }, textOf(withLabels(opens), this.around)),
        ...others.flatMap((block) =>
          block.kind === 'list' ? this.list(block, level + 1, style) : this.block(block, further),
        ),
      ];
    });
  }

  private heading(heading: Heading): Xml {
    const { level, number } = heading;
    const counted = this.numberings.counts(heading);
    const written = counted || number === undefined ? '' : run(`${number} `);
    return paragraph(
      // The styles of the first two levels count; where nothing is to be counted, the paragraph says so.
      { style: `Heading${String(level)}`, counted: counted || level > 2 ? undefined : uncounted },
      this.bookmarked(bookmarkOf(heading.id), `${written}${this.headingText(heading)}`),
    );
  }

  /** The number of a clause is counted by the word processor, so that one put in between moves the others. */
  private headingText(heading: Heading): Xml {
    const clause = clauseIn(heading);
    if (clause === undefined) return textOf(heading.inlines, this.around);
    const { number, figure, rest } = clause;
    const restart = figure === this.lastClause + 1 ? '' : ` \\r ${String(figure)}`;
    this.lastClause = figure;
    const says = `${run('C')}${computed(`SEQ Clause \\* ARABIC${restart}`, String(figure))}`;
    const [, ...others] = heading.inlines;
    return `${this.bookmarked(clauseBookmark(number), says)}${run(rest)}${textOf(others, this.around)}`;
  }

  private bookmarked(name: string, inside: Xml): Xml {
    this.bookmarks += 1;
    const id = { 'w:id': this.bookmarks };
    return `${element('w:bookmarkStart', { ...id, 'w:name': name })}${inside}${element('w:bookmarkEnd', id)}`;
  }
}
