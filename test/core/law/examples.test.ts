import type { FactId } from '../../../src/core/facts/vocabulary.js';
import type { Value } from '../../../src/core/facts/value.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import { derive } from '../../../src/core/law/derive.js';
import { judge } from '../../../src/core/law/judge.js';
import { basisOf } from '../../../src/core/law/opinion.js';
import { covers } from '../../../src/core/shared/interval.js';
import { evaluate } from '../../../src/core/facts/evaluate.js';
import { factsOfExample, law } from '../../support/law.js';

function placeOf(facts: Readonly<Partial<Record<FactId, Value>>>) {
  const { 'authority.country': country, 'authority.region': region } = facts;
  return {
    country: typeof country === 'string' ? country : undefined,
    region: typeof region === 'string' ? region : undefined,
  };
}

describe.each(law.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test.each(rule.examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const asOf = String(example.facts.asOf ?? '2026-11-02');
    const book = lawAt(law, placeOf(example.facts), asOf);
    // Outside its interval a rule is not in the book of the day: the question does not arise.
    if (!covers(rule.inForce, asOf)) {
      expect(example.expect.kind).toBe('silent');
      return;
    }
    const verdict = judge(rule, derive(factsOfExample(example.facts), book), book);
    expect({ kind: verdict.kind, missing: verdict.kind === 'open' ? verdict.missing : [] }).toMatchObject({
      kind: example.expect.kind,
    });
    const refs = basisOf(verdict.basis, law).map((entry) => entry.ref);
    for (const cited of example.expect.cites ?? []) expect(refs).toContain(cited);
    if (example.expect.missing)
      expect(verdict.missing).toEqual(expect.arrayContaining([...example.expect.missing]));
    const duties = verdict.duties.map((duty) => duty.id);
    for (const duty of example.expect.duties ?? []) expect(duties).toContain(duty);
  });

  test('has an example of each outcome that it can give', () => {
    const kinds = new Set(rule.examples.map((example) => example.expect.kind));
    for (const exception of rule.exceptions) expect([...kinds]).toContain(exception.outcome.kind);
    expect([...kinds]).toContain(rule.general.kind);
  });
});

describe.each(law.checks.map((check) => [check.id, check] as const))('check %s', (_id, check) => {
  test.each(check.examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const book = lawAt(law, placeOf(example.facts), String(example.facts.asOf ?? '2026-11-02'));
    const fires = evaluate(check.when, derive(factsOfExample(example.facts), book), book).truth === 'yes';
    expect(fires).toBe(example.fires);
  });
});
