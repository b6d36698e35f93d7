import { evenNumbers, percentSays, shareSays, valueSays } from '../../../src/core/facts/wording.js';
import type { FactId } from '../../../src/core/facts/vocabulary.js';
import type { Value } from '../../../src/core/facts/value.js';
import type { Language } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';

const knowledge = readKnowledge();
const says = (fact: FactId, value: Value, language: Language): string =>
  valueSays(fact, value, knowledge.words(language)).replaceAll('\u00a0', ' ');

test.each<[string, FactId, Value, string, string]>([
  [
    'names without an "and" of their own',
    'ambitions',
    ['energy', 'climate', 'biodiversity'],
    'Energy, climate and biodiversity',
    'Énergie, climat et biodiversité',
  ],
  [
    'a name with an "and" of its own',
    'ambitions',
    ['community-benefit', 'accessibility'],
    'Inhabitants and neighbourhood; and accessibility',
    'Habitants et quartier ; et accessibilité',
  ],
  [
    'ways named elsewhere, with the names of countries',
    'organisation.opens',
    ['art-20', 'it-381'],
    'Work-integration operators (Article 20) and Italy: agreement with a type B social cooperative (law 381/1991)',
    'Opérateurs d’insertion (article 20) et Italie : convention avec une coopérative sociale de type B (loi 381/1991)',
  ],
  ['one name', 'ambitions', ['community-benefit'], 'Inhabitants and neighbourhood', 'Habitants et quartier'],
  ['a region by its name', 'authority.region', 'BE-WAL', 'Wallonia', 'Wallonie'],
  ['a region that has no name', 'authority.region', 'XX-1', 'XX-1', 'XX-1'],
])('it works: %s', (_what, fact, value, en, fr) => {
  expect(says(fact, value, 'en')).toBe(en);
  expect(says(fact, value, 'fr')).toBe(fr);
});

test('per cent is tight in English and after a no-break space in French', () => {
  expect([percentSays(2.5, 'en'), percentSays(2.5, 'fr')]).toEqual(['2.5%', '2,5\u00a0%']);
  expect([shareSays(0.285, 'en'), shareSays(0.3, 'fr')]).toEqual(['28.5%', '30\u00a0%']);
});

test.each<[readonly number[], readonly string[], readonly string[]]>([
  [
    [81, 84.5, 80.41],
    ['81.00', '84.50', '80.41'],
    ['81,00', '84,50', '80,41'],
  ],
  [
    [40, 28, 12],
    ['40', '28', '12'],
    ['40', '28', '12'],
  ],
  [
    [0.1 + 0.2, 1],
    ['0.3', '1.0'],
    ['0,3', '1,0'],
  ],
])('figures under each other have the same decimals: %j', (values, english, french) => {
  expect(values.map(evenNumbers(values, 'en'))).toEqual(english);
  expect(values.map(evenNumbers(values, 'fr'))).toEqual(french);
});
