import type { Bound, Condition, Test } from './condition.js';
import { isInList, isUnder, type CpvList, type CpvSet } from './cpv.js';
import { stateOf, type Because, type Facts } from './facts.js';
import { every, not, some, type Truth, type Value } from './value.js';
import type { FactId } from './vocabulary.js';

/** The condition again, carrying what was seen: this tree is the explanation. */
export interface Evaluated {
  readonly condition: Condition;
  readonly truth: Truth;
  /** The value of the fact, at a leaf whose fact is known. */
  readonly saw?: Value;
  /** The figure compared with, at a leaf that compares. */
  readonly bound?: number;
  /** How a computed fact at a leaf came about. */
  readonly because?: Because;
  /** Facts that would have to be known to decide this node; empty when decided. */
  readonly missing: readonly FactId[];
  readonly parts: readonly Evaluated[];
}

/** What conditions look up beside the facts. */
export interface Surroundings {
  /** The figure in force on the dossier's day, or undefined when the law data holds none for it. */
  parameter(id: string): number | undefined;
  cpvList(id: string): CpvList;
}

function inSet(code: string, set: CpvSet, surroundings: Surroundings): boolean {
  if ('list' in set) return isInList(code, surroundings.cpvList(set.list));
  return set.prefixes.some((prefix) => isUnder(code, prefix));
}

function listFrom(value: Value): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

function compare(
  op: 'at-least' | 'at-most' | 'more-than' | 'less-than',
  seen: number,
  bound: number,
): boolean {
  switch (op) {
    case 'at-least':
      return seen >= bound;
    case 'at-most':
      return seen <= bound;
    case 'more-than':
      return seen > bound;
    case 'less-than':
      return seen < bound;
  }
}

function holds(
  test: Exclude<Test, { op: 'known' } | { bound: Bound }>,
  value: Value,
  surroundings: Surroundings,
): boolean {
  switch (test.op) {
    case 'is':
      return value === test.value;
    case 'in':
      return test.values.includes(String(value));
    case 'on-or-after':
      return String(value) >= test.date;
    case 'before':
      return String(value) < test.date;
    case 'some-in':
      return listFrom(value).some((code) => inSet(code, test.set, surroundings));
    case 'every-in':
      return (
        listFrom(value).length > 0 && listFrom(value).every((code) => inSet(code, test.set, surroundings))
      );
    case 'first-in':
      return listFrom(value)
        .slice(0, 1)
        .some((code) => inSet(code, test.set, surroundings));
    case 'includes':
      return listFrom(value).includes(test.value);
    case 'includes-some':
      return test.values.some((wanted) => listFrom(value).includes(wanted));
  }
}

interface Candidates {
  readonly values: readonly Value[];
  readonly missing: readonly FactId[];
}

function boundsOf(bound: Bound, facts: Facts, surroundings: Surroundings): Candidates | undefined {
  if ('number' in bound) return { values: [bound.number], missing: [] };
  if ('parameter' in bound) {
    const figure = surroundings.parameter(bound.parameter);
    // No figure for that day: only another day would decide.
    return figure === undefined ? { values: [], missing: ['asOf'] } : { values: [figure], missing: [] };
  }
  const state = stateOf(facts, bound.fact);
  return state.known
    ? { values: [state.value], missing: [] }
    : { values: state.candidates ?? [], missing: state.missing };
}

/** Yes when it holds for every candidate, no when for none, else unknown. */
function agreed(verdicts: readonly boolean[]): Truth {
  if (verdicts.length === 0) return 'unknown';
  if (verdicts.every(Boolean)) return 'yes';
  return verdicts.some(Boolean) ? 'unknown' : 'no';
}

/** A leaf has no parts, and what is decided misses nothing: one empty list serves them all. */
const nothing: readonly never[] = [];

