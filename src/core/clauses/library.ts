import type { Jurisdiction } from '../law/law.js';
import type { Clause } from './clause.js';

/** The clause library as it was read: one clause for each identity, and national forms of some of them. */
export interface Library {
  readonly clauses: readonly Clause[];
  /** Clauses with the identity of one above, for one country, where its law asks for other words. */
  readonly variants: readonly Clause[];
  /** Earlier versions that a dossier holds fast; none where nobody could look them up. */
  readonly held?: readonly Clause[] | undefined;
  /** `sha256:…` over every clause and variant. */
  readonly hash: string;
}

/** A clause as a dossier took it: the version that it holds fast where that is known, or else the one in force. */
export function clauseTaken(
  library: Library,
  taken: { readonly clause: string; readonly version?: string | undefined },
): Clause | undefined {
  return (
    library.held?.find(({ id, version }) => id === taken.clause && version === taken.version) ??
    library.clauses.find(({ id }) => id === taken.clause)
  );
}

/** The country for which a version is a form of its own, as the end of the version says: `1.0.0+fr`. */
export function countryOfVersion(version: string): Jurisdiction | undefined {
  return /\+([a-z]{2})$/.exec(version)?.[1]?.toUpperCase();
}

/** Every clause in every form. */
export function allForms(library: Library): Clause[] {
  return [...library.clauses, ...library.variants];
}

/** The library as it stands for the jurisdictions of a dossier: still one clause for each identity, in the country's form where it has one. */
export function libraryIn(library: Library, jurisdictions: readonly Jurisdiction[]): Library {
  const forms = new Map(
    library.variants
      .filter(({ variant }) => variant !== undefined && jurisdictions.includes(variant))
      .map((form) => [form.id, form]),
  );
  if (forms.size === 0) return library;
  return { ...library, clauses: library.clauses.map((clause) => forms.get(clause.id) ?? clause) };
}
