/**
 * Hours of work for people far from employment, as French and Belgian practice works them out: the part of the price that
 * pays labour, divided by the cost of an hour, gives the hours of the contract; a share of them is set aside.
 */

/** What practice uses where the buyer says nothing else. Practice, not law: the buyer changes both in the calculator. */
export const usual = { hourlyCost: 30, share: 0.05, roundTo: 5, heavyShare: 0.1 } as const;

export interface HoursInput {
  /** EUR without VAT, the whole term. */
  readonly value: number;
  /** Share of labour in the price, 0..1. */
  readonly labourShare: number;
  /** EUR for one hour of work, all costs. */
  readonly hourlyCost?: number | undefined;
  /** Share of the hours set aside, 0..1. */
  readonly share?: number | undefined;
}

export interface Hours {
  readonly labourCost: number;
  readonly hourlyCost: number;
  readonly allHours: number;
  readonly share: number;
  /** Rounded to five hours. */
  readonly hours: number;
  /** Above what practice finds easy to reach; say why when asking more. */
  readonly isHeavy: boolean;
}

export function insertionHours(input: HoursInput): Hours {
  const hourlyCost = input.hourlyCost ?? usual.hourlyCost;
  const share = input.share ?? usual.share;
  const labourCost = input.value * input.labourShare;
  const allHours = labourCost / hourlyCost;
  return {
    labourCost,
    hourlyCost,
    allHours,
    share,
    hours: Math.round((allHours * share) / usual.roundTo) * usual.roundTo,
    isHeavy: share > usual.heavyShare,
  };
}
