import { recent } from '../../../src/core/shared/recent.js';

test('it works: a result is made once, until it is the one longest not asked for', () => {
  const made: string[] = [];
  const kept = recent<number | undefined>(2);
  const ask = (key: string): void => {
    kept(key, () => {
      made.push(key);
      return undefined;
    });
  };
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
  // "b" was forgotten for "c"; "a" was asked for in between. An undefined result is a result.
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('what is not worth its memory is made each time', () => {
  let made = 0;
  const kept = recent<string>(2, (text) => text.length < 3);
  for (let round = 0; round < 2; round += 1)
    kept('long', () => {
      made += 1;
      return 'much';
    });
  expect(made).toBe(2);
});
