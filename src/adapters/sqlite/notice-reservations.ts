import { setImmediate } from 'node:timers/promises';
import type { Reservation } from '../../core/eligibility/reservation.js';
import { reservationOf } from '../../core/market/signature.js';
import type { Database } from './driver.js';

/** What is reserved how, by the ids of signatures, which never change. */
export interface NoticeReservations {
  /** Reads what is not read yet, up to an id, in portions with a pause between. */
  readTo(id: number): Promise<void>;
  /** Undefined where there is no such signature. */
  of(id: number): Reservation | undefined;
}

/** So many stay in memory, at about 300 bytes each; a million notices have a quarter of it. The others are read one by one. */
const mostKept = 100_000;
const portion = 5000;

/** Reads each signature once: a search for an enterprise asks for all of them. */
export function noticeReservations(database: Database): NoticeReservations {
  const next = database.prepare<[number, number, number], { id: number; signature: string }>(
    'SELECT id, signature FROM notice_signatures WHERE id > ? AND id <= ? ORDER BY id LIMIT ?',
  );
  const one = database
    .prepare<[number], string>('SELECT signature FROM notice_signatures WHERE id = ?')
    .pluck();
  const kept: (Reservation | undefined)[] = [undefined];
  return {
    readTo: async (id) => {
      const last = Math.min(id, mostKept);
      while (kept.length <= last) {
        const rows = next.all(kept.length - 1, last, portion);
        // Ids in which nothing stands count as read.
        const until = rows.length < portion ? last : (rows.at(-1)?.id ?? last);
        while (kept.length <= until) kept.push(undefined);
        for (const row of rows) kept[row.id] = reservationOf(row.signature);
        if (kept.length <= last) await setImmediate();
      }
    },
    of: (id) => {
      if (id < kept.length) return kept[id];
      const signature = one.get(id);
      return signature === undefined ? undefined : reservationOf(signature);
    },
  };
}
