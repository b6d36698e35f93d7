// Anyone may read the clause library, in every form and every version that it has had.
import type { Clause } from '../core/clauses/clause.js';
import { allForms, countryOfVersion, type Library } from '../core/clauses/library.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { ClauseVersions } from './ports.js';

export interface KeptVersion {
  readonly version: string;
  readonly sha256: string;
  readonly status: 'current' | 'superseded' | 'retired';
  /** The country for which it is a form of its own. */
  readonly country?: string;
}

export interface FoundClause {
  readonly clause: Clause;
  /** The forms for a country that are in force. */
  readonly forms: readonly { readonly country: string; readonly version: string }[];
  /** Every version of every form that was ever kept, the first seen first. */
  readonly versions: readonly KeptVersion[];
}

/** There is no such clause, or not in that version: the versions that there are, none where there is no clause. */
export interface NoSuchClause {
  readonly versions: readonly string[];
}

/**
 * A clause as it is asked for.
 *
 * @param asked.country the form that a dossier of this country is given: its own where there is one, or that of the Union;
 *   without it the form of the Union, or whichever form the version is of
 * @param asked.version a version of that form; without it the one in force
 */
export function findClause(
  id: string,
  asked: { readonly country?: string | undefined; readonly version?: string | undefined },
  library: Library,
  versions: ClauseVersions,
): Result<FoundClause, NoSuchClause> {
  const kept = versions.versions(id).map(({ version, sha256, status }): KeptVersion => {
    const country = countryOfVersion(version);
    return { version, sha256, status, ...(country === undefined ? {} : { country }) };
  });
  const forms = library.variants.filter((form) => form.id === id);
  const own = kept.filter(({ country }) => country === asked.country);
  const fitting =
    asked.country === undefined
      ? kept
      : own.length > 0
        ? own
        : kept.filter(({ country }) => country === undefined);
  const inForce = (): Clause | undefined =>
    forms.find(({ variant }) => variant === asked.country) ?? library.clauses.find((item) => item.id === id);
  const inVersion = (version: string): Clause | undefined =>
    fitting.some((item) => item.version === version)
      ? (allForms(library).find((item) => item.id === id && item.version === version) ??
        versions.find(id, version))
      : undefined;
  const clause = asked.version === undefined ? inForce() : inVersion(asked.version);
  if (clause === undefined) return refused({ versions: fitting.map(({ version }) => version) });
  return done({
    clause,
    forms: forms.flatMap(({ variant, version }) =>
      variant === undefined ? [] : [{ country: variant, version }],
    ),
    versions: kept,
  });
}
