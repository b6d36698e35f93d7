import { join } from 'node:path';
import { docxOf } from './adapters/docx/document.js';
import { blocksOf } from './adapters/markdown/blocks.js';
import { composerFrom } from './adapters/markdown/compose.js';
import { htmlOf } from './adapters/markdown/html.js';
import { shownSources } from './adapters/markdown/source-html.js';
import { htmlPage } from './adapters/markdown/page.js';
import { pdfOf } from './adapters/pdf/index.js';
import { root } from './adapters/files/root.js';
import { xlsxOf } from './adapters/xlsx/workbook.js';
import type { DocumentWriter } from './usecases/ports.js';

/** The writer of documents: templates to Markdown, Markdown to blocks, blocks to files; workbooks to spreadsheets. */
export function createWriter(): DocumentWriter {
  const composer = composerFrom(join(root, 'templates/documents'));
  return {
    compose: (template, model, words) => composer.compose(template, model, words),
    blocks: blocksOf,
    pdf: pdfOf,
    docx: docxOf,
    html: htmlPage,
    xlsx: xlsxOf,
    preview: (markdown, describe) => htmlOf(blocksOf(markdown), 2, 'shown', shownSources(describe)),
    blocksHtml: (blocks, lower) => htmlOf(blocks, lower),
    prose: (markdown, lower = 2) => htmlOf(blocksOf(markdown), lower),
  };
}
