import type { BasisEntry } from '../../law/opinion.js';
import type { FindingLevel } from '../../law/law.js';
import { headingsOver, partAt, stretchesOf, type Draft, type Stretch } from './draft.js';
import { marked, type MarkedPart } from './marks.js';

/** What is said of a passage, in the reader's language. */
export interface PassageFinding extends Stretch {
  readonly issue: string;
  readonly level: FindingLevel;
  /** The passage word for word. */
  readonly quote: string;
  readonly says: string;
  /** The lawful wording, or the way to it. */
  readonly instead: string;
  readonly basis: readonly BasisEntry[];
}

export interface PlacedFinding extends PassageFinding {
  /** The part in which the passage begins, from 1. */
  readonly part: number;
  /** The heading above it, where the draft has one. */
  readonly under?: string;
}

/** A draft with everything that was found, in the order of the text: what page, documents and machines are written from. */
export interface ReviewedDraft {
  readonly parts: readonly MarkedPart[];
  readonly findings: readonly PlacedFinding[];
}

/** Puts findings into the order of the text, and marks their passages in it. */
export function reviewed(draft: Draft, found: readonly PassageFinding[]): ReviewedDraft {
  const stretches = stretchesOf(draft);
  const headings = headingsOver(draft);
  const inOrder = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  return {
    parts: marked(draft, inOrder),
    findings: inOrder.map((finding) => {
      const part = partAt(stretches, finding.start);
      const under = headings[part];
      return { ...finding, part: part + 1, ...(under === undefined ? {} : { under }) };
    }),
  };
}
