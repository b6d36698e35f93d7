import { dateSays } from '../facts/wording.js';
import type { PlacedFinding, ReviewedDraft } from '../review/draft/reviewed.js';
import { levelCounts } from '../review/level-counts.js';
import type { MarkedPart, Piece } from '../review/draft/marks.js';
import type { Words } from '../shared/text.js';
import type { Block, Inline } from './block.js';
import { line, trusted, type Markdown } from './markdown.js';
import type { LabelledValue } from './tender.js';

/** One finding in the document of a review. */
export interface WrittenFinding {
  readonly heading: Markdown;
  /** The callout that shows it. */
  readonly tone: 'WARNING' | 'NOTE';
  readonly where: Markdown;
  readonly quote: Markdown;
  readonly says: Markdown;
  readonly instead: Markdown;
  readonly basis: readonly {
    readonly ref: Markdown;
    readonly url: string;
    readonly role: Markdown;
    readonly checked: Markdown;
  }[];
}

export interface DraftReviewModel {
  readonly counted: Markdown;
  readonly about: Markdown;
  readonly known: readonly LabelledValue[];
  readonly findings: readonly WrittenFinding[];
}

/** Where a passage stands, for people: the heading above it and the number of its paragraph. */
export function whereSays({ part, under }: PlacedFinding, words: Words): string {
  return under === undefined
    ? words.say('review.where', { number: part })
    : words.say('review.where-under', { number: part, heading: under });
}

/** "2 points are not lawful as they stand; …" */
export function countedSays(review: ReviewedDraft, words: Words): string {
  const { error, warning, note } = levelCounts(review.findings);
  return words.say('review.counted', { errors: error, warnings: warning, notes: note });
}

/**
 * What the document of a review says before the text itself.
 *
 * @param known what was told of the purchase, in words
 * @param asOf the day whose law was looked at
 */
export function draftReviewModel(
  review: ReviewedDraft,
  known: readonly { readonly name: string; readonly value: string }[],
  asOf: string,
  words: Words,
): DraftReviewModel {
  return {
    counted: trusted(countedSays(review, words)),
    about: trusted(words.say('review.document.about', { date: dateSays(asOf, words.language) })),
    known: known.map(({ name, value }) => ({ label: line(name), value: line(value) })),
    findings: review.findings.map((finding, index) => ({
      heading: trusted(
        words.say('review.document.finding', {
          number: index + 1,
          level: words.say(`finding.level.${finding.level}`),
          paragraph: finding.part,
        }),
      ),
      tone: finding.level === 'error' ? 'WARNING' : 'NOTE',
      where: line(words.say('review.document.where', { where: whereSays(finding, words) })),
      quote: line(finding.quote),
      says: line(finding.says),
      instead: line(finding.instead),
      basis: finding.basis.map((entry) => ({
        ref: line(entry.ref),
        url: entry.url,
        role: trusted(words.say(`role.${entry.role}`)),
        checked: trusted(words.say(`checked.${entry.checked}`)),
      })),
    })),
  };
}

/** The number of each finding stands before its passage, which is set in bold: the mark must hold without colour. */
function inlinesOf(pieces: readonly Piece[]): Inline[] {
  return pieces.flatMap((piece): Inline[] => {
    const numbers = piece.begins.map((finding) => `[${String(finding + 1)}] `).join('');
    const strong = piece.findings.length > 0;
    return [
      ...(numbers === '' ? [] : [{ kind: 'text' as const, text: numbers }]),
      { kind: 'text', text: piece.text, ...(strong ? { strong: true } : {}) },
    ];
  });
}

function isItem(part: MarkedPart): boolean {
  return part.kind === 'item';
}

/**
 * The reviewed text as blocks: every paragraph as it was, each passage in bold behind the number of its finding. Built
 * as blocks and not as Markdown, because it is shown to the letter. Headings are no headings of the document.
 */
export function markedBlocks(review: ReviewedDraft): Block[] {
  const blocks: Block[] = [];
  let items: Block[][] = [];
  const flush = (): void => {
    if (items.length > 0) blocks.push({ kind: 'list', ordered: false, start: 1, items });
    items = [];
  };
  for (const part of review.parts) {
    const inlines = inlinesOf(part.pieces);
    if (isItem(part)) {
      items.push([{ kind: 'paragraph', inlines }]);
      continue;
    }
    flush();
    blocks.push({
      kind: 'paragraph',
      inlines:
        part.kind === 'heading'
          ? inlines.map((inline) => (inline.kind === 'text' ? { ...inline, strong: true } : inline))
          : inlines,
    });
  }
  flush();
  return blocks;
}
