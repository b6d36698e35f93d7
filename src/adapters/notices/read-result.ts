import { all, textAt, textsAt } from './xml-path.js';
import type { XmlElement } from './xml-tree.js';

/** What a notice of results says beyond the rest: the lots that it settles. */
export interface ReadResult {
  readonly settles: readonly string[];
}

/** A lot whose procedure goes on ("open-nw") is not settled. */
export function resultOf(notice: XmlElement): ReadResult {
  const settled = all(notice, 'EXT/efac:NoticeResult/efac:LotResult')
    .filter((result) => textAt(result, 'cbc:TenderResultCode') !== 'open-nw')
    .flatMap((result) => textsAt(result, 'efac:TenderLot/cbc:ID'));
  return { settles: [...new Set(settled)] };
}
