/** What stands around the text of every page: the band of an incomplete document, running header, page number. */
import type { DocumentModel } from '../../core/documents/block.js';
import { breakLines, singleLine, type Line } from './lines.js';
import { runOf } from './run.js';
import type { Fill, PlacedLine } from './strip.js';
import { BAND, baselineOf, COLOUR, PAGE, RUNNING, TEXT_WIDTH } from './style.js';

export interface Furniture {
  readonly fills: readonly Fill[];
  readonly header: readonly PlacedLine[];
  readonly footer: readonly PlacedLine[];
}

/** The whole marker is on the cover; on top of a page it takes no more room than the margin has. */
const BAND_LINES = 3;
const BAND_PADDING = 4;
const HEADER_BASELINE = 56;
const FOOTER_BASELINE = PAGE.height - 40;

/** Measures what all pages share once, and tells the furniture of each. */
export function furnitureOf(document: DocumentModel, pages: number): (page: number) => Furniture {
  const band = bandOf(document.incomplete);
  const header = headerOf(document.running.header);
  const rule: Fill = {
    x: PAGE.side,
    y: HEADER_BASELINE + 6,
    width: TEXT_WIDTH,
    height: 0.6,
    colour: COLOUR.line,
  };
  return (page) => {
    if (page === 0) return { fills: band.fills, header: band.texts, footer: [] };
    return {
      fills: [...band.fills, rule],
      header: [...band.texts, ...header],
      footer: [footerOf(document.running.page, page + 1, pages)],
    };
  };
}

function bandOf(marker: string | undefined): {
  readonly fills: readonly Fill[];
  readonly texts: readonly PlacedLine[];
} {
  if (marker === undefined) return { fills: [], texts: [] };
  const lines = shortened(breakLines([runOf(marker, BAND)], TEXT_WIDTH), BAND_LINES);
  const height = Math.max(1, lines.length) * BAND.leading + 2 * BAND_PADDING;
  const texts = lines.map((line, at) => ({
    line,
    x: (PAGE.width - line.width) / 2,
    baseline: BAND_PADDING + at * BAND.leading + baselineOf(BAND),
  }));
  return { fills: [{ x: 0, y: 0, width: PAGE.width, height, colour: COLOUR.alarmTint }], texts };
}

function headerOf(text: string): readonly PlacedLine[] {
  return shortened(breakLines([runOf(text, RUNNING)], TEXT_WIDTH - 14), 1).map((line) => ({
    line,
    x: PAGE.side,
    baseline: HEADER_BASELINE,
  }));
}

function footerOf(template: string, page: number, pages: number): PlacedLine {
  const text = template.replaceAll('{page}', String(page)).replaceAll('{pages}', String(pages));
  const line = singleLine(runOf(text, RUNNING));
  return { line, x: PAGE.width - PAGE.side - line.width, baseline: FOOTER_BASELINE };
}

function shortened(lines: readonly Line[], most: number): readonly Line[] {
  const kept = lines.slice(0, most);
  const last = kept.at(-1);
  const run = last?.segments.at(-1)?.run;
  if (lines.length <= most || last === undefined || run === undefined) return kept;
  const more = singleLine({ ...run, text: '…' });
  return [
    ...kept.slice(0, -1),
    { segments: [...last.segments, ...more.segments], width: last.width + more.width },
  ];
}
