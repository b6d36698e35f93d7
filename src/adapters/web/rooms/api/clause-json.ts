import type { Clause } from '../../../../core/clauses/clause.js';
import type { Law } from '../../../../core/law/law.js';
import { basisOf } from '../../../../core/law/opinion.js';

/** A clause as programs get it: everything of the library item, its citations resolved. */
export function clauseJson(clause: Clause, law: Law): object {
  const { legalBasis, appliesWhen, ...rest } = clause;
  return { ...rest, appliesWhen, basis: basisOf(legalBasis, law) };
}
