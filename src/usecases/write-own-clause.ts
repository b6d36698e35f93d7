// Whoever holds a workspace may write clauses in it; nobody else sees them.
import { ambitions, type Ambition } from '../core/facts/vocabulary.js';
import { gapsOf, hindersUse, type Gap, writtenIn } from '../core/clauses/own/gaps.js';
import { ownClause, versionAfter } from '../core/clauses/own/own-clause.js';
import { blankDraft, draftFrom, freeId, type OwnDraft } from '../core/clauses/own/own-draft.js';
import type { Clause } from '../core/clauses/clause.js';
import type { Place } from '../core/shared/place.js';
import { refused, type Result } from '../core/shared/result.js';
import type { Language } from '../core/shared/text.js';
import { libraryFor, type Shelf } from './own-library.js';
import type { ClauseFiles, Clock, StoredOwn } from './ports.js';

export interface OwnParts extends Omit<Shelf, 'versions'> {
  readonly files: ClauseFiles;
  readonly clock: Clock;
}

export interface Begun {
  readonly title: string;
  readonly language: Language;
  /** A theme, or one of the folders that serve no single theme. */
  readonly folder: string;
  readonly place: Place;
  /** A country, or EU. */
  readonly jurisdiction: string;
  /** The clause to begin with. */
  readonly from?: Clause | undefined;
}

/** Begins a clause, blank or from another one. The place is that of the other one where there is one. */
export function beginOwnClause(begun: Begun, workspace: string, parts: OwnParts): StoredOwn {
  const { own, clock } = parts;
  const taken = (id: string): boolean =>
    own.find(workspace, id) !== undefined || own.versions(workspace, id).length > 0;
  const beginning = {
    id: freeId(begun.folder, begun.title, taken),
    title: begun.title,
    language: begun.language,
    theme: ambitions.find((theme): theme is Ambition => theme === begun.folder),
    place: begun.place,
    jurisdictions: [begun.jurisdiction],
  };
  const draft =
    begun.from === undefined
      ? blankDraft(beginning, parts.knowledge.library.clauses)
      : draftFrom(begun.from, beginning);
  return own.create(workspace, draft, clock.now());
}

/** What a draft still lacks, beside the library and the other clauses of the workspace. */
export function gapsFor(draft: OwnDraft, workspace: string, parts: OwnParts): Gap[] {
  return gapsOf(draft, libraryFor(workspace, parts).clauses);
}

/** Files say nothing of it: the folder of a clause holds every language. */
function spokenAs(draft: OwnDraft, clause: Clause): Clause {
  const [only, another] = writtenIn(draft);
  return only === undefined || another !== undefined ? clause : { ...clause, onlyIn: only };
}

/** The clause that a draft makes today, whether it is ready or not: for looking at it and for its files. */
export function clauseOfDraft({ draft, ready }: StoredOwn, parts: OwnParts): Clause {
  const version = ready?.version ?? versionAfter(undefined);
  return spokenAs(
    draft,
    parts.files.seal(
      ownClause(draft, version, parts.clock.today(), (id) => parts.knowledge.law.sources.get(id)),
    ),
  );
}

/**
 * Makes a draft ready: a version that tenders can take. A later change of the draft leaves it alone until it is made ready
 * again.
 */
export function makeOwnReady(
  { id, revision }: { readonly id: string; readonly revision: number },
  workspace: string,
  parts: OwnParts,
): Result<StoredOwn, 'not-found' | 'stale' | { readonly gaps: readonly Gap[] }> {
  const { own, clock, files, knowledge } = parts;
  const stored = own.find(workspace, id);
  if (stored === undefined) return refused('not-found');
  if (stored.revision !== revision) return refused('stale');
  const gaps = gapsFor(stored.draft, workspace, parts);
  if (hindersUse(gaps)) return refused({ gaps });
  const version = versionAfter(own.versions(workspace, id).at(-1)?.version);
  const clause = spokenAs(
    stored.draft,
    files.seal(
      ownClause(stored.draft, version, clock.today(), (source) => knowledge.law.sources.get(source)),
    ),
  );
  return own.makeReady(workspace, id, revision, clause, clock.now());
}
