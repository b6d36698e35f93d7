// Only the workspace that a dossier belongs to may publish it; whoever has the code may then read what was published.
import { publicDossier } from '../core/dossier/published.js';
import { placedClauses } from '../core/documents/tender.js';
import type { ChosenClause, Dossier } from '../core/dossier/dossier.js';
import type { ChosenValues } from '../core/clauses/clause.js';
import type { IsoDate } from '../core/shared/iso-date.js';
import { done, refused, type Result } from '../core/shared/result.js';
import { adviseOn, type Advised } from './advise.js';
import { publicFormats, publicKinds, type DocumentKind } from './document-kinds.js';
import { everyDocument } from './every-document.js';
import { shelfOf, type Shelf } from './own-library.js';
import type {
  Clock,
  DocumentWriter,
  DossierRefusal,
  DossierStore,
  Pause,
  Publication,
  PublicationStore,
  WritingRefusal,
} from './ports.js';
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

/**
 * Publishes the revision that the buyer saw, in the place of what it published before. The documents are written from what
 * is public, with the clauses as the whole dossier fills them, and kept with it.
 */
export async function publishDossier(
  {
    id,
    workspace,
    revision,
    announced,
  }: { id: string; workspace: string | undefined; revision: number; announced: Announced },
  parts: PublishParts,
): Promise<Result<Publication, DossierRefusal | WritingRefusal | 'not-tendered'>> {
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
  const documents = await everyDocument(dossier, publicAdvice(tender, workspace, parts), parts, parts.pause, {
    kinds: publicKinds(dossier),
    formats: publicFormats,
  });
  if (!documents.ok) return documents;
  const published = publications.publish(
    workspace,
    id,
    {
      revision,
      tender,
      documents: documents.value,
      law: knowledge.law.hash,
      library: knowledge.library.hash,
    },
    clock.now(),
  );
  return published === undefined ? refused('not-found') : done(published);
}

/** The kinds of documents that a publication holds, in their order. */
export function publishedKinds({ standing }: Publication, dossier: Dossier): readonly DocumentKind[] {
  return publicKinds(dossier).filter((kind) => standing?.files.some((file) => file.kind === kind));
}
