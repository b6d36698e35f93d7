// Whoever may see a dossier may have its documents; from the shell, whoever has the file.
import type { DocumentModel } from '../core/documents/block.js';
import { shortened, withTables } from '../core/documents/figure.js';
import { withBlanks } from '../core/documents/field.js';
import { withoutSources } from '../core/documents/source.js';
import { withoutLanguages } from '../core/documents/spoken.js';
import type { Workbook } from '../core/documents/workbook.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { dateSays, optionSays } from '../core/facts/wording.js';
import { done, type Result } from '../core/shared/result.js';
import type { Language, Words } from '../core/shared/text.js';
import { adviseOn, findingSays, type Advised } from './advise.js';
import { kindOf, type DocumentKind } from './document-kinds.js';
import type { DocumentFormat, DocumentPage, DocumentWriter, Knowledge, WritingRefusal } from './ports.js';

export interface Produced {
  readonly kind: DocumentKind;
  readonly document: DocumentModel;
  readonly markdown: string;
  /** The spreadsheet that belongs to it. */
  readonly workbook: Workbook | undefined;
  /** What keeps it from being complete, in words; empty when it may be published. */
  readonly missing: readonly string[];
}

const unescape = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

/** A title that leaves room for the text of a single sheet. */
const longestSheetTitle = 110;

/** What the cover of a longer document says beside authority and date. */
function coverOf(
  dossier: Dossier,
  missing: readonly string[],
  status: string | undefined,
  words: Words,
): DocumentModel['cover'] {
  const route = dossier.reservation?.route;
  // What is complete is published as it is, and says nothing of how it came about.
  const state =
    missing.length === 0 ? status : `${words.say('doc.cover.status-incomplete')} ${missing.join(' · ')}`;
  return [
    ...(dossier.contract?.procedure === undefined
      ? []
      : [
          {
            label: words.say('doc.cover.procedure'),
            value: optionSays('contract.procedure', dossier.contract.procedure, words),
          },
        ]),
    ...(route === undefined || route === 'none'
      ? []
      : [{ label: words.say('doc.cover.reserved'), value: optionSays('reservation.route', route, words) }]),
    ...(dossier.lots === undefined || dossier.lots.length === 0
      ? []
      : [{ label: words.say('doc.cover.lots'), value: String(dossier.lots.length) }]),
    ...(state === undefined ? [] : [{ label: words.say('doc.cover.status'), value: state }]),
  ];
}

/** Makes one document of a dossier in one language, with its advice. */
export function produceDocument(
  dossier: Dossier,
  kind: DocumentKind,
  language: Language,
  knowledge: Knowledge,
  writer: DocumentWriter,
  today: string,
): Produced {
  const advised = adviseOn(dossier, knowledge.law, knowledge.library, today);
  return documentFrom(advised, kind, language, knowledge, writer);
}

/**
 * Makes one document from advice that is already there: several documents of a dossier need it once. The same dossier, law
 * and library give the same document. A dossier with errors or gaps still gives it, marked incomplete on every page.
 */
export function documentFrom(
  advised: Advised,
  kind: DocumentKind,
  language: Language,
  knowledge: Knowledge,
  writer: DocumentWriter,
): Produced {
  const words = knowledge.words(language);
  const { assessment } = advised;
  const { dossier } = assessment;
  const findings = advised.findings.map((finding) => findingSays(finding, knowledge.law, words));
  const parts = { advised, findings, knowledge, words };
  const { fill, workbook, sheet, early } = kindOf(kind);
  const model = fill(parts);
  const errors = early === true ? [] : findings.filter((finding) => finding.level === 'error');
  const missing = [...model.missing.map(unescape), ...errors.map((finding) => finding.says)];
  const markdown = writer.compose(kind, model.model, words);
  const whole =
    dossier.title?.trim() === '' || dossier.title === undefined ? words.say('doc.untitled') : dossier.title;
  const title = sheet === undefined ? whole : shortened(whole, longestSheetTitle);
  const author = dossier.authority.name ?? '';
  const document: DocumentModel = {
    title,
    subtitle: words.say(`doc.kinds.${kind}`),
    language,
    author,
    subject: words.say(`doc.kinds.${kind}`),
    cover: [
      ...(author === '' ? [] : [{ label: words.say('doc.cover.authority'), value: author }]),
      ...(sheet === undefined
        ? [{ label: words.say('doc.cover.date'), value: dateSays(assessment.asOf, language) }]
        : []),
      ...(sheet === undefined ? coverOf(dossier, missing, model.status, words) : []),
    ],
    ...(missing.length === 0 ? {} : { incomplete: words.say('doc.incomplete') }),
    running: {
      header: `${title} – ${words.say(`doc.kinds.${kind}`)}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    ...(sheet === undefined ? {} : { sheet }),
    contentsTitle: words.say('doc.contents'),
    undrawable: words.say('doc.undrawable', { letters: '{letters}' }),
    asOf: assessment.asOf,
    blocks: writer.blocks(markdown),
  };
  return { kind, document, markdown, workbook: workbook?.(parts), missing };
}

/** What a page shows of a document. */
export function pageOf({ document, markdown, missing }: Produced): DocumentPage {
  const { title, subtitle, cover, incomplete } = document;
  return {
    title,
    cover,
    markdown,
    missing,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

/** A document as a file; its value is undefined for a spreadsheet where none belongs to it. */
export async function fileOf(
  { document, markdown, workbook }: Produced,
  format: DocumentFormat,
  writer: DocumentWriter,
): Promise<Result<Buffer | undefined, WritingRefusal>> {
  switch (format) {
    case 'pdf':
      return writer.pdf(document);
    case 'docx':
      return writer.docx(document);
    case 'html':
      return done(Buffer.from(writer.html(document)));
    case 'md':
      return done(
        Buffer.from(
          `# ${document.title}\n\n${withBlanks(withTables(withoutLanguages(withoutSources(markdown))))}`,
        ),
      );
    case 'xlsx':
      return workbook === undefined ? done(undefined) : writer.xlsx(workbook);
  }
}
