import type { Shift } from './shift.js';

/**
 * A picture of who moved between two votes: the answers of the first vote on the left, those of the second on the right,
 * and a band for each way that people went, as thick as they are many. All measures are units of the drawing.
 */
export interface ShiftPicture {
  readonly width: number;
  readonly height: number;
  readonly left: readonly Block[];
  readonly right: readonly Block[];
  readonly bands: readonly Band[];
}

interface Block {
  readonly id: string;
  readonly count: number;
  readonly y: number;
  readonly height: number;
  /** Where its number stands. */
  readonly middle: number;
}

interface Band {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly stayed: boolean;
  /** The outline, as the `d` of an SVG path. */
  readonly path: string;
}

const width = 320;
/** Blocks stand at both sides, each this wide. */
export const blockWidth = 26;
const gap = 10;
/** All votes together are this high, however many they are; a band of few votes stays visible. */
const whole = 220;
const thinnest = 3;

function stacked(ids: readonly string[], heights: ReadonlyMap<string, number>): Map<string, number> {
  const places = new Map<string, number>();
  let y = 0;
  for (const id of ids) {
    places.set(id, y);
    y += (heights.get(id) ?? 0) + gap;
  }
  return places;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * Draws a shift; undefined where nobody voted twice.
 *
 * @param order the ids of the answers, from top to bottom
 */
export function shiftPicture(shift: Shift, order: readonly string[]): ShiftPicture | undefined {
  if (shift.both === 0) return undefined;
  const thick = (count: number): number => Math.max(thinnest, (count / shift.both) * whole);
  const sides = { from: new Map<string, number>(), to: new Map<string, number>() };
  const counts = { from: new Map<string, number>(), to: new Map<string, number>() };
  for (const side of ['from', 'to'] as const)
    for (const move of shift.moves) {
      const { id } = move[side];
      sides[side].set(id, (sides[side].get(id) ?? 0) + thick(move.count));
      counts[side].set(id, (counts[side].get(id) ?? 0) + move.count);
    }
  const shown = (side: 'from' | 'to'): string[] => order.filter((id) => sides[side].has(id));
  const places = { from: stacked(shown('from'), sides.from), to: stacked(shown('to'), sides.to) };
  const blocks = (side: 'from' | 'to'): Block[] =>
    shown(side).map((id) => {
      const [y, height] = [places[side].get(id) ?? 0, sides[side].get(id) ?? 0];
      return {
        id,
        count: counts[side].get(id) ?? 0,
        y: round(y),
        height: round(height),
        middle: round(y + height / 2),
      };
    });
  const used = { from: new Map(places.from), to: new Map(places.to) };
  const bands = shift.moves.map(({ from, to, count }): Band => {
    const height = thick(count);
    const [start, end] = [used.from.get(from.id) ?? 0, used.to.get(to.id) ?? 0];
    used.from.set(from.id, start + height);
    used.to.set(to.id, end + height);
    const [x1, x2, middle] = [blockWidth, width - blockWidth, width / 2];
    const [a, b, c, d] = [start, end, end + height, start + height].map((value) => String(round(value)));
    const curve = (x: number, y: string | undefined, fromY: string | undefined): string =>
      `C${String(middle)} ${fromY ?? ''} ${String(middle)} ${y ?? ''} ${String(x)} ${y ?? ''}`;
    return {
      from: from.id,
      to: to.id,
      count,
      stayed: from.id === to.id,
      path: `M${String(x1)} ${a ?? ''}${curve(x2, b, a)}V${c ?? ''}${curve(x1, d, c)}Z`,
    };
  });
  const heightOf = (side: 'from' | 'to'): number =>
    [...sides[side].values()].reduce((sum, height) => sum + height + gap, -gap);
  return {
    width,
    height: round(Math.max(heightOf('from'), heightOf('to'))),
    left: blocks('from'),
    right: blocks('to'),
    bands,
  };
}
