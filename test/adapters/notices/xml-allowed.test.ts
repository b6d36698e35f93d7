import { hasForbiddenControl, hasNonCharacter } from '../../../src/adapters/notices/xml-allowed.js';

/** The same bytes at each place relative to a word of the processor. */
function atEachOffset(bytes: readonly number[]): Uint8Array[] {
  return [0, 1, 2, 3].map((offset) => {
    // What stands around them must not be looked at.
    const room = new Uint8Array(bytes.length + 8).fill(1);
    room.set(bytes, offset);
    return new Uint8Array(room.buffer, offset, bytes.length);
  });
}

const allowed = [9, 10, 13];
const lengths = [...Array(14).keys()];

test('finds a control sign at whatever place, and nothing else', () => {
  const wrong: string[] = [];
  for (const length of lengths)
    for (let place = 0; place < length; place += 1)
      for (let byte = 0; byte < 256; byte += 1)
        for (const filling of [0x20, 0x0a, 0x7f, 0x80, 0xff]) {
          const bytes = Array.from({ length }, (_, at) => (at === place ? byte : filling));
          const isForbidden = byte < 0x20 && !allowed.includes(byte);
          for (const [offset, part] of atEachOffset(bytes).entries())
            if (hasForbiddenControl(part) !== isForbidden)
              wrong.push(
                `${String(byte)} at ${String(place)} of ${String(length)}, offset ${String(offset)}`,
              );
        }
  expect(wrong).toEqual([]);
  expect(atEachOffset([]).map(hasForbiddenControl)).toEqual([false, false, false, false]);
});

test.each([
  ['\uFFFE', true],
  ['\uFFFF', true],
  ['\uFFFD', false],
  ['\uFFBF', false],
  ['x\uFFFDy\uFFFF', true],
  ['\uEFBF\u00BE', false],
])('of %j says whether XML forbids it', (text, isForbidden) => {
  expect(hasNonCharacter(Buffer.from(text).toString('latin1'))).toBe(isForbidden);
});
