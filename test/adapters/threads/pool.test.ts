import { openPool, type Pool, type PoolOptions } from '../../../src/adapters/threads/pool.js';
import type { OddJob } from './odd-jobs.js';

const module = new URL('./odd-jobs.js', import.meta.url);
const opened: Pool<OddJob>[] = [];

function pool(options: Partial<PoolOptions> = {}): Pool<OddJob> {
  const made = openPool<OddJob>({
    ...{ module, threads: 1, waiting: 10, patience: 20_000, memory: { maxOldGenerationSizeMb: 64 } },
    ...options,
  });
  opened.push(made);
  return made;
}

async function said(result: ReturnType<Pool<OddJob>['run']>): Promise<string> {
  const made = await result;
  return made.ok ? made.value.toString() : `refused: ${made.refusal}`;
}

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

test('it works: several pieces of work wait for one thread, and each gets its own answer', async () => {
  const { run } = pool();
  const answers = await Promise.all([said(run({ wait: 30 })), said(run('name')), said(run({ wait: 1 }))]);
  expect(answers).toEqual(['waited 30', 'odd jobs', 'waited 1']);
});

test('two threads work side by side', async () => {
  const { run } = pool({ threads: 2 });
  const order: string[] = [];
  await Promise.all(
    [400, 5].map(async (wait) => {
      order.push(await said(run({ wait })));
    }),
  );
  expect(order).toEqual(['waited 5', 'waited 400']);
});

test.each([
  ['an exception is told with its message', 'fail', 'This job cannot be done.'],
  ['a thread that ends leaves no one waiting', 'die', 'A thread ended without an answer.'],
] as const)('%s, and the next piece of work is done', async (_what, job, message) => {
  const { run } = pool();
  const next = said(Promise.resolve().then(() => run('name')));
  await expect(run(job)).rejects.toThrow(message);
  expect(await next).toBe('odd jobs');
});

test('work that needs more memory than it may is refused, and the next is done', async () => {
  const { run } = pool({ memory: { maxOldGenerationSizeMb: 16 } });
  expect(await said(run('hoard'))).toBe('refused: too-large');
  expect(await said(run('name'))).toBe('odd jobs');
});

test('work that takes too long is given up, and the next is done', async () => {
  const { run } = pool({ patience: 1500 });
  expect(await said(run('dream'))).toBe('refused: too-large');
  expect(await said(run('name'))).toBe('odd jobs');
});

test('no more wait than may; whoever waits when it closes is told so', async () => {
  const { run, close } = pool({ waiting: 1 });
  const first = said(run({ wait: 60_000 }));
  const second = said(run('name'));
  expect(await said(run('name'))).toBe('refused: busy');
  close();
  expect(await Promise.all([first, second])).toEqual(['refused: busy', 'refused: busy']);
  expect(await said(run('name'))).toBe('refused: busy');
});
