import {
  addWeights,
  evaluate,
  heaviestFirst,
  leavesOf,
  truthWithout,
  weighMissing,
  type Evaluated,
} from '../facts/evaluate.js';
import type { Facts } from '../facts/facts.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Text } from '../shared/text.js';
import type { Citation, Certainty, Checked, Duty, Exception, Outcome, OutcomeKind, Rule } from './law.js';
import type { LawBook } from './law-book.js';

export type VerdictKind = OutcomeKind | 'open';

/** An exception as it was looked at. */
export interface WeighedException {
  readonly exception: Exception;
  readonly when: Evaluated;
  /** Yes when it applies: its condition holds and no exception to it does. */
  readonly applies: 'yes' | 'no' | 'unknown';
  readonly unless: readonly WeighedException[];
}

/** One thing that, if it were otherwise, would change the kind of the verdict. */
export interface Pivot {
  readonly leaf: Evaluated;
  readonly becomes: VerdictKind;
}

export interface Verdict {
  readonly rule: Rule;
  readonly kind: VerdictKind;
  /** The outcomes that decided: the general one, or every exception that applies with this kind. Empty when open. */
  readonly outcomes: readonly Outcome[];
  readonly duties: readonly Duty[];
  readonly missing: readonly FactId[];
  readonly weights: ReadonlyMap<FactId, number>;
  readonly arises: Evaluated;
  readonly exceptions: readonly WeighedException[];
  readonly basis: readonly Citation[];
  readonly certainty: Certainty;
  readonly checked: Checked;
  /** What would change the kind; worked out when somebody asks, since most verdicts are never opened. */
  readonly pivots: () => readonly Pivot[];
  /** What to look for, where the research on the country left the point open. */
  readonly look?: Text | undefined;
}

/** From the strictest: where two exceptions meet, the stricter is the safe answer. */
const strictness: readonly OutcomeKind[] = ['forbidden', 'required', 'allowed-if', 'allowed', 'silent'];

function stricter(a: OutcomeKind, b: OutcomeKind): OutcomeKind {
  return strictness.indexOf(a) <= strictness.indexOf(b) ? a : b;
}

function weigh(exception: Exception, facts: Facts, book: LawBook): WeighedException {
  const when = evaluate(exception.when, facts, book);
  const unless = exception.unless.map((inner) => weigh(inner, facts, book));
  const spared = unless.some((inner) => inner.applies === 'yes');
  const maybeSpared = unless.some((inner) => inner.applies === 'unknown');
  const applies =
    when.truth === 'no' || spared ? 'no' : when.truth === 'yes' && !maybeSpared ? 'yes' : 'unknown';
  return { exception, when, applies, unless };
}

/** Every exception of a list with those nested in it; a nested one speaks only where its own condition holds. */
function speaking(weighed: readonly WeighedException[]): WeighedException[] {
  return weighed.flatMap((item) => {
    if (item.when.truth === 'no') return [];
    const nested = speaking(item.unless);
    // Inside an exception that is not decided nothing is decided either.
    return item.when.truth === 'yes'
      ? [item, ...nested]
      : [
          item,
          ...nested.map(
            (inner) => ({ ...inner, applies: inner.applies === 'no' ? 'no' : 'unknown' }) as const,
          ),
        ];
  });
}

function decide(
  arises: Evaluated['truth'],
  applying: readonly { applies: 'yes' | 'no' | 'unknown'; kind: OutcomeKind }[],
  general: OutcomeKind,
): VerdictKind {
  if (arises === 'no') return 'silent';
  if (arises === 'unknown') return 'open';
  const sure = applying.filter((item) => item.applies === 'yes').map((item) => item.kind);
  const base = sure.length === 0 ? general : sure.reduce(stricter);
  // An undecided exception leaves it open unless it could not change the kind. Where another already forbids it could not.
  const unsettled = applying.some((item) => {
    if (item.applies !== 'unknown') return false;
    const outcome = sure.length === 0 ? item.kind : stricter(base, item.kind);
    return outcome !== base;
  });
  return unsettled ? 'open' : base;
}

function kindOf(
  arises: Evaluated['truth'],
  exceptions: readonly WeighedException[],
  general: OutcomeKind,
): VerdictKind {
  return decide(
    arises,
    speaking(exceptions).map((item) => ({ applies: item.applies, kind: item.exception.outcome.kind })),
    general,
  );
}

