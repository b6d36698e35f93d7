import { clauseReferences, referencesOf } from '../../../src/core/clauses/references.js';
import { readKnowledge } from '../../../src/knowledge.js';

const { library } = readKnowledge();
const taken = (...ids: readonly string[]) => ids.map((clause) => ({ clause }));

test('it works: numbers follow the sections of the tender, whatever the order of choosing', () => {
  const chosen = taken(
    'contract-management/reporting',
    'work-integration/hours',
    'wellbeing/service-quality',
    'preparation/social-aim',
  );
  expect(clauseReferences(chosen, library)).toEqual(['C4', 'C3', 'C2', 'C1']);
  expect(clauseReferences([...chosen].reverse(), library)).toEqual(['C1', 'C2', 'C3', 'C4']);
});

test('what is asked of the market has numbers of its own, and leaves no gap', () => {
  expect(clauseReferences(taken('social-economy/consultation', 'work-integration/hours'), library)).toEqual([
    'M1',
    'C1',
  ]);
});

test('two clauses of one section keep their order, and an unknown one comes last', () => {
  const places = { a: 'selection', b: 'selection' } as const;
  expect(referencesOf(taken('?', 'b', 'a'), ({ clause }) => places[clause as 'a' | 'b'])).toEqual([
    'C3',
    'C1',
    'C2',
  ]);
});
