/**
 * Where the parts of a picture stand. One drawing for every format that draws: lengths in points, from the upper left
 * corner, in the width of a text column of a printed page.
 */
import type { Figure, FigureRow } from './block.js';

export type Tone = 'bar' | 'mark' | 'grid' | 'ink' | 'quiet';

export type Shape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'dot';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly baseline: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly strong: boolean;
      readonly tone: Tone;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const WIDTH = 453;
const LABEL = { width: 176, size: 8.5, leading: 11, letters: 38, most: 4 } as const;
const VALUE = { width: 70, size: 8.5, letters: 16 } as const;
const AXIS = { height: 18, size: 8 } as const;
const GAP = 12;
const ROW_PADDING = 4;
const BAR_HEIGHT = 9;
const DOT = { most: 3.2, least: 1.1 } as const;
const HAIR = 0.6;

/** With its caption no picture is higher than a page. */
const HIGHEST = 630;

/** Lines of about so many letters; the width of letters is not known here, so a line is rather short than long. */
export function linesOf(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    for (const piece of word.match(new RegExp(`.{1,${String(letters)}}`, 'gu')) ?? []) {
      if (line !== '' && line.length + 1 + piece.length > letters) {
        lines.push(line);
        line = piece;
      } else line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Of lines, no more than so many; the last one says that there are more. */
function firstLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${last.replace(/[\s,;:.–-]+$/u, '')}…`];
}

/** Labels are broken into lines and shown whole, unless so many rows are so long that they would fill more than a page. */
function labelLines({ rows }: Figure): readonly (readonly string[])[] {
  const whole = rows.map(({ label }) => linesOf(label, LABEL.letters));
  const heightAt = (most: number): number =>
    whole.reduce<number>((sum, lines) => sum + heightOfRow(firstLines(lines, most)), AXIS.height);
  let most: number = LABEL.most;
  while (most > 1 && heightAt(most) > HIGHEST) most -= 1;
  return whole.map((lines) => firstLines(lines, most));
}

function heightOfRow(lines: readonly string[]): number {
  return Math.max(1, lines.length) * LABEL.leading + 2 * ROW_PADDING;
}

/** How far along the axis a value lies, from 0 to 1. */
export function alongAxis({ to }: Figure['axis'], value: number): number {
  const length = Math.max(to, Number.MIN_VALUE);
  return Math.min(Math.max(value, 0), length) / length;
}

/** The thin line below a word of the axis, from just above the rows to the foot of the picture. */
export function gridLine(x: number, top: number, foot: number, hair: number): Shape {
  return { kind: 'box', x: x - hair / 2, y: top, width: hair, height: foot - top, tone: 'grid' };
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly at: (place: number) => number;
}

function plotOf({ axis, rows }: Figure): Plot {
  const left = LABEL.width + GAP;
  const right = WIDTH - (rows.some(({ value }) => value !== undefined) ? VALUE.width + GAP : DOT.most + 6);
  return { left, right, at: (place) => left + alongAxis(axis, place) * (right - left) };
}

function axisShapes({ axis }: Figure, plot: Plot, height: number): Shape[] {
  return axis.ticks.flatMap(({ at, label }): Shape[] => {
    const x = plot.at(at);
    return [
      gridLine(x, AXIS.height - 3, height, HAIR),
      {
        kind: 'text',
        x,
        baseline: AXIS.height - 6,
        text: label,
        size: AXIS.size,
        anchor: 'middle',
        strong: false,
        tone: 'quiet',
      },
    ];
  });
}

/** Dots become smaller where they would touch, and stay dots. */
function radiusOf(marks: readonly number[], plot: Plot): number {
  const places = marks.map(plot.at).sort((a, b) => a - b);
  const apart = places.slice(1).map((place, index) => place - (places[index] ?? 0));
  return Math.max(DOT.least, Math.min(DOT.most, ...apart.map((gap) => gap * 0.38)));
}

function rowShapes(
  row: FigureRow,
  lines: readonly string[],
  top: number,
  height: number,
  plot: Plot,
): Shape[] {
  const middle = top + height / 2;
  const first = middle - (lines.length * LABEL.leading) / 2 + LABEL.leading - 2.6;
  const radius = radiusOf(row.marks, plot);
  return [
    ...lines.map((text, index): Shape => ({
      kind: 'text',
      x: 0,
      baseline: first + index * LABEL.leading,
      text,
      size: LABEL.size,
      anchor: 'start',
      strong: false,
      tone: 'ink',
    })),
    ...row.bars.map(({ from, to }): Shape => ({
      kind: 'box',
      x: plot.at(from),
      y: middle - BAR_HEIGHT / 2,
      width: Math.max(HAIR, plot.at(to) - plot.at(from)),
      height: BAR_HEIGHT,
      tone: 'bar',
    })),
    ...row.marks.map((mark): Shape => ({ kind: 'dot', x: plot.at(mark), y: middle, radius, tone: 'mark' })),
    ...linesOf(row.value ?? '', VALUE.letters)
      .slice(0, 1)
      .map((text): Shape => ({
        kind: 'text',
        x: WIDTH,
        baseline: middle + LABEL.leading / 2 - 2.6,
        text,
        size: VALUE.size,
        anchor: 'end',
        strong: true,
        tone: 'ink',
      })),
  ];
}

/** The parts of a picture in the order in which they are painted. */
export function drawingOf(figure: Figure): Drawing {
  const plot = plotOf(figure);
  const labels = labelLines(figure);
  const rows = figure.rows.map((row, at) => {
    const lines = labels[at] ?? [];
    return { row, lines, height: heightOfRow(lines) };
  });
  const height = rows.reduce<number>((sum, row) => sum + row.height, AXIS.height);
  const shapes: Shape[] = axisShapes(figure, plot, height);
  let top: number = AXIS.height;
  for (const { row, lines, height: own } of rows) {
    shapes.push(...rowShapes(row, lines, top, own, plot));
    top += own;
  }
  return { width: WIDTH, height, shapes };
}
