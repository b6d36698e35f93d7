import {
  dueMonths,
  duesOf,
  meetingMonths,
  periodsOf,
  worksDuringContract,
} from '../../../src/core/dossier/calendar.js';
import { readKnowledge } from '../../../src/knowledge.js';

const { library } = readKnowledge();
const clauseOf = (id: string) => {
  const clause = library.clauses.find((one) => one.id === id);
  if (clause === undefined) throw new Error(`There is no clause ${id}.`);
  return clause;
};

test.each([
  ['month', 3, [1, 2, 3]],
  ['quarter', 12, [3, 6, 9, 12]],
  // A period that is cut off by the end of the contract is reported at the end.
  ['quarter', 10, [3, 6, 9, 10]],
  ['half-year', 18, [6, 12, 18]],
  ['year', 36, [12, 24, 36]],
  ['year', 8, [8]],
  ['end', 24, [24]],
  ['once', 24, []],
  ['month', 0, []],
] as const)('%s in %i months is due in %j', (every, term, months) => {
  expect(dueMonths(every, term)).toEqual(months);
});

test('periods follow one another without a gap and end with the contract', () => {
  for (const every of ['month', 'quarter', 'half-year', 'year', 'end'] as const)
    for (const term of [1, 5, 12, 13, 47, 60]) {
      const periods = periodsOf(every, term);
      expect(periods[0]?.from).toBe(1);
      expect(periods.at(-1)?.to).toBe(term);
      periods.slice(1).forEach(({ from }, index) => {
        expect(from).toBe((periods[index]?.to ?? 0) + 1);
      });
    }
});

test.each([
  [3, 24, [4, 8, 12, 16, 20, 24]],
  [1, 30, [12, 24]],
  [4, 7, [3, 6]],
  [0, 24, []],
  // More meetings than months: each month is named once.
  [24, 3, [1, 2, 3]],
] as const)('%i meetings a year in %i months come in %j', (yearly, term, months) => {
  expect(meetingMonths(yearly, term)).toEqual(months);
});

test('the rhythm that the buyer chose counts beside that of the indicator, and last proofs come at the end', () => {
  const reporting = clauseOf('contract-management/reporting');
  expect(duesOf(reporting, { period: 'half-year' }, 24)).toEqual([
    { kind: 'report', from: 'contractor', months: [6, 12, 18, 24] },
    { kind: 'figure', from: 'contractor', months: [12, 24] },
    { kind: 'last-proof', from: 'contractor', months: [24] },
  ]);
  const meetings = clauseOf('contract-management/review-meetings');
  expect(duesOf(meetings, { yearly: 2 }, 12).filter(({ kind }) => kind === 'meeting')).toEqual([
    { kind: 'meeting', from: undefined, months: [6, 12] },
  ]);
  expect(duesOf(reporting, { period: 'quarter' }, undefined).flatMap(({ months }) => months)).toEqual([]);
});

test('a clause works during the contract when it asks for something then, whatever its place', () => {
  expect(worksDuringContract(clauseOf('work-integration/hours'))).toBe(true);
  // A criterion whose promise is checked later, and a reservation whose share must last.
  expect(worksDuringContract(clauseOf('wellbeing/service-quality'))).toBe(true);
  expect(worksDuringContract(clauseOf('work-integration/reserved-art-20'))).toBe(true);
  expect(worksDuringContract(clauseOf('preparation/social-aim'))).toBe(false);
});
