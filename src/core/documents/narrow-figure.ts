/**
 * The same picture for a narrow screen: each row has its words above its bar, in letters as large as the text around it, and
 * nothing has to be moved sideways. Lengths are pixels of the screen.
 */
import type { Figure, FigureRow } from './block.js';
import { alongAxis, gridLine, linesOf, type Drawing, type Shape } from './figure-drawing.js';

const WIDTH = 288;
const LABEL = { size: 15, leading: 19, letters: 36, besideValue: 28 } as const;
const AXIS = { height: 22, size: 13 } as const;
const BAR_HEIGHT = 12;
const BELOW_LABEL = 4;
const ROW_GAP = 14;
const DOT = 5;
const HAIR = 1;

const placeOf =
  ({ axis }: Figure) =>
  (value: number): number =>
    DOT + alongAxis(axis, value) * (WIDTH - 2 * DOT);

function rowShapes(
  row: FigureRow,
  lines: readonly string[],
  top: number,
  at: (value: number) => number,
): Shape[] {
  const baseline = (line: number): number => top + line * LABEL.leading + LABEL.size;
  const barTop = top + lines.length * LABEL.leading + BELOW_LABEL;
  return [
    ...lines.map((text, index): Shape => ({
      kind: 'text',
      x: 0,
      baseline: baseline(index),
      text,
      size: LABEL.size,
      anchor: 'start',
      strong: false,
      tone: 'ink',
    })),
    ...(row.value === undefined
      ? []
      : [
          {
            kind: 'text',
            x: WIDTH,
            baseline: baseline(Math.max(0, lines.length - 1)),
            text: row.value,
            size: LABEL.size,
            anchor: 'end',
            strong: true,
            tone: 'ink',
          } satisfies Shape,
        ]),
    ...row.bars.map(({ from, to }): Shape => ({
      kind: 'box',
      x: at(from),
      y: barTop,
      width: Math.max(HAIR, at(to) - at(from)),
      height: BAR_HEIGHT,
      tone: 'bar',
    })),
    ...row.marks.map((mark): Shape => ({
      kind: 'dot',
      x: at(mark),
      y: barTop + BAR_HEIGHT / 2,
      radius: DOT,
      tone: 'mark',
    })),
  ];
}

/** Of many places of the axis the first, the last and one between keep their words: more would run into each other. */
function axisShapes({ axis }: Figure, height: number, at: (value: number) => number): Shape[] {
  const middle = Math.floor(axis.ticks.length / 2);
  return axis.ticks.flatMap((tick, index): Shape[] => {
    const x = at(tick.at);
    const last = axis.ticks.length - 1;
    const line = gridLine(x, AXIS.height - 4, height, HAIR);
    if (index !== 0 && index !== last && index !== middle) return [line];
    return [
      line,
      {
        kind: 'text',
        x: index === 0 ? 0 : index === last ? WIDTH : x,
        baseline: AXIS.size,
        text: tick.label,
        size: AXIS.size,
        anchor: index === 0 ? 'start' : index === last ? 'end' : 'middle',
        strong: false,
        tone: 'quiet',
      },
    ];
  });
}

/** The parts of a picture in the order in which they are painted, for a screen of 320 pixels and more. */
export function narrowDrawingOf(figure: Figure): Drawing {
  const at = placeOf(figure);
  let top: number = AXIS.height;
  const rows = figure.rows.flatMap((row) => {
    const letters = row.value === undefined ? LABEL.letters : LABEL.besideValue;
    const lines = linesOf(row.label, letters);
    const shapes = rowShapes(row, lines, top, at);
    top += lines.length * LABEL.leading + BELOW_LABEL + BAR_HEIGHT + ROW_GAP;
    return shapes;
  });
  return { width: WIDTH, height: top, shapes: [...axisShapes(figure, top, at), ...rows] };
}
