import { parentPort } from 'node:worker_threads';
import { readForStore } from './read-for-store.js';
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

parentPort?.on('message', ({ id, files }: Asked) => {
  const answer: Answered = { id, read: files.map(readForStore) };
  parentPort?.postMessage(answer);
});
