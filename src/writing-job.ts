import type { DocumentModel } from './core/documents/block.js';
import type { CommentedDraft } from './core/documents/draft-comments.js';
import type { Workbook } from './core/documents/workbook.js';

/** A file to be made, as plain data, so that another thread can make it. */
export type WritingJob =
  | { readonly format: 'pdf' | 'docx'; readonly document: DocumentModel }
  | { readonly format: 'xlsx'; readonly workbook: Workbook }
  | { readonly format: 'comments'; readonly draft: CommentedDraft };

/** Makes the file here. What a format needs is loaded with the first file of it. */
export async function makeHere(job: WritingJob): Promise<Buffer> {
  switch (job.format) {
    case 'pdf':
      return (await import('./adapters/pdf/index.js')).pdfOf(job.document);
    case 'docx':
      return (await import('./adapters/docx/document.js')).docxOf(job.document);
    case 'xlsx':
      return (await import('./adapters/xlsx/workbook.js')).xlsxOf(job.workbook);
    case 'comments':
      return (await import('./adapters/docx/commented-draft.js')).commentedDocx(job.draft);
  }
}
