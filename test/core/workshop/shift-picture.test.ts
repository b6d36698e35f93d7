import fc from 'fast-check';
import { shiftPicture } from '../../../src/core/workshop/shift-picture.js';
import type { Shift } from '../../../src/core/workshop/shift.js';

const ids = ['a', 'b', 'c', 'd'];

function shiftFrom(counts: readonly (readonly [string, string, number])[]): Shift {
  const label = (id: string) => ({ id, label: { kind: 'typed', text: id } as const });
  const moves = counts.map(([from, to, count]) => ({ from: label(from), to: label(to), count }));
  const both = moves.reduce((sum, { count }) => sum + count, 0);
  const stayed = moves.filter(({ from, to }) => from.id === to.id).reduce((sum, { count }) => sum + count, 0);
  return { chart: 'answer', both, stayed, moved: both - stayed, moves };
}

test('nothing is drawn where nobody voted twice', () => {
  expect(shiftPicture(shiftFrom([]), ids)).toBeUndefined();
});

test('blocks stand in the order of the answers and do not overlap; bands add up to them', () => {
  const ways = ids.flatMap((from) => ids.map((to) => [from, to] as const));
  const some = fc
    .subarray(ways, { minLength: 1 })
    .chain((list) =>
      fc.tuple(
        ...list.map(([from, to]) =>
          fc.integer({ min: 1, max: 400 }).map((count) => [from, to, count] as const),
        ),
      ),
    );
  fc.assert(
    fc.property(some, (counts) => {
      const picture = shiftPicture(shiftFrom(counts), ids);
      if (picture === undefined) throw new Error('not drawn');
      for (const side of [picture.left, picture.right]) {
        expect(side.map(({ id }) => id)).toEqual(ids.filter((id) => side.some((block) => block.id === id)));
        side.forEach((block, index) => {
          const next = side[index + 1];
          if (next !== undefined) expect(block.y + block.height).toBeLessThan(next.y);
          expect(block.y + block.height).toBeLessThanOrEqual(picture.height + 0.2);
        });
      }
      for (const block of picture.left)
        expect(
          picture.bands.filter(({ from }) => from === block.id).reduce((sum, { count }) => sum + count, 0),
        ).toBe(block.count);
    }),
  );
});
