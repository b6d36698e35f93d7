import type { Criterion } from './dossier.js';

/** A part of a criterion as every document states it. */
export interface GridSubcriterion {
  readonly id: string;
  readonly name: string | undefined;
  /** Points of a hundred; undefined while nobody gave them. */
  readonly weight: number | undefined;
  readonly text: string | undefined;
}

/**
 * How a criterion is divided: not at all; into parts that are assessed together, because none has a weight; into parts of
 * which only some have one; into parts that all have one, and are scored one by one.
 */
export type Division = 'none' | 'together' | 'partly' | 'weighted';

/** The sub-criteria of a criterion, in their order. */
export function subcriteriaOf({ subcriteria = [] }: Criterion): GridSubcriterion[] {
  return subcriteria.map(({ id, name, weight, text }) => ({
    id,
    name,
    weight,
    text: text === undefined || text.trim() === '' ? undefined : text,
  }));
}

interface Divided {
  readonly weight: number | undefined;
  readonly subcriteria: readonly GridSubcriterion[];
}

export function divisionOf({ subcriteria }: Pick<Divided, 'subcriteria'>): Division {
  if (subcriteria.length === 0) return 'none';
  const weighted = subcriteria.filter(({ weight }) => weight !== undefined).length;
  if (weighted === 0) return 'together';
  return weighted === subcriteria.length ? 'weighted' : 'partly';
}

const rounded = (points: number): number => Math.round(points * 1000) / 1000;

/** Sum of the weights of the parts in points; a weight that is missing counts nothing. */
export function sumOfParts({ subcriteria }: Pick<Divided, 'subcriteria'>): number {
  return rounded(subcriteria.reduce((total, { weight }) => total + (weight ?? 0), 0));
}

/** Whether the weights of the parts, where there are any, are all there and make the weight of their criterion. */
export function partsAddUp(criterion: Divided): boolean {
  const division = divisionOf(criterion);
  if (division === 'weighted')
    return criterion.weight !== undefined && sumOfParts(criterion) === rounded(criterion.weight);
  return division !== 'partly';
}

/**
 * What is wrong with the weights of the parts: some lack theirs, or all together are not the weight of the criterion. A
 * criterion without its weight is told as such; there is nothing yet to compare with.
 */
export function faultOfParts(
  criterion: Divided,
):
  | { readonly kind: 'partly' }
  | { readonly kind: 'sum'; readonly sum: number; readonly weight: number }
  | undefined {
  const { weight } = criterion;
  if (weight === undefined || partsAddUp(criterion)) return undefined;
  return divisionOf(criterion) === 'partly'
    ? { kind: 'partly' }
    : { kind: 'sum', sum: sumOfParts(criterion), weight };
}
