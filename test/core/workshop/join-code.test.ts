import fc from 'fast-check';
import { joinCodeFrom, joinCodeShown, joinCodeTyped } from '../../../src/core/workshop/join-code.js';
import { secretsOfMachine } from '../../../src/secrets.js';

test('a code is six signs of which none looks like another', () => {
  for (let index = 0; index < 200; index += 1)
    expect(secretsOfMachine().code()).toMatch(/^[34679ACDEFHJKMNPRTWXY]{6}$/);
});

test('every sign comes as often as every other: bytes that would favour some are left aside', () => {
  expect(joinCodeFrom(Uint8Array.from([252, 253, 254, 255, 0, 1, 2, 3, 4, 5]))).toBe('34679A');
  expect(joinCodeFrom(Uint8Array.from([252, 0, 1, 2, 3, 4]))).toBeUndefined();
});

test('a code is understood as people type it, and as it is shown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
      const code = joinCodeFrom(bytes);
      fc.pre(code !== undefined);
      for (const typed of [
        code,
        code.toLowerCase(),
        ` ${code.slice(0, 3)}-${code.slice(3)} `,
        joinCodeShown(code),
      ])
        expect(joinCodeTyped(typed)).toBe(code);
    }),
  );
});

test.each(['', 'ABC', 'ABCDEFG', '0OI1LZ', '<scrip', '34679A'.repeat(100), '34679é'])(
  '%j is no code',
  (typed) => {
    expect(joinCodeTyped(typed)).toBeUndefined();
  },
);
