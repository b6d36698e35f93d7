import {
  assessedBeforeAndAfter,
  readSelfAnswers,
  type SelfAssessment,
} from '../../../src/core/workshop/self-assessment.js';

const says = { en: 'I can', fr: 'Je sais' };
const assessment: SelfAssessment = {
  questions: ['one', 'two', 'three', 'four', 'five'].map((id) => ({ id, says })),
};

test('a form gives steps from one to five; anything else is left out', () => {
  expect(readSelfAnswers(assessment, { one: '1', two: '5', three: '6', four: 'x', other: '3' })).toEqual({
    one: 1,
    two: 5,
  });
});

test('the aggregate compares groups, and persons only where they answered both times', () => {
  const before = new Map([
    ['a', { one: 1 }],
    ['b', { one: 3 }],
    ['c', { one: 5 }],
  ]);
  const after = new Map([
    ['a', { one: 4 }],
    ['b', { one: 3 }],
    ['d', { one: 5 }],
  ]);
  const [first, second] = assessedBeforeAndAfter(assessment, before, after);
  expect(first).toEqual({
    id: 'one',
    before: { answers: 3, mean: 3 },
    after: { answers: 3, mean: 4 },
    stepsBefore: [1, 0, 1, 0, 1],
    stepsAfter: [0, 0, 1, 1, 1],
    paired: { answers: 2, higher: 1, same: 1, lower: 0 },
  });
  expect(second?.before).toEqual({ answers: 0, mean: undefined });
});
