import fc from 'fast-check';
import { always, type Condition } from '../../../src/core/facts/condition.js';
import { groundedIn, judge, type Verdict } from '../../../src/core/law/judge.js';
import type { OutcomeKind, Rule } from '../../../src/core/law/law.js';
import type { LawBook } from '../../../src/core/law/law-book.js';

// A route of national law is judged together with the Union rule on whose ground it stands.

const text = { en: 'text', fr: 'texte' };
const book: LawBook = {
  asOf: '2026-11-02',
  jurisdictions: ['EU', 'FR'],
  rules: [],
  derivations: [],
  checks: [],
  circles: [],
  parameter: () => undefined,
  cpvList: () => ({ codes: [], ranges: [] }),
  table: () => undefined,
  source: () => undefined,
  instrument: () => undefined,
};
const never: Condition = { kind: 'not', part: always };
const undecided: Condition = { kind: 'fact', fact: 'contract.kind', test: { op: 'is', value: 'contract' } };

function verdict(
  id: string,
  kind: OutcomeKind,
  duty: string,
  arises: Condition = always,
  forbids: Condition = never,
): Verdict {
  const rule: Rule = {
    id,
    jurisdiction: 'EU',
    subject: 'route',
    question: text,
    inForce: { from: '2016-04-18' },
    arises,
    general: { kind, says: text, duties: [{ id: duty, place: 'call', says: text }], instead: text },
    exceptions: [
      {
        id: 'no',
        when: forbids,
        outcome: { kind: 'forbidden', says: text, duties: [], instead: text },
        basis: [],
        unless: [],
      },
    ],
    basis: [],
    certainty: 'settled',
    checked: { on: '2026-11-26', against: 'text' },
    examples: [],
  };
  return judge(rule, new Map(), book);
}

const national = verdict('fr/toy', 'allowed-if', 'national');
const union = verdict('eu/toy', 'allowed-if', 'union');
const closed = verdict('eu/toy', 'forbidden', 'union');

describe('a national route and its ground', () => {
  test('stands alone below the threshold, whatever the Union rule says', () => {
    expect(groundedIn(national, closed, { below: true })).toBe(national);
    expect(groundedIn(national, undefined, { below: true })).toBe(national);
  });

  test('is forbidden at or above the threshold where the Union rule forbids', () => {
    const both = groundedIn(national, closed, { below: false });
    expect(both.kind).toBe('forbidden');
    expect(both.rule.id).toBe('fr/toy');
  });

  test('carries the duties of both at or above the threshold', () => {
    const both = groundedIn(national, union, { below: false });
    expect(both.kind).toBe('allowed-if');
    expect(both.duties.map((duty) => duty.id)).toEqual(['union', 'national']);
  });

  test('does not exist above the threshold where no Union rule arises', () => {
    expect(groundedIn(national, undefined, { below: false }).kind).toBe('silent');
  });

  test('is open while the threshold is not decided and would matter', () => {
    const open = groundedIn(national, closed, { missing: ['contract.value'] });
    expect([open.kind, open.missing]).toEqual(['open', ['contract.value']]);
    expect(groundedIn(national, union, { missing: ['contract.value'] }).kind).toBe('allowed-if');
  });

  test('is open where the Union rule is open above the threshold', () => {
    const waiting = verdict('eu/toy', 'allowed-if', 'union', undecided);
    expect(groundedIn(national, waiting, { below: false }).missing).toEqual(['contract.kind']);
  });

  test('never permits more than the Union rule, at or above the threshold', () => {
    const kinds = fc.constantFrom<OutcomeKind>('allowed', 'allowed-if', 'required', 'forbidden', 'silent');
    const conditions = fc.constantFrom(always, never, undecided);
    fc.assert(
      fc.property(kinds, kinds, conditions, conditions, (own, ground, arises, forbids) => {
        const both = groundedIn(
          verdict('fr/toy', own, 'national'),
          verdict('eu/toy', ground, 'union', arises, forbids),
          { below: false },
        );
        const limit = verdict('eu/toy', ground, 'union', arises, forbids).kind;
        if (limit === 'forbidden') expect(['forbidden', 'silent']).toContain(both.kind);
        if (limit === 'open') expect(['open', 'forbidden', 'silent']).toContain(both.kind);
      }),
    );
  });
});
