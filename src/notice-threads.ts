import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { readForStore } from './read-for-store.js';
import type { Answered, Asked } from './notice-thread.js';
import type { BatchReader, ReadNotice } from './usecases/notice-ports.js';

/** Beyond this the one thread that writes is the slowest. */
const mostThreads = 4;

/** Portions that wait for one thread: enough that it has work while the first thread writes. */
const mostWaiting = 4;

/** Portions that the first thread has read itself while older ones were still on their way. */
const mostAhead = 4;

interface Thread {
  readonly worker: Worker;
  /** Portions that it was asked for and has not answered. */
  waiting: number;
}

/** Reads notices in threads beside the one that unpacks and writes; where they have enough to do, that one reads too. */
export function threadedReader(
  threads = Math.max(1, Math.min(mostThreads, availableParallelism() - 1)),
): BatchReader {
  const waiting = new Map<
    number,
    { readonly resolve: (read: readonly ReadNotice[]) => void; readonly reject: (error: Error) => void }
  >();
  const fail = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const pool = Array.from({ length: threads }, (): Thread => {
    const worker = new Worker(new URL('./notice-thread.js', import.meta.url));
    const thread: Thread = { worker, waiting: 0 };
    worker.on('message', ({ id, read }: Answered) => {
      thread.waiting -= 1;
      waiting.get(id)?.resolve(read);
      waiting.delete(id);
    });
    worker.on('error', fail);
    return thread;
  });
  let asked = 0;
  return {
    width: threads * mostWaiting + mostAhead,
    read: (files) => {
      if (files.length === 0) return Promise.resolve([]);
      const [thread] = pool
        .filter(({ waiting }) => waiting < mostWaiting)
        .sort((a, b) => a.waiting - b.waiting);
      if (thread === undefined) return Promise.resolve(files.map(readForStore));
      const id = asked;
      asked += 1;
      thread.waiting += 1;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const message: Asked = { id, files };
        // The bytes go over without being copied.
        thread.worker.postMessage(
          message,
          files.map(({ buffer }) => buffer as ArrayBuffer),
        );
      });
    },
    close: async () => {
      await Promise.all(pool.map(({ worker }) => worker.terminate()));
    },
  };
}
