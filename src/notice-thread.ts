import { parentPort } from 'node:worker_threads';
import { keptNotice } from './adapters/notices/keep-notice.js';
import { readAnyNotice } from './adapters/notices/read-notice.js';
import { prepared } from './adapters/sqlite/notice-prepared.js';
import type { ReadNotice } from './usecases/notice-ports.js';

// A thread of the import: reads files and works out all that is stored of them. It knows no database.

export interface Asked {
  readonly id: number;
  readonly files: readonly Uint8Array[];
}

export interface Answered {
  readonly id: number;
  readonly read: readonly ReadNotice[];
}

function readOne(bytes: Uint8Array): ReadNotice {
  const read = readAnyNotice(bytes);
  if (!read.ok) return { ok: false, refusal: { key: read.refusal.key, values: read.refusal.values } };
  const { notice, result } = read.value;
  return { ok: true, prepared: prepared(keptNotice(notice, result)) };
}

parentPort?.on('message', ({ id, files }: Asked) => {
  const answer: Answered = { id, read: files.map(readOne) };
  parentPort?.postMessage(answer);
});
