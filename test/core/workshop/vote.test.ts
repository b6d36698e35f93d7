import fc from 'fast-check';
import { roundKinds, roundSchema, type RoundKind } from '../../../src/core/workshop/round.js';
import { positionsOf } from '../../../src/core/workshop/positions.js';
import { longestAnswer, longestProposal, readVote, type Vote } from '../../../src/core/workshop/vote.js';
import { sampleRounds } from '../../support/workshops.js';

test('the sample rounds are rounds, one of each kind', () => {
  expect(roundKinds.map((kind) => roundSchema.parse(sampleRounds[kind]).kind)).toEqual([...roundKinds]);
});

const good: readonly (readonly [RoundKind, Record<string, unknown>, Vote])[] = [
  ['choose-route', { route: 'art-20' }, { kind: 'choose-route', route: 'art-20' }],
  ['what-would-you-do', { option: 'b' }, { kind: 'what-would-you-do', option: 'b' }],
  ['lawful-or-not', { answer: 'on-condition' }, { kind: 'lawful-or-not', answer: 'on-condition' }],
  ['myth-or-fact', { answer: ['fact', 'myth'] }, { kind: 'myth-or-fact', answer: 'fact' }],
  [
    'put-in-place',
    { 'place-0': 'performance-condition', 'place-1': 'award-criterion' },
    {
      kind: 'put-in-place',
      places: {
        'work-integration/hours': 'performance-condition',
        'wellbeing/service-quality': 'award-criterion',
      },
    },
  ],
  [
    'weigh',
    { 'points-price': '40', 'points-quality': ' 60 ' },
    { kind: 'weigh', points: { price: 40, quality: 60 } },
  ],
  ['weigh', { 'points-price': '100' }, { kind: 'weigh', points: { price: 100, quality: 0 } }],
  ['estimate', { figure: '750 000 €' }, { kind: 'estimate', figure: 750_000 }],
  [
    'build-together',
    { 'proposal-0': '  Days   outside ', 'proposal-1': 'Days outside', 'rank-two': '1', 'rank-p1': '2' },
    { kind: 'build-together', proposals: ['Days outside'], ranking: ['two', 'p1'] },
  ],
  ['open-question', { text: 'Who decides?' }, { kind: 'open-question', text: 'Who decides?' }],
  [
    'full-dossier',
    { route: 'none', clauses: ['work-integration/hours', 'not/offered'], price: '45' },
    { kind: 'full-dossier', route: 'none', clauses: ['work-integration/hours'], priceWeight: 45 },
  ],
];

test.each(good)('%s reads %j', (kind, form, vote) => {
  expect(readVote(sampleRounds[kind], form, [{ id: 'p1', text: 'Proposed' }])).toEqual({
    ok: true,
    value: vote,
  });
});

const bad: readonly (readonly [RoundKind, Record<string, unknown>, readonly string[]])[] = [
  ['choose-route', {}, ['route choose']],
  ['choose-route', { route: 'art-24-concession' }, ['route choose']],
  ['what-would-you-do', { option: 'constructor' }, ['option choose']],
  ['lawful-or-not', { answer: 7 }, ['answer choose']],
  ['put-in-place', { 'place-0': 'selection' }, ['place-1 place']],
  ['weigh', { 'points-price': '40', 'points-quality': '61' }, ['points-price points-sum']],
  [
    'weigh',
    { 'points-price': '40,5', 'points-quality': 'x' },
    ['points-price points', 'points-quality points'],
  ],
  ['estimate', { figure: 'many' }, ['figure figure']],
  ['estimate', {}, ['figure figure']],
  ['build-together', {}, ['proposal-0 propose-or-rank']],
  ['build-together', { 'rank-one': '1', 'rank-two': '1' }, ['rank-two rank-twice']],
  ['build-together', { 'rank-one': '3' }, ['rank-one rank']],
  ['build-together', { 'proposal-0': 'x'.repeat(longestProposal + 1) }, ['proposal-0 too-long']],
  ['open-question', { text: ' \u0000 ' }, ['text text']],
  ['open-question', { text: 'x'.repeat(longestAnswer + 1) }, ['text too-long']],
  [
    'full-dossier',
    {
      route: 'art-20',
      clauses: ['work-integration/hours', 'wellbeing/service-quality', 'accessibility/specification'],
      price: '101',
    },
    ['clauses too-many', 'price points'],
  ],
];

test.each(bad)('%s refuses %j', (kind, form, faults) => {
  const read = readVote(sampleRounds[kind], form);
  expect(
    read.ok ? [] : read.refusal.map(({ field, key }) => `${field} ${key.split('.').at(-1) ?? ''}`),
  ).toEqual(faults);
});

test('whatever a browser sends gives a vote that stands in the charts, or faults', () => {
  const names = [
    'route',
    'option',
    'answer',
    'figure',
    'text',
    'clauses',
    'price',
    'place-0',
    'points-price',
    'rank-one',
    '__proto__',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...roundKinds),
      fc.dictionary(
        fc.constantFrom(...names),
        fc.oneof(
          fc.string(),
          fc.array(fc.string()),
          fc.integer(),
          fc.constant('art-20'),
          fc.constant('myth'),
        ),
      ),
      (kind, form) => {
        const read = readVote(sampleRounds[kind], form);
        if (!read.ok) return read.refusal.length > 0;
        return (
          read.value.kind === kind &&
          positionsOf(sampleRounds[kind], read.value).every(({ amount }) => amount >= 0)
        );
      },
    ),
  );
});
