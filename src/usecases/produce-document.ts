// Whoever may see a dossier may have its documents; from the shell, whoever has the file.
import { entrustmentModel } from '../core/documents/entrustment.js';
import { justificationModel } from '../core/documents/justification.js';
import { tenderModel } from '../core/documents/tender.js';
import type { DocumentModel } from '../core/documents/block.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { dateSays, optionSays } from '../core/facts/wording.js';
import type { Language, Words } from '../core/shared/text.js';
import { line } from '../core/documents/markdown.js';
import { adviseOn, findingSays, type Advised, type SaidFinding } from './advise.js';
import type { DocumentPage, DocumentWriter, Knowledge } from './ports.js';

/** The documents of every dossier. */
export const documentKinds = ['tender', 'justification'] as const;
const allKinds = [...documentKinds, 'entrustment'] as const;
export type DocumentKind = (typeof allKinds)[number];

/** The documents that this dossier calls for: an act of entrustment where money is paid without a purchase. */
export function documentsFor(dossier: Dossier): readonly DocumentKind[] {
  const kind = dossier.contract?.kind;
  return kind === 'grant' || kind === 'sgei-compensation' ? allKinds : documentKinds;
}

export interface Produced {
  readonly kind: DocumentKind;
  readonly document: DocumentModel;
  readonly markdown: string;
  /** What keeps it from being complete, in words; empty when it may be published. */
  readonly missing: readonly string[];
}

const unescape = (markdown: string): string => markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');

interface Filled {
  readonly model: object;
  readonly missing: readonly string[];
}

/** What the template of a document is given, and what it still lacks. The note speaks of the tender, so it lacks the same. */
function modelOf(
  kind: DocumentKind,
  { assessment, duties }: Advised,
  findings: readonly SaidFinding[],
  knowledge: Knowledge,
  words: Words,
): Filled {
  if (kind === 'entrustment') {
    const model = entrustmentModel(assessment, knowledge.law, words);
    return { model, missing: model.missing };
  }
  const tender = tenderModel(assessment, knowledge.law, duties, words, (code) =>
    knowledge.codeLabel(code, words.language),
  );
  if (kind === 'tender') return { model: tender, missing: tender.missing };
  const model = justificationModel(
    assessment,
    knowledge.law,
    knowledge.library.hash,
    duties,
    findings.map((finding) => ({
      level: line(words.say(`finding.level.${finding.level}`)),
      says: line(
        finding.quote === undefined
          ? finding.says
          : words.say('wording.quoted', { quote: finding.quote, says: finding.says }),
      ),
      instead: line(finding.instead),
    })),
    words,
  );
  return { model, missing: tender.missing };
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
  const model = modelOf(kind, advised, findings, knowledge, words);
  const errors = findings.filter((finding) => finding.level === 'error');
  const missing = [...model.missing.map(unescape), ...errors.map((finding) => finding.says)];
  const markdown = writer.compose(kind, model.model, words);
  const title =
    dossier.title?.trim() === '' || dossier.title === undefined ? words.say('doc.untitled') : dossier.title;
  const route = dossier.reservation?.route;
  const author = dossier.authority.name ?? '';
  const document: DocumentModel = {
    title,
    subtitle: words.say(`doc.kinds.${kind}`),
    language,
    author,
    subject: words.say(`doc.kinds.${kind}`),
    cover: [
      ...(author === '' ? [] : [{ label: words.say('doc.cover.authority'), value: author }]),
      { label: words.say('doc.cover.date'), value: dateSays(assessment.asOf, language) },
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
      {
        label: words.say('doc.cover.status'),
        value:
          missing.length === 0
            ? words.say('doc.cover.status-ready')
            : `${words.say('doc.cover.status-incomplete')} ${missing.join(' · ')}`,
      },
    ],
    ...(missing.length === 0 ? {} : { incomplete: words.say('doc.incomplete') }),
    running: {
      header: `${title} – ${words.say(`doc.kinds.${kind}`)}`,
      page: words.say('doc.page', { page: '{page}', pages: '{pages}' }),
    },
    contentsTitle: words.say('doc.contents'),
    asOf: assessment.asOf,
    blocks: writer.blocks(markdown),
  };
  return { kind, document, markdown, missing };
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

/** A document as one Markdown file. */
export function markdownFile({ document, markdown }: Produced): string {
  return `# ${document.title}\n\n${markdown}`;
}
