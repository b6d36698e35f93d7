import { readDossier } from '../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../src/knowledge.js';
import { adviceSays, adviseOn } from '../../src/usecases/advise.js';

const knowledge = readKnowledge();
const { law, library } = knowledge;

function advise(dossier: object, language: 'en' | 'fr' = 'en') {
  const read = readDossier({ authority: { country: 'LU', type: 'sub-central' }, ...dossier });
  if (!read.ok) throw new Error('This dossier cannot be read.');
  return adviceSays(
    adviseOn(read.value, law, library, '2026-11-24'),
    law,
    library,
    knowledge.words(language),
  );
}

test('it works: each measure has a verdict, its issues, the lawful way and the law', () => {
  const advice = advise({
    measures: [
      { id: 'm1', place: 'selection', text: 'The tenderer has its registered office in our municipality.' },
      { id: 'm2', place: 'award-criterion', text: 'Only the price counts.' },
      { id: 'm3', place: 'performance-condition', text: 'Two apprentices work on the site for six months.' },
    ],
  });
  expect(advice.measures.map(({ id, verdict, issues }) => ({ id, verdict, issues }))).toEqual([
    { id: 'm1', verdict: 'unlawful', issues: ['local-preference'] },
    { id: 'm2', verdict: 'conditional', issues: ['price-only'] },
    { id: 'm3', verdict: 'no-objection', issues: [] },
  ]);
  expect(advice.measures[0]?.basis.map((entry) => entry.ref)).toContain('C-436/20');
  expect(advice.measures[0]?.instead).toContain('Ask for what the service needs');
  expect(advice.findings).toContainEqual(
    expect.objectContaining({
      at: 'measures/m1',
      level: 'error',
      issue: 'local-preference',
      quote: 'office in our municipality',
    }),
  );
  expect(advice.findings).toContainEqual(
    expect.objectContaining({ at: 'measures/m2', level: 'warning', issue: 'price-only' }),
  );
});

test('free texts are reviewed as well, and said in the reader’s language', () => {
  const advice = advise(
    {
      description: 'Nettoyage des écoles. Seules les entreprises locales seront consultées.',
      award: {
        method: 'best-price-quality',
        criteria: [
          { id: 'c1', kind: 'price', name: 'Prix', weight: 60 },
          {
            id: 'c2',
            kind: 'quality',
            name: 'Références du candidat',
            weight: 40,
            text: 'Nombre de marchés.',
          },
        ],
      },
    },
    'fr',
  );
  const at = advice.findings.filter((finding) => finding.quote !== undefined).map((finding) => finding.at);
  expect(at).toEqual(expect.arrayContaining(['description', 'award/criteria/c2']));
  expect(advice.findings.find((finding) => finding.at === 'description')?.says).toContain('rédaction');
});

test('facts decide together with the words', () => {
  const reserved = (durationMonths: number) =>
    advise({
      contract: { kind: 'contract', nature: 'services', cpv: ['85312000'], value: 900000, durationMonths },
      measures: [{ id: 'm1', place: 'reservation', text: 'Participation is reserved under Article 77.' }],
    }).measures[0];
  expect(reserved(48)).toMatchObject({ verdict: 'unlawful', issues: ['reserved-duration'] });
  expect(reserved(36)).toMatchObject({ verdict: 'no-objection', issues: [] });
});
