import type { Database } from './driver.js';

interface Waiting {
  readonly run: () => unknown;
  readonly settle: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Commits what comes at the same moment in one transaction: a commit waits for the disk, and a hundred that wait one after
 * the other keep a room waiting. A promise is kept only after the commit, so whatever is told to be stored is on the disk. Work
 * that throws is undone alone; where the commit fails all of it is.
 */
export function commitTogether(database: Database): <T>(work: () => T) => Promise<T> {
  const alone = database.transaction((work: () => unknown) => work());
  const tried = (run: () => unknown): Outcome => {
    try {
      return { value: alone(run) };
    } catch (error) {
      // Some faults of the database end the whole transaction; then there is nothing to go on with.
      if (!database.inTransaction) throw error;
      return { error };
    }
  };
  const all = database.transaction((list: readonly Waiting[]) => list.map(({ run }) => tried(run)));
  let waiting: Waiting[] = [];
  const commit = (): void => {
    const list = waiting;
    waiting = [];
    try {
      all.immediate(list).forEach((outcome, index) => {
        if ('error' in outcome) list[index]?.fail(outcome.error);
        else list[index]?.settle(outcome.value);
      });
    } catch (error) {
      for (const { fail } of list) fail(error);
    }
  };
  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      // After everything that the network has brought by now.
      if (waiting.length === 0) setImmediate(commit);
      // What is settled with is what this very work gave.
      waiting.push({
        run: work,
        settle: (value) => {
          resolve(value as T);
        },
        fail: reject,
      });
    });
}
