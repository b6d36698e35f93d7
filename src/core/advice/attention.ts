import { listOf, numberOf, truthOf, type Facts } from '../facts/facts.js';

/** How large a purchase is for what is asked of its tenderers, from its value against the threshold. */
export type Proportion = 'full' | 'medium' | 'small' | 'tiny';

/** Why so many clauses are put forward, and no more. */
export type AttentionReason =
  'kind-unknown' | 'size-unknown' | 'large' | 'smaller' | 'short' | 'smaller-and-short';

/** How many clauses are worth the buyer's time in this purchase. */
export interface Attention {
  /** So many of the ranked clauses are put forward, the first ones; the others fit as well. */
  readonly count: number;
  readonly reason: AttentionReason;
  /** True when more would be proportionate than the library holds for such a purchase. */
  readonly exhausted: boolean;
  /** The value as a share of the threshold, where both are known: 1 is the threshold. */
  readonly share?: number;
  /** The length in months, where it is known and bears on the count. */
  readonly months?: number;
}

// Article 18(1) and Article 67(3) of Directive 2014/24 ask for proportion and give no figure. These are ours: each clause costs
// a tenderer time to answer and the buyer time to follow up, and both are spent once whatever the contract is worth.
const most = 12;
const least = 3;
/** From this share of the threshold on, so many clauses. */
const bySize: readonly (readonly [share: number, count: number, proportion: Proportion])[] = [
  [3, most, 'full'],
  [1, 10, 'full'],
  [0.5, 8, 'medium'],
  [0.25, 7, 'small'],
  [0.1, 6, 'small'],
  [0.03, 4, 'tiny'],
  [0, least, 'tiny'],
];
/** In a shorter contract so many fewer: there is less time in which a commitment can be kept, shown and put right. */
const byLength: readonly (readonly [months: number, fewer: number])[] = [
  [6, 2],
  [12, 1],
];

function shareOf(facts: Facts): number | undefined {
  const value = numberOf(facts, 'lot.value') ?? numberOf(facts, 'estimate.value');
  const threshold = numberOf(facts, 'regime.threshold');
  return value === undefined || threshold === undefined || threshold <= 0 ? undefined : value / threshold;
}

function stepOf(share: number): (typeof bySize)[number] | undefined {
  return bySize.find(([from]) => share >= from);
}

/** How large the purchase is; one whose size is not known is taken for large, so that nothing is hidden. */
export function proportionOf(facts: Facts): Proportion {
  const share = shareOf(facts);
  return share === undefined ? 'full' : (stepOf(share)?.[2] ?? 'full');
}

/**
 * How many clauses to put forward: the smaller the contract against its threshold and the shorter it is, the fewer.
 *
 * @param among how many clauses have something that speaks for them here, and how many of them the law asks for; those are
 *   put forward in any case
 */
export function attentionFor(
  facts: Facts,
  among: { readonly fitting: number; readonly musts: number },
): Attention {
  const share = shareOf(facts);
  const size = share === undefined ? most : (stepOf(share)?.[1] ?? most);
  const months =
    truthOf(facts, 'contract.indefinite') === true ? undefined : numberOf(facts, 'contract.durationMonths');
  const fewer = months === undefined ? 0 : (byLength.find(([under]) => months < under)?.[1] ?? 0);
  const fair = Math.max(least, size - fewer);
  const isKindKnown = listOf(facts, 'contract.cpv').length > 0;
  // For a purchase of a rare kind a few general clauses are better than none; where nobody knows what is bought, any would be chance.
  const fewest = isKindKnown ? least : 0;
  const short = fewer > 0;
  const smaller = share !== undefined && share < 1;
  const reason: AttentionReason = !isKindKnown
    ? 'kind-unknown'
    : share === undefined
      ? 'size-unknown'
      : smaller && short
        ? 'smaller-and-short'
        : smaller
          ? 'smaller'
          : short
            ? 'short'
            : 'large';
  return {
    count: Math.max(among.musts, Math.min(fair, Math.max(among.fitting, fewest))),
    reason,
    exhausted: isKindKnown && among.fitting < fair,
    ...(share === undefined ? {} : { share }),
    ...(months === undefined ? {} : { months }),
  };
}