/** The same exception with one leaf of the reasoning turned over. */
function turned(item: WeighedException, leaf: Evaluated): WeighedException {
  const truth = truthWithout(item.when, leaf);
  const unless = item.unless.map((inner) => turned(inner, leaf));
  const spared = unless.some((inner) => inner.applies === 'yes');
  const maybeSpared = unless.some((inner) => inner.applies === 'unknown');
  const applies = truth === 'no' || spared ? 'no' : truth === 'yes' && !maybeSpared ? 'yes' : 'unknown';
  return { ...item, when: { ...item.when, truth }, applies, unless };
}

/** Every condition that a verdict looked at. */
export function leavesOfVerdict({ arises, exceptions }: Pick<Verdict, 'arises' | 'exceptions'>): Evaluated[] {
  return [...leavesOf(arises), ...allLeaves(exceptions)];
}

function allLeaves(exceptions: readonly WeighedException[]): Evaluated[] {
  return exceptions.flatMap((item) => [...leavesOf(item.when), ...allLeaves(item.unless)]);
}

function pivotsOf(
  rule: Rule,
  kind: VerdictKind,
  arises: Evaluated,
  exceptions: readonly WeighedException[],
): Pivot[] {
  if (kind === 'open') return [];
  const pivots: Pivot[] = [];
  for (const leaf of leavesOfVerdict({ arises, exceptions })) {
    if (leaf.truth === 'unknown') continue;
    const becomes = kindOf(
      truthWithout(arises, leaf),
      exceptions.map((item) => turned(item, leaf)),
      rule.general.kind,
    );
    if (becomes !== kind && becomes !== 'open') pivots.push({ leaf, becomes });
  }
  return pivots;
}

function missingIn(exceptions: readonly WeighedException[]): Evaluated[] {
  return speaking(exceptions)
    .filter((item) => item.when.truth === 'unknown')
    .filter((item) => item.applies === 'unknown' || item.unless.some((inner) => inner.applies !== 'no'))
    .map((item) => item.when);
}

/** The citations behind computed facts that a decisive condition rests on. */
function basisBehind(tree: Evaluated, book: LawBook): Citation[] {
  return leavesOf(tree).flatMap((leaf) => {
    if (leaf.because === undefined) return [];
    const id = leaf.because.derivation;
    const derivation = book.derivations.find((item) => item.id === id);
    if (derivation === undefined) return [];
    const deciding = leaf.because.parts.at(-1);
    const chosen = derivation.cases.find((item) => item.when === deciding?.condition);
    return [...derivation.basis, ...(chosen?.basis ?? [])];
  });
}

function unique(citations: readonly Citation[]): Citation[] {
  const seen = new Map<string, Citation>();
  for (const citation of citations) {
    const key = `${citation.to} ${citation.pinpoint ?? ''} ${citation.role}`;
    if (!seen.has(key)) seen.set(key, citation);
  }
  return [...seen.values()];
}

/**
 * Judges one rule on the facts.
 *
 * @param rule a rule in force in the book
 * @param facts stated and derived facts of the dossier, or of one of its lots
 * @returns the verdict with its whole reasoning. Total: every input gives one of the six kinds. Never `allowed` or
 *   `allowed-if` while an exception that would forbid is undecided.
 */
export function judge(rule: Rule, facts: Facts, book: LawBook): Verdict {
  const arises = evaluate(rule.arises, facts, book);
  const weighed = (): WeighedException[] => rule.exceptions.map((exception) => weigh(exception, facts, book));
  // Where the question does not arise, no exception to its answer is looked at.
  const exceptions = arises.truth === 'no' ? [] : weighed();
  const kind = kindOf(arises.truth, exceptions, rule.general.kind);
  const spoken = arises.truth === 'yes' ? speaking(exceptions) : [];
  const deciding = spoken.filter((item) => item.applies === 'yes' && item.exception.outcome.kind === kind);
  const outcomes =
    kind === 'open' || (kind === 'silent' && arises.truth !== 'yes')
      ? []
      : deciding.length > 0
        ? deciding.map((item) => item.exception.outcome)
        : [rule.general];
  // Of two duties with one name the later, more particular one counts.
  const named = new Map(
    outcomes
      .flatMap((outcome) => outcome.duties)
      .filter((duty) => duty.when === undefined || evaluate(duty.when, facts, book).truth !== 'no')
      .map((duty) => [duty.id, duty]),
  );
  const duties = [...named.values()];
  const openTrees = kind !== 'open' ? [] : arises.truth === 'unknown' ? [arises] : missingIn(exceptions);
  const weights = new Map<FactId, number>();
  for (const tree of openTrees) addWeights(weights, weighMissing(tree));
  const alone = deciding.filter((item) => item.exception.basisAlone === true);
  const basis = unique([
    ...(alone.length > 0 ? alone : deciding).flatMap((item) => item.exception.basis),
    ...(alone.length > 0 ? [] : rule.basis),
    ...duties.flatMap((duty) => duty.basis ?? []),
    ...(kind === 'silent' ? [] : deciding.flatMap((item) => basisBehind(item.when, book))),
  ]);
  const least = [rule.checked, ...deciding.map((item) => item.exception.checked ?? rule.checked)].reduce(
    lessChecked,
  );
  return {
    rule,
    kind,
    outcomes,
    duties,
    missing: heaviestFirst(weights),
    weights,
    arises,
    exceptions,
    basis,
    certainty: rule.certainty,
    checked: least,
    pivots: () => pivotsOf(rule, kind, arises, arises.truth === 'no' ? weighed() : exceptions),
  };
}

