// Anyone may read the law data.
import type { Clause } from '../core/clauses/clause.js';
import type { Citation, Decision, Exception, Rule } from '../core/law/law.js';
import type { Knowledge } from './ports.js';

export interface Resting {
  readonly rules: readonly Rule[];
  readonly clauses: readonly Clause[];
  /** Judgments that bear on a provision. */
  readonly decisions: readonly Decision[];
}

function citationsOf(exceptions: readonly Exception[]): Citation[] {
  return exceptions.flatMap((exception) => [
    ...exception.basis,
    ...exception.outcome.duties.flatMap((duty) => duty.basis ?? []),
    ...citationsOf(exception.unless),
  ]);
}

/** What rests on a provision or judgment: the rules and clauses that cite it, the judgments on it. */
export function restingOn(id: string, knowledge: Knowledge): Resting {
  const cites = (citations: readonly Citation[]): boolean => citations.some((citation) => citation.to === id);
  return {
    rules: knowledge.law.rules.filter((rule) =>
      cites([
        ...rule.basis,
        ...rule.general.duties.flatMap((duty) => duty.basis ?? []),
        ...citationsOf(rule.exceptions),
      ]),
    ),
    clauses: knowledge.library.clauses.filter(({ id, legalBasis }) =>
      cites([
        ...legalBasis,
        ...knowledge.library.variants.filter((form) => form.id === id).flatMap((form) => form.legalBasis),
      ]),
    ),
    decisions: [...knowledge.law.sources.values()].filter(
      (source): source is Decision => source.kind === 'decision' && source.on.includes(id),
    ),
  };
}
