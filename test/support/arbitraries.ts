import fc from 'fast-check';
import type { Bound, Condition, Test } from '../../src/core/facts/condition.js';
import type { Surroundings } from '../../src/core/facts/evaluate.js';
import { factsFrom, type Facts } from '../../src/core/facts/facts.js';
import type { Value } from '../../src/core/facts/value.js';
import type { FactId } from '../../src/core/facts/vocabulary.js';

/** Arbitrary conditions and facts over a few real facts, for property tests. */

export const surroundings: Surroundings = {
  parameter: (id) =>
    id === 'eu/lots/small-share' ? 0.2 : id === 'eu/value/long-term-months' ? 48 : undefined,
  cpvList: () => ({ codes: ['85312000'], ranges: [['80000000', '80660000']] }),
};

const numbers: readonly FactId[] = ['contract.durationMonths', 'contract.value', 'lots.count'];
const booleans: readonly FactId[] = ['contract.indefinite', 'contract.labourIntensive'];
const codes: readonly FactId[] = ['contract.cpv'];

const bound: fc.Arbitrary<Bound> = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((number) => ({ number })),
  fc.constantFrom('eu/value/long-term-months', 'eu/none').map((parameter) => ({ parameter })),
  fc.constantFrom(...numbers).map((fact) => ({ fact })),
);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...numbers),
      fc.constantFrom('at-least' as const, 'at-most' as const, 'more-than' as const, 'less-than' as const),
      bound,
    )
    .map(([fact, op, b]): Condition => ({ kind: 'fact', fact, test: { op, bound: b } })),
  fc
    .tuple(fc.constantFrom(...booleans), fc.boolean())
    .map(([fact, value]): Condition => ({ kind: 'fact', fact, test: { op: 'is', value } })),
  fc.constantFrom('some-in' as const, 'every-in' as const, 'first-in' as const).map((op): Condition => ({
    kind: 'fact',
    fact: 'contract.cpv',
    test: { op, set: { list: 'x' } } satisfies Test,
  })),
  fc
    .constantFrom(...numbers, ...booleans)
    .map((fact): Condition => ({ kind: 'fact', fact, test: { op: 'known' } })),
);
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(
        fc.constantFrom('all' as const, 'any' as const),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, parts]): Condition => ({ kind, parts })),
    tie('node').map((part): Condition => ({ kind: 'not', part })),
  ),
})).node;

export const entry: fc.Arbitrary<readonly [FactId, Value]> = fc.oneof(
  fc.tuple(fc.constantFrom(...numbers), fc.integer({ min: 0, max: 60 })),
  fc.tuple(fc.constantFrom(...booleans), fc.boolean()),
  fc.tuple(fc.constantFrom(...codes), fc.constantFrom(['85312000'], ['90910000'], ['80110000', '90910000'])),
);
export const someFacts: fc.Arbitrary<Facts> = fc
  .array(entry, { maxLength: 5 })
  .map((entries) => factsFrom(entries));
