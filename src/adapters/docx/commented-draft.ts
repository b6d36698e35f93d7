import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { Comment, CommentedDraft } from '../../core/documents/draft-comments.js';
import type { MarkedPart } from '../../core/review/draft/marks.js';
import type { Language } from '../../core/shared/text.js';
import { headings } from './headings.js';
import { locales } from './locales.js';
import { writable } from './writable.js';
import { repeatable } from './repeatable.js';

/** The children of a paragraph: its pieces, with the beginning and the end of each comment where its passage has them. */
function childrenOf(part: MarkedPart): ParagraphChild[] {
  return part.pieces.flatMap((piece) => [
    ...piece.begins.map((comment) => new CommentRangeStart(comment)),
    new TextRun(writable(piece.text)),
    ...piece.ends.flatMap((comment) => [
      new CommentRangeEnd(comment),
      new TextRun({ children: [new CommentReference(comment)] }),
    ]),
  ]);
}

function paragraphOf(part: MarkedPart): Paragraph {
  const children = childrenOf(part);
  switch (part.kind) {
    case 'heading':
      return new Paragraph({ children, heading: headings[(part.level ?? 1) - 1] ?? HeadingLevel.HEADING_4 });
    case 'item':
      return new Paragraph({ children, bullet: { level: 0 } });
    case 'paragraph':
      return new Paragraph({ children, spacing: { after: 120 } });
  }
}

/** Addresses stand as text: word processors turn them into links, and a link in a comment needs a part of its own. */
function commentParagraphs({ paragraphs }: Comment, language: Language): Paragraph[] {
  // Only the comments are ours: which language the draft is in, its own word processor finds out.
  const spoken = { value: locales[language] };
  return paragraphs.map(({ lead, text, href }) => {
    const leading: IRunOptions = { text: `${writable(lead)} `, bold: true, language: spoken };
    const rest = writable(href === undefined ? text : `${text} ${href}`);
    return new Paragraph({
      children: [new TextRun(leading), new TextRun({ text: rest, language: spoken })],
    });
  });
}

/** Writes a draft as .docx: its paragraphs as they were, each finding a comment on its passage. */
export async function commentedDocx(draft: CommentedDraft): Promise<Buffer> {
  const document = new Document({
    title: writable(draft.title),
    creator: draft.author,
    lastModifiedBy: draft.author,
    comments: {
      children: draft.comments.map((comment, id) => ({
        id,
        author: draft.author,
        initials: draft.author.slice(0, 1),
        date: new Date(`${draft.day}T00:00:00Z`),
        children: commentParagraphs(comment, draft.language),
      })),
    },
    sections: [{ children: draft.parts.map(paragraphOf) }],
  });
  return repeatable(await Packer.toBuffer(document), draft.day);
}
