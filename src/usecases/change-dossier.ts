// Only the workspace that a dossier belongs to may change it, and only over the revision that it saw.
import { readDossier, type Dossier, type Fault } from '../core/dossier/dossier.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { Clock, DossierStore, StoredDossier } from './ports.js';
import type { LawWatch } from './watch-law.js';

export type ChangeRefusal =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'finalised' }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  /** Saved in between: what is stored now, and what it would become. */
  | { readonly kind: 'stale'; readonly stored: StoredDossier; readonly mine: Dossier };

export interface Change {
  readonly id: string;
  readonly workspace: string | undefined;
  /** The revision that the form was made from. */
  readonly revision: number;
  readonly change: (dossier: Dossier) => Dossier;
}

/** Changes a dossier and keeps it. What is stored is read and checked first, wherever it came from. */
export function changeDossier(
  { id, workspace, revision, change }: Change,
  parts: { readonly store: DossierStore; readonly clock: Clock; readonly watch: LawWatch },
): Result<StoredDossier, ChangeRefusal> {
  const { store, clock, watch } = parts;
  const stored = workspace === undefined ? undefined : store.find(workspace, id);
  if (workspace === undefined || stored === undefined) return refused({ kind: 'not-found' });
  if (stored.state === 'finalised') return refused({ kind: 'finalised' });
  const read = readDossier(change(stored.dossier));
  if (!read.ok) return refused({ kind: 'invalid', faults: read.refusal });
  const stale = (now: StoredDossier): Result<StoredDossier, ChangeRefusal> =>
    refused({ kind: 'stale', stored: now, mine: read.value });
  if (stored.revision !== revision) return stale(stored);
  const saved = store.save(workspace, id, revision, read.value, clock.now());
  if (saved.ok) {
    watch.look(saved.value);
    return done(saved.value);
  }
  if (saved.refusal === 'finalised') return refused({ kind: 'finalised' });
  const now = saved.refusal === 'stale' ? store.find(workspace, id) : undefined;
  return now === undefined ? refused({ kind: 'not-found' }) : stale(now);
}
