import { answerJobs } from '../../../src/adapters/threads/answer-jobs.js';

export type OddJob = 'name' | 'fail' | 'die' | 'hoard' | 'dream' | { readonly wait: number };

// A thread that does odd jobs for the test beside it.
answerJobs(async (given) => {
  const job = given as OddJob;
  if (typeof job === 'object') {
    await new Promise((done) => setTimeout(done, job.wait));
    return Buffer.from(`waited ${String(job.wait)}`);
  }
  switch (job) {
    case 'name':
      return Buffer.from('odd jobs');
    case 'fail':
      throw new TypeError('This job cannot be done.');
    case 'die':
      return process.exit(3);
    case 'hoard': {
      const hoard: string[][] = [];
      for (;;) hoard.push(Array.from({ length: 10_000 }, (_, at) => `piece ${String(at)}`));
    }
    case 'dream':
      for (;;);
  }
});
