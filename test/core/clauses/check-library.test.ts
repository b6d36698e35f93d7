import { checkLibrary, type Known } from '../../../src/core/clauses/check-library.js';
import type { Clause } from '../../../src/core/clauses/clause.js';
import { naturesOf } from '../../../src/core/clauses/natures.js';
import { clauseWith, ownText, wordsWith } from './sample.js';

const known: Known = {
  sourceIds: new Set(['eu/dir-2014-24/art-70']),
  listIds: new Set(),
  parameterIds: new Set(),
  dutyIds: new Set(['eu/duty/accessibility']),
  eformsCodes: new Map([
    ['BT-06', new Set(['soc-obj'])],
    ['BT-70', new Set()],
  ]),
};

function says(clauses: Clause | Clause[], today?: string): string[] {
  return checkLibrary({ clauses: [clauses].flat(), variants: [] }, { ...known, today }).map((fault) => `${fault.level}: ${fault.says}`);
}

const criterion: Partial<Clause> = {
  place: 'award-criterion',
  weight: { min: 5, suggested: 10, max: 20 },
  scale: [
    { id: 'full', share: 1 },
    { id: 'half', share: 0.5 },
    { id: 'none', share: 0 },
  ],
  samples: [
    { id: 'much', step: 'full' },
    { id: 'some', step: 'half' },
    { id: 'little', step: 'none' },
  ],
  words: wordsWith({
    scoring: 'Points by step.',
    scale: { full: 'All', half: 'Some', none: 'Nothing' },
    samples: { much: 'We do it all.', some: 'We do some.', little: 'We do nothing.' },
  }),
};

describe('a sound library', () => {
  test('has no faults', () => {
    expect(says(clauseWith())).toEqual([]);
    expect(says(clauseWith(criterion))).toEqual([]);
  });
});

