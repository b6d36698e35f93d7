// Only the workspace that a dossier belongs to may publish it; whoever has the code may then read what was published.
import { publicDossier } from '../core/dossier/published.js';
import type { DocumentModel } from '../core/documents/block.js';
import { placedClauses } from '../core/documents/tender.js';
import type { ChosenClause, Dossier } from '../core/dossier/dossier.js';
import type { ChosenValues } from '../core/clauses/clause.js';
import type { IsoDate } from '../core/shared/iso-date.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { languages, type Language } from '../core/shared/text.js';
import { adviseOn, type Advised } from './advise.js';
import { documentKinds, publicFormats, publicKinds, type DocumentKind } from './document-kinds.js';
import { shelfOf, type Shelf } from './own-library.js';
import type {
  Clock,
  DocumentWriter,
  DossierRefusal,
  DossierStore,
  Pause,
  Publication,
  PublicationStore,
  PublishedDocument,
  WritingRefusal,
} from './ports.js';
import { documentFrom, fileOf } from './produce-document.js';
import { readStored } from './read-dossier.js';

export interface PublishParts extends Shelf {
  readonly store: DossierStore;
  readonly publications: PublicationStore;
  readonly clock: Clock;
  readonly writer: DocumentWriter;
  readonly pause: Pause;
}

/** What the buyer says when it publishes. */
export interface Announced {
  /** Whether the estimated value and the figures behind it are shown. */
  readonly figures: boolean;
  readonly deadline?: IsoDate | undefined;
  readonly contact?: string | undefined;
}

/** Enterprises bid for a contract or a concession; a grant or an arrangement within the public sector is no tender. */
export function mayPublish({ contract }: Dossier): boolean {
  return contract?.kind === undefined || contract.kind === 'contract' || contract.kind === 'concession';
}

/** The advice on what is public alone: page, documents and checks know nothing else. */
export function publicAdvice(
  tender: { readonly dossier: Dossier },
  workspace: string | undefined,
  parts: Shelf & { readonly clock: Clock },
): Advised {
  return adviseOn(
    tender.dossier,
    parts.knowledge.law,
    shelfOf(tender.dossier, workspace, parts),
    parts.clock.today(),
  );
}

/** Values as a dossier holds them. */
function written(values: ChosenValues): NonNullable<ChosenClause['values']> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
}

/** Blocks follow from the text, so the text is kept without them. */
function withoutBlocks(document: DocumentModel): PublishedDocument['document'] {
  const rest: PublishedDocument['document'] & { blocks?: unknown } = { ...document };
  delete rest.blocks;
  return rest;
}

/**
 * Publishes the revision that the buyer saw, in the place of what it published before. The documents are composed from what
 * is public, with the clauses as the whole dossier fills them, and kept with it; files are made of them when somebody asks.
 */
export async function publishDossier(
  {
    id,
    workspace,
    revision,
    announced,
  }: { id: string; workspace: string | undefined; revision: number; announced: Announced },
  parts: PublishParts,
): Promise<Result<Publication, DossierRefusal | 'not-tendered'>> {
  const { store, publications, clock, knowledge } = parts;
  const stored = readStored(id, workspace, store);
  if (stored === undefined || workspace === undefined) return refused('not-found');
  if (!mayPublish(stored.dossier)) return refused('not-tendered');
  if (stored.revision !== revision) return refused('stale');
  const { assessment } = publicAdvice(stored, workspace, parts);
  const dossier = publicDossier(stored.dossier, {
    asOf: assessment.asOf,
    figures: announced.figures,
    clauses: placedClauses(assessment, knowledge.words('en')).map(({ clause, lot, values }) => ({
      clause: clause.id,
      version: clause.version,
      values: written(values),
      ...(lot === undefined ? {} : { lot }),
    })),
  });
  const { deadline, contact } = announced;
  const tender = { dossier, deadline, contact };
  const advised = publicAdvice(tender, workspace, parts);
  const documents: PublishedDocument[] = [];
  for (const kind of publicKinds(dossier))
    for (const language of languages) {
      const { document, markdown } = documentFrom(advised, kind, language, knowledge, parts.writer);
      documents.push({ kind, language, document: withoutBlocks(document), markdown });
      await parts.pause();
    }
  const published = publications.publish(
    workspace,
    id,
    {
      revision,
      tender,
      documents,
      law: knowledge.law.hash,
      library: knowledge.library.hash,
    },
    clock.now(),
  );
  return published === undefined ? refused('not-found') : done(published);
}

/** The kinds of documents that a publication holds, in their order. */
export function publishedKinds({ standing }: Publication, dossier: Dossier): readonly DocumentKind[] {
  return publicKinds(dossier).filter((kind) => standing?.kinds.includes(kind));
}

/**
 * A file of the tender that stands under a code; undefined where it has none such. It is made when somebody asks first, from
 * the text as it was published, and kept: everybody gets the same bytes.
 */
export async function publishedFile(
  code: string,
  asked: { readonly kind: string; readonly language: Language; readonly format: string },
  { publications, writer }: { readonly publications: PublicationStore; readonly writer: DocumentWriter },
): Promise<Result<Buffer, WritingRefusal> | undefined> {
  const { language } = asked;
  const kept = publications.file(code, asked.kind, language, asked.format);
  if (kept !== undefined) return done(kept);
  const kind = documentKinds.find((one) => one === asked.kind);
  const format = kind && publicFormats(kind).find((one) => one === asked.format);
  const found = kind && publications.document(code, kind, language);
  if (kind === undefined || format === undefined || found === undefined) return undefined;
  const { edition, published } = found;
  const { markdown } = published;
  const document = { ...published.document, blocks: writer.blocks(markdown) };
  const made = await fileOf({ kind, document, markdown, workbook: undefined, missing: [] }, format, writer);
  if (!made.ok) return made;
  if (made.value === undefined) return undefined;
  publications.keep(code, edition, { kind, language, format, body: made.value });
  return done(publications.file(code, kind, language, format) ?? made.value);
}
