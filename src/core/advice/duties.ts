import type { Clause } from '../clauses/clause.js';
import { evaluate } from '../facts/evaluate.js';
import { declarationOf } from '../facts/vocabulary.js';
import { stateOf } from '../facts/facts.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Verdict } from '../law/judge.js';
import type { Place } from '../shared/place.js';
import { covers } from '../shared/interval.js';
import type { Assessment } from './assess.js';

/**
 * How a duty stands in the dossier: `met` by a chosen clause, `answered` by what the buyer wrote, `own` where wording of the
 * buyer's own stands at a place that may carry it out, which the buyer has to check, `missing` while a clause could meet it
 * and none does, `by-hand` where the library has none and the buyer sees to it, `look` where the law only
 * allows it or has to be looked at, `open` while answers are missing that decide whether it arises.
 */
export type DutyState = 'met' | 'answered' | 'own' | 'missing' | 'by-hand' | 'look' | 'open';

export interface StandingDuty {
  readonly verdict: Verdict;
  readonly state: DutyState;
  /** Chosen clauses that meet it. */
  readonly metBy: readonly Clause[];
  /** Clauses of the library that would meet it and fit this purchase. */
  readonly offered: readonly Clause[];
}

/** Whether the buyer wrote something of their own at a place of the documents: a measure, or an award criterion beside the price. */
function hasOwnWording({ award, measures }: Dossier, place: Place): boolean {
  const criteria = place === 'award-criterion' ? (award?.criteria ?? []) : [];
  return (
    measures?.some((measure) => measure.place === place && measure.text.trim() !== '') === true ||
    criteria.some(({ clause, kind }) => clause === undefined && kind !== 'price')
  );
}

function standing(verdict: Verdict, assessment: Assessment): StandingDuty {
  const { dossier, book, facts, asOf, library } = assessment;
  const chosen = new Set((dossier.clauses ?? []).map((item) => item.clause));
  const meeting = library.clauses.filter((clause) => clause.satisfies.includes(verdict.rule.id));
  const metBy = meeting.filter((clause) => chosen.has(clause.id));
  const offered = meeting.filter(
    (clause) =>
      !chosen.has(clause.id) &&
      covers(clause.inForce, asOf) &&
      evaluate(clause.appliesWhen, facts, book).truth !== 'no',
  );
  const { metWhen } = verdict.rule;
  const state = ((): DutyState => {
    if (verdict.kind === 'open') return 'open';
    if (metBy.length > 0) return 'met';
    if (metWhen !== undefined && evaluate(metWhen, facts, book).truth === 'yes') return 'answered';
    if (verdict.kind !== 'required') return 'look';
    if (verdict.rule.writtenAt?.some((place) => hasOwnWording(dossier, place)) === true) return 'own';
    return offered.length > 0 ? 'missing' : 'by-hand';
  })();
  return { verdict, state, metBy, offered };
}

/**
 * The duties that the facts make arise, each with how it stands. One that is open is named only once the codes of the
 * purchase are known (before that nearly every duty of a product is open, and naming them all would say nothing), and only
 * where an answer decides it, not a choice that the buyer has yet to make.
 */
export function standingDuties(assessment: Assessment): StandingDuty[] {
  const codesKnown = stateOf(assessment.facts, 'dossier.codes').known;
  const decidedByAnswer = (verdict: Verdict): boolean =>
    codesKnown && verdict.missing.some((fact) => declarationOf(fact).asked !== 'choose');
  return assessment.duties
    .filter((verdict) => verdict.kind !== 'silent' && (verdict.kind !== 'open' || decidedByAnswer(verdict)))
    .map((verdict) => standing(verdict, assessment));
}
