import { isIsoDate, type IsoDate } from '../../core/shared/iso-date.js';
import type { Moment } from './notice.js';
import { textAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

const day = /^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?$/;
const timeOfDay = /^(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** The day at the path. Its zone is dropped: a day in law is the buyer's own. */
export function dateAt(from: XmlElement | undefined, path: string): IsoDate | undefined {
  const date = day.exec(textAt(from, path) ?? '')?.[1];
  return date !== undefined && isIsoDate(date) ? date : undefined;
}

/** The end of the period at the path. Day and time stand apart, each with a zone or none; the time's zone counts. */
export function endOf(from: XmlElement | undefined, path: string): Moment | undefined {
  const date = dateAt(from, `${path}/cbc:EndDate`);
  if (date === undefined) return undefined;
  const zoneOfDay = day.exec(textAt(from, `${path}/cbc:EndDate`) ?? '')?.[2];
  const [, time, zoneOfTime] = timeOfDay.exec(textAt(from, `${path}/cbc:EndTime`) ?? '') ?? [];
  return { date, time, zone: zoneOfTime ?? zoneOfDay };
}
