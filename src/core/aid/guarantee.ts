import { inCents } from './previous-aid.js';

export interface Guarantee {
  /** EUR lent. */
  readonly loan: number;
  /** Share of the loan that is guaranteed, 0..1. */
  readonly share: number;
  readonly years: number;
}

/** The figures of Article 4(6) of Regulation (EU) 2023/2831; parameters of the law data. */
export interface GuaranteeFigures {
  readonly ceiling: number;
  readonly highestShare: number;
  readonly shortYears: number;
  readonly shortAmount: number;
  readonly longYears: number;
  readonly longAmount: number;
}

/**
 * What a guarantee counts as aid, EUR: the part of the ceiling that the guaranteed amount and its length are of those that
 * would use the ceiling up. Undefined where the guarantee covers too much of the loan or lasts too long for this method;
 * its aid must then be worked out another way.
 */
export function grantEquivalent(
  { loan, share, years }: Guarantee,
  figures: GuaranteeFigures,
): number | undefined {
  if (share > figures.highestShare || years > figures.longYears) return undefined;
  const guaranteed = loan * share;
  const part =
    years <= figures.shortYears
      ? (guaranteed / figures.shortAmount) * (years / figures.shortYears)
      : (guaranteed / figures.longAmount) * (years / figures.longYears);
  return inCents(part * figures.ceiling);
}
