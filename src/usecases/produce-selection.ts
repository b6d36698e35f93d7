// Anybody may take clauses of the library away.
import type { Clause } from '../core/clauses/clause.js';
import type { DocumentModel } from '../core/documents/block.js';
import { selectionModel } from '../core/documents/selection.js';
import { basisOf } from '../core/law/opinion.js';
import { csvOf } from '../core/shared/csv.js';
import type { Words } from '../core/shared/text.js';
import type { DocumentWriter, Knowledge } from './ports.js';

/** A selection as a document and as Markdown. */
export function selectionDocument(
  clauses: readonly Clause[],
  knowledge: Knowledge,
  writer: DocumentWriter,
  words: Words,
  today: string,
): { readonly document: DocumentModel; readonly markdown: string } {
  const title = words.say('library.selection.title');
  const kind = words.say('library.title');
  const markdown = writer.compose('selection', selectionModel(clauses, knowledge.law, words), words);
  return {
    markdown: `# ${title}\n\n${markdown
      .replace(/^#/gm, '##')
      .replace(/\n{3,}/g, '\n\n')
      .trim()}\n`,
    document: {
      title,
      subtitle: kind,
      language: words.language,
      author: '',
      subject: kind,
      cover: [{ label: words.say('library.selection.count'), value: String(clauses.length) }],
      running: {
        header: `${title} – ${kind}`,
        page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
      },
      contentsTitle: words.say('doc.contents'),
      undrawable: words.say('doc.undrawable', { letters: '{letters}' }),
      asOf: today,
      blocks: writer.blocks(markdown),
    },
  };
}

/** A selection for programs: every field, citations resolved. */
export function selectionJson(clauses: readonly Clause[], { law }: Knowledge): string {
  const items = clauses.map(({ legalBasis, ...rest }) => ({ ...rest, basis: basisOf(legalBasis, law) }));
  return `${JSON.stringify({ clauses: items }, undefined, 2)}\n`;
}

const columns = [
  'id',
  'version',
  'place',
  'themes',
  'level',
  'effort',
  'title',
  'summary',
  'text',
  'law',
] as const;

/** A selection as a table for spreadsheets, texts in the language of the words; the mark at the start tells that it is UTF-8. */
export function selectionCsv(clauses: readonly Clause[], words: Words): string {
  const rows = clauses.map((clause) => {
    const { title, summary, text } = clause.words[words.language];
    const { id, version, place, themes, level, effort, legalBasis } = clause;
    return [
      ...[id, version, place, themes.join(' '), String(level), effort, title, summary, text],
      legalBasis.map(({ to, pinpoint }) => `${to}${pinpoint === undefined ? '' : ` ${pinpoint}`}`).join('; '),
    ];
  });
  return csvOf([columns, ...rows]);
}
