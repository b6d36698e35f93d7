import { assess } from '../../../src/core/advice/assess.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { noticeMismatches } from '../../../src/core/notice/mismatches.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn, findingSays } from '../../../src/usecases/advise.js';
import { readExamples } from '../../../src/wire.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;
const today = '2026-11-26';

type Case = readonly [name: string, dossier: Omit<Dossier, 'authority'>, expected: readonly string[]];

const reserving = [{ clause: 'work-integration/reserved-art-20' }];
const plan = [{ clause: 'work-integration/plan' }];
const row = {
  id: 'plan',
  name: 'Plan',
  kind: 'quality',
  weight: 40,
  clause: 'work-integration/plan',
} as const;

const cases: readonly Case[] = [
  [
    'a clause that reserves, and nothing reserved',
    { clauses: reserving, reservation: { route: 'none' } },
    ['notice-reserved-none'],
  ],
  ['a clause that reserves, and its route', { clauses: reserving, reservation: { route: 'art-20' } }, []],
  ['a clause that reserves, and nobody has decided', { clauses: reserving }, []],
  [
    'a clause of Article 20, and the route of Article 77',
    { clauses: reserving, reservation: { route: 'art-77' } },
    ['notice-reserved-other'],
  ],
  ['a national route without a code', { clauses: reserving, reservation: { route: 'pt-sme' } }, []],
  [
    'a clause for the whole, and one lot reserved',
    {
      clauses: reserving,
      reservation: { route: 'none' },
      lots: [{ id: 'A', reservation: { route: 'art-20' } }, { id: 'B' }],
    },
    [],
  ],
  [
    'a clause for the lot that is not reserved',
    {
      clauses: [{ clause: 'work-integration/reserved-art-20', lot: 'B' }],
      reservation: { route: 'none' },
      lots: [{ id: 'A', reservation: { route: 'art-20' } }, { id: 'B' }],
    },
    ['notice-reserved-none'],
  ],
  [
    'sheltered programmes asked for and not admitted',
    {
      clauses: [{ clause: 'work-integration/reserved-programme' }],
      reservation: { programmesAdmitted: false },
    },
    ['notice-execution'],
  ],
  [
    'sheltered programmes asked for and admitted',
    {
      clauses: [{ clause: 'work-integration/reserved-programme' }],
      reservation: { programmesAdmitted: true },
    },
    [],
  ],
  [
    'another number of lots',
    { clauses: [{ clause: 'preparation/lots', values: { number: 3 } }], lots: [{ id: 'A' }, { id: 'B' }] },
    ['notice-lots'],
  ],
  [
    'the same number of lots',
    { clauses: [{ clause: 'preparation/lots', values: { number: 1 } }], lots: [{ id: 'A' }] },
    [],
  ],
  ['a criterion with its clause', { clauses: plan, award: { criteria: [row] } }, []],
  ['a criterion without its clause', { award: { criteria: [row] } }, ['notice-criterion-orphan']],
  [
    'a clause without its criterion',
    { clauses: plan, award: { criteria: [{ id: 'price', kind: 'price' }] } },
    ['notice-criterion-missing'],
  ],
  ['a clause before any criterion', { clauses: plan }, []],
  [
    'a cost entered as quality',
    {
      clauses: [{ clause: 'preparation/life-cycle-cost' }],
      award: {
        criteria: [{ id: 'cost', kind: 'quality', weight: 50, clause: 'preparation/life-cycle-cost' }],
      },
    },
    ['notice-criterion-kind'],
  ],
  [
    'price alone, and points for quality',
    { award: { method: 'price', criteria: [{ id: 'q', kind: 'quality', weight: 10 }] } },
    ['notice-method'],
  ],
  ['price alone', { award: { method: 'price', criteria: [{ id: 'p', kind: 'price', weight: 100 }] } }, []],
  [
    'lots worth more than the contract',
    {
      contract: { value: 100 },
      lots: [
        { id: 'A', value: 60 },
        { id: 'B', value: 50 },
      ],
    },
    ['notice-value'],
  ],
  [
    'lots worth the contract',
    {
      contract: { value: 110 },
      lots: [
        { id: 'A', value: 60 },
        { id: 'B', value: 50 },
      ],
    },
    [],
  ],
];

test.each(cases)('%s', (_name, dossier, expected) => {
  const of: Dossier = { authority: { country: 'LU' }, ...dossier };
  expect(noticeMismatches(assess(of, law, library, today), law.notice).map(({ key }) => key)).toEqual(
    expected,
  );
  // Every finding can be said, with every value filled in, and with a basis.
  const { findings } = adviseOn(of, law, library, today);
  const own = findings.filter(({ issue }) => issue === 'notice-mismatch');
  expect(own).toHaveLength(expected.length);
  for (const language of languages)
    for (const finding of own) {
      const said = findingSays(finding, law, knowledge.words(language));
      expect(said.says + said.instead).not.toMatch(/\{|undefined/);
      expect(said.basis.length).toBeGreaterThan(0);
    }
});

test.each(readExamples())('the example $slug contradicts itself nowhere', ({ dossiers }) => {
  for (const language of languages)
    expect(noticeMismatches(assess(dossiers[language], law, library, today), law.notice)).toEqual([]);
});
