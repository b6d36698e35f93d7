import type { Assessment } from '../../advice/assess.js';
import type { Dossier } from '../../dossier/dossier.js';
import type { Place } from '../../shared/place.js';
import type { WordingVerdict } from '../../law/detector.js';
import { recent } from '../../shared/recent.js';
import { readingsOf, type Reading } from './readings.js';
import { gravest, reviewText, type WordingFinding } from './review-text.js';
import type { Reviewer } from './reviewer.js';

export interface ReviewedMeasure {
  readonly id: string;
  readonly verdict: WordingVerdict;
  readonly findings: readonly WordingFinding[];
}

/** What the wording of a dossier says: its measures one by one, and where findings stand in all its free texts. */
export interface DossierReview {
  readonly measures: readonly ReviewedMeasure[];
  /** With the place in the dossier: `measures/m1`, `description`, `award/criteria/c2`. */
  readonly located: readonly { readonly at: string; readonly finding: WordingFinding }[];
}

/**
 * Free texts that are no measures. A criterion taken from the library was checked with the library; the parts into which
 * the buyer divided it were not.
 */
function textsOf(dossier: Dossier): { readonly at: string; readonly text: string; readonly place?: Place }[] {
  const parts = (dossier.award?.criteria ?? []).flatMap(({ id, subcriteria = [] }) =>
    subcriteria.map((part) => ({
      at: `award/criteria/${id}/subcriteria/${part.id}`,
      text: [part.name, part.text].filter((said) => said !== undefined).join('. '),
      place: 'award-criterion' as const,
    })),
  );
  const criteria = (dossier.award?.criteria ?? [])
    .filter((criterion) => criterion.clause === undefined && criterion.kind !== 'price')
    .map((criterion) => ({
      at: `award/criteria/${criterion.id}`,
      text: [criterion.name, criterion.text].filter((part) => part !== undefined).join('. '),
      place: 'award-criterion' as const,
    }));
  return [
    ...(dossier.description === undefined ? [] : [{ at: 'description', text: dossier.description }]),
    ...criteria,
    ...parts,
  ];
}

/** Texts longer than this are read each time. */
const longestKept = 10_000;
const mostKept = 300;
const kept = new WeakMap<Reviewer, ReturnType<typeof recent<readonly Reading[]>>>();

/**
 * The texts of a dossier are looked at again after each answer: only the facts have changed, so what their words say is
 * remembered. A draft that somebody has reviewed is not, because nothing of it is to be kept.
 */
function knownReadings(text: string, place: Place | undefined, reviewer: Reviewer): readonly Reading[] {
  if (text.length > longestKept) return readingsOf(text, place, reviewer);
  const known = kept.get(reviewer) ?? recent<readonly Reading[]>(mostKept);
  kept.set(reviewer, known);
  return known(`${place ?? ''}\n${text}`, () => readingsOf(text, place, reviewer));
}

/** Reviews everything that was written by hand in a dossier, with its facts and the law of its day. */
export function reviewDossier(assessment: Assessment, reviewer: Reviewer): DossierReview {
  const { dossier, facts, book } = assessment;
  const look = (text: string, place?: Place): readonly WordingFinding[] =>
    reviewText(text, { facts, book, place }, reviewer, knownReadings(text, place, reviewer));
  const measures = (dossier.measures ?? []).map(({ id, place, text }): ReviewedMeasure => {
    const findings = look(text, place);
    return { id, verdict: gravest(findings), findings };
  });
  return {
    measures,
    located: [
      ...measures.flatMap(({ id, findings }) =>
        findings.map((finding) => ({ at: `measures/${id}`, finding })),
      ),
      ...textsOf(dossier).flatMap(({ at, text, place }) =>
        look(text, place).map((finding) => ({ at, finding })),
      ),
    ],
  };
}
