// Whoever holds a workspace has the clauses that were written in it, beside those of the library.
import type { Clause } from '../core/clauses/clause.js';
import type { Library } from '../core/clauses/library.js';
import { isOwn } from '../core/clauses/own/own-draft.js';
import type { Dossier } from '../core/dossier/dossier.js';
import { libraryOf } from './hold-versions.js';
import type { ClauseVersions, Knowledge, OwnClauseStore } from './ports.js';

export interface Shelf {
  readonly knowledge: Knowledge;
  readonly versions: ClauseVersions;
  readonly own: OwnClauseStore;
}

/** The library as a workspace sees it. */
export function libraryFor(
  workspace: string | undefined,
  { knowledge, own }: Omit<Shelf, 'versions'>,
): Library {
  const clauses = workspace === undefined ? [] : own.ready(workspace);
  return clauses.length === 0
    ? knowledge.library
    : { ...knowledge.library, clauses: [...knowledge.library.clauses, ...clauses] };
}

/** The versions of a clause that a workspace can see: its own of those it wrote, and those of the library. */
export function versionsFor(
  workspace: string | undefined,
  { versions, own }: Omit<Shelf, 'knowledge'>,
): ClauseVersions {
  return {
    find: (id, version) =>
      isOwn(id)
        ? workspace === undefined
          ? undefined
          : own.version(workspace, id, version)
        : versions.find(id, version),
    versions: (id) => {
      if (!isOwn(id)) return versions.versions(id);
      const all: readonly Clause[] = workspace === undefined ? [] : own.versions(workspace, id);
      return all.map(({ version, sha256 }, index) => ({
        id,
        version,
        sha256,
        status: index === all.length - 1 ? 'current' : 'superseded',
      }));
    },
  };
}

/** The library for a dossier of a workspace, with the earlier versions that it holds. */
export function shelfOf(dossier: Dossier, workspace: string | undefined, shelf: Shelf): Library {
  return libraryOf(dossier, libraryFor(workspace, shelf), versionsFor(workspace, shelf));
}
