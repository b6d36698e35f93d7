import type { MarkedPart } from '../review/draft/marks.js';
import type { ReviewedDraft } from '../review/draft/reviewed.js';
import type { Language, Words } from '../shared/text.js';

/** What a comment says, paragraph by paragraph; the lead is set in bold before the text. */
export interface Comment {
  readonly paragraphs: readonly {
    readonly lead: string;
    readonly text: string;
    /** Where the text leads to. */
    readonly href?: string;
  }[];
}

/** A draft with a comment for each finding: what a word processor opens, the text as it was and the review beside it. */
export interface CommentedDraft {
  readonly title: string;
  readonly language: Language;
  /** Who the comments are from. */
  readonly author: string;
  /** The day of the comments, YYYY-MM-DD. */
  readonly day: string;
  readonly parts: readonly MarkedPart[];
  /** In the order of the findings; the pieces of the parts name them by their places in this list. */
  readonly comments: readonly Comment[];
}

/** The comments of a review, in the words of its reader. */
export function commentedDraft(
  review: ReviewedDraft,
  title: string,
  day: string,
  words: Words,
): CommentedDraft {
  return {
    title,
    language: words.language,
    author: words.say('frame.product'),
    day,
    parts: review.parts,
    comments: review.findings.map((finding) => ({
      paragraphs: [
        {
          lead: words.say('review.lead', { name: words.say(`finding.level.${finding.level}`) }),
          text: finding.says,
        },
        { lead: words.say('review.lead', { name: words.say('finding.instead') }), text: finding.instead },
        ...finding.basis.map((entry) => ({
          lead: words.say('review.lead', { name: entry.ref }),
          text: words.say('review.basis', {
            role: words.say(`role.${entry.role}`),
            checked: words.say(`checked.${entry.checked}`),
          }),
          href: entry.url,
        })),
      ],
    })),
  };
}
