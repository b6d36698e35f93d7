import { keptNotice } from './adapters/notices/keep-notice.js';
import { readAnyNotice } from './adapters/notices/read-notice.js';
import { prepared } from './adapters/sqlite/notice-prepared.js';
import type { ReadNotice } from './usecases/notice-ports.js';

/** Reads a file and works out all that is stored of it, without a database: any thread may do it. */
export function readForStore(bytes: Uint8Array): ReadNotice {
  const read = readAnyNotice(bytes);
  if (!read.ok) return { ok: false, refusal: { key: read.refusal.key, values: read.refusal.values } };
  const { notice, result } = read.value;
  return { ok: true, prepared: prepared(keptNotice(notice, result)) };
}