const levels: readonly Checked['against'][] = ['none', 'secondary', 'text'];

/** Of two statements, the one that was checked less: a verdict is only as sure as its weakest part. */
export function lessChecked(a: Checked, b: Checked): Checked {
  return levels.indexOf(a.against) <= levels.indexOf(b.against) ? a : b;
}

/**
 * A Union verdict read together with the national rule that refines it: the national rule may narrow, add duties or make
 * compulsory; it never lifts what the Union rule forbids.
 */
export function refine(union: Verdict, national: Verdict): Verdict {
  if (union.kind === 'forbidden' || union.kind === 'silent' || national.kind === 'silent') return union;
  if (union.kind === 'open' && national.kind !== 'forbidden')
    return { ...union, basis: unique([...national.basis, ...union.basis]) };
  const kind: VerdictKind =
    national.kind === 'open' || union.kind === 'open'
      ? national.kind === 'forbidden'
        ? 'forbidden'
        : 'open'
      : stricter(union.kind, national.kind);
  return {
    ...union,
    kind,
    outcomes:
      kind === 'open'
        ? []
        : kind === national.kind && kind !== union.kind
          ? national.outcomes
          : [...union.outcomes, ...national.outcomes],
    duties: [...new Map([...union.duties, ...national.duties].map((duty) => [duty.id, duty])).values()],
    missing: kind === 'open' ? [...new Set([...union.missing, ...national.missing])] : [],
    weights: kind === 'open' ? new Map([...union.weights, ...national.weights]) : new Map(),
    exceptions: [...union.exceptions, ...national.exceptions],
    // The national text comes first: it is the one the buyer applies.
    basis: unique([...national.basis, ...union.basis]),
    checked: lessChecked(union.checked, national.checked),
    pivots: () => [...union.pivots(), ...national.pivots().filter((pivot) => pivot.becomes !== kind)],
  };
}

const none = (): readonly Pivot[] => [];

/**
 * A route of national law read together with the Union rule on whose ground it stands. Where a directive applies in full
 * the route goes no further than that rule; below the threshold it stands alone; as long as that is not known it is
 * decided only where both readings agree.
 *
 * @param ground the Union verdict with its national refinement, or undefined where none of the rules named arises
 * @param position where the value stands, by the derived fact `regime.position`
 */
export function groundedIn(
  national: Verdict,
  ground: Verdict | undefined,
  position: { readonly below: boolean } | { readonly missing: readonly FactId[] },
): Verdict {
  if (national.kind === 'silent' || ('below' in position && position.below)) return national;
  const bound = boundBy(national, ground);
  if ('below' in position || bound.kind === national.kind) return bound;
  const missing = [...new Set([...position.missing, ...bound.missing])];
  return {
    ...bound,
    kind: 'open',
    outcomes: [],
    duties: [],
    missing,
    weights: new Map(missing.map((fact) => [fact, 1 / missing.length])),
    pivots: none,
  };
}

function boundBy(national: Verdict, ground: Verdict | undefined): Verdict {
  // No Union rule opens this kind of purchase to a reservation, so national law cannot either.
  if (ground === undefined) return { ...national, kind: 'silent', outcomes: [], duties: [], pivots: none };
  const { rule } = national;
  if (ground.kind === 'forbidden')
    return { ...ground, rule, basis: unique([...ground.basis, ...national.basis]) };
  if (ground.kind === 'open' && national.kind === 'forbidden') return national;
  const both = refine(ground, national);
  // The national answer says what the route is; the Union's would only be said again beside each route.
  return { ...both, rule, outcomes: both.kind === national.kind ? national.outcomes : both.outcomes };
}
