import { answerJobs } from './adapters/threads/answer-jobs.js';
import { makeHere, type WritingJob } from './writing-job.js';

// A thread that makes files: press.ts starts it and gives it nothing but these.
answerJobs((job) => makeHere(job as WritingJob));
