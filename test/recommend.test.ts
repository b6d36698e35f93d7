import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { root } from '../src/adapters/files/root.js';
import { ambitions } from '../src/core/facts/vocabulary.js';
import { places } from '../src/core/shared/place.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviseOn } from '../src/usecases/advise.js';
import { purchases, recallOf, unspecific } from './support/purchases.js';

const knowledge = readKnowledge();
const all = purchases();

const recallWith = (library: typeof knowledge.library, of: 'found' | 'together' = 'found'): number => {
  const recalled = all.map((purchase) => recallOf(purchase, { law: knowledge.law, library }));
  const sum = (count: 'found' | 'together' | 'wanted'): number =>
    recalled.reduce((total, one) => total + one[count], 0);
  return sum(of) / sum('wanted');
};

test('thirty purchases, each with aims and places of the fixed vocabularies and a source that says when or where', () => {
  const written = load(readFileSync(join(root, 'test/recommend/purchases.yaml'), 'utf8')) as {
    name: string;
    source: string;
    themes: string[];
    places: string[];
  }[];
  expect(written).toHaveLength(30);
  expect(new Set(written.map(({ name }) => name)).size).toBe(30);
  for (const { name, source, ...wants } of written) {
    expect({ name, themes: wants.themes.filter((theme) => !ambitions.some((id) => id === theme)) }).toEqual({
      name,
      themes: [],
    });
    expect({ name, places: wants.places.filter((place) => !places.some((id) => id === place)) }).toEqual({
      name,
      places: [],
    });
    expect({ name, count: wants.themes.length * wants.places.length }).not.toEqual({ name, count: 0 });
    expect(source).toMatch(/https?:\/\/|TED notice \d{6}-\d{4}/);
  }
});

test('no purchase names an ambition, a measure or a clause: what the buyer wanted is what is looked for', () => {
  for (const { name, dossier } of all)
    expect({ name, ...dossier }).toEqual({
      name,
      authority: dossier.authority,
      contract: dossier.contract,
    });
});

test('what good buyers did stands in the first twelve recommendations', () => {
  expect(recallWith(knowledge.library)).toBeGreaterThanOrEqual(0.85);
});

test('what a clause says of its typical purchases earns its keep: without it less is found', () => {
  expect(recallWith(unspecific(knowledge.library))).toBeLessThan(recallWith(knowledge.library));
});

test('themes and places stand together: twice as often as without what is typical', () => {
  const together = recallWith(knowledge.library, 'together');
  expect(together).toBeGreaterThanOrEqual(0.65);
  expect(together).toBeGreaterThan(2 * recallWith(unspecific(knowledge.library), 'together'));
});

test('no clause stands in the first twelve of more than half of the purchases', () => {
  const often = new Map<string, number>();
  for (const purchase of all)
    for (const clause of recallOf(purchase, knowledge).clauses)
      often.set(clause, (often.get(clause) ?? 0) + 1);
  expect([...often].filter(([, count]) => count > all.length / 2)).toEqual([]);
});

describe.each(all.map((purchase) => [purchase.name, purchase] as const))('%s', (_name, { dossier }) => {
  const of = (value: number, durationMonths: number) => {
    const contract = { ...dossier.contract, value, durationMonths };
    delete contract.valuePerMonth;
    delete contract.indefinite;
    const sized = { ...dossier, contract };
    return adviseOn(sized, knowledge.law, knowledge.library, '2026-11-24').recommended.offered;
  };

  test('the smaller and shorter the same purchase, the fewer clauses are put forward, and no heavy one unless it is a must', () => {
    const [large, small] = [of(20_000_000, 48), of(15_000, 5)].map((offered) =>
      offered.filter(({ strength }) => strength !== 'could'),
    );
    expect(small?.length).toBeLessThanOrEqual(large?.length ?? 0);
    expect(small?.filter(({ strength }) => strength === 'should').length).toBeLessThanOrEqual(3);
    expect(small?.filter(({ clause, strength }) => clause.effort === 'heavy' && strength !== 'must')).toEqual(
      [],
    );
  });

  test('what is put forward comes first, and something speaks for each of it', () => {
    const offered = of(20_000_000, 48);
    const count = offered.filter(({ strength }) => strength !== 'could').length;
    expect(count).toBeLessThanOrEqual(12);
    expect(offered.slice(0, count).every(({ strength }) => strength !== 'could')).toBe(true);
    expect(offered.slice(0, count).every(({ because }) => because.length > 0)).toBe(true);
  });
});
