import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './notice-thread.js';
import type { BatchReader, ReadNotice } from './usecases/notice-ports.js';

/** Beyond this the one thread that writes is the slowest. */
const mostThreads = 4;

/** Reads notices in threads beside the one that unpacks and writes. */
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
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./notice-thread.js', import.meta.url));
    worker.on('message', ({ id, read }: Answered) => {
      waiting.get(id)?.resolve(read);
      waiting.delete(id);
    });
    worker.on('error', fail);
    return worker;
  });
  let asked = 0;
  return {
    width: threads * 2,
    read: (files) => {
      const id = asked;
      asked += 1;
      if (files.length === 0) return Promise.resolve([]);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const message: Asked = { id, files };
        // The bytes go over without being copied.
        workers[id % threads]?.postMessage(
          message,
          files.map(({ buffer }) => buffer as ArrayBuffer),
        );
      });
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
