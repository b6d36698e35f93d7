import { availableParallelism } from 'node:os';
import { openPool, type Pool, type PoolOptions } from './adapters/threads/pool.js';
import type { WritingJob } from './writing-job.js';

/** Everybody's documents go through it: a tender of forty pages takes a tenth of a second, so few threads are enough. */
const usual: Omit<PoolOptions, 'module'> = {
  threads: Math.max(1, Math.min(2, availableParallelism() - 1)),
  waiting: 40,
  patience: 120_000,
  // A document of 10 000 blocks needs about a third of it: `npm run bench -- press`.
  memory: { maxOldGenerationSizeMb: 768 },
};

/** Threads that make the files, so that the server answers others meanwhile. */
export function openPress(options: Partial<typeof usual> = {}): Pool<WritingJob> {
  return openPool({ ...usual, ...options, module: new URL('./writing-thread.js', import.meta.url) });
}