function evaluateLeaf(
  condition: Extract<Condition, { kind: 'fact' }>,
  facts: Facts,
  surroundings: Surroundings,
): Evaluated {
  const { fact, test } = condition;
  const state = stateOf(facts, fact);
  // Most leaves by far are of these kinds; advice looks at thousands of them.
  if (state.because === undefined && test.op !== 'known' && !('bound' in test)) {
    if (state.known) {
      const truth = holds(test, state.value, surroundings) ? 'yes' : 'no';
      return { condition, truth, saw: state.value, missing: nothing, parts: nothing };
    }
    if (state.candidates === undefined)
      return { condition, truth: 'unknown', missing: state.missing, parts: nothing };
  }
  if (state.because === undefined && state.known && 'bound' in test && 'number' in test.bound) {
    const bound = test.bound.number;
    const truth = compare(test.op, Number(state.value), bound) ? 'yes' : 'no';
    return { condition, truth, saw: state.value, bound, missing: nothing, parts: nothing };
  }
  const because = state.because === undefined ? {} : { because: state.because };
  if (test.op === 'known') {
    // Three-valued on purpose: a fact nobody gave is not a no, or adding another fact could unsettle a verdict.
    return state.known
      ? { condition, truth: 'yes', saw: state.value, ...because, missing: [], parts: [] }
      : { condition, truth: 'unknown', ...because, missing: state.missing, parts: [] };
  }
  const values = state.known ? [state.value] : (state.candidates ?? []);
  const bounds = 'bound' in test ? boundsOf(test.bound, facts, surroundings) : undefined;
  const verdicts =
    'bound' in test
      ? values.flatMap((value) =>
          (bounds?.values ?? []).map((bound) => compare(test.op, Number(value), Number(bound))),
        )
      : values.map((value) => holds(test, value, surroundings));
  const truth = agreed(verdicts);
  const missing =
    truth === 'unknown'
      ? [...new Set([...(state.known ? [] : state.missing), ...(bounds?.missing ?? [])])]
      : [];
  const single = bounds?.values.length === 1 ? Number(bounds.values[0]) : undefined;
  return {
    condition,
    truth,
    ...(state.known ? { saw: state.value } : {}),
    ...(single === undefined ? {} : { bound: single }),
    ...because,
    missing,
    parts: [],
  };
}

/**
 * Evaluates a condition over facts in three values and returns the same tree with what was seen. Total: it never throws
 * and always ends. Source of the three values: a missing answer means "not known yet" (CONTRACT: dossier).
 */
export function evaluate(condition: Condition, facts: Facts, surroundings: Surroundings): Evaluated {
  switch (condition.kind) {
    case 'fact':
      return evaluateLeaf(condition, facts, surroundings);
    case 'not': {
      const part = evaluate(condition.part, facts, surroundings);
      return { condition, truth: not(part.truth), missing: part.missing, parts: [part] };
    }
    case 'all':
    case 'any': {
      const parts = condition.parts.map((part) => evaluate(part, facts, surroundings));
      const truth = condition.kind === 'all' ? every(parts) : some(parts);
      const missing =
        truth === 'unknown'
          ? [...new Set(parts.filter((part) => part.truth === 'unknown').flatMap((part) => part.missing))]
          : nothing;
      return { condition, truth, missing, parts };
    }
  }
}

/**
 * How much each missing fact would settle in this tree: a node shares its weight evenly among its undecided parts, so a
 * fact that decides alone weighs more than one of five. The weights of one tree add up to `weight`.
 */
export function weighMissing(tree: Evaluated, weight = 1): Map<FactId, number> {
  const weights = new Map<FactId, number>();
  const visit = (node: Evaluated, share: number): void => {
    if (node.truth !== 'unknown') return;
    const open = node.parts.filter((part) => part.truth === 'unknown');
    if (open.length === 0) {
      for (const fact of node.missing)
        weights.set(fact, (weights.get(fact) ?? 0) + share / node.missing.length);
      return;
    }
    for (const part of open) visit(part, share / open.length);
  };
  visit(tree, weight);
  return weights;
}

/** Adds weights to a sum of weights, each multiplied by a factor. */
export function addWeights(
  total: Map<FactId, number>,
  more: Iterable<readonly [FactId, number]>,
  factor = 1,
): void {
  for (const [fact, weight] of more) total.set(fact, (total.get(fact) ?? 0) + weight * factor);
}

/** The facts of a sum of weights, heaviest first; equals in the order of their ids. */
export function heaviestFirst(weights: ReadonlyMap<FactId, number>): FactId[] {
  return [...weights].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([fact]) => fact);
}

/** The truth of a tree with one leaf turned over: what would the answer be if this one thing were otherwise? */
export function truthWithout(tree: Evaluated, leaf: Evaluated): Truth {
  if (tree === leaf) return not(tree.truth);
  switch (tree.condition.kind) {
    case 'fact':
      return tree.truth;
    case 'not':
      return not(tree.parts[0] === undefined ? 'unknown' : truthWithout(tree.parts[0], leaf));
    case 'all':
      return every(tree.parts.map((part) => ({ truth: truthWithout(part, leaf) })));
    case 'any':
      return some(tree.parts.map((part) => ({ truth: truthWithout(part, leaf) })));
  }
}

/** The leaves of a tree, in reading order. */
export function leavesOf(tree: Evaluated): Evaluated[] {
  return tree.condition.kind === 'fact' ? [tree] : tree.parts.flatMap(leavesOf);
}
