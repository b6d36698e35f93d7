import { stretchesOf, textOf, type Draft, type DraftPart, type Stretch } from './draft.js';

/** A piece of a part: the same findings speak of every character of it. */
export interface Piece {
  readonly text: string;
  /** The findings, as their places in the list, that speak of it. */
  readonly findings: readonly number[];
  /** Those whose passage begins here: the target of a link from the finding. */
  readonly begins: readonly number[];
  /** Those whose passage ends here: where a link leads to the finding. */
  readonly ends: readonly number[];
}

export interface MarkedPart extends DraftPart {
  /** From 1, as people count. */
  readonly number: number;
  readonly pieces: readonly Piece[];
}

/** The stretch without blanks at its ends: a mark begins and ends with a letter. */
function trimmed(text: string, { start, end }: Stretch): Stretch {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/**
 * Cuts every part of a draft at the passages that findings speak of. Passages may overlap, lie in each other, and reach
 * over several parts; each begins once and ends once. An empty passage marks nothing.
 */
export function marked(draft: Draft, passages: readonly Stretch[]): MarkedPart[] {
  const text = textOf(draft);
  const kept = passages
    .map((passage, finding) => ({ ...trimmed(text, passage), finding }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.finding - b.finding);
  // Parts and passages both go forward, so each passage is looked at only while parts reach it.
  let next = 0;
  let reached: typeof kept = [];
  return stretchesOf(draft).map((stretch, index) => {
    reached = reached.filter(({ end }) => end > stretch.start);
    for (
      let passage = kept[next];
      passage !== undefined && passage.start < stretch.end;
      passage = kept[next]
    ) {
      reached.push(passage);
      next += 1;
    }
    const here = reached;
    const cuts = [
      ...new Set(
        [stretch.start, stretch.end, ...here.flatMap(({ start, end }) => [start, end])].filter(
          (cut) => cut >= stretch.start && cut <= stretch.end,
        ),
      ),
    ].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((from, cut): Piece => {
      const to = cuts[cut + 1] ?? stretch.end;
      const over = here.filter(({ start, end }) => start <= from && end >= to);
      return {
        text: text.slice(from, to),
        findings: over.map(({ finding }) => finding),
        begins: over.filter(({ start }) => start === from).map(({ finding }) => finding),
        ends: over.filter(({ end }) => end === to).map(({ finding }) => finding),
      };
    });
    // The parts are those of the stretches, one for one.
    const part = draft.parts[index] ?? { kind: 'paragraph', text: '' };
    return { ...part, number: index + 1, pieces };
  });
}
