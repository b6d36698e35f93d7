import fc from 'fast-check';
import { placeInJson } from '../../../src/core/shared/json-place.js';

test.each([
  ['{"a": 1,\n "b": NaN}', 2, 7],
  ['{"a": [1,', 1, 10],
  ['', 1, 1],
  ['{"a" 1}', 1, 6],
  ['{"a": 1 "b": 2}', 1, 9],
  ['[1, 2,]', 1, 7],
  ['{"a": 1}}', 1, 9],
  ['{"a": 1]', 1, 8],
  ["{'a': 1}", 1, 2],
  ['{"a": "not closed}', 1, 7],
  ['{"a": 01}', 1, 8],
])('%j stops being JSON at line %i, character %i', (text, line, column) => {
  expect(placeInJson(text)).toEqual({ line, column });
});

test('finds a place exactly where the reader of JSON refuses', () => {
  const text = fc.oneof(
    fc.json(),
    fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '1', '-', '.', ' ', 'null') }),
  );
  fc.assert(
    fc.property(text, (json) => {
      let reads = true;
      try {
        JSON.parse(json);
      } catch {
        reads = false;
      }
      expect(placeInJson(json) === undefined).toBe(reads);
    }),
  );
});
