import {
  AlignmentType,
  BorderStyle,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Block, DocumentModel, Inline, List, Table as TableBlock } from '../../core/documents/block.js';
import { factsTable } from '../../core/documents/figure.js';
import { contentControl, withLabels } from './field.js';
import { headings } from './headings.js';
import { locales } from './locales.js';
import { writable } from './writable.js';
import { repeatable } from './repeatable.js';

const tones = { note: 'E8EEF1', warning: 'FBEEDD', good: 'E5F0E6' } as const;

/** The deepest list that a numbering has a level for. */
const deepest = 5;

type Inherited = Pick<IParagraphOptions, 'shading' | 'indent'>;

/** One numbering for each ordered list, so that every list begins with its own number; and what fields need to know. */
interface Numberings {
  readonly language: DocumentModel['language'];
  next(start: number): string;
  readonly all: { readonly reference: string; readonly start: number }[];
}

function numberings(language: DocumentModel['language']): Numberings {
  const all: { reference: string; start: number }[] = [];
  return {
    language,
    all,
    next: (start) => {
      const reference = `list-${String(all.length + 1)}`;
      all.push({ reference, start });
      return reference;
    },
  };
}

/** The library marks the same name as old in another of its types; as options of a run it is the way. */
function run(options: IRunOptions): TextRun {
  return new TextRun(options);
}

function runsOf(inlines: readonly Inline[], language: DocumentModel['language']): ParagraphChild[] {
  return inlines.map((inline): ParagraphChild => {
    switch (inline.kind) {
      case 'field':
        return contentControl(inline, language);
      case 'line-break':
        return new TextRun({ break: 1 });
      case 'link': {
        const children = [new TextRun({ text: writable(inline.text), style: 'Hyperlink' })];
        return inline.href.startsWith('#')
          ? new InternalHyperlink({ anchor: inline.href.slice(1), children })
          : // An address of this site means nothing outside of it: the words stay.
            inline.href.startsWith('/')
            ? new TextRun(writable(inline.text))
            : new ExternalHyperlink({ link: inline.href, children });
      }
      case 'text':
        return run({
          text: writable(inline.text),
          bold: inline.strong === true,
          italics: inline.emphasis === true,
          ...(inline.lang === undefined ? {} : { language: { value: inline.lang } }),
        });
    }
  });
}

function listOf(list: List, level: number, lists: Numberings, inherited: Inherited): (Paragraph | Table)[] {
  const at = Math.min(level, deepest);
  const reference = list.ordered ? lists.next(list.start) : undefined;
  return list.items.flatMap((item) =>
    item.flatMap((block, index): (Paragraph | Table)[] => {
      if (block.kind === 'list') return listOf(block, level + 1, lists, inherited);
      if (block.kind !== 'paragraph') return blockOf(block, lists, inherited);
      const marks =
        index > 0
          ? { indent: { left: 720 * (at + 1) } }
          : reference === undefined
            ? { bullet: { level: at } }
            : { numbering: { reference, level: at } };
      return [
        new Paragraph({
          ...inherited,
          ...marks,
          children: runsOf(withLabels(block.inlines), lists.language),
          spacing: { after: 60 },
        }),
      ];
    }),
  );
}

function tableOf(table: TableBlock, language: DocumentModel['language']): (Paragraph | Table)[] {
  const total = table.widths?.reduce((sum, width) => sum + width, 0) ?? table.head.length;
  const width = (index: number): { size: number; type: typeof WidthType.PERCENTAGE } => ({
    size: Math.round(((table.widths?.[index] ?? 1) / total) * 100),
    type: WidthType.PERCENTAGE,
  });
  const cell = (inlines: readonly Inline[], index: number, strong: boolean): TableCell =>
    new TableCell({
      width: width(index),
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(strong ? { shading: { type: ShadingType.CLEAR, fill: 'F1F3F4' } } : {}),
      children: [
        new Paragraph({
          alignment: table.align[index] === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runsOf(
            strong
              ? inlines.map((inline) => (inline.kind === 'text' ? { ...inline, strong: true } : inline))
              : inlines,
            language,
          ),
        }),
      ],
    });
  return [
    ...(table.caption === undefined
      ? []
      : [
          new Paragraph({
            keepNext: true,
            children: [run({ text: writable(table.caption), bold: true })],
          }),
        ]),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({
          tableHeader: true,
          children: table.head.map((item, index) => cell(item, index, true)),
        }),
        ...table.rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map((item, index) => cell(item, index, table.rowHeader && index === 0)),
            }),
        ),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}

function blockOf(block: Block, lists: Numberings, inherited: Inherited = {}): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level - 1] ?? HeadingLevel.HEADING_4,
          children: [
            new Bookmark({
              id: block.id,
              children: [
                ...(block.number === undefined ? [] : [new TextRun(`${block.number} `)]),
                ...runsOf(block.inlines, lists.language),
              ],
            }),
          ],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          ...inherited,
          children: runsOf(withLabels(block.inlines), lists.language),
          spacing: { after: 120 },
        }),
      ];
    case 'list':
      return listOf(block, 0, lists, inherited);
    case 'table':
      return tableOf(block, lists.language);
    case 'figure':
      // A word processor is there to change what it opens: the facts as a table can be changed, a picture cannot.
      return tableOf(factsTable(block), lists.language);
    case 'callout':
      return block.blocks.flatMap((inner) =>
        blockOf(inner, lists, {
          shading: { type: ShadingType.CLEAR, fill: tones[block.tone] },
          indent: { left: 200, right: 200 },
        }),
      );
    case 'rule':
      return [
        new Paragraph({
          children: [],
          border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '9AA5AB', space: 1 } },
        }),
      ];
  }
}

/** "Page {page} of {pages}" with the fields that a word processor fills. */
function pageLine(running: string): string[] {
  return running
    .split(/(\{pages?\})/)
    .map((part) =>
      part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : writable(part),
    );
}

/** Writes a document as .docx, to be finished in a word processor: real headings, lists, tables with a repeated header, links. */
export async function docxOf(model: DocumentModel): Promise<Buffer> {
  const lists = numberings(model.language);
  const front = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(writable(model.title))] }),
    ...(model.subtitle === undefined
      ? []
      : [new Paragraph({ style: 'Subtitle', children: [new TextRun(writable(model.subtitle))] })]),
    ...(model.incomplete === undefined
      ? []
      : [
          new Paragraph({
            shading: { type: ShadingType.CLEAR, fill: tones.warning },
            children: [run({ text: writable(model.incomplete), bold: true })],
          }),
        ]),
    ...model.cover.map(
      ({ label, value }) =>
        new Paragraph({
          children: [run({ text: `${writable(label)} `, bold: true }), new TextRun(writable(value))],
        }),
    ),
  ];
  const body = model.blocks.flatMap((block) => blockOf(block, lists));
  const document = new Document({
    title: writable(model.title),
    subject: writable(model.subject),
    creator: writable(model.author),
    lastModifiedBy: writable(model.author),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: locales[model.language] } } },
      },
    },
    numbering: {
      config: lists.all.map(({ reference, start }) => ({
        reference,
        levels: Array.from({ length: deepest + 1 }, (_, level) => ({
          level,
          format: LevelFormat.DECIMAL,
          start,
          text: `%${String(level + 1)}.`,
          alignment: AlignmentType.START,
          style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
        })),
      })),
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [new Paragraph({ children: [new TextRun(writable(model.running.header))] })],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [new TextRun({ children: pageLine(model.running.page) })],
              }),
            ],
          }),
        },
        children: [...front, ...body],
      },
    ],
  });
  return repeatable(await Packer.toBuffer(document), model.asOf);
}
