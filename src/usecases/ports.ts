import type { Clause, ClauseRef } from '../core/clauses/clause.js';
import type { OwnDraft } from '../core/clauses/own/own-draft.js';
import type { Library } from '../core/clauses/library.js';
import type { DocumentModel, Block } from '../core/documents/block.js';
import type { CommentedDraft } from '../core/documents/draft-comments.js';
import type { Source } from '../core/documents/source.js';
import type { Workbook } from '../core/documents/workbook.js';
import type { Dossier } from '../core/dossier/dossier.js';
import type { PublicTender } from '../core/dossier/published.js';
import type { Organisation } from '../core/eligibility/organisation.js';
import type { Law } from '../core/law/law.js';
import type { Answers } from '../core/record/answers.js';
import type { Draft, DraftRefusal } from '../core/review/draft/draft.js';
import type { IsoDate } from '../core/shared/iso-date.js';
import type { Result } from '../core/shared/result.js';
import type { Language, Words } from '../core/shared/text.js';
import type { Scenario } from '../core/workshop/scenario.js';

/** What the use cases need of the outside. Adapters offer it; tests offer it too. */

/** The law, the clauses and the words, read once at start. */
export interface Knowledge {
  readonly law: Law;
  readonly library: Library;
  words(language: Language): Words;
  /** The words of a CPV code, from the product's own table or the imported official list. */
  codeLabel(code: string, language: Language): string | undefined;
}

/** Why a file is not made: too many wait for theirs, or it needs more memory or time than one file may take. */
export type WritingRefusal = 'busy' | 'too-large';

export type Written = Result<Buffer, WritingRefusal>;
/** Where a passage comes from, as a reader sees it: its name, the way there, the way to change it. */
export interface DescribedSource {
  readonly text: string;
  readonly href?: string;
  readonly change?: { readonly text: string; readonly href: string };
}

/** Puts sources into the words of the reader; a passage without any is a standing sentence. */
export type DescribeSources = (sources: readonly Source[]) => {
  readonly language: Language;
  /** "from:" */
  readonly from: string;
  readonly parts: readonly DescribedSource[];
};

/** Writes documents: a Markdown template filled from a model becomes blocks, and blocks become a file. */
export interface DocumentWriter {
  compose(template: string, model: object, words: Words): string;
  blocks(markdown: string): Block[];
  pdf(document: DocumentModel): Promise<Written>;
  docx(document: DocumentModel): Promise<Written>;
  html(document: DocumentModel): string;
  xlsx(workbook: Workbook): Promise<Written>;
  /** A passage of Markdown as safe HTML, for a page. Its headings go `lower` levels below what they are, 2 unless told. */
  prose(markdown: string, lower?: number): string;
  /** A document as safe HTML for a page, each passage with where it comes from. */
  preview(markdown: string, describe: DescribeSources): string;
  /** Blocks as safe HTML for a page; headings go `lower` levels below what they are. */
  blocksHtml(blocks: readonly Block[], lower: number): string;
}

/** Reads somebody's draft from a file: word processors' files, Markdown, plain text. */
export interface DraftReader {
  /** The most bytes that a file may have. */
  readonly mostBytes: number;
  /** The most characters that a text may have. */
  readonly mostCharacters: number;
  /** @param name with its ending, which says what kind of file it claims to be */
  read(name: string, bytes: Buffer): Promise<Result<Draft, DraftRefusal>>;
}

/** Reads an eForms notice into a dossier as JSON; a refusal names its sentence. */
export interface NoticeReader {
  /** The most bytes that a notice may have. */
  readonly mostBytes: number;
  read(bytes: Buffer): Result<
    object,
    {
      readonly kind: string;
      readonly key: string;
      readonly values: Readonly<Record<string, string | number>>;
    }
  >;
}

/** Writes a reviewed draft for a word processor: the text as it was, each finding a comment on its passage. */
export type CommentWriter = (draft: CommentedDraft) => Promise<Written>;

/** Files as one archive, with a manifest of what is known of them. */
export type Bundle = (
  files: Readonly<Record<string, Buffer | string>>,
  about: Readonly<Record<string, unknown>>,
) => Buffer;

/** Lets others have their turn; long work calls it between its parts. */
export type Pause = () => Promise<void>;

export interface Clock {
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  /** Now, in ISO 8601 with zone. */
  now(): string;
}

export interface StoredDossier {
  readonly id: string;
  readonly workspace: string;
  readonly revision: number;
  /** A finalised dossier never changes again; whoever wants to go on from it makes a copy. */
  readonly state: 'draft' | 'finalised';
  readonly dossier: Dossier;
  readonly created: string;
  /** The last change; of a finalised dossier, the moment it was finalised. */
  readonly updated: string;
}

