import { commitTogether } from '../../../src/adapters/sqlite/commit-together.js';
import { openDatabase } from '../../../src/adapters/sqlite/open.js';

function numbers() {
  const database = openDatabase(':memory:');
  database.exec('CREATE TABLE numbers (number INTEGER PRIMARY KEY)');
  const insert = database.prepare<[number]>('INSERT INTO numbers (number) VALUES (?)');
  const all = database.prepare<[], number>('SELECT number FROM numbers ORDER BY number').pluck();
  return { database, together: commitTogether(database), insert, all: () => all.all() };
}

test('it works: what comes at the same moment is stored in one transaction, and each gets its own answer', async () => {
  const { database, together, insert, all } = numbers();
  const inside: boolean[] = [];
  const promised = [3, 1, 2].map((number) =>
    together(() => {
      inside.push(database.inTransaction);
      insert.run(number);
      return all().length;
    }),
  );
  expect(all()).toEqual([]);
  expect(await Promise.all(promised)).toEqual([1, 2, 3]);
  expect(inside).toEqual([true, true, true]);
  expect(database.inTransaction).toBe(false);
  expect(all()).toEqual([1, 2, 3]);
  expect(await together(() => insert.run(4).changes)).toBe(1);
  database.close();
});

test('what throws is undone alone, and says why', async () => {
  const { database, together, insert, all } = numbers();
  const promised = await Promise.allSettled([
    together(() => insert.run(1)),
    together(() => {
      insert.run(2);
      throw new Error('no');
    }),
    together(() => insert.run(1)),
    together(() => insert.run(3)),
  ]);
  expect(promised.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(all()).toEqual([1, 3]);
  database.close();
});

test('where the transaction fails nobody is told that anything is stored', async () => {
  const { database, together, insert, all } = numbers();
  const promised = await Promise.allSettled([
    together(() => insert.run(1)),
    together(() => database.exec('ROLLBACK')),
    together(() => insert.run(2)),
  ]);
  expect(promised.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(all()).toEqual([]);
  expect(await together(() => insert.run(5).changes)).toBe(1);
  database.close();
});
