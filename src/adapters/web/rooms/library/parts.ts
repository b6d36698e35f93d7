import type { Request, Response } from 'express';
import type { Clause } from '../../../../core/clauses/clause.js';
import type {
  ClauseSearch,
  ClauseVersions,
  Clock,
  CompareTexts,
  DocumentWriter,
  FeedbackStore,
  Knowledge,
  OwnClauseStore,
} from '../../../../usecases/ports.js';
import { libraryFor } from '../../../../usecases/own-library.js';
import type { Frame } from '../../frame.js';

export interface LibraryParts {
  readonly knowledge: Knowledge;
  readonly writer: DocumentWriter;
  readonly search: ClauseSearch;
  readonly versions: ClauseVersions;
  /** Clauses that were written in the workspaces: whoever wrote one sees it like any other. */
  readonly own: OwnClauseStore;
  readonly feedback: FeedbackStore;
  readonly compare: CompareTexts;
  readonly clock: Clock;
}

/** The room with the frame it stands in. */
export interface Shelves extends LibraryParts {
  readonly frame: Frame;
}

/** A clause of the files, in the form of the Union. */
export function clauseOf(id: string, { knowledge }: LibraryParts): Clause | undefined {
  return knowledge.library.clauses.find((clause) => clause.id === id);
}

/** The identity that the address names, whether there is such a clause or not. */
export function idAsked(request: Request): string {
  const { theme = '', slug = '' } = request.params as Readonly<Record<string, string>>;
  return `${theme}/${slug}`;
}

/** The clause of the address, or the page that says that there is none. */
export function clauseAsked(request: Request, response: Response, parts: Shelves): Clause | undefined {
  const id = idAsked(request);
  const workspace = parts.frame.workspaces.known(request);
  const clause = clauseOf(id, parts) ?? libraryFor(workspace, parts).clauses.find((one) => one.id === id);
  if (clause === undefined) parts.frame.refuse(response, { kind: 'not-found' });
  return clause;
}
