import fc from 'fast-check';
import { always, type Condition } from '../../../src/core/facts/condition.js';
import { judge, refine } from '../../../src/core/law/judge.js';
import type { Exception, Outcome, OutcomeKind, Rule } from '../../../src/core/law/law.js';
import type { LawBook } from '../../../src/core/law/law-book.js';
import { condition, someFacts } from '../../support/arbitraries.js';

const text = { en: 'text', fr: 'texte' };
const book: LawBook = {
  asOf: '2026-11-02',
  jurisdictions: ['EU'],
  rules: [],
  derivations: [],
  checks: [],
  circles: [],
  parameter: (id) => (id === 'eu/value/long-term-months' ? 48 : undefined),
  cpvList: () => ({ codes: ['85312000'], ranges: [['80000000', '80660000']] }),
  table: () => undefined,
  source: () => undefined,
  instrument: () => undefined,
};

const kinds: readonly OutcomeKind[] = ['allowed', 'allowed-if', 'required', 'forbidden', 'silent'];
const outcome: fc.Arbitrary<Outcome> = fc
  .constantFrom(...kinds)
  .map((kind) => ({ kind, says: text, duties: [], instead: text }));
let count = 0;
const exception: fc.Arbitrary<Exception> = fc.letrec<{ item: Exception }>((tie) => ({
  item: fc
    .tuple(
      condition,
      outcome,
      fc.oneof({ depthSize: 'xsmall' }, fc.constant([]), fc.array(tie('item'), { maxLength: 1 })),
    )
    .map(([when, result, unless]) => ({
      id: `e${String((count += 1))}`,
      when,
      outcome: result,
      basis: [],
      unless,
    })),
})).item;
const plain: Rule = {
  id: 'eu/toy',
  jurisdiction: 'EU',
  subject: 'route',
  question: text,
  inForce: { from: '2016-04-18' },
  arises: always,
  general: { kind: 'allowed', says: text, duties: [] },
  exceptions: [],
  basis: [],
  certainty: 'settled',
  checked: { on: '2026-11-23', against: 'text' },
  examples: [],
};
const rule: fc.Arbitrary<Rule> = fc
  .tuple(condition, outcome, fc.array(exception, { maxLength: 3 }))
  .map(([arises, general, exceptions]) => ({ ...plain, arises, general, exceptions }));

describe('judging a rule', () => {
  test('is total: every input gives one of the six kinds, and an open verdict says what is missing', () => {
    fc.assert(
      fc.property(rule, someFacts, (toy, facts) => {
        const verdict = judge(toy, facts, book);
        expect([...kinds, 'open']).toContain(verdict.kind);
        expect(verdict.kind === 'open').toBe(verdict.missing.length > 0);
      }),
      { numRuns: 300 },
    );
  });

  test('is never allowed while something that would forbid is unknown', () => {
    fc.assert(
      fc.property(rule, someFacts, (toy, facts) => {
        const verdict = judge(toy, facts, book);
        if (verdict.kind !== 'allowed' && verdict.kind !== 'allowed-if') return;
        expect(verdict.arises.truth).toBe('yes');
        const doubtful = verdict.exceptions.filter(
          (item) => item.applies === 'unknown' && item.exception.outcome.kind === 'forbidden',
        );
        expect(doubtful).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('adding a fact never turns a decided verdict open', () => {
    fc.assert(
      fc.property(rule, someFacts, someFacts, (toy, facts, more) => {
        const before = judge(toy, facts, book);
        if (before.kind === 'open') return;
        const after = judge(toy, new Map([...more, ...facts]), book);
        expect(after.kind).toBe(before.kind);
      }),
      { numRuns: 500 },
    );
  });

  test('an exception inside one that is not decided is not decided either', () => {
    const all = (kind: OutcomeKind): Outcome => ({ kind, says: text, duties: [], instead: text });
    const when: Condition = { kind: 'fact', fact: 'contract.indefinite', test: { op: 'is', value: true } };
    const inner: Exception = { id: 'in', when: always, outcome: all('allowed'), basis: [], unless: [] };
    const outer: Exception = { ...inner, id: 'out', when, outcome: all('required'), unless: [inner] };
    const toy: Rule = { ...plain, general: all('forbidden'), exceptions: [outer] };
    const verdict = judge(toy, new Map(), book);
    expect([verdict.kind, verdict.missing]).toEqual(['open', ['contract.indefinite']]);
  });

  test('the order of exceptions does not matter', () => {
    fc.assert(
      fc.property(rule, someFacts, (toy, facts) => {
        const turned = { ...toy, exceptions: [...toy.exceptions].reverse() };
        expect(judge(turned, facts, book).kind).toBe(judge(toy, facts, book).kind);
      }),
    );
  });

  test('a national rule never lifts what the Union rule forbids', () => {
    fc.assert(
      fc.property(rule, rule, someFacts, (union, national, facts) => {
        const verdict = judge(union, facts, book);
        if (verdict.kind !== 'forbidden') return;
        expect(refine(verdict, judge(national, facts, book)).kind).toBe('forbidden');
      }),
    );
  });
});
