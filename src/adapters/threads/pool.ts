/** A few threads that take pieces of work one by one, so that the thread that answers requests stays free. */
import { Worker, type ResourceLimits } from 'node:worker_threads';
import { done, refused, type Result } from '../../core/shared/result.js';
import type { Reply } from './reply.js';

/** `busy`: too many wait already. `too-large`: the work took more memory or time than one piece of work may. */
type Refusal = 'busy' | 'too-large';

export interface Pool<Job> {
  /** @throws Error where the work failed by a fault of ours, or its thread ended without an answer */
  readonly run: (job: Job) => Promise<Result<Buffer, Refusal>>;
  /** Ends all threads; whoever still waits is refused as `busy`. */
  readonly close: () => void;
}

export interface PoolOptions {
  /** The module that each thread runs; it calls `answerJobs`. */
  readonly module: URL;
  /** The most threads; one is started when there is work for it. */
  readonly threads: number;
  /** The most pieces of work that wait while all threads are busy. */
  readonly waiting: number;
  /** Milliseconds after which a piece of work is given up. */
  readonly patience: number;
  /** Per thread. */
  readonly memory: ResourceLimits;
}

interface Waiting<Job> {
  readonly job: Job;
  readonly resolve: (result: Result<Buffer, Refusal>) => void;
  readonly reject: (cause: Error) => void;
}

/** Starts no thread yet. A thread that crashes is replaced by the next piece of work. */
export function openPool<Job>(options: PoolOptions): Pool<Job> {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const queue: Waiting<Job>[] = [];
  let closed = false;

  function start(): Worker {
    const worker = new Worker(options.module, { resourceLimits: options.memory });
    all.add(worker);
    // One that ends while nothing is asked of it is forgotten.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      all.delete(worker);
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      next();
    });
    return worker;
  }

  function give(worker: Worker, { job, resolve, reject }: Waiting<Job>): void {
    // A thread with work keeps the process alive, one without does not.
    worker.ref();
    let failure: unknown;
    const impatience = setTimeout(() => {
      settle();
      resolve(refused('too-large'));
      void worker.terminate();
    }, options.patience);
    const onMessage = (reply: Reply): void => {
      settle();
      if (reply.ok)
        resolve(done(Buffer.from(reply.bytes.buffer, reply.bytes.byteOffset, reply.bytes.length)));
      else reject(Object.assign(new Error(reply.message), { stack: reply.stack }));
      worker.unref();
      idle.push(worker);
      next();
    };
    const onError = (cause: unknown): void => {
      failure = cause;
    };
    const onExit = (): void => {
      settle();
      if (closed) resolve(refused('busy'));
      else if (isOutOfMemory(failure)) resolve(refused('too-large'));
      else reject(new Error('A thread ended without an answer.', { cause: failure }));
    };
    function settle(): void {
      clearTimeout(impatience);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  }

  function next(): void {
    if (closed) return;
    const first = queue[0];
    if (first === undefined) return;
    const worker = idle.pop() ?? (all.size < options.threads ? start() : undefined);
    if (worker === undefined) return;
    queue.shift();
    give(worker, first);
  }

  return {
    run: (job) => {
      const full = idle.length === 0 && all.size >= options.threads && queue.length >= options.waiting;
      if (closed || full) return Promise.resolve(refused('busy'));
      return new Promise((resolve, reject) => {
        queue.push({ job, resolve, reject });
        next();
      });
    },
    close: () => {
      closed = true;
      for (const { resolve } of queue.splice(0)) resolve(refused('busy'));
      for (const worker of all) void worker.terminate();
    },
  };
}

function isOutOfMemory(failure: unknown): boolean {
  return (
    typeof failure === 'object' &&
    failure !== null &&
    'code' in failure &&
    failure.code === 'ERR_WORKER_OUT_OF_MEMORY'
  );
}
