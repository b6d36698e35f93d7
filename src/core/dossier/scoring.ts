import type { GridCriterion } from './award-grid.js';
import { divisionOf } from './subcriteria.js';

/**
 * How a criterion turns what was offered into points: the lowest amount sets the measure, or the tender earns a share of
 * the points by the scale that was published.
 */
export type Scoring = 'lowest' | 'share';

export function scoringOf({ kind }: Pick<GridCriterion, 'kind'>): Scoring {
  return kind === 'quality' ? 'share' : 'lowest';
}

/** What a criterion needs to be scored. */
export type Weighed = Pick<GridCriterion, 'id' | 'kind'> & { readonly weight: number };

/** What earns points of its own: a criterion, or each part of one whose parts all have weights. */
export interface ScoredPart extends Pick<GridCriterion, 'id' | 'kind' | 'name' | 'weight' | 'text'> {
  readonly criterion: GridCriterion;
  /** Whether it is a part of its criterion, and not the criterion itself. */
  readonly divided: boolean;
}

/** What a criterion is scored by, in its order; the id of a part names its criterion too. */
export function scoredParts(criterion: GridCriterion): ScoredPart[] {
  const { id, kind, name, weight, text, subcriteria } = criterion;
  if (divisionOf(criterion) !== 'weighted')
    return [{ id, kind, name, weight, text, criterion, divided: false }];
  return subcriteria.map((part) => ({
    ...part,
    id: `${id}/${part.id}`,
    name: part.name ?? part.id,
    kind,
    criterion,
    divided: true,
  }));
}

export interface Tender {
  readonly name: string;
  /** By criterion or part: an amount of money where the lowest sets the measure, otherwise the share earned, 0..1. */
  readonly entries: Readonly<Record<string, number>>;
}

export interface ScoredTender {
  readonly name: string;
  /** Points by criterion or part, to two decimals. */
  readonly points: Readonly<Record<string, number>>;
  readonly total: number;
  /** 1 for the highest total; tenders with the same total have the same rank. */
  readonly rank: number;
  /** Names of other tenders with the same total. */
  readonly tied: readonly string[];
}

/** To two decimals, as the sheet of the committee rounds. */
export function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}

/**
 * Points for one entry.
 *
 * @param lowest the lowest amount among all tenders. An amount of nothing takes all the points, and leaves none to the
 *   others: the division has no other sense, and the tender must be asked for an explanation (Article 69 of 2014/24)
 */
export function pointsFor(criterion: Weighed, entry: number, lowest: number): number {
  if (scoringOf(criterion) === 'share') return rounded(criterion.weight * entry);
  return entry === 0 ? criterion.weight : rounded((criterion.weight * lowest) / entry);
}

/** Points of a criterion: its own, or the sum of those of its parts. */
export function pointsOf(criterion: GridCriterion, { points }: Pick<ScoredTender, 'points'>): number {
  return rounded(scoredParts(criterion).reduce((sum, { id }) => sum + (points[id] ?? 0), 0));
}

/** Points, totals and ranks of tenders that answer every criterion. */
export function scoreTenders(
  criteria: readonly Weighed[],
  tenders: readonly Tender[],
): readonly ScoredTender[] {
  const lowest = new Map(
    criteria.map(({ id }) => [id, Math.min(...tenders.map(({ entries }) => entries[id] ?? Infinity))]),
  );
  const scored = tenders.map(({ name, entries }) => {
    const points = Object.fromEntries(
      criteria.map((criterion) => [
        criterion.id,
        pointsFor(criterion, entries[criterion.id] ?? 0, lowest.get(criterion.id) ?? 0),
      ]),
    );
    return { name, points, total: rounded(Object.values(points).reduce((sum, value) => sum + value, 0)) };
  });
  return scored.map((tender) => ({
    ...tender,
    rank: 1 + scored.filter(({ total }) => total > tender.total).length,
    tied: scored
      .filter(({ name, total }) => name !== tender.name && total === tender.total)
      .map(({ name }) => name),
  }));
}
