import { factsIn } from '../../../src/core/facts/condition.js';
import { evaluate, leavesOf, type Evaluated } from '../../../src/core/facts/evaluate.js';
import { derive } from '../../../src/core/law/derive.js';
import { judge, type Verdict, type WeighedException } from '../../../src/core/law/judge.js';
import type { Check, Derivation, Exception, Rule } from '../../../src/core/law/law.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import { dayBefore } from '../../../src/core/shared/iso-date.js';
import { factsOfExample, law } from '../../support/law.js';

// The examples of rules, checks and computed facts are counted: each outcome, each exception, both sides of each figure and
// the figure itself, the day before and the day of each change. A rule that is changed without an example on the new side of
// its figure does not pass.

const usualDay = '2026-11-02';
/** Rules that began with the directives or with an act as a whole change nothing on their first day. */
const amendmentsSince = '2024-01-01';

interface Tried {
  readonly asOf: string;
  readonly verdict: Verdict;
  readonly leaves: readonly Evaluated[];
  readonly inForce: boolean;
}

function bookOf(example: Pick<Rule['examples'][number], 'facts'>) {
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

function dateOf(leaf: Evaluated): string | undefined {
  const { condition } = leaf;
  return condition.kind === 'fact' && 'date' in condition.test ? condition.test.date : undefined;
}

/** Figures and days in conditions on which the examples show one side only. */
function oneSided(leaves: readonly Evaluated[]): string[] {
  const sides = new Map<string, Set<string>>();
  for (const leaf of leaves) {
    const name = parameterOf(leaf) ?? dateOf(leaf);
    if (name === undefined) continue;
    const seen = sides.get(name) ?? new Set();
    sides.set(name, seen.add(leaf.truth));
  }
  return [...sides].flatMap(([name, seen]) =>
    (['yes', 'no'] as const).filter((side) => !seen.has(side)).map((side) => `the ${side} side of ${name}`),
  );
}

/** Figures that no example meets exactly: whether the figure itself counts is what people get wrong. */
function neverExact(leaves: readonly Evaluated[]): string[] {
  const near = new Map<string, boolean>();
  for (const leaf of leaves) {
    const name = parameterOf(leaf);
    if (name === undefined) continue;
    const exact = leaf.bound !== undefined && leaf.saw === leaf.bound;
    near.set(name, (near.get(name) ?? false) || exact);
  }
  return [...near].filter(([, exact]) => !exact).map(([name]) => `an example exactly at ${name}`);
}

function parameterOf(leaf: Evaluated): string | undefined {
  const { condition } = leaf;
  if (condition.kind !== 'fact' || !('bound' in condition.test)) return undefined;
  return 'parameter' in condition.test.bound ? condition.test.bound.parameter : undefined;
}

function lacking(rule: Rule): string[] {
  // Examples of the day before its first show that the question does not arise; they prove nothing about its answers.
  const runs = tried(rule).filter((run) => run.inForce);
  const lacks: string[] = [];
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
  const leaves = runs.flatMap((run) => run.leaves);
  lacks.push(...oneSided(leaves), ...neverExact(leaves));
  const figures = new Set(leaves.flatMap((leaf) => parameterOf(leaf) ?? []));
  for (const figure of figures) {
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

/** Each duty is shown, and where it has a condition, so is a case without it. */
function silentDuties(rule: Rule): string[] {
  const runs = tried(rule).filter((run) => run.inForce);
  const duties = [rule.general, ...flat(rule.exceptions).map((exception) => exception.outcome)].flatMap(
    (outcome) => outcome.duties,
  );
  return duties.flatMap((duty) => {
    const decided = runs.filter((run) =>
      run.verdict.outcomes.some((outcome) => outcome.duties.includes(duty)),
    );
    const shown = decided.filter((run) => run.verdict.duties.includes(duty));
    return [
      ...(shown.length === 0 ? [`a case with the duty ${duty.id}`] : []),
      ...(duty.when !== undefined && shown.length === decided.length
        ? [`a case without the duty ${duty.id}`]
        : []),
    ];
  });
}

test.each(law.rules.map((rule) => [rule.id, rule] as const))('%s lacks no case of a duty', (_id, rule) => {
  expect([...new Set(silentDuties(rule))]).toEqual([]);
});

function lackingCheck(check: Check): string[] {
  const runs = check.examples.map((example) => {
    const book = bookOf(example);
    const evaluated = evaluate(check.when, derive(factsOfExample(example.facts), book), book);
    return { fires: evaluated.truth === 'yes', asOf: book.asOf, leaves: leavesOf(evaluated) };
  });
  const leaves = runs.flatMap((run) => run.leaves);
  const lacks = [...oneSided(leaves), ...neverExact(leaves)];
  for (const fires of [true, false])
    if (!runs.some((run) => run.fires === fires)) lacks.push(fires ? 'a case that fires' : 'a quiet case');
  if (check.inForce.to !== undefined && !runs.some((run) => run.asOf === dayBefore(check.inForce.to ?? '')))
    lacks.push(`its last day, ${dayBefore(check.inForce.to)}`);
  if (check.inForce.from > amendmentsSince && !runs.some((run) => run.asOf === check.inForce.from))
    lacks.push(`its first day, ${check.inForce.from}`);
  return lacks;
}

test.each(law.checks.map((check) => [check.id, check] as const))(
  'check %s lacks no example',
  (_id, check) => {
    expect(lackingCheck(check)).toEqual([]);
  },
);

/** A case that gives an answer only so that the question is asked: were it answered, an earlier case would have decided. */
function onlyAsks({ cases }: Derivation, index: number): boolean {
  const then = cases[index]?.then;
  return (
    then !== undefined &&
    'fact' in then &&
    then.optional === undefined &&
    cases
      .slice(0, index)
      .some((item) =>
        [...factsIn(item.when), 'fact' in item.then ? item.then.fact : undefined].includes(then.fact),
      )
  );
}

test('every case of a computed fact of the Union decides in some example', () => {
  const reached = new Set<unknown>();
  for (const { examples } of [...law.rules, ...law.checks])
    for (const example of examples) {
      const book = bookOf(example);
      const facts = derive(factsOfExample(example.facts), book);
      for (const derivation of book.derivations) {
        const state = facts.get(derivation.fact);
        const last = state?.because?.parts.at(-1);
        if (state?.known === true && last?.truth === 'yes') reached.add(last.condition);
      }
    }
  const missed = law.derivations
    .filter((derivation) => derivation.jurisdiction === 'EU')
    .flatMap((derivation) =>
      derivation.cases.flatMap((item, index) =>
        reached.has(item.when) || onlyAsks(derivation, index)
          ? []
          : [`${derivation.id}, case ${String(index + 1)}`],
      ),
    );
  expect(missed).toEqual([]);
});

test('every threshold is tried on each day of a new figure and on the day before, at the figure and a euro below', () => {
  const buyers = {
    'eu/threshold/works': ['sub-central', 'contract', 'works', '45214200'],
    'eu/threshold/central': ['central', 'contract', 'services', '90910000'],
    'eu/threshold/sub-central': ['sub-central', 'contract', 'services', '90910000'],
    'eu/threshold/light': ['sub-central', 'contract', 'services', '85312000'],
    'eu/threshold/subsidised-works': ['subsidised', 'contract', 'works', '45214200'],
    'eu/threshold/subsidised-services': ['subsidised', 'contract', 'services', '71220000'],
    'eu/threshold/utility': ['utility', 'contract', 'services', '90910000'],
    'eu/threshold/utility-works': ['utility', 'contract', 'works', '45214200'],
    'eu/threshold/utility-light': ['utility', 'contract', 'services', '85312000'],
    'eu/threshold/concession': ['sub-central', 'concession', 'services', '90910000'],
  } as const;
  const thresholds = [...law.parameters.values()].filter(({ id }) => id.startsWith('eu/threshold/'));
  expect(thresholds.map(({ id }) => id).sort()).toEqual(Object.keys(buyers).sort());
  for (const { id, values } of thresholds) {
    const [buyer, kind, nature, code] = buyers[id as keyof typeof buyers];
    for (const { value, inForce } of values) {
      const last = inForce.to === undefined ? [] : [dayBefore(inForce.to)];
      for (const asOf of [inForce.from, ...last])
        for (const [amount, position] of [
          [value, 'at-or-above'],
          [value - 1, 'below'],
        ] as const) {
          const book = lawAt(law, { country: 'FR' }, asOf);
          const facts = derive(
            factsOfExample({
              asOf,
              'authority.country': 'FR',
              ...(buyer === 'subsidised'
                ? { 'contract.subsidised': true, 'contract.subsidisedShare': 0.6 }
                : { 'authority.type': buyer }),
              'contract.kind': kind,
              'contract.nature': nature,
              'contract.cpv': [code],
              'estimate.value': amount,
            }),
            book,
          );
          const state = facts.get('regime.position');
          expect([id, asOf, amount, state?.known === true && state.value]).toEqual([
            id,
            asOf,
            amount,
            position,
          ]);
        }
    }
  }
});

test('the day before its first day a rule is not in the book', () => {
  for (const rule of law.rules) {
    const place = { country: rule.jurisdiction.slice(0, 2), region: rule.jurisdiction };
    expect(lawAt(law, place, rule.inForce.from).rules).toContain(rule);
    expect(lawAt(law, place, dayBefore(rule.inForce.from)).rules).not.toContain(rule);
  }
});
