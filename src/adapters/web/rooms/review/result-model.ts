import { countedSays, whereSays } from '../../../../core/documents/draft-review.js';
import type { FindingLevel } from '../../../../core/law/law.js';
import type { MarkedPart, Piece } from '../../../../core/review/draft/marks.js';
import type { ReviewedDraft } from '../../../../core/review/draft/reviewed.js';
import { levelCounts } from '../../../../core/review/level-counts.js';
import { languages, type Words } from '../../../../core/shared/text.js';
import { paths } from '../../paths.js';
import { citationLines, type Naming } from '../../verdict-card.js';
import type { DraftFindingCard, DraftParagraph, DraftPiece, DraftResult } from '../../view-models.js';

const grades: readonly FindingLevel[] = ['error', 'warning', 'note'];

/** The gravest level of several findings. */
function gravest(findings: readonly number[], review: ReviewedDraft): FindingLevel | undefined {
  return grades.find((level) => findings.some((finding) => review.findings[finding]?.level === level));
}

function pieceModel(piece: Piece, review: ReviewedDraft): DraftPiece {
  return {
    text: piece.text,
    level: gravest(piece.findings, review),
    begins: piece.begins.map((finding) => passageId(finding)),
    ends: piece.ends.map((finding) => ({
      number: finding + 1,
      href: `#${findingId(finding)}`,
      level: review.findings[finding]?.level ?? 'note',
    })),
  };
}

const passageId = (finding: number): string => `passage-${String(finding + 1)}`;
const findingId = (finding: number): string => `finding-${String(finding + 1)}`;

/** Items that follow each other are one list. */
function paragraphsOf(review: ReviewedDraft): DraftParagraph[] {
  const paragraphs: DraftParagraph[] = [];
  let items: DraftPiece[][] = [];
  const flush = (): void => {
    if (items.length > 0) paragraphs.push({ kind: 'list', pieces: [], items });
    items = [];
  };
  const pieces = (part: MarkedPart): DraftPiece[] => part.pieces.map((piece) => pieceModel(piece, review));
  for (const part of review.parts) {
    if (part.kind === 'item') {
      items.push(pieces(part));
      continue;
    }
    flush();
    paragraphs.push({ kind: part.kind, pieces: pieces(part), items: [] });
  }
  flush();
  return paragraphs;
}

function cardsOf(review: ReviewedDraft, naming: Naming, words: Words): DraftFindingCard[] {
  return review.findings.map((finding, index) => ({
    id: findingId(index),
    number: index + 1,
    level: finding.level,
    says: finding.says,
    quote: finding.quote,
    instead: finding.instead,
    passage: { text: whereSays(finding, words), href: `#${passageId(index)}` },
    basis: citationLines(finding.basis, naming),
  }));
}

/** A review as its page shows it: the text with its marks, and the findings, with links both ways. */
export function resultModel(
  review: ReviewedDraft,
  name: string | undefined,
  naming: Naming,
  words: Words,
): DraftResult {
  const counts = levelCounts(review.findings);
  const order = [words.language, ...languages.filter((language) => language !== words.language)];
  return {
    name,
    counted: countedSays(review, words),
    levels: grades.filter((level) => counts[level] > 0),
    paragraphs: paragraphsOf(review),
    findings: cardsOf(review, naming, words),
    downloads: [
      ...(['pdf', 'docx'] as const).flatMap((format) =>
        order.map((language) => ({
          text: words.say('buyer.documents.file', {
            format: words.say(`review.format.${format}`),
            language: words.say(`options.${language}`),
          }),
          action: paths.reviewFile.at({ format }, { language }),
        })),
      ),
      { text: words.say('review.format.json'), action: paths.reviewFile.at({ format: 'json' }) },
    ],
  };
}
