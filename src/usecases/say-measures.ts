// Whoever may have advice on a dossier may have this: it puts into words what the advice holds.
import { basisOf, eachOnce, type BasisEntry } from '../core/law/opinion.js';
import type { WordingVerdict } from '../core/law/detector.js';
import type { Law } from '../core/law/law.js';
import type { DossierReview, ReviewedMeasure } from '../core/review/wording/review-dossier.js';
import type { Words } from '../core/shared/text.js';

/** A measure with its verdict, as CONTRACT.md has it. */
export interface SaidMeasure {
  readonly id: string;
  readonly verdict: WordingVerdict;
  readonly issues: readonly string[];
  readonly instead: string;
  readonly basis: readonly BasisEntry[];
}

function say({ id, verdict, findings }: ReviewedMeasure, law: Law, words: Words): SaidMeasure {
  const basis = basisOf(
    findings.flatMap((finding) => finding.basis),
    law,
  );
  return {
    id,
    verdict,
    issues: [...new Set(findings.map((finding) => finding.issue))],
    instead: [...new Set(findings.map((finding) => finding.instead[words.language]))].join(' '),
    basis: eachOnce(basis),
  };
}

/** The verdict on each measure of a dossier, in the reader's language. */
export function measuresSay(review: DossierReview, law: Law, words: Words): SaidMeasure[] {
  return review.measures.map((measure) => say(measure, law, words));
}
