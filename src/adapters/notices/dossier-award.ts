import { common, ifAny, ifSaid, said, type DossierAward, type DossierCriterion } from './dossier-shape.js';
import type { AwardCriterion, Notice } from './notice.js';
import type { Pick } from './phrases.js';

function kindOf(criterion: AwardCriterion): DossierCriterion['kind'] {
  const { type } = criterion;
  return type === 'price' || type === 'cost' || type === 'quality' ? type : undefined;
}

/** Exact weights alone: the middle of a range, or a rank, is not a weight. A decimal is a share of one. */
function weightOf({ weight }: AwardCriterion): number | undefined {
  if (weight?.kind === 'per-exa' || weight?.kind === 'poi-exa') return weight.number;
  return weight?.kind === 'dec-exa' ? Number((weight.number * 100).toFixed(6)) : undefined;
}

/** Quality decides by its presence; without it, a criterion of an unknown type leaves the method open. */
function methodOf(criteria: readonly AwardCriterion[]): DossierAward['method'] {
  const kinds = criteria.map(kindOf);
  if (kinds.includes('quality')) return 'best-price-quality';
  if (kinds.includes(undefined)) return undefined;
  return kinds.includes('cost') ? 'cost' : 'price';
}

function criteriaOf(criteria: readonly AwardCriterion[], pick: Pick): DossierCriterion[] {
  return criteria.map((criterion, index) => ({
    id: `c${index + 1}`,
    ...said({
      name: pick(criterion.name),
      kind: kindOf(criterion),
      weight: weightOf(criterion),
      text: pick(criterion.description),
    }),
  }));
}

/**
 * A dossier has one way to award, a notice one per lot: the criteria are taken where all lots that give any give the
 * same, the method where they agree on that.
 */
export function awardOf(notice: Notice, pick: Pick): DossierAward | undefined {
  const perLot = notice.lots.map((lot) => lot.awardCriteria).filter((criteria) => criteria.length > 0);
  const shared = common(perLot.map((criteria) => JSON.stringify(criteriaOf(criteria, pick))));
  const criteria = shared === undefined ? [] : criteriaOf(perLot[0] ?? [], pick);
  return ifSaid(said({ method: common(perLot.map(methodOf)), criteria: ifAny(criteria) }));
}
