import fc from 'fast-check';
import type { Condition } from '../../../src/core/facts/condition.js';
import { evaluate, leavesOf, weighMissing } from '../../../src/core/facts/evaluate.js';
import { factsFrom, type Facts } from '../../../src/core/facts/facts.js';
import type { FactId } from '../../../src/core/facts/vocabulary.js';
import { condition, entry, someFacts, surroundings } from '../../support/arbitraries.js';

describe('evaluating a condition', () => {
  test('is total and gives back the same tree', () => {
    fc.assert(
      fc.property(condition, someFacts, (wanted, facts) => {
        const tree = evaluate(wanted, facts, surroundings);
        expect(tree.condition).toBe(wanted);
        expect(['yes', 'no', 'unknown']).toContain(tree.truth);
        expect(tree.truth === 'unknown').toBe(tree.missing.length > 0);
      }),
    );
  });

  test('never unsettles what is decided when a fact is added', () => {
    fc.assert(
      fc.property(condition, someFacts, entry, (wanted, facts, [id, value]) => {
        const before = evaluate(wanted, facts, surroundings);
        if (before.truth === 'unknown' || facts.has(id)) return;
        const after = evaluate(wanted, new Map([...facts, [id, { known: true, value }]]), surroundings);
        expect(after.truth).toBe(before.truth);
      }),
      { numRuns: 500 },
    );
  });

  test('the weights of what is missing add up to the weight of the whole', () => {
    fc.assert(
      fc.property(condition, someFacts, (wanted, facts) => {
        const tree = evaluate(wanted, facts, surroundings);
        const sum = [...weighMissing(tree, 1).values()].reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(tree.truth === 'unknown' ? 1 : 0);
      }),
    );
  });

  test('a figure narrowed to candidates decides when all of them agree', () => {
    const facts: Facts = new Map([
      ['estimate.value', { known: true, value: 500 }],
      ['regime.threshold', { known: false, candidates: [140, 216], missing: ['authority.type'] }],
    ]);
    const atLeast = (fact: FactId): Condition => ({
      kind: 'fact',
      fact: 'estimate.value',
      test: { op: 'at-least', bound: { fact } },
    });
    expect(evaluate(atLeast('regime.threshold'), facts, surroundings).truth).toBe('yes');
    const between: Facts = new Map([...facts, ['estimate.value', { known: true, value: 200 }]]);
    const open = evaluate(atLeast('regime.threshold'), between, surroundings);
    expect(open.truth).toBe('unknown');
    expect(open.missing).toEqual(['authority.type']);
  });

  test('a listed code does not bring in its sub-codes', () => {
    const inList: Condition = {
      kind: 'fact',
      fact: 'contract.cpv',
      test: { op: 'every-in', set: { list: 'x' } },
    };
    expect(evaluate(inList, factsFrom([['contract.cpv', ['85312000']]]), surroundings).truth).toBe('yes');
    expect(evaluate(inList, factsFrom([['contract.cpv', ['85312100']]]), surroundings).truth).toBe('no');
  });

  test('leaves are found in reading order', () => {
    const wanted: Condition = {
      kind: 'all',
      parts: [
        { kind: 'fact', fact: 'contract.indefinite', test: { op: 'is', value: true } },
        { kind: 'not', part: { kind: 'fact', fact: 'contract.value', test: { op: 'known' } } },
      ],
    };
    expect(
      leavesOf(evaluate(wanted, new Map(), surroundings)).map(
        (item) => item.condition.kind === 'fact' && item.condition.fact,
      ),
    ).toEqual(['contract.indefinite', 'contract.value']);
  });
});
