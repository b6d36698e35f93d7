import type { Condition } from '../../../src/core/facts/condition.js';
import { derive } from '../../../src/core/law/derive.js';
import { judge } from '../../../src/core/law/judge.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import type { Example, Exception, Rule } from '../../../src/core/law/law.js';
import { covers } from '../../../src/core/shared/interval.js';
import { dayBefore } from '../../../src/core/shared/iso-date.js';
import { factsOfExample, law } from '../../support/law.js';

/**
 * Counts the examples of every duty of Union law: each outcome, each exception, both sides of each figure, the day before
 * and the day of each change.
 */

const today = '2026-11-02';
const duties = law.rules.filter((rule) => rule.subject === 'duty' && rule.jurisdiction === 'EU');

function leaves(condition: Condition): Extract<Condition, { kind: 'fact' }>[] {
  if (condition.kind === 'fact') return [condition];
  return condition.kind === 'not' ? leaves(condition.part) : condition.parts.flatMap(leaves);
}

function flat(exceptions: readonly Exception[]): Exception[] {
  return exceptions.flatMap((exception) => [exception, ...flat(exception.unless)]);
}

function conditionsOf(rule: Rule): Condition[] {
  const outcomes = [rule.general, ...flat(rule.exceptions).map((exception) => exception.outcome)];
  return [
    rule.arises,
    ...flat(rule.exceptions).map((exception) => exception.when),
    ...outcomes.flatMap((outcome) => outcome.duties.flatMap((duty) => duty.when ?? [])),
  ];
}

/** The days on which something of the rule changes: its interval, days in its conditions, figures that it names. */
function daysOf(rule: Rule): Set<string> {
  const days = new Set([rule.inForce.from]);
  if (rule.inForce.to !== undefined) days.add(rule.inForce.to);
  for (const { test } of conditionsOf(rule).flatMap(leaves)) {
    if ('date' in test) days.add(test.date);
    if ('bound' in test && 'parameter' in test.bound)
      for (const { inForce } of law.parameters.get(test.bound.parameter)?.values ?? [])
        if (inForce.from > rule.inForce.from) days.add(inForce.from);
  }
  return days;
}

const asOfOf = (example: Example): string => String(example.facts.asOf ?? today);

function judged(rule: Rule, example: Example) {
  const country = example.facts['authority.country'];
  const place = { country: typeof country === 'string' ? country : undefined };
  const book = lawAt(law, place, asOfOf(example));
  return { verdict: judge(rule, derive(factsOfExample(example.facts), book), book), book };
}

test('there are duties to count', () => {
  expect(duties.length).toBeGreaterThanOrEqual(24);
});

describe.each(duties.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  const kinds = new Set(rule.examples.map((example) => example.expect.kind));

  test('shows the general outcome, and a case in which it does not arise', () => {
    expect([...kinds]).toEqual(expect.arrayContaining([rule.general.kind, 'silent']));
  });

  test('each exception decides in an example', () => {
    const without = flat(rule.exceptions).filter(
      (exception) =>
        !rule.examples.some((example) =>
          judged(rule, example).verdict.exceptions.some(
            (item) => item.exception.id === exception.id && item.applies === 'yes',
          ),
        ),
    );
    expect(without.map((exception) => exception.id)).toEqual([]);
  });

  test('each duty within it is named by an example', () => {
    const shown = new Set(
      rule.examples
        .filter((example) => covers(rule.inForce, asOfOf(example)))
        .flatMap((example) => judged(rule, example).verdict.duties.map((duty) => duty.id)),
    );
    const all = [rule.general, ...flat(rule.exceptions).map((exception) => exception.outcome)]
      .flatMap((outcome) => outcome.duties)
      .map((duty) => duty.id);
    expect(all.filter((id) => !shown.has(id))).toEqual([]);
  });

  test('the day of each change and the day before have an example', () => {
    const seen = new Set(rule.examples.map(asOfOf));
    const missing = [...daysOf(rule)].flatMap((day) => [day, dayBefore(day)]).filter((day) => !seen.has(day));
    expect(missing).toEqual([]);
  });

  test('each figure has an example on both sides, as near as one unit', () => {
    const named = conditionsOf(rule)
      .flatMap(leaves)
      .flatMap(({ fact, test }) =>
        'bound' in test && 'parameter' in test.bound ? [{ fact, parameter: test.bound.parameter }] : [],
      );
    const position = leaves(rule.arises).some(({ fact }) => fact === 'regime.position');
    const lacking = named.flatMap(({ fact, parameter }) => {
      const distances = rule.examples.flatMap((example) => {
        const figure = judged(rule, example).book.parameter(parameter);
        const value = example.facts[fact];
        return figure === undefined || typeof value !== 'number' ? [] : [value - figure];
      });
      const below = distances.some((distance) => distance <= 0 && distance >= -1);
      const above = distances.some((distance) => distance >= 0 && distance <= 1);
      return below && above && new Set(distances).size > 1 ? [] : [parameter];
    });
    expect(lacking).toEqual([]);
    if (!position || rule.inForce.from > '2028-01-01') return;
    const gaps = rule.examples.flatMap((example) => {
      const { book } = judged(rule, example);
      const derived = derive(factsOfExample(example.facts), book);
      const threshold = derived.get('regime.threshold');
      const value = example.facts['estimate.value'];
      return threshold?.known === true && typeof value === 'number' ? [value - Number(threshold.value)] : [];
    });
    expect(gaps).toEqual(expect.arrayContaining([0, -1]));
  });
});
