import fc from 'fast-check';
import { canonical } from '../../../src/core/shared/canonical.js';

/** The same by the means of the language, slower. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

test('the order of keys does not matter, what is not said is left out, and lists stay in order', () => {
  expect(canonical({ b: [3, 1, undefined], a: { d: undefined, c: 'é"' } })).toBe(
    '{"a":{"c":"é\\""},"b":[3,1,null]}',
  );
  expect(canonical({ '10': 1, '2': 2, x: 3 })).toBe(canonical({ x: 3, '2': 2, '10': 1 }));
});

test('whatever JSON can hold reads as JSON with sorted keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonical(value)).toBe(sorted(value));
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.string(), fc.nat().map(String)), fc.jsonValue()), (value) => {
      expect(canonical(value)).toBe(sorted(value));
    }),
  );
});
