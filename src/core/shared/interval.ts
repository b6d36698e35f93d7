import type { IsoDate } from './iso-date.js';

/** A span of days: `from` is included, `to` is excluded; without `to` it is still running. */
export interface Interval {
  readonly from: IsoDate;
  readonly to?: IsoDate | undefined;
}

export function covers(interval: Interval, date: IsoDate): boolean {
  return interval.from <= date && (interval.to === undefined || date < interval.to);
}

/** True when every day of `inner` lies in `outer`. */
export function contains(outer: Interval, inner: Interval): boolean {
  if (inner.from < outer.from) return false;
  if (outer.to === undefined) return true;
  return inner.to !== undefined && inner.to <= outer.to;
}

export function overlap(a: Interval, b: Interval): boolean {
  return (a.to === undefined || b.from < a.to) && (b.to === undefined || a.from < b.to);
}
