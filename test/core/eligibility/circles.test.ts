import {
  circleOf,
  missingIn,
  nearestPath,
  truthOfPaths,
  weighCircle,
} from '../../../src/core/eligibility/judge-circle.js';
import { euRoutes } from '../../../src/core/facts/vocabulary.js';
import { lawAt } from '../../../src/core/law/law-book.js';
import { basisOf } from '../../../src/core/law/opinion.js';
import { exampleFacts } from '../../support/circle-example.js';
import { law } from '../../support/law.js';

const verdicts = { yes: 'eligible', no: 'not-eligible', unknown: 'needs-evidence' } as const;

describe.each(law.circles.map((circle) => [circle.id, circle] as const))('%s', (_id, circle) => {
  test.each(circle.examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const { facts } = exampleFacts(example);
    const book = lawAt(law, { country: example.country }, example.asOf);
    const found = circleOf(example.route, book);
    // The Union's circle is also seen through the eyes of a country that has none of its own.
    expect(found?.id).toBe(circle.id);
    const paths = weighCircle(circle, facts, book, undefined);
    expect(verdicts[truthOfPaths(paths)]).toBe(example.expect.verdict);
    const cited = [
      ...circle.basis,
      ...(nearestPath(paths)?.conditions.flatMap(({ condition }) => condition.basis) ?? []),
    ];
    const refs = basisOf(cited, law).map((entry) => entry.ref);
    for (const ref of example.expect.cites ?? []) expect(refs).toContain(ref);
    if (example.expect.missing)
      expect(missingIn(paths, facts)).toEqual(expect.arrayContaining([...example.expect.missing]));
  });

  test('has an example of a yes and of a no or an open one', () => {
    const seen = new Set(circle.examples.map(({ expect: { verdict } }) => verdict));
    expect(seen).toContain('eligible');
    expect(seen.size).toBeGreaterThan(1);
  });
});

test('every route of Union law and of national law has a circle', () => {
  const routes = new Set(law.rules.flatMap(({ route }) => route ?? []));
  expect([...routes].filter((route) => !law.circles.some((circle) => circle.routes.includes(route)))).toEqual(
    [],
  );
  for (const route of euRoutes)
    expect(circleOf(route, lawAt(law, { country: 'LU' }, '2026-11-02'))).toBeDefined();
});

test('no figure of the law stands in a circle as a number', () => {
  const numbers = JSON.stringify(law.circles.map(({ paths }) => paths)).match(/"bound":\{"number"/g) ?? [];
  expect(numbers).toEqual([]);
});
