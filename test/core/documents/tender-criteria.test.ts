import { tenderModel, type CriterionRow } from '../../../src/core/documents/tender.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { languages } from '../../../src/core/shared/text.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;
const today = '2026-11-26';

const centre: Dossier = {
  asOf: today,
  authority: { country: 'LU', name: 'Town of X' },
  contract: { kind: 'contract', nature: 'services', cpv: ['92000000'], value: 300_000, durationMonths: 24 },
  award: {
    criteria: [
      { id: 'price', name: 'Price', kind: 'price', weight: 30 },
      {
        id: 'dialogue',
        name: 'Work with inhabitants',
        weight: 20,
        clause: 'community-benefit/dialogue-plan',
      },
      { id: 'own', name: 'Programme', weight: 20, text: 'What is shown in a year.' },
      {
        id: 'quality',
        name: 'Quality for users',
        weight: 30,
        clause: 'wellbeing/service-quality',
        text: 'The evenings count most.',
      },
    ],
  },
  clauses: [
    { clause: 'wellbeing/service-quality' },
    { clause: 'accessibility/user-testing' },
    { clause: 'community-benefit/dialogue-plan' },
  ],
};

describe.each(languages)('award criteria in the tender, in %s', (language) => {
  const { assessment, duties } = adviseOn(centre, law, library, today);
  const model = tenderModel(assessment, law, duties, knowledge.words(language), () => undefined);
  const headings = ({ alone, name, passage }: CriterionRow): string[] => [
    ...(alone ? [String(name)] : []),
    ...passage.clauses.map(({ reference, title }) => `${reference} ${String(title)}`),
  ];

  test('it works: each stands once, in the order of the table, with its clause in its own name', () => {
    expect(model.criteria.flatMap(headings)).toEqual([
      'C1 Work with inhabitants',
      'Programme',
      'C2 Quality for users',
    ]);
  });

  test('what the buyer wrote on a criterion stands under the clause that describes it', () => {
    const [clause] = model.criteria[3]?.passage.clauses ?? [];
    expect(String(clause?.own)).toContain('The evenings count most');
    expect(clause?.text).toBeDefined();
  });

  test('a clause that no row of the table names comes last', () => {
    expect(model.otherCriteria.clauses.map(({ reference, clause }) => [reference, clause.id])).toEqual([
      ['C3', 'accessibility/user-testing'],
    ]);
  });
});

test('a clause that two rows name is printed at the first', () => {
  const [price, dialogue] = centre.award?.criteria ?? [];
  const twice: Dossier = {
    ...centre,
    award: { criteria: [price, dialogue, dialogue].flatMap((row) => row ?? []) },
  };
  const { assessment, duties } = adviseOn(twice, law, library, today);
  const { criteria } = tenderModel(assessment, law, duties, knowledge.words('en'), () => undefined);
  expect(criteria.map(({ passage }) => passage.clauses.length)).toEqual([0, 1, 0]);
});
