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
  expect(clauseReferences({ clauses: chosen }, library)).toEqual(['C4', 'C3', 'C2', 'C1']);
  expect(clauseReferences({ clauses: [...chosen].reverse() }, library)).toEqual(['C1', 'C2', 'C3', 'C4']);
});

test('what is asked of the market has numbers of its own, and leaves no gap', () => {
  const clauses = taken('social-economy/consultation', 'work-integration/hours');
  expect(clauseReferences({ clauses }, library)).toEqual(['M1', 'C1']);
});

test('two clauses of one section keep their order, and an unknown one comes last', () => {
  const places = { a: 'selection', b: 'selection' } as const;
  expect(referencesOf(taken('?', 'b', 'a'), ({ clause }) => places[clause as 'a' | 'b'], [])).toEqual([
    'C3',
    'C1',
    'C2',
  ]);
});

test('clauses that describe award criteria follow the table of criteria, one that no row names comes after', () => {
  const clauses = taken(
    'wellbeing/service-quality',
    'accessibility/user-testing',
    'community-benefit/dialogue-plan',
    'work-integration/hours',
  );
  const criteria = [{}, { clause: 'community-benefit/dialogue-plan' }, { clause: 'accessibility/user-testing' }];
  expect(clauseReferences({ clauses, award: { criteria } }, library)).toEqual(['C3', 'C2', 'C1', 'C4']);
});
