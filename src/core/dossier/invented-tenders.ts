import type { GridCriterion } from './award-grid.js';
import { scoredParts, scoringOf, type ScoredPart, type Tender } from './scoring.js';

/** How far three invented prices lie from the estimate: one on it, one below, one above. */
const distances = [1, 0.9, 1.1] as const;

/** Shares for a criterion whose text names none. */
const usualShares = [1, 0.5, 0.75] as const;

/** Three figures that count: an invented price must not look like a calculated one. */
function round(amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 2);
  return Math.round(amount / unit) * unit;
}

/** The shares that a text written by hand names, where it names the whole and at least one other. */
function sharesIn(text: string): number[] {
  const found = [...text.matchAll(/(\d{1,3})[ \u00a0\u202f]?%/g)].map((match) => Number(match[1]) / 100);
  const shares = [...new Set(found)].filter((share) => share <= 1);
  return shares.includes(1) && shares.length > 1 ? shares : [];
}

/** The part of the estimate that a price is invented from: a part of a price criterion is a part of the price. */
function shareOfPrice({ divided, weight, criterion }: ScoredPart): number {
  const whole = criterion.weight ?? 0;
  return divided && whole > 0 && (weight ?? 0) > 0 ? (weight ?? 0) / whole : 1;
}

/**
 * Invented tenders that show how the points are worked out. Nobody offered this; what each earns is computed.
 *
 * @param names one for each tender
 * @param scaleOf the shares of the scale that a clause publishes, by the id of the criterion
 * @param estimate the estimated value, from which the invented prices are taken; 0 or less counts as unknown
 */
export function inventedTenders(
  criteria: readonly GridCriterion[],
  names: readonly [string, string, string],
  scaleOf: (criterion: GridCriterion) => readonly number[],
  estimate: number | undefined,
): readonly Tender[] {
  const base = estimate === undefined || estimate <= 0 ? 100_000 : estimate;
  return names.map((name, index) => ({
    name,
    entries: Object.fromEntries(
      criteria.flatMap(scoredParts).map((part, place) => {
        if (scoringOf(part) === 'lowest')
          return [part.id, round(base * shareOfPrice(part) * (distances[index] ?? 1))] as const;
        const scale = scaleOf(part.criterion);
        const own = scale.length > 1 ? scale : sharesIn(part.text ?? '');
        // A scale that stands in the text of the criterion counts for each of its parts.
        const named = own.length > 1 ? own : sharesIn(part.criterion.text ?? '');
        const shares = named.length > 1 ? named : usualShares;
        // Each criterion begins with another tender, so that none is the best everywhere.
        return [part.id, shares[(index + place) % Math.min(shares.length, 3)] ?? 1] as const;
      }),
    ),
  }));
}
