import { create } from 'qrcode';
import type { JoinPicture } from '../../usecases/session-ports.js';

/** Free space around the picture that readers need, in modules (ISO/IEC 18004). */
const quiet = 4;

/** An address as a QR code: one path of unit squares, row by row, so that a page draws it without any style of its own. */
export function joinPicture(address: string): JoinPicture {
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => {
    let row = '';
    for (let x = 0; x < size; x += 1) {
      if (modules.get(y, x) === 0) continue;
      let end = x;
      while (end < size && modules.get(y, end) !== 0) end += 1;
      row += `M${String(x + quiet)} ${String(y + quiet)}h${String(end - x)}v1h-${String(end - x)}z`;
      x = end;
    }
    return row;
  });
  return { size: size + 2 * quiet, path: rows.join('') };
}
