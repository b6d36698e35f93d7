/** Text broken into lines that fit a width. */
import { LINE_BREAK, widthOf, type Run } from './run.js';
import { shape, type ShapedWord } from './shaping.js';
import { partsOf, type Part } from './words.js';

export interface Segment {
  readonly run: Run;
  readonly words: ShapedWord[];
  /** With the spaces inside it, without the one at a line's end. */
  width: number;
}

export interface Line {
  readonly segments: Segment[];
  width: number;
}

export function breakLines(runs: readonly (Run | typeof LINE_BREAK)[], width: number): readonly Line[] {
  const filler = new LineFiller(width);
  let cluster: Part[] = [];
  for (const part of partsOf(runs)) {
    if (part === LINE_BREAK) {
      filler.addCluster(cluster);
      cluster = [];
      filler.endLine();
      continue;
    }
    cluster.push(part);
    if (part.breakable) {
      filler.addCluster(cluster);
      cluster = [];
    }
  }
  filler.addCluster(cluster);
  filler.endLine();
  return filler.lines;
}

/** The width of the longest piece that no line should part. */
export function longestPiece(run: Run): number {
  let longest = 0;
  let width = 0;
  for (const part of partsOf([run])) {
    if (part === LINE_BREAK) continue;
    width += part.width;
    longest = Math.max(longest, width);
    width = part.breakable ? 0 : width + spaceWidth(part.space);
  }
  return longest;
}

/** One line of text that is known to be short, whatever its width. */
export function singleLine(run: Run): Line {
  return breakLines([run], Number.POSITIVE_INFINITY)[0] ?? { segments: [], width: 0 };
}

/** The same line with a space after it: where text of the same tag goes on elsewhere, the two must not run together. */
export function spacedAfter(line: Line): Line {
  const last = line.segments.at(-1);
  if (last === undefined) return line;
  const spaced = { ...last, words: [...last.words, spaceIn(last.run)] };
  return { ...line, segments: [...line.segments.slice(0, -1), spaced] };
}

class LineFiller {
  readonly lines: Line[] = [];
  private line: Line = { segments: [], width: 0 };
  /** Whose space comes next; it is drawn only when something follows it on the same line. */
  private space: Run | undefined;

  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** A cluster is what no line may part: a word, or words joined by no-break rules. */
  addCluster(cluster: readonly Part[]): void {
    const last = cluster.at(-1);
    if (last === undefined) return;
    const width = cluster.reduce(
      (sum, part) => sum + part.width + (part === last ? 0 : spaceWidth(part.space)),
      0,
    );
    const gap = spaceWidth(this.space);
    if (this.line.width + gap + width > this.limit + 0.01) {
      if (this.line.segments.length > 0) this.turn();
      if (width > this.limit) {
        const words = wordsIn(cluster);
        if (words.length > 1) for (const word of words) this.addCluster(word);
        else for (const part of cluster) this.addInPieces(part);
        return;
      }
    }
    for (const part of cluster) this.add(part.run, part.word, part.width, part.space);
  }

  endLine(): void {
    this.space = undefined;
    if (this.line.segments.length > 0) this.lines.push(this.line);
    this.line = { segments: [], width: 0 };
  }

  /** Ends a full line. The space at its end is kept in the text, so that words of two lines do not run together. */
  private turn(): void {
    if (this.space !== undefined) this.segmentOf(this.space).words.push(spaceIn(this.space));
    this.endLine();
  }

  private add(run: Run, word: ShapedWord, width: number, space: Run | undefined): void {
    if (this.space !== undefined && this.line.segments.length > 0) {
      const gap = spaceWidth(this.space);
      const segment = this.segmentOf(this.space);
      segment.words.push(spaceIn(this.space));
      segment.width += gap;
      this.line.width += gap;
    }
    const segment = this.segmentOf(run);
    segment.words.push(word);
    segment.width += width;
    this.line.width += width;
    this.space = space;
  }

  /** A word wider than the whole line is cut between letters. */
  private addInPieces(part: Part): void {
    for (const letter of part.text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
      const word = shape(letter, part.run.face);
      const width = widthOf(word, part.run);
      const gap = spaceWidth(this.space);
      if (this.line.width + gap + width > this.limit && this.line.segments.length > 0) this.turn();
      this.add(part.run, word, width, undefined);
    }
    this.space = part.space;
  }

  private segmentOf(run: Run): Segment {
    const last = this.line.segments.at(-1);
    if (last?.run === run) return last;
    const segment: Segment = { run, words: [], width: 0 };
    this.line.segments.push(segment);
    return segment;
  }
}

/** What joins words, and the parts of a code, gives way where a column is too narrow for it: better than to cut a word. */
function wordsIn(cluster: readonly Part[]): readonly (readonly Part[])[] {
  const words: Part[][] = [[]];
  for (const part of cluster) {
    words.at(-1)?.push(part);
    const ends = part.space !== undefined || part.text.endsWith('-');
    if (ends && part !== cluster.at(-1)) words.push([]);
  }
  return words;
}

function spaceIn(run: Run): ShapedWord {
  return shape(' ', run.face);
}

function spaceWidth(run: Run | undefined): number {
  return run === undefined ? 0 : widthOf(spaceIn(run), run);
}
