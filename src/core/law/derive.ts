import { factsIn } from '../facts/condition.js';
import { evaluate, type Evaluated } from '../facts/evaluate.js';
import { stateOf, type Facts, type FactState } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Assigned, Derivation } from './law.js';
import type { LawBook } from './law-book.js';

interface Given {
  readonly values: readonly Value[];
  readonly missing: readonly FactId[];
}

function give(assigned: Assigned, facts: Facts, book: LawBook): Given {
  if ('value' in assigned) return { values: [assigned.value], missing: [] };
  if ('parameter' in assigned) {
    const figure = book.parameter(assigned.parameter);
    return figure === undefined ? { values: [], missing: ['asOf'] } : { values: [figure], missing: [] };
  }
  if ('fact' in assigned) {
    const state = stateOf(facts, assigned.fact);
    return state.known
      ? { values: [state.value], missing: [] }
      : { values: state.candidates ?? [], missing: state.missing };
  }
  const key = stateOf(facts, assigned.by);
  if (!key.known) return { values: [], missing: key.missing };
  const row = book.table(assigned.table)?.rows.get(String(key.value));
  return row === undefined ? { values: [], missing: [] } : { values: [row.value], missing: [] };
}

/**
 * The value that a derivation gives to its fact. Cases are tried in order; those not yet decided stay possible, and the
 * fact is known all the same when every possible case gives the same value.
 */
export function deriveOne(derivation: Derivation, facts: Facts, book: LawBook): FactState {
  const possible: { readonly given: Given; readonly when: Evaluated }[] = [];
  for (const item of derivation.cases) {
    const when = evaluate(item.when, facts, book);
    if (when.truth === 'no') continue;
    const given = give(item.then, facts, book);
    if (given.values.length === 0 && 'optional' in item.then && item.then.optional === true) continue;
    possible.push({ given, when });
    if (when.truth === 'yes') break;
  }
  const decided = possible.at(-1)?.when.truth === 'yes';
  const because = { derivation: derivation.id, parts: possible.map((item) => item.when) };
  const values = [...new Set(possible.flatMap((item) => item.given.values))];
  const complete = decided && possible.every((item) => item.given.values.length > 0);
  const [only] = values;
  if (complete && values.length === 1 && only !== undefined) return { known: true, value: only, because };
  const missing = [...new Set(possible.flatMap((item) => [...item.when.missing, ...item.given.missing]))];
  // Candidates narrow the fact only where the list of possible values is closed.
  return {
    known: false,
    ...(complete ? { candidates: values } : {}),
    missing: missing.length > 0 ? missing : [derivation.fact],
    because,
  };
}

/**
 * Adds the computed facts of the law to stated ones. A stated fact is never overwritten. Derivations may rest on each
 * other; their order in the data does not matter (a circle is refused when the law data is loaded).
 */
export function derive(facts: Facts, book: LawBook): Facts {
  const result = new Map(facts);
  for (const derivation of inOrder(book.derivations)) {
    if (!result.has(derivation.fact)) result.set(derivation.fact, deriveOne(derivation, result, book));
  }
  return result;
}

const ordered = new WeakMap<readonly Derivation[], readonly Derivation[]>();

function inOrder(derivations: readonly Derivation[]): readonly Derivation[] {
  const known = ordered.get(derivations);
  if (known) return known;
  const sorted = sortDerivations(derivations);
  ordered.set(derivations, sorted);
  return sorted;
}

/** Derivations in an order where each comes after those it rests on; throws on a circle, naming it. */
export function sortDerivations(derivations: readonly Derivation[]): readonly Derivation[] {
  const byFact = new Map<FactId, Derivation[]>();
  for (const derivation of derivations)
    byFact.set(derivation.fact, [...(byFact.get(derivation.fact) ?? []), derivation]);
  const sorted: Derivation[] = [];
  const state = new Map<Derivation, 'open' | 'done'>();
  const visit = (derivation: Derivation, path: readonly string[]): void => {
    if (state.get(derivation) === 'done') return;
    if (state.get(derivation) === 'open')
      throw new Error(`Derivations rest on each other in a circle: ${[...path, derivation.id].join(' -> ')}`);
    state.set(derivation, 'open');
    for (const fact of restsOn(derivation))
      for (const other of byFact.get(fact) ?? [])
        if (other !== derivation) visit(other, [...path, derivation.id]);
    state.set(derivation, 'done');
    sorted.push(derivation);
  };
  for (const derivation of derivations) visit(derivation, []);
  return sorted;
}

function restsOn(derivation: Derivation): FactId[] {
  return derivation.cases.flatMap((item) => {
    const given = 'fact' in item.then ? [item.then.fact] : 'table' in item.then ? [item.then.by] : [];
    return [...given, ...factsIn(item.when)];
  });
}
