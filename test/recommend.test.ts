import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { root } from '../src/adapters/files/root.js';
import { ambitions } from '../src/core/facts/vocabulary.js';
import { places } from '../src/core/shared/place.js';
import { readKnowledge } from '../src/knowledge.js';
import { purchases, recallOf, unspecific } from './support/purchases.js';

const knowledge = readKnowledge();
const all = purchases();

const recallWith = (library: typeof knowledge.library): number => {
  const recalled = all.map((purchase) => recallOf(purchase, { law: knowledge.law, library }));
  const sum = (count: 'found' | 'wanted'): number => recalled.reduce((total, one) => total + one[count], 0);
  return sum('found') / sum('wanted');
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

test('no clause stands in the first twelve of more than half of the purchases', () => {
  const often = new Map<string, number>();
  for (const purchase of all)
    for (const clause of recallOf(purchase, knowledge).clauses)
      often.set(clause, (often.get(clause) ?? 0) + 1);
  expect([...often].filter(([, count]) => count > all.length / 2)).toEqual([]);
});
