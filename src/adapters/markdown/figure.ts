import type { Figure } from '../../core/documents/block.js';
import { drawingOf, type Drawing, type Shape, type Tone } from '../../core/documents/figure-drawing.js';
import { narrowDrawingOf } from '../../core/documents/narrow-figure.js';
import { escapeHtml } from '../../core/shared/escape-html.js';

// Attributes, not styles: a page allows no style of its own, and a file needs no other.
const tones: Readonly<Record<Tone, string>> = {
  bar: '#a9b9be',
  mark: '#1d4f5f',
  grid: '#cfdadd',
  ink: '#1b2529',
  quiet: '#56666c',
};

const short = (value: number): string => String(Math.round(value * 100) / 100);

function shapeSvg(shape: Shape): string {
  const fill = `fill="${tones[shape.tone]}"`;
  switch (shape.kind) {
    case 'box':
      return `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" ${fill}/>`;
    case 'dot':
      return `<circle cx="${short(shape.x)}" cy="${short(shape.y)}" r="${short(shape.radius)}" ${fill}/>`;
    case 'text':
      return `<text x="${short(shape.x)}" y="${short(shape.baseline)}" font-size="${short(shape.size)}" text-anchor="${shape.anchor}"${shape.strong ? ' font-weight="600"' : ''} ${fill}>${escapeHtml(shape.text)}</text>`;
  }
}

function svgOf({ width, height, shapes }: Drawing, className: string, alternative: string): string {
  return `<svg class="${className}" role="img" aria-label="${escapeHtml(alternative)}" viewBox="0 0 ${short(width)} ${short(height)}" width="${short(width)}" height="${short(height)}" font-family="inherit">${shapes.map(shapeSvg).join('')}</svg>`;
}

/**
 * A picture as a drawing in the page, with its caption and, for whoever does not see it, its alternative text. It is drawn
 * twice, and styles show the one that fits the screen.
 */
export function figureHtml(figure: Figure): string {
  const { alternative } = figure;
  const wide = svgOf(drawingOf(figure), 'document-figure__drawing', alternative);
  const narrow = svgOf(narrowDrawingOf(figure), 'document-figure__narrow', alternative);
  return `<figure class="document-figure"><figcaption class="document-figure__caption">${escapeHtml(figure.caption)}</figcaption>${wide}${narrow}</figure>`;
}
