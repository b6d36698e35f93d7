import { parentPort } from 'node:worker_threads';
import type { Reply } from './reply.js';

/**
 * Answers the pieces of work that this thread is given. What they are, it does not know: whoever opens the pool does.
 *
 * @param work what to do; what it throws is told to whoever asked
 * @throws Error on the main thread, where nobody gives work
 */
export function answerJobs(work: (job: unknown) => Promise<Buffer>): void {
  const port = parentPort;
  if (port === null) throw new Error('This module answers as a thread of its own only.');
  port.on('message', (job: unknown) => {
    void work(job).then(
      (made) => {
        // Small buffers share their memory with others, so the bytes are copied; the copy moves without another one.
        const bytes = new Uint8Array(made);
        port.postMessage({ ok: true, bytes } satisfies Reply, [bytes.buffer]);
      },
      (cause: unknown) => {
        const { message, stack = '' } = cause instanceof Error ? cause : new Error(String(cause));
        port.postMessage({ ok: false, message, stack } satisfies Reply);
      },
    );
  });
}
