import { readWords } from '../../../src/adapters/files/words.js';
import type { Evaluated } from '../../../src/core/facts/evaluate.js';
import { reasonOf, type Reason } from '../../../src/core/facts/wording.js';
import type { FactId } from '../../../src/core/facts/vocabulary.js';
import type { Value } from '../../../src/core/facts/value.js';
import { derive } from '../../../src/core/law/derive.js';
import { judge } from '../../../src/core/law/judge.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import { namesIn, opinionOf } from '../../../src/core/law/opinion.js';
import { covers } from '../../../src/core/shared/interval.js';
import { dayBefore } from '../../../src/core/shared/iso-date.js';
import { languages } from '../../../src/core/shared/text.js';
import { factsOfExample, law } from '../../support/law.js';

const words = readWords();
const names = namesIn(law);
function verdictOf(rule: (typeof law.rules)[number], facts: Readonly<Partial<Record<FactId, Value>>>) {
  const country = facts['authority.country'];
  const book = lawAt(
    law,
    { country: typeof country === 'string' ? country : undefined },
    String(facts.asOf ?? '2026-11-02'),
  );
  return judge(rule, derive(factsOfExample(facts), book), book);
}

/** Thresholds are published for two years at a time; beyond the last ones "open" is the right answer. */
const published = law.parameters.get('eu/threshold/sub-central')?.values ?? [];

/** The days after the first on which a figure of the Union or of the country changes, and the days before them. */
function figureDays(first: string, country: string): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { jurisdiction, values } of law.parameters.values()) {
    if (jurisdiction !== 'EU' && jurisdiction.slice(0, 2) !== country) continue;
    for (const { inForce } of values)
      if (inForce.from > first && published.some((span) => covers(span.inForce, inForce.from)))
        days.add(inForce.from).add(dayBefore(inForce.from));
  }
  return days;
}

/** The reason has the shape of the evaluated condition, node by node, and what was seen at each leaf. */
function sameShape(reason: Reason, evaluated: Evaluated): void {
  expect(reason.truth).toBe(evaluated.truth);
  expect(reason.says.trim()).not.toBe('');
  if (evaluated.condition.kind === 'fact') expect(reason.fact).toBe(evaluated.condition.fact);
  if (evaluated.saw !== undefined) expect(reason.saw).toEqual(evaluated.saw);
  evaluated.parts.forEach((part, index) => {
    const shown = reason.parts[index];
    expect(shown).toBeDefined();
    if (shown) sameShape(shown, part);
  });
}

describe.each(law.rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test.each(languages)('every reason is rendered from the evaluated tree (%s)', (language) => {
    for (const example of rule.examples) {
      const verdict = verdictOf(rule, example.facts);
      sameShape(reasonOf(verdict.arises, words[language], names), verdict.arises);
      for (const item of verdict.exceptions)
        sameShape(reasonOf(item.when, words[language], names), item.when);
      const opinion = opinionOf(verdict, law, words[language]);
      expect(opinion.says).not.toBe('');
      if (verdict.kind === 'forbidden') expect(opinion.instead).not.toBe('');
      if (verdict.kind !== 'silent' && verdict.kind !== 'open') {
        const texts = [rule.general, ...rule.exceptions.map((exception) => exception.outcome)].map(
          (outcome) => outcome.says[language],
        );
        expect(texts.some((text) => opinion.says.includes(text))).toBe(true);
      }
    }
  });

  test('on every day on which a figure changes, and the day before, it answers without a gap', () => {
    for (const example of rule.examples.filter((item) => item.expect.kind !== 'open'))
      for (const asOf of figureDays(rule.inForce.from, String(example.facts['authority.country'] ?? 'EU')))
        expect(verdictOf(rule, { ...example.facts, asOf }).kind).not.toBe('open');
  });
});
