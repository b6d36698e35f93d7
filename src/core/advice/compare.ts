import { leavesOf, type Evaluated } from '../facts/evaluate.js';
import { stateOf, valueOf, type Facts } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import { leavesOfVerdict, type Verdict, type VerdictKind } from '../law/judge.js';
import type { LawBook } from '../law/law-book.js';
import type { Duty, Law, Parameter, Rule } from '../law/law.js';
import { covers } from '../shared/interval.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Assessment } from './assess.js';

/** What of the regime differs: the directive, the threshold, the side of it, the light regime. */
export interface RegimeChange {
  readonly fact: FactId;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** A question of law whose answer differs, in kind or in what must be done. */
export interface VerdictChange {
  readonly rule: Rule;
  /** `silent` as well where the rule was not in force. */
  readonly before: VerdictKind;
  readonly after: VerdictKind;
  readonly added: readonly Duty[];
  readonly gone: readonly Duty[];
  /** The later verdict, or the earlier one where the rule has ended. */
  readonly verdict: Verdict;
}

/** A figure of the law on which the advice of either day rests, and which differs. */
export interface FigureChange {
  readonly parameter: Parameter;
  readonly before: Parameter['values'][number] | undefined;
  readonly after: Parameter['values'][number] | undefined;
}

export interface Comparison {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly regime: readonly RegimeChange[];
  readonly routes: readonly VerdictChange[];
  readonly duties: readonly VerdictChange[];
  readonly figures: readonly FigureChange[];
}

/** The computed facts that say which rules apply. */
export const regimeFacts = [
  'regime.directive',
  'regime.threshold',
  'regime.position',
  'regime.light',
] as const satisfies readonly FactId[];
export type RegimeFact = (typeof regimeFacts)[number];

function same(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function verdictChanges(before: readonly Verdict[], after: readonly Verdict[]): VerdictChange[] {
  const earlier = new Map(before.map((verdict) => [verdict.rule.id, verdict]));
  const later = new Map(after.map((verdict) => [verdict.rule.id, verdict]));
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((id) => {
    const [old, now] = [earlier.get(id), later.get(id)];
    const verdict = now ?? old;
    if (verdict === undefined) return [];
    const had = new Set(old?.duties.map((duty) => duty.id));
    const has = new Set(now?.duties.map((duty) => duty.id));
    const change: VerdictChange = {
      rule: verdict.rule,
      before: old?.kind ?? 'silent',
      after: now?.kind ?? 'silent',
      added: (now?.duties ?? []).filter((duty) => !had.has(duty.id)),
      gone: (old?.duties ?? []).filter((duty) => !has.has(duty.id)),
      verdict,
    };
    return change.before === change.after && change.added.length === 0 && change.gone.length === 0
      ? []
      : [change];
  });
}

/** The figures that a computed fact came from: the case that decided it, and what its conditions compared with. */
function figuresBehind(fact: FactId, facts: Facts, book: LawBook, seen: Set<FactId>): string[] {
  if (seen.has(fact)) return [];
  seen.add(fact);
  const { because } = stateOf(facts, fact);
  if (because === undefined) return [];
  const derivation = book.derivations.find((item) => item.id === because.derivation);
  const deciding = because.parts.at(-1)?.condition;
  const given = derivation?.cases.find((item) => item.when === deciding)?.then;
  return [
    ...(given !== undefined && 'parameter' in given ? [given.parameter] : []),
    ...because.parts.flatMap(leavesOf).flatMap((leaf) => figuresOf(leaf, facts, book, seen)),
  ];
}

function figuresOf(leaf: Evaluated, facts: Facts, book: LawBook, seen: Set<FactId>): string[] {
  const { condition } = leaf;
  if (condition.kind !== 'fact') return [];
  const bound = 'bound' in condition.test ? condition.test.bound : undefined;
  return [
    ...(bound !== undefined && 'parameter' in bound ? [bound.parameter] : []),
    ...(bound !== undefined && 'fact' in bound ? figuresBehind(bound.fact, facts, book, seen) : []),
    ...figuresBehind(condition.fact, facts, book, seen),
  ];
}

/** Every figure of the law on which the verdicts of a dossier rest. */
function figuresUnder({ regime, routes, duties, facts, book }: Assessment): string[] {
  const seen = new Set<FactId>();
  return [...(regime === undefined ? [] : [regime]), ...routes, ...duties]
    .filter((verdict) => verdict.kind !== 'silent')
    .flatMap(leavesOfVerdict)
    .flatMap((leaf) => figuresOf(leaf, facts, book, seen));
}

/**
 * What differs between the advice on one dossier on two days.
 *
 * @param before the dossier assessed on the earlier day
 * @param after the same dossier assessed on the later day
 */
export function compareAdvice(before: Assessment, after: Assessment, law: Law): Comparison {
  const entry = (parameter: Parameter, day: IsoDate): Parameter['values'][number] | undefined =>
    parameter.values.find(({ inForce }) => covers(inForce, day));
  return {
    from: before.asOf,
    to: after.asOf,
    regime: regimeFacts.flatMap((fact) => {
      const [old, now] = [valueOf(before.facts, fact), valueOf(after.facts, fact)];
      return same(old, now) ? [] : [{ fact, before: old, after: now }];
    }),
    routes: verdictChanges(before.routes, after.routes),
    duties: verdictChanges(before.duties, after.duties),
    figures: [...new Set([...figuresUnder(before), ...figuresUnder(after)])].flatMap((id) => {
      const parameter = law.parameters.get(id);
      if (parameter === undefined) return [];
      const [old, now] = [entry(parameter, before.asOf), entry(parameter, after.asOf)];
      return old?.value === now?.value ? [] : [{ parameter, before: old, after: now }];
    }),
  };
}
