import { factsIn, type Condition } from '../facts/condition.js';
import type { Evaluated } from '../facts/evaluate.js';
import { declarationOf, type FactId } from '../facts/vocabulary.js';
import type { LotEligibility } from './verdicts.js';

/** The answers that a fact of the law data rests on, where it is worked out from what the enterprise says. */
const behind: Readonly<Partial<Record<FactId, readonly FactId[]>>> = {
  'organisation.opens': ['organisation.statuses'],
  'organisation.namedStatus': ['organisation.statuses'],
  'organisation.inProgramme': ['organisation.shelteredProgramme'],
  'organisation.awardedByBuyer': ['organisation.awards'],
  'organisation.yearsSinceAwardByBuyer': ['organisation.awards'],
  'organisation.awardedByAny': ['organisation.awards'],
  'organisation.yearsSinceAwardByAny': ['organisation.awards'],
};

function askedIn(conditions: readonly Condition[]): FactId[] {
  const facts = conditions.flatMap(factsIn).flatMap((fact) => behind[fact] ?? [fact]);
  return [...new Set(facts)].filter((fact) => declarationOf(fact).asked === 'enterprise');
}

/** What could still decide the answer for some lot, and is for the enterprise to say. */
export function stillAsked(lots: readonly LotEligibility[]): FactId[] {
  const missing = [...new Set(lots.flatMap((lot) => lot.missing))];
  return missing.filter((fact) => declarationOf(fact).asked === 'enterprise');
}

/** Everything of the enterprise that the law of these lots looks at, answered or not. */
export function everAsked(lots: readonly LotEligibility[]): FactId[] {
  const conditions = lots.flatMap(({ bidders }) =>
    bidders.flatMap(({ paths }) =>
      paths.flatMap(({ conditions }) => conditions.map(({ why }): Evaluated => why)),
    ),
  );
  return askedIn(conditions.map(({ condition }) => condition));
}
