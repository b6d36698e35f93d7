import type { Criterion, Dossier } from './dossier.js';
import { partsAddUp, subcriteriaOf, type GridSubcriterion } from './subcriteria.js';

/** All the points of an award: weights are parts of this, and the only criterion of an award carries it alone. */
export const allPoints = 100;

/** A criterion as every document and the notice state it: kind and weight are decided here and nowhere else. */
export interface GridCriterion {
  readonly id: string;
  readonly name: string | undefined;
  readonly kind: NonNullable<Criterion['kind']>;
  /** Points of a hundred; undefined while nobody gave them. */
  readonly weight: number | undefined;
  /** The clause that says what is assessed, with its scale. */
  readonly clause: string | undefined;
  readonly text: string | undefined;
  /** Its parts, typed by the buyer; none for most criteria. Elements that stand in the text of a clause are no parts. */
  readonly subcriteria: readonly GridSubcriterion[];
  /** The lots for which it counts, where its clause was taken for some lots only; undefined: all. */
  readonly lots: readonly string[] | undefined;
}

/** The criteria of lots that are awarded alike. */
export interface AwardGrid {
  /** Ids of the lots; empty for a contract without lots. */
  readonly lots: readonly string[];
  readonly criteria: readonly GridCriterion[];
  /** Sum of the weights that are known. */
  readonly total: number;
  /** Whether every criterion has its weight. */
  readonly weighted: boolean;
  /** Whether points can be worked out: every criterion has its weight, and so has every part that needs one. */
  readonly scorable: boolean;
}

/** A clause that stands in the basket for some lots only makes a criterion of these lots. */
function lotsOf(clause: string | undefined, dossier: Dossier): readonly string[] | undefined {
  const taken = (dossier.clauses ?? []).filter((item) => item.clause === clause);
  const lots = taken.flatMap((item) => item.lot ?? []);
  return clause === undefined || taken.length === 0 || lots.length < taken.length ? undefined : lots;
}

/** The award criteria of a dossier, in their order. */
export function criteriaOf(dossier: Dossier): GridCriterion[] {
  const criteria = dossier.award?.criteria ?? [];
  return criteria.map((criterion) => ({
    id: criterion.id,
    name: criterion.name,
    kind: criterion.kind ?? 'quality',
    weight: criterion.weight ?? (criteria.length === 1 ? allPoints : undefined),
    clause: criterion.clause,
    text: criterion.text === undefined || criterion.text.trim() === '' ? undefined : criterion.text,
    subcriteria: subcriteriaOf(criterion),
    lots: lotsOf(criterion.clause, dossier),
  }));
}

/** Sum of weights in points; a weight that is missing counts nothing. */
export function totalOf(criteria: readonly GridCriterion[]): number {
  const sum = criteria.reduce((total, { weight }) => total + (weight ?? 0), 0);
  return Math.round(sum * 1000) / 1000;
}

function gridOf(lots: readonly string[], criteria: readonly GridCriterion[]): AwardGrid {
  const weighted = criteria.length > 0 && criteria.every(({ weight }) => weight !== undefined);
  return {
    lots,
    criteria,
    total: totalOf(criteria),
    weighted,
    scorable: weighted && criteria.every(partsAddUp),
  };
}

/** One grid for all lots that are awarded by the same criteria, in the order of the lots; one grid where there are no lots. */
export function gridsOf(dossier: Dossier): AwardGrid[] {
  const criteria = criteriaOf(dossier);
  const groups = new Map<string, { lots: string[]; criteria: GridCriterion[] }>();
  for (const { id } of dossier.lots ?? []) {
    const own = criteria.filter(({ lots }) => lots === undefined || lots.includes(id));
    const key = own.map((criterion) => criterion.id).join('\n');
    const group = groups.get(key) ?? { lots: [], criteria: own };
    group.lots.push(id);
    groups.set(key, group);
  }
  return groups.size === 0
    ? [gridOf([], criteria)]
    : [...groups.values()].map((group) => gridOf(group.lots, group.criteria));
}
