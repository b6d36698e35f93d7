import type { FindingLevel } from '../../../core/law/law.js';
import type { Link } from './page.js';
import type { CitationLine } from './verdict.js';

/** `partials/review/piece`: text of a draft, marked where findings speak of it. */
export interface DraftPiece {
  readonly text: string;
  /** The gravest level of the findings on it; absent where there are none. */
  readonly level: FindingLevel | undefined;
  /** Ids of the passages that begin here: findings lead to them. */
  readonly begins: readonly string[];
  /** Ways to the findings whose passages end here. */
  readonly ends: readonly { readonly number: number; readonly href: string; readonly level: FindingLevel }[];
}

/** `partials/review/paragraph`: a heading, a paragraph, or items that follow each other. */
export interface DraftParagraph {
  readonly kind: 'heading' | 'paragraph' | 'list';
  readonly pieces: readonly DraftPiece[];
  readonly items: readonly (readonly DraftPiece[])[];
}

/** `partials/review/finding`: what is said of a passage, with the way to it. */
export interface DraftFindingCard {
  readonly id: string;
  readonly number: number;
  readonly level: FindingLevel;
  readonly says: string;
  readonly quote: string;
  readonly instead: string;
  readonly passage: Link;
  readonly basis: readonly CitationLine[];
}

/** `partials/review/result`. */
export interface DraftResult {
  /** The file that was read. */
  readonly name: string | undefined;
  readonly counted: string;
  /** The levels that occur, for the explanation of the signs. */
  readonly levels: readonly FindingLevel[];
  readonly paragraphs: readonly DraftParagraph[];
  readonly findings: readonly DraftFindingCard[];
  /** Buttons that send the form once more, to an address that answers with a file. */
  readonly downloads: readonly { readonly text: string; readonly action: string }[];
}
