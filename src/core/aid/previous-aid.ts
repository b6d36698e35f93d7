import { addMonths, type IsoDate } from '../shared/iso-date.js';

/** An earlier grant of de minimis aid to the same single undertaking; EUR. */
export interface EarlierAid {
  readonly date: IsoDate;
  readonly amount: number;
  readonly kind: 'general' | 'sgei';
}

/**
 * Earlier de minimis aid that still counts on the day of a new grant (Article 3(2) of 2023/2831 and of 2023/2832: any
 * three years, rolling). The anniversary itself still counts: a period of years ends with the last hour of the same date
 * (Regulation 1182/71, Article 3).
 *
 * @param day the day on which the new aid is granted
 * @param years how far the law looks back; a parameter of the law data
 * @returns EUR by kind
 */
export function stillCounted(
  earlier: readonly EarlierAid[],
  day: IsoDate,
  years: number,
): { readonly general: number; readonly sgei: number } {
  const first = addMonths(day, -12 * years);
  const sum = (kind: EarlierAid['kind']): number =>
    inCents(
      earlier
        .filter((aid) => aid.kind === kind && aid.date >= first)
        .reduce((total, aid) => total + aid.amount, 0),
    );
  return { general: sum('general'), sgei: sum('sgei') };
}

/** EUR to the cent: sums of decimal amounts must not miss a ceiling by the width of a binary fraction. */
export function inCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
