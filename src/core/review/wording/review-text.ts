import type { Place } from '../../shared/place.js';
import { evaluate } from '../../facts/evaluate.js';
import { numberOf, type Facts, type FactState } from '../../facts/facts.js';
import type { FactId } from '../../facts/vocabulary.js';
import type { Form, WordingVerdict } from '../../law/detector.js';
import type { Citation, FindingLevel } from '../../law/law.js';
import type { LawBook } from '../../law/law-book.js';
import { covers } from '../../shared/interval.js';
import type { Text } from '../../shared/text.js';
import { readingsOf, type Candidate, type Reading } from './readings.js';
import type { Reviewer } from './reviewer.js';

/** What is said of a passage. `start` and `end` are places in the text as it was handed in. */
export interface WordingFinding {
  readonly detector: string;
  readonly form: string;
  readonly issue: string;
  readonly level: FindingLevel;
  readonly verdict: WordingVerdict;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly says: Text;
  readonly instead: Text;
  readonly basis: readonly Citation[];
}

/** What decides together with the words: the facts of the dossier (or of the lot), the law of its day, the place. */
export interface WordingContext {
  readonly facts: Facts;
  readonly book: LawBook;
  readonly place?: Place | undefined;
}

const levels = { unlawful: 'error', conditional: 'warning', 'no-objection': 'note' } as const;

function withFigures({ figures, totals }: Candidate, context: WordingContext): Facts {
  const facts = new Map<FactId, FactState>(context.facts);
  if (context.place !== undefined) facts.set('wording.place', { known: true, value: context.place });
  for (const [fact, value] of figures ?? []) facts.set(fact, { known: true, value });
  if (totals?.shares !== undefined) facts.set('wording.shareTotal', { known: true, value: totals.shares });
  if (totals?.points !== undefined) facts.set('wording.pointTotal', { known: true, value: totals.points });
  const amount = figures?.get('wording.amount');
  const estimate = numberOf(context.facts, 'estimate.value');
  // "A turnover of 900 000" is a multiple of the contract as well, once its value is known.
  if (
    typeof amount === 'number' &&
    estimate !== undefined &&
    estimate > 0 &&
    figures?.has('wording.multiple') !== true
  )
    facts.set('wording.multiple', { known: true, value: amount / estimate });
  return facts;
}

/** What is not known does not make a form fire, nor keep it quiet. */
function allows({ when, unlessFacts }: Form, facts: () => Facts, book: LawBook): boolean {
  if (when === undefined && unlessFacts === undefined) return true;
  const known = facts();
  if (when !== undefined && evaluate(when, known, book).truth !== 'yes') return false;
  return unlessFacts === undefined || evaluate(unlessFacts, known, book).truth !== 'yes';
}

const ranks: readonly WordingVerdict[] = ['unlawful', 'conditional', 'no-objection'];

/**
 * Reads a text as a reviewer does and says what the case law forbids or conditions in it. It works sentence by sentence, in
 * time linear in the text; a passage is reported once for each detector.
 *
 * @param text what was written, in any language that the product speaks; places of findings are places in it
 * @param context facts that decide together with the words; an empty map of facts is fine
 * @param readings what its words say, where that is known from before
 */
export function reviewText(
  text: string,
  context: WordingContext,
  reviewer: Reviewer,
  readings: readonly Reading[] = readingsOf(text, context.place, reviewer),
): readonly WordingFinding[] {
  const found = readings.flatMap(({ detector, candidates }) => {
    if (!covers(detector.inForce, context.book.asOf)) return [];
    const first = candidates.find((candidate) =>
      allows(candidate.form, () => withFigures(candidate, context), context.book),
    );
    // A lawful form keeps the later forms of its detector quiet; there is nothing to say of it.
    if (first === undefined || first.form.verdict === 'no-objection') return [];
    const { form, start, end } = first;
    return [
      {
        detector: detector.id,
        form: form.id,
        issue: form.issue ?? detector.issue,
        level: levels[form.verdict],
        verdict: form.verdict,
        start,
        end,
        quote: text.slice(start, end),
        says: form.says,
        instead: form.instead,
        basis: form.basis,
      } satisfies WordingFinding,
    ];
  });
  return found
    .filter(
      (finding, index) =>
        !found
          .slice(Math.max(0, index - 50), index)
          .some(
            (earlier) =>
              earlier.detector === finding.detector &&
              earlier.form === finding.form &&
              earlier.end >= finding.end &&
              earlier.start <= finding.start,
          ),
    )
    .sort((a, b) => a.start - b.start || ranks.indexOf(a.verdict) - ranks.indexOf(b.verdict));
}

/** The gravest of several verdicts; nothing found means that nothing is objected to. */
export function gravest(findings: readonly WordingFinding[]): WordingVerdict {
  return ranks.find((rank) => findings.some((finding) => finding.verdict === rank)) ?? 'no-objection';
}
