import type { Evaluated } from './evaluate.js';
import type { FactId } from './vocabulary.js';
import type { Value } from './value.js';

/**
 * What is known of one fact. An open fact may still be narrowed to candidates: a threshold that is one of two figures
 * decides the case all the same when the value lies below both.
 */
export type FactState =
  | { readonly known: true; readonly value: Value; readonly because?: Because }
  | {
      readonly known: false;
      readonly candidates?: readonly Value[];
      readonly missing: readonly FactId[];
      readonly because?: Because;
    };

/** How a computed fact came about: the rule of computation and the conditions that decided it. */
export interface Because {
  readonly derivation: string;
  readonly parts: readonly Evaluated[];
}

export type Facts = ReadonlyMap<FactId, FactState>;

/** Stated facts, as they come from answers. */
export function factsFrom(values: Iterable<readonly [FactId, Value | undefined]>): Map<FactId, FactState> {
  const facts = new Map<FactId, FactState>();
  for (const [id, value] of values) if (value !== undefined) facts.set(id, { known: true, value });
  return facts;
}

/** The state of a fact; a fact that nobody gave is open and asks for itself. */
export function stateOf(facts: Facts, id: FactId): FactState {
  return facts.get(id) ?? { known: false, missing: [id] };
}

export function valueOf(facts: Facts, id: FactId): Value | undefined {
  const state = facts.get(id);
  return state?.known ? state.value : undefined;
}

export function numberOf(facts: Facts, id: FactId): number | undefined {
  const value = valueOf(facts, id);
  return typeof value === 'number' ? value : undefined;
}

export function textOf(facts: Facts, id: FactId): string | undefined {
  const value = valueOf(facts, id);
  return typeof value === 'string' ? value : undefined;
}

export function listOf(facts: Facts, id: FactId): readonly string[] {
  const value = valueOf(facts, id);
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function truthOf(facts: Facts, id: FactId): boolean | undefined {
  const value = valueOf(facts, id);
  return typeof value === 'boolean' ? value : undefined;
}
