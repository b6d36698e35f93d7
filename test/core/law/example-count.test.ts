import { evaluate, leavesOf, type Evaluated } from '../../../src/core/facts/evaluate.js';
import { derive } from '../../../src/core/law/derive.js';
import { judge, type Verdict, type WeighedException } from '../../../src/core/law/judge.js';
import type { Exception, Rule } from '../../../src/core/law/law.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import { dayBefore } from '../../../src/core/shared/iso-date.js';
import { factsOfExample, law } from '../../support/law.js';

// The examples of a rule are counted: each outcome, each exception, both sides of each figure, the day before and the day of
// each change. A rule that is changed without an example on the new side of its figure does not pass.

const usualDay = '2026-11-02';
/** Rules that began with the directives or with an act as a whole change nothing on their first day. */
const amendmentsSince = '2024-01-01';

interface Tried {
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly leaves: readonly Evaluated[];
  readonly inForce: boolean;
}

function bookOf(example: Rule['examples'][number]) {
  const { asOf, 'authority.country': country, 'authority.region': region } = example.facts;
  const day = typeof asOf === 'string' ? asOf : usualDay;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return lawAt(law, { country: text(country), region: text(region) }, day);
}

function all(exceptions: readonly WeighedException[]): WeighedException[] {
  return exceptions.flatMap((item) => [item, ...all(item.unless)]);
}

function flat(exceptions: readonly Exception[]): Exception[] {
  return exceptions.flatMap((exception) => [exception, ...flat(exception.unless)]);
}

function tried(rule: Rule): Tried[] {
  return rule.examples.map((example) => {
    const book = bookOf(example);
    const facts = derive(factsOfExample(example.facts), book);
    const verdict = judge(rule, facts, book);
    const duties = [rule.general, ...flat(rule.exceptions).map((exception) => exception.outcome)].flatMap(
      (outcome) => outcome.duties,
    );
    const trees = [
      verdict.arises,
      ...all(verdict.exceptions).map((item) => item.when),
      ...duties.flatMap((duty) => (duty.when === undefined ? [] : [evaluate(duty.when, facts, book)])),
    ];
    return {
      asOf: book.asOf,
      verdict,
      leaves: trees.flatMap(leavesOf),
      inForce: book.rules.includes(rule),
    };
  });
}

function parameterOf(leaf: Evaluated): string | undefined {
  const { condition } = leaf;
  if (condition.kind !== 'fact' || !('bound' in condition.test)) return undefined;
  return 'parameter' in condition.test.bound ? condition.test.bound.parameter : undefined;
}

function lacking(rule: Rule): string[] {
  const runs = tried(rule);
  const lacks: string[] = [];
  for (const run of runs) if (!run.inForce) lacks.push(`an example of ${run.asOf}, when it is not in force`);
  const general = runs.some(
    ({ verdict }) =>
      verdict.kind === rule.general.kind && all(verdict.exceptions).every((item) => item.applies !== 'yes'),
  );
  if (!general) lacks.push('its general answer');
  for (const exception of flat(rule.exceptions))
    if (
      !runs.some(({ verdict }) =>
        all(verdict.exceptions).some((item) => item.exception === exception && item.applies === 'yes'),
      )
    )
      lacks.push(`its exception ${exception.id}`);
  const figures = new Set(runs.flatMap(({ leaves }) => leaves.flatMap((leaf) => parameterOf(leaf) ?? [])));
  for (const figure of figures) {
    const truths = new Set(
      runs.flatMap(({ leaves }) =>
        leaves.filter((leaf) => parameterOf(leaf) === figure).map((leaf) => leaf.truth),
      ),
    );
    for (const side of ['yes', 'no'] as const)
      if (!truths.has(side)) lacks.push(`the ${side} side of ${figure}`);
    const changes = (law.parameters.get(figure)?.values ?? [])
      .slice(1)
      .map((entry) => entry.inForce.from)
      .filter((day) => rule.inForce.from < day && (rule.inForce.to === undefined || day < rule.inForce.to));
    for (const change of changes)
      for (const day of [dayBefore(change), change])
        if (!runs.some((run) => run.asOf === day)) lacks.push(`${day}, by a change of ${figure}`);
  }
  if (rule.inForce.from > amendmentsSince && !runs.some((run) => run.asOf === rule.inForce.from))
    lacks.push(`its first day, ${rule.inForce.from}`);
  if (rule.inForce.to !== undefined && !runs.some((run) => run.asOf === dayBefore(rule.inForce.to ?? '')))
    lacks.push(`its last day, ${dayBefore(rule.inForce.to)}`);
  return [...new Set(lacks)];
}

test.each(law.rules.map((rule) => [rule.id, rule] as const))('%s lacks no example', (_id, rule) => {
  expect(lacking(rule)).toEqual([]);
});

test('the day before its first day a rule is not in the book', () => {
  for (const rule of law.rules) {
    const place = { country: rule.jurisdiction.slice(0, 2), region: rule.jurisdiction };
    expect(lawAt(law, place, rule.inForce.from).rules).toContain(rule);
    expect(lawAt(law, place, dayBefore(rule.inForce.from)).rules).not.toContain(rule);
  }
});
