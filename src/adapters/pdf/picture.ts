/** Pictures as vectors. A picture is one passage of the text: whoever does not see it hears what it shows. */
import type { Figure } from '../../core/documents/block.js';
import { drawingOf, type Shape, type Tone } from '../../core/documents/figure-drawing.js';
import type { PageContent } from './content.js';
import { oneLine } from './legible.js';
import { breakLines, singleLine } from './lines.js';
import type { Place } from './place.js';
import { text, type PdfValue } from './pdfkit.js';
import { runOf } from './run.js';
import { keepTogether, lineStrips, strip, type PlacedLine, type Strip } from './strip.js';
import type { Tag } from './structure.js';
import { CAPTION, COLOUR, PAGE, type Colour } from './style.js';

export interface Picture {
  readonly shapes: readonly Shape[];
  readonly tag: Tag;
  readonly x: number;
  /** Points of the page for one of the drawing. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

const TONES: Readonly<Record<Tone, Colour>> = {
  bar: COLOUR.leader,
  mark: COLOUR.deep,
  grid: COLOUR.line,
  ink: COLOUR.ink,
  quiet: COLOUR.quiet,
};

/** The distance of the handles of four curves that make a circle of radius one. */
const HANDLE = 0.5523;

export function layFigure(figure: Figure, place: Place): Strip[] {
  const { width, height, shapes } = drawingOf(figure);
  const scale = Math.min(1, place.width / width);
  const caption = breakLines([runOf(figure.caption, CAPTION, place.tag.child('P'))], place.width);
  const tag = place.tag.child('Figure', { Alt: text(oneLine(figure.alternative)) });
  const picture: Picture = { shapes, tag, x: place.x, scale, width: width * scale, height: height * scale };
  const strips = [
    ...lineStrips(caption, CAPTION, place.x, place.frames),
    strip({ height: 4, frames: place.frames }),
    strip({ height: picture.height, texts: textsOf(picture), frames: place.frames, picture }),
  ];
  keepTogether(strips, false);
  return strips;
}

/** Words of the picture belong to it. Each ends with a space, so that two of them do not run together when copied. */
function textsOf({ shapes, tag, x, scale }: Picture): PlacedLine[] {
  return shapes.flatMap((shape) => {
    if (shape.kind !== 'text' || shape.text === '') return [];
    const face = shape.strong ? 'strong' : 'regular';
    const run = {
      text: `${shape.text} `,
      face,
      size: shape.size * scale,
      colour: TONES[shape.tone],
      tag,
    } as const;
    const line = singleLine(run);
    const back = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? line.width : line.width / 2;
    return [{ line, x: x + shape.x * scale - back, baseline: shape.baseline * scale }];
  });
}

/** Draws bars and dots, and tells the tag where on the page its picture stands. */
export function paintPicture(picture: Picture, top: number, content: PageContent): void {
  const { shapes, tag, x, scale, width, height } = picture;
  const operators = shapes.flatMap((shape) => operatorsOf(shape, x, top, scale));
  if (operators.length > 0) content.draw(operators, tag);
  const box = [x, PAGE.height - top - height, x + width, PAGE.height - top];
  const layout: PdfValue = { O: 'Layout', Placement: 'Block', BBox: box.map(short) };
  tag.attributes.A = layout;
}

function operatorsOf(shape: Shape, left: number, top: number, scale: number): readonly string[] {
  if (shape.kind === 'text') return [];
  const x = left + shape.x * scale;
  const y = top + shape.y * scale;
  const colour = `${TONES[shape.tone]} rg`;
  if (shape.kind === 'box')
    return [
      colour,
      `${short(x)} ${short(y)} ${short(shape.width * scale)} ${short(shape.height * scale)} re f`,
    ];
  return [colour, circle(x, y, shape.radius * scale)];
}

function circle(x: number, y: number, radius: number): string {
  const handle = radius * HANDLE;
  const curve = (...points: readonly number[]): string => `${points.map(short).join(' ')} c`;
  return [
    `${short(x + radius)} ${short(y)} m`,
    curve(x + radius, y + handle, x + handle, y + radius, x, y + radius),
    curve(x - handle, y + radius, x - radius, y + handle, x - radius, y),
    curve(x - radius, y - handle, x - handle, y - radius, x, y - radius),
    curve(x + handle, y - radius, x + radius, y - handle, x + radius, y),
    'f',
  ].join(' ');
}

function short(value: number): number {
  return Math.round(value * 100) / 100;
}
