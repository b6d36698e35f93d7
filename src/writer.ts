import { join } from 'node:path';
import { blocksOf } from './adapters/markdown/blocks.js';
import { composerFrom } from './adapters/markdown/compose.js';
import { htmlOf } from './adapters/markdown/html.js';
import { shownSources } from './adapters/markdown/source-html.js';
import { htmlPage } from './adapters/markdown/page.js';
import { root } from './adapters/files/root.js';
import { shallow } from './core/documents/shallow.js';
import { done } from './core/shared/result.js';
import type { DocumentModel } from './core/documents/block.js';
import type { CommentWriter, DocumentWriter, Written } from './usecases/ports.js';
import { makeHere, type WritingJob } from './writing-job.js';

export interface Writer extends DocumentWriter {
  readonly comments: CommentWriter;
}

/** Lists a thousand deep would not survive the way to another thread. */
function sendable(document: DocumentModel): DocumentModel {
  return { ...document, blocks: shallow(document.blocks) };
}

/**
 * The writer of documents: templates to Markdown, Markdown to blocks, blocks to files; workbooks to spreadsheets.
 *
 * @param make makes a file; a server gives it to other threads, a command that does nothing else makes it here
 */
export function createWriter(
  make: (job: WritingJob) => Promise<Written> = async (job) => done(await makeHere(job)),
): Writer {
  const composer = composerFrom(join(root, 'templates/documents'));
  return {
    compose: (template, model, words) => composer.compose(template, model, words),
    blocks: blocksOf,
    pdf: (document) => make({ format: 'pdf', document: sendable(document) }),
    docx: (document) => make({ format: 'docx', document: sendable(document) }),
    html: htmlPage,
    xlsx: (workbook) => make({ format: 'xlsx', workbook }),
    comments: (draft) => make({ format: 'comments', draft }),
    preview: (markdown, describe) => htmlOf(blocksOf(markdown), 2, 'shown', shownSources(describe)),
    blocksHtml: (blocks, lower) => htmlOf(blocks, lower),
    prose: (markdown, lower = 2) => htmlOf(blocksOf(markdown), lower),
  };
}
