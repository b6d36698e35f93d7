import type { Text } from '../shared/text.js';
import type { CpvSet } from './cpv.js';
import type { FactId } from './vocabulary.js';

/** The figure on the other side of a comparison: written, a dated parameter of the law, or another fact. */
export type Bound = { readonly number: number } | { readonly parameter: string } | { readonly fact: FactId };

export type Test =
  | { readonly op: 'is'; readonly value: string | number | boolean }
  | { readonly op: 'in'; readonly values: readonly string[] }
  | { readonly op: 'at-least' | 'at-most' | 'more-than' | 'less-than'; readonly bound: Bound }
  | { readonly op: 'on-or-after' | 'before'; readonly date: string }
  | { readonly op: 'some-in' | 'every-in' | 'first-in'; readonly set: CpvSet }
  | { readonly op: 'includes'; readonly value: string }
  | { readonly op: 'includes-some'; readonly values: readonly string[] }
  | { readonly op: 'known' };

/** A requirement over facts. `says` names it for people; without it the sentence is made from the fact's own words. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[]; readonly says?: Text | undefined }
  | { readonly kind: 'not'; readonly part: Condition; readonly says?: Text | undefined }
  | { readonly kind: 'fact'; readonly fact: FactId; readonly test: Test; readonly says?: Text | undefined };

export const always: Condition = { kind: 'all', parts: [] };

/** Every fact that a condition looks at. */
export function factsIn(condition: Condition): FactId[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(factsIn);
    case 'not':
      return factsIn(condition.part);
    case 'fact':
      return 'bound' in condition.test && 'fact' in condition.test.bound
        ? [condition.fact, condition.test.bound.fact]
        : [condition.fact];
  }
}