describe('a fault is told', () => {
  const base = clauseWith();
  const [hours, groups, deduction] = base.parameters;
  if (hours === undefined || groups === undefined || deduction === undefined)
    throw new Error('The sample has three parameters.');

  test.each<[string, Partial<Clause>, string]>([
    ['another folder', { id: 'youth-apprentices/hours' }, 'does not serve that theme'],
    ['no theme', { id: 'fun/hours' }, 'is no theme'],
    ['an unknown citation', { legalBasis: [{ to: 'eu/none', role: 'allows' }] }, 'cites "eu/none"'],
    ['no citation', { legalBasis: [] }, 'no legal basis'],
    ['an unknown duty', { satisfies: ['eu/duty/none'] }, 'is no duty'],
    ['an unknown code', { eforms: [{ field: 'BT-06', code: 'x' }] }, 'Its codes are soc-obj.'],
    ['a code in a field of text', { eforms: [{ field: 'BT-70', code: 'soc-obj' }] }, 'leave the code out'],
    [
      'an unknown list',
      {
        appliesWhen: {
          kind: 'fact',
          fact: 'contract.cpv',
          test: { op: 'some-in', set: { list: 'eu/none' } },
        },
      },
      'is no list',
    ],
    [
      'an unknown figure',
      {
        typical: {
          cpv: [],
          leads: [],
          when: [
            {
              kind: 'not',
              part: {
                kind: 'fact',
                fact: 'contract.value',
                test: { op: 'at-least', bound: { parameter: 'eu/none' } },
              },
            },
          ],
          unless: [],
        },
      },
      'is no parameter',
    ],
    ['a companion that is not there', { needs: ['energy/none'] }, 'needs "energy/none"'],
    ['a clash that is not there', { clashes: ['energy/none'] }, 'clashes with "energy/none"'],
    ['itself as companion', { needs: [base.id] }, 'names itself'],
    [
      'a default out of bounds',
      { parameters: [hours, groups, { ...deduction, default: { kind: 'value', value: 5 } }] },
      'has the default 5',
    ],
    [
      'a default of another type',
      { parameters: [{ ...hours, default: { kind: 'fact', fact: 'title' } }, groups, deduction] },
      'is of another type',
    ],
    ['a parameter twice', { parameters: [...base.parameters, hours] }, 'declares "hours" twice'],
    [
      'a parameter that is never used',
      { parameters: [...base.parameters, { id: 'day', type: 'date' }] },
      'never uses {{day}} in en',
    ],
    ['a placeholder that is no parameter', { words: wordsWith({ why: '{{day}}' }) }, 'uses {{day}} in fr'],
    ['stray braces', { words: wordsWith({ why: '{ hours }' }) }, 'braces in Why (en)'],
    ['a placeholder in a title', { words: wordsWith({ title: '{{hours}}' }) }, 'braces in a title'],
    [
      'half of the forms of a word',
      { words: wordsWith({ why: '{{hours}} {{hours:hour}}' }) },
      'braces in Why (en)',
    ],
    [
      'a note for the file from the contractor',
      { proof: [{ id: 'sheet', stage: 'file', from: 'contractor' }] },
      'but not from the authority',
    ],
    [
      'a proof of the authority with the tender',
      { proof: [{ id: 'sheet', stage: 'tender', from: 'authority' }] },
      'Its stage is `file`',
    ],
    [
      'an option without words',
      { words: wordsWith({ options: { youth: 'a', refugees: 'b' } }) },
      'no fr words for option "disabled"',
    ],
    [
      'words of nothing',
      { words: wordsWith({ proof: { sheet: 'a', other: 'b' } }) },
      'words for proof "other"',
    ],
    [
      'an indicator without words',
      { words: wordsWith({ indicator: undefined }) },
      'no en words for its indicator',
    ],
    [
      'a target that is no parameter',
      {
        indicator: {
          id: 'a',
          unit: 'hour',
          target: { parameter: 'x' },
          every: 'year',
          reports: 'contractor',
        },
      },
      'has the target "x"',
    ],
    [
      'other placeholders in French',
      { words: { ...base.words, fr: { ...base.words.fr, shortfall: 'Rien' } } },
      'other placeholders',
    ],
    [
      'a shortfall in one language',
      { words: { ...base.words, fr: { ...base.words.fr, shortfall: undefined } } },
      'in one language only',
    ],
    ['a weight without a criterion', { weight: { min: 1, suggested: 2, max: 3 } }, 'no award criterion'],
    ['a criterion without a weight', { ...criterion, weight: undefined }, 'without a weight'],
    [
      'a criterion without scoring',
      { ...criterion, words: wordsWith({ scale: { full: 'a', none: 'b' } }) },
      'no en words for its scoring',
    ],
    [
      'a scale that rises',
      {
        ...criterion,
        scale: [
          { id: 'none', share: 0 },
          { id: 'full', share: 1 },
        ],
      },
      'does not fall',
    ],
    [
      'an impossible weight',
      { ...criterion, weight: { min: 5, suggested: 30, max: 20 } },
      'outside its bounds',
    ],
    ['a route that is none', { route: 'ART' }, 'which is none'],
    ['a review before the last', { review: { on: '2026-11-24', next: '2026-01-01' } }, 'before the last one'],
  ])('%s', (_name, change, expected) => {
    const found = says(clauseWith(change));
    expect(found.filter((line) => line.includes(expected))).not.toEqual([]);
    expect(found.every((line) => line.startsWith('error: '))).toBe(true);
  });

  test('a clash that is not mutual, on the clause that lacks it', () => {
    const other = clauseWith({
      id: 'energy/lamps',
      themes: ['energy'],
      words: wordsWith({ text: `${ownText('lamp')} {{hours}} {{groups}} {{deduction}}` }),
    });
    expect(checkLibrary({ clauses: [clauseWith({ clashes: [other.id] }), other], variants: [] }, known)).toMatchObject([
      { id: other.id, level: 'error' },
    ]);
    expect(
      checkLibrary(
        { clauses: [clauseWith({ clashes: [other.id] }), { ...other, clashes: [base.id] }], variants: [] },
        known,
      ),
    ).toEqual([]);
  });

  test('two clauses that say the same, and one id twice', () => {
    const copy = clauseWith({ id: 'work-integration/copy' });
    expect(says([base, copy])).toEqual([
      expect.stringContaining('shares 100 % of its en text'),
      expect.stringContaining('fr text'),
    ]);
    expect(says([base, base])).toContainEqual(expect.stringContaining('is there twice'));
  });

  test('a review that is overdue is a note, on a day that the caller gives', () => {
    expect(says(clauseWith(), '2027-11-24')).toEqual([]);
    expect(says(clauseWith(), '2027-11-25')).toEqual([expect.stringContaining('note: was to be reviewed')]);
  });
});

test('the natures of a clause follow from its own condition', () => {
  expect(naturesOf(clauseWith())).toEqual(['works', 'supplies', 'services']);
  expect(
    naturesOf(
      clauseWith({
        appliesWhen: {
          kind: 'fact',
          fact: 'contract.nature',
          test: { op: 'in', values: ['works', 'services'] },
        },
      }),
    ),
  ).toEqual(['works', 'services']);
});
