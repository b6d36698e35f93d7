/** The same text by other means: plain PDFKit without tags, and typst. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import PDFDocument from 'pdfkit';
import type { Block, DocumentModel, Inline } from '../../src/core/documents/block.js';
import { factsTable } from '../../src/core/documents/figure.js';

function plain(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('text' in inline ? inline.text : ' ')).join('');
}

const sizes = [20, 15, 12.5, 10.5] as const;

/**
 * The same text in Helvetica, broken into lines by PDFKit itself: headings, paragraphs, lists with their signs, tables as
 * rows of text. No tags, no embedded fonts, no bookmarks, no links, no header, no contents.
 */
export async function helveticaPdf(model: DocumentModel): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 71 });
  const chunks: Buffer[] = [];
  const closed = new Promise((done) => document.on('end', done));
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const say = (text: string, font: string, size: number, indent = 0): void => {
    document.font(font).fontSize(size).text(text, { indent });
    document.moveDown(0.4);
  };
  const write = (blocks: readonly Block[], indent: number): void => {
    for (const block of blocks)
      switch (block.kind) {
        case 'heading':
          say(
            `${block.number ?? ''} ${plain(block.inlines)}`,
            'Helvetica-Bold',
            sizes[block.level - 1] ?? 10.5,
          );
          break;
        case 'paragraph':
          say(plain(block.inlines), 'Helvetica', 10.5, indent);
          break;
        case 'list':
          block.items.forEach((item, at) => {
            const sign = block.ordered ? `${String(block.start + at)}.` : '•';
            const [first, ...rest] = item;
            say(
              `${sign} ${first?.kind === 'paragraph' ? plain(first.inlines) : ''}`,
              'Helvetica',
              10.5,
              indent + 14,
            );
            write(first?.kind === 'paragraph' ? rest : item, indent + 14);
          });
          break;
        case 'callout':
          write(block.blocks, indent + 10);
          break;
        case 'figure':
          write([factsTable(block)], indent);
          break;
        case 'table':
          if (block.caption !== undefined) say(block.caption, 'Helvetica-Bold', 9.5);
          say(block.head.map(plain).join('   '), 'Helvetica-Bold', 9.5);
          for (const row of block.rows) say(row.map(plain).join('   '), 'Helvetica', 9.5);
          break;
        case 'rule':
          document.moveDown(0.5);
      }
  };
  say(model.title, 'Helvetica-Bold', 30);
  write(model.blocks, 0);
  document.end();
  await closed;
  return Buffer.concat(chunks);
}

/** Text as typst takes it literally. */
function typed(text: string): string {
  return text.replace(/[\\#$%&*_`~<>@[\](){}+\-=/'"]/g, (sign) => `\\${sign}`);
}

function typstOf(blocks: readonly Block[], indent = ''): string {
  return blocks
    .map((block): string => {
      switch (block.kind) {
        case 'heading':
          return `\n${'='.repeat(block.level)} ${typed(`${block.number ?? ''} ${plain(block.inlines)}`)}\n`;
        case 'paragraph':
          return `\n${indent}${typed(plain(block.inlines))}\n`;
        case 'list':
          return block.items
            .map((item) => {
              const [first, ...rest] = item;
              const opens = first?.kind === 'paragraph' ? typed(plain(first.inlines)) : '';
              const others = first?.kind === 'paragraph' ? rest : item;
              return `${indent}${block.ordered ? '+' : '-'} ${opens}\n${typstOf(others, `${indent}  `)}`;
            })
            .join('');
        case 'callout':
          return `\n#block(fill: luma(240), inset: 8pt, width: 100%)[${typstOf(block.blocks)}]\n`;
        case 'figure':
          return typstOf([factsTable(block)], indent);
        case 'table': {
          const cells = (row: readonly (readonly Inline[])[]): string =>
            row.map((cell) => `[${typed(plain(cell))}]`).join(', ');
          const head = `table.header(${cells(block.head)})`;
          return `\n#table(columns: ${String(block.head.length)}, ${[head, ...block.rows.map(cells)].join(',\n')})\n`;
        }
        case 'rule':
          return '\n#line(length: 100%)\n';
      }
    })
    .join('');
}

/** The same document as typst makes it: pages of A4, a table of contents, tables with heads that repeat. */
export function typstPdf(model: DocumentModel): () => Buffer {
  const compiler = NodeCompiler.create();
  const source = [
    '#set page(paper: "a4", margin: 71pt, numbering: "1 / 1")',
    '#set text(size: 10.5pt, lang: "en")',
    `#align(center, text(30pt)[${typed(model.title)}])`,
    '#outline(depth: 3)',
    typstOf(model.blocks),
  ].join('\n');
  return () => {
    // What typst remembers of the round before is thrown away: a tender is made once.
    compiler.evictCache(0);
    return compiler.pdf({ mainFileContent: source });
  };
}
