import type { Clause } from '../../../../core/clauses/clause.js';
import type { Law } from '../../../../core/law/law.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { FoundClause } from '../../../../usecases/find-clause.js';
import { clauseParts, paths, type Query } from '../../paths.js';

/** Where a program reads a clause, in a form or a version. */
export function apiClauseHref(id: string, query: Query = {}): string {
  return paths.apiClause.at(clauseParts(id), query);
}

/** Everything of a library item, its citations resolved. */
function itemJson(clause: Clause, law: Law): object {
  const { legalBasis, appliesWhen, ...rest } = clause;
  return { ...rest, appliesWhen, basis: basisOf(legalBasis, law) };
}

/** A clause as programs get it, with the ways to its forms for a country and to every version kept. */
export function clauseJson({ clause, forms, versions }: FoundClause, law: Law): object {
  const { id } = clause;
  return {
    ...itemJson(clause, law),
    forms: forms.map(({ country, version }) => ({ country, version, href: apiClauseHref(id, { country }) })),
    versions: versions.map((kept) => ({ ...kept, href: apiClauseHref(id, { version: kept.version }) })),
  };
}