export type DossierRefusal = 'not-found' | 'stale' | 'finalised';

/** The formats of documents, in the order in which pages offer them; not every kind has a spreadsheet. */
export const documentFormats = ['pdf', 'docx', 'html', 'md', 'xlsx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** What a page shows of a document: everything of it but its blocks. */
export interface DocumentPage extends Pick<DocumentModel, 'title' | 'subtitle' | 'cover' | 'incomplete'> {
  readonly markdown: string;
  readonly missing: readonly string[];
}

/** A document as it stood when its dossier was finalised. */
export interface FrozenDocument {
  readonly kind: string;
  readonly language: Language;
  readonly page: DocumentPage;
  readonly files: Readonly<Partial<Record<DocumentFormat, Buffer>>>;
}

/** What a dossier was finalised with. */
export interface Finalisation {
  readonly documents: readonly FrozenDocument[];
  /** The hashes of the law data and of the library. */
  readonly law: string;
  readonly library: string;
}

/** A file of a finalised dossier, for a list: its SHA-256 tells whether somebody's copy is the same. */
export interface FrozenFile {
  readonly kind: string;
  readonly language: Language;
  readonly format: DocumentFormat;
  readonly sha256: string;
  readonly bytes: number;
}

export interface DossierStore {
  create(workspace: string, dossier: Dossier, now: string): StoredDossier;
  find(workspace: string, id: string): StoredDossier | undefined;
  list(workspace: string): readonly StoredDossier[];
  /** Saves over the revision that the writer saw; `stale` when somebody saved in between. */
  save(
    workspace: string,
    id: string,
    revision: number,
    dossier: Dossier,
    now: string,
  ): Result<StoredDossier, DossierRefusal>;
  remove(workspace: string, id: string): boolean;
  /** Every revision that was saved, the last first, with its moment. */
  revisions(workspace: string, id: string): readonly { readonly revision: number; readonly at: string }[];
  /** The dossier as it was in a revision. */
  revision(workspace: string, id: string, revision: number): Dossier | undefined;
  /** Freezes the revision that the writer saw, together with its documents. */
  finalise(
    workspace: string,
    id: string,
    revision: number,
    frozen: Finalisation,
    now: string,
  ): Result<StoredDossier, DossierRefusal>;
  /** The law data and the library of the day a dossier was finalised, and its files. */
  finalisation(
    workspace: string,
    id: string,
  ): { readonly law: string; readonly library: string; readonly files: readonly FrozenFile[] } | undefined;
  frozenPage(workspace: string, id: string, kind: string, language: Language): DocumentPage | undefined;
  frozenFile(
    workspace: string,
    id: string,
    kind: string,
    language: Language,
    format: string,
  ): Buffer | undefined;
}

/** One edition of a published tender: the revision that it was taken from, and when it was published. */
export interface Edition {
  readonly edition: number;
  readonly revision: number;
  readonly at: string;
}

/** A tender that a buyer has published for enterprises, under a code that stays the same from edition to edition. */
export interface Publication {
  readonly code: string;
  /** Whose clauses it holds, and who may withdraw it. */
  readonly workspace: string;
  readonly dossier: string;
  /** Every edition, the newest first. */
  readonly editions: readonly Edition[];
  /** What the newest edition says; absent once it is withdrawn. */
  readonly standing?:
    | {
        readonly tender: PublicTender;
        readonly law: string;
        readonly library: string;
        /** The kinds of its documents. */
        readonly kinds: readonly string[];
      }
    | undefined;
  /** The moment it was withdrawn, where it is. */
  readonly withdrawn?: string | undefined;
  /** How often somebody has begun to check whether they may bid. */
  readonly checks: number;
}

/** A document as it was published: all that its files are made from. */
export interface PublishedDocument {
  readonly kind: string;
  readonly language: Language;
  readonly document: Omit<DocumentModel, 'blocks'>;
  readonly markdown: string;
}

/** What an edition is made of. */
export interface NewEdition extends Omit<Finalisation, 'documents'> {
  readonly documents: readonly PublishedDocument[];
  readonly revision: number;
  readonly tender: PublicTender;
}

/** A file of a published document. */
export interface MadeFile {
  readonly kind: string;
  readonly language: Language;
  readonly format: DocumentFormat;
  readonly body: Buffer;
}

export interface PublicationStore {
  find(code: string): Publication | undefined;
  ofDossier(workspace: string, dossier: string): Publication | undefined;
  /** Publishes in the place of what stood there before; undefined where the workspace has no such dossier. */
  publish(workspace: string, dossier: string, edition: NewEdition, now: string): Publication | undefined;
  /** Takes what was published away; its code stays taken. */
  withdraw(workspace: string, dossier: string, now: string): boolean;
  /** A file of the edition that stands, where somebody has asked for it before. */
  file(code: string, kind: string, language: Language, format: string): Buffer | undefined;
  /** What a file of the edition that stands is made from. */
  document(
    code: string,
    kind: string,
    language: Language,
  ): { readonly edition: number; readonly published: PublishedDocument } | undefined;
  /** Keeps a file as it was first made; nothing where its edition stands no longer, or a file is kept already. */
  keep(code: string, edition: number, file: MadeFile): void;
  /** One more check, by nobody in particular. */
  count(code: string): void;
}

/** The organisation of a workspace: stated once, used for every tender. */
export interface StoredProfile {
  readonly organisation: Organisation;
  readonly updated: string;
}

export interface ProfileStore {
  find(workspace: string): StoredProfile | undefined;
  save(workspace: string, organisation: Organisation, now: string): void;
  remove(workspace: string): boolean;
}

/** Where a tender that an enterprise checks comes from. */
export type TenderOrigin =
  | { readonly kind: 'published'; readonly code: string; readonly edition: number }
  | { readonly kind: 'notice'; readonly publication?: string | undefined }
  | { readonly kind: 'form' };

/** A tender as an enterprise checks it. */
export interface CheckedTender extends PublicTender {
  readonly origin: TenderOrigin;
}

/** What an enterprise answers for one tender alone: it may bid otherwise for the next. */
export type BidAnswers = Readonly<
  Partial<Pick<Organisation, 'participation' | 'subcontractedShare' | 'awards'>>
>;

export interface StoredCheck {
  readonly id: string;
  readonly tender: CheckedTender;
  readonly bid: BidAnswers;
  readonly created: string;
}

export interface CheckStore {
  create(workspace: string, tender: CheckedTender, now: string): StoredCheck;
  find(workspace: string, id: string): StoredCheck | undefined;
  /** The newest first. */
  list(workspace: string): readonly StoredCheck[];
  /** Keeps the answers for this tender; false where there is no such check. */
  answer(workspace: string, id: string, bid: BidAnswers): boolean;
  /** Takes a newer edition of the tender; the answers stay. */
  renew(workspace: string, id: string, tender: CheckedTender): boolean;
  remove(workspace: string, id: string): boolean;
}

/** A tender read from a notice. */
export interface NoticeTender extends PublicTender {
  readonly publication?: string | undefined;
}

/** Reads an eForms notice as the tender that it tells of; a refusal is a sentence of the locale files with its values. */
export type TenderReader = (
  xml: Buffer,
) => Result<
  NoticeTender,
  { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
>;

/** What the law answered to a revision of a dossier when its buyer last took note. */
export interface AnswerRecord {
  readonly revision: number;
  /** The hash of the law data. */
  readonly law: string;
  /** The day that the answers are of. */
  readonly day: IsoDate;
  /** Read when somebody asks: mostly nothing has changed and nobody does. */
  readonly answers: () => Answers;
  /** When it was kept. */
  readonly at: string;
}

/** One record for each draft; the last one kept counts. */
export interface AnswerRecords {
  find(workspace: string, dossier: string): AnswerRecord | undefined;
  /** Keeps nothing for a dossier that is finalised or that the workspace does not have. */
  keep(workspace: string, dossier: string, record: AnswerRecord): void;
}

/** A code found for plain words, best first. */
export interface CodeHit {
  readonly code: string;
  readonly label: string;
  /** The broader group, for orientation. */
  readonly under?: string | undefined;
}

export interface CodeSearch {
  find(words: string, language: Language, limit: number): readonly CodeHit[];
}

/** What the list of clauses can be narrowed by: the division of the CPV is a `group`, a form of its own a `country`. */
export const clauseFacets = ['theme', 'place', 'level', 'nature', 'group', 'country', 'written'] as const;
export type ClauseFacet = (typeof clauseFacets)[number];

/** Of several values of a facet one is enough. */
export type ClauseQuery = Readonly<Partial<Record<ClauseFacet, string | readonly string[] | undefined>>> & {
  readonly words?: string | undefined;
  readonly language: Language;
  readonly cpv?: string | undefined;
  /** From 1. */
  readonly page: number;
  readonly size: number;
};

export interface ClauseHit {
  readonly id: string;
  readonly version: string;
  /** Highlighted passage: pieces of text, the marked ones were searched for. */
  readonly passage?: readonly { readonly text: string; readonly marked: boolean }[] | undefined;
}

export interface ClauseHits {
  readonly total: number;
  readonly hits: readonly ClauseHit[];
  /** Counts per facet value, for the words asked. */
  readonly facets: Readonly<
    Record<ClauseFacet, readonly { readonly value: string; readonly count: number }[]>
  >;
}

export interface ClauseSearch {
  search(query: ClauseQuery): ClauseHits;
}

/** Every version of a clause that this installation has seen; none is ever removed or rewritten. */
export interface ClauseVersions {
  find(id: string, version: string): Clause | undefined;
  /** The first seen first. */
  versions(id: string): readonly (ClauseRef & { readonly status: 'current' | 'superseded' | 'retired' })[];
}

/** A clause that an authority writes for itself. */
export interface StoredOwn {
  readonly id: string;
  readonly revision: number;
  readonly draft: OwnDraft;
  readonly created: string;
  readonly updated: string;
  /** The last version that was made ready for use, and the revision that it was made from. */
  readonly ready?: { readonly version: string; readonly revision: number };
}

export interface OwnClauseStore {
  create(workspace: string, draft: OwnDraft, now: string): StoredOwn;
  find(workspace: string, id: string): StoredOwn | undefined;
  /** The last changed first. */
  list(workspace: string): readonly StoredOwn[];
  /** Saves over the revision that the writer saw; `stale` when somebody saved in between. */
  save(
    workspace: string,
    id: string,
    revision: number,
    draft: OwnDraft,
    now: string,
  ): Result<StoredOwn, 'not-found' | 'stale'>;
  /** Keeps a version for good: tenders may hold it. */
  makeReady(
    workspace: string,
    id: string,
    revision: number,
    clause: Clause,
    now: string,
  ): Result<StoredOwn, 'not-found' | 'stale'>;
  /** Takes it out of the list; versions that tenders hold stay. */
  remove(workspace: string, id: string): boolean;
  /** The last ready version of each clause in the list. */
  ready(workspace: string): readonly Clause[];
  /** Changes whenever `ready` gives something else. */
  stamp(workspace: string): string;
  version(workspace: string, id: string, version: string): Clause | undefined;
  /** Every version made ready, the first one first. */
  versions(workspace: string, id: string): readonly Clause[];
}

/** A scenario that a trainer made. */
export interface StoredScenario {
  readonly id: string;
  readonly revision: number;
  readonly scenario: Scenario;
  readonly created: string;
  readonly updated: string;
}

export interface OwnScenarioStore {
  create(workspace: string, scenario: Scenario, now: string): StoredScenario;
  find(workspace: string, id: string): StoredScenario | undefined;
  /** The last changed first. */
  list(workspace: string): readonly StoredScenario[];
  /** Saves over the revision that the writer saw; `stale` when somebody saved in between. */
  save(
    workspace: string,
    id: string,
    revision: number,
    scenario: Scenario,
    now: string,
  ): Result<StoredScenario, 'not-found' | 'stale'>;
  remove(workspace: string, id: string): boolean;
}

/** Scenarios as files that trainers pass on. */
export interface ScenarioFiles {
  /** The most bytes that a file may have. */
  readonly mostBytes: number;
  /** What a YAML or JSON file holds; refused with the line (from 1) where it is neither. */
  read(text: string): Result<unknown, { readonly line: number | undefined }>;
  yaml(scenario: Scenario): string;
}

/** Clauses as files of the library. */
export interface ClauseFiles {
  /** The files by their names in the clause's folder. */
  write(clause: Clause): Readonly<Record<string, string>>;
  /** The clause with the fingerprint of what its files say. */
  seal(clause: Omit<Clause, 'sha256'>): Clause;
}

/** What a reader tells the editor of a clause. Nothing else of the reader is kept. */
export interface Feedback {
  readonly clause: string;
  readonly version: string;
  readonly language: Language;
  readonly text: string;
  /** Only where the reader wishes an answer. */
  readonly email?: string | undefined;
  readonly at: string;
}

export interface FeedbackStore {
  add(feedback: Feedback): void;
  /** The oldest first. */
  all(): readonly Feedback[];
}

/** Two texts word by word: what was taken out, what was put in, what stayed. */
export type CompareTexts = (
  before: string,
  after: string,
) => readonly { readonly text: string; readonly change: 'same' | 'out' | 'in' }[];

/** Two rows of passages: how many were taken out, put in or stayed, one after the other. */
export type AlignPassages = (
  before: readonly string[],
  after: readonly string[],
) => readonly { readonly count: number; readonly change: 'same' | 'out' | 'in' }[];

/** A practice to start from, as a dossier in each language. */
export interface ExampleDossier {
  readonly slug: string;
  readonly dossiers: Readonly<Record<Language, Dossier>>;
}
