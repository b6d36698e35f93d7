// What may be asked for: the kinds of documents, which dossiers call for them, and what each is written from.
import { awardGridModel } from '../core/documents/award-grid.js';
import { briefModel } from '../core/documents/brief.js';
import { committeeWorkbook } from '../core/documents/committee-sheet.js';
import { entrustmentModel } from '../core/documents/entrustment.js';
import { justificationModel } from '../core/documents/justification.js';
import { line, type Markdown } from '../core/documents/markdown.js';
import { marketQuestionnaireModel } from '../core/documents/market-questionnaire.js';
import { noticeSheetModel } from '../core/documents/notice-sheet.js';
import { performanceAnnexModel } from '../core/documents/performance-annex.js';
import { tenderersFormsModel } from '../core/documents/tenderers-forms.js';
import { tenderModel, type TenderModel } from '../core/documents/tender.js';
import type { Workbook } from '../core/documents/workbook.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { noticeClauses } from '../core/notice/notice.js';
import type { Words } from '../core/shared/text.js';
import type { Advised, SaidFinding } from './advise.js';
import { documentFormats, type DocumentFormat, type Knowledge } from './ports.js';

/** What a document is written from. */
export interface DocumentParts {
  readonly advised: Advised;
  readonly findings: readonly SaidFinding[];
  readonly knowledge: Knowledge;
  readonly words: Words;
}

/** What the template of a document is given, and what it still lacks. */
interface Filled {
  readonly model: object;
  readonly missing: readonly Markdown[];
  /** What the cover says of a document that lacks nothing, where that is not the usual. */
  readonly status?: string;
}

/** One kind: its template has its name in templates/documents, its words stand under `doc.kinds`. */
interface Kind {
  /** Whether a dossier calls for it. */
  readonly calledFor: (dossier: Dossier) => boolean;
  /** Written for those who tender; every other kind is for the buyer's own house. */
  readonly public?: true;
  /** A single sheet, without a cover. */
  readonly sheet?: true;
  /** Sent out before the tender is written: what the tender still lacks does not make it incomplete. */
  readonly early?: true;
  readonly fill: (parts: DocumentParts) => Filled;
  /** A spreadsheet that belongs to it. */
  readonly workbook?: (parts: DocumentParts) => Workbook;
}

/** Tenders are compared, and a notice is published, for a contract or a concession alone. */
function tendered({ contract }: Dossier): boolean {
  return contract?.kind === undefined || contract.kind === 'contract' || contract.kind === 'concession';
}

/** Money is paid without a purchase. */
function entrusted({ contract }: Dossier): boolean {
  return contract?.kind === 'grant' || contract?.kind === 'sgei-compensation';
}

function tender({ advised, knowledge, words }: DocumentParts): TenderModel {
  return tenderModel(advised.assessment, knowledge.law, advised.duties, words, (code) =>
    knowledge.codeLabel(code, words.language),
  );
}

function filled(model: { readonly missing: readonly Markdown[] }): Filled {
  return { model, missing: model.missing };
}

/** The note speaks of the tender, so it lacks the same. */
function justification(parts: DocumentParts): Filled {
  const { advised, findings, knowledge, words } = parts;
  const model = justificationModel(
    advised.assessment,
    knowledge.law,
    knowledge.library.hash,
    advised.duties,
    findings.map((finding) => ({
      level: line(words.say(`finding.level.${finding.level}`)),
      says: line(
        finding.quote === undefined
          ? finding.says
          : words.say('wording.quoted', { quote: finding.quote, says: finding.says }),
      ),
      instead: line(finding.instead),
      law: finding.basis.map(({ id }) => id),
    })),
    advised.recommended,
    words,
  );
  return { model, missing: tender(parts).missing };
}

/** Findings that are about what the notice says, or that the forms themselves refuse. */
const ofTheNotice: ReadonlySet<string> = new Set([
  'notice-mismatch',
  'call-must-reference',
  'reserved-scope-cpv',
  'reserved-duration',
  'weights',
]);

function noticeSheet({ advised, findings, knowledge, words }: DocumentParts): Filled {
  const { assessment } = advised;
  const model = noticeSheetModel(
    assessment,
    knowledge.law.notice,
    noticeClauses(assessment),
    findings
      .filter(({ issue }) => ofTheNotice.has(issue))
      .map(({ says, instead }) => ({ says: line(says), instead: line(instead) })),
    words,
    (code) => knowledge.codeLabel(code, words.language),
  );
  const status = words.say('doc.cover.status-left', { count: model.left.length });
  return { model, missing: model.missing, status };
}

/** In the order in which pages list them. */
const kinds = {
  tender: { calledFor: () => true, public: true, fill: (parts) => filled(tender(parts)) },
  'award-grid': {
    calledFor: tendered,
    public: true,
    fill: ({ advised, words }) => filled(awardGridModel(advised.assessment, words)),
    workbook: ({ advised, words }) => committeeWorkbook(advised.assessment, words),
  },
  'notice-sheet': { calledFor: tendered, fill: noticeSheet },
  'performance-annex': {
    calledFor: tendered,
    public: true,
    fill: ({ advised, words }) => filled(performanceAnnexModel(advised.assessment, words)),
  },
  summary: {
    calledFor: tendered,
    sheet: true,
    fill: (parts) =>
      filled(
        briefModel(
          parts.advised.assessment,
          parts.knowledge.law,
          parts.advised.duties,
          tender(parts).missing,
          parts.words,
        ),
      ),
  },
  'tenderer-forms': {
    calledFor: tendered,
    public: true,
    fill: (parts) => ({
      model: tenderersFormsModel(parts.advised.assessment, parts.knowledge.law, parts.words),
      missing: tender(parts).missing,
    }),
  },
  'market-questionnaire': {
    calledFor: tendered,
    early: true,
    fill: ({ advised, knowledge, words }) => ({
      ...filled(
        marketQuestionnaireModel(advised.assessment, knowledge.law, words, (code) =>
          knowledge.codeLabel(code, words.language),
        ),
      ),
      status: words.say('market.status'),
    }),
  },
  justification: { calledFor: () => true, fill: justification },
  entrustment: {
    calledFor: entrusted,
    fill: ({ advised, knowledge, words }) =>
      filled(entrustmentModel(advised.assessment, knowledge.law, words)),
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type DocumentKind = keyof typeof kinds;

// Object.keys forgets the names of the table.
export const documentKinds = Object.keys(kinds) as readonly DocumentKind[];

export function kindOf(kind: DocumentKind): Kind {
  return kinds[kind];
}

/** The documents that this dossier calls for. */
export function documentsFor(dossier: Dossier): readonly DocumentKind[] {
  return documentKinds.filter((kind) => kinds[kind].calledFor(dossier));
}

/** The documents of a dossier that tenderers may read: never the note for the file, nor what officers work with. */
export function publicKinds(dossier: Dossier): readonly DocumentKind[] {
  return documentsFor(dossier).filter((kind) => kindOf(kind).public === true);
}

/** The formats of a kind that tenderers may have: the spreadsheets are the committee's. */
export function publicFormats(kind: DocumentKind): readonly DocumentFormat[] {
  return formatsOf(kind).filter((format) => format !== 'xlsx');
}

/** The formats that a kind is written in: a spreadsheet only where one belongs to it. */
export function formatsOf(kind: DocumentKind): readonly DocumentFormat[] {
  return documentFormats.filter((format) => format !== 'xlsx' || kindOf(kind).workbook !== undefined);
}
