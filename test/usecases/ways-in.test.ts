import { readDossier } from '../../src/core/dossier/dossier.js';
import { readOrganisation } from '../../src/core/eligibility/organisation.js';
import { readKnowledge } from '../../src/knowledge.js';
import { eligibility } from '../../src/usecases/check-eligibility.js';

const knowledge = readKnowledge();
const clock = { today: () => '2026-11-24', now: () => '2026-11-24T10:00:00Z' };

function waysInto(tender: object, organisation: object, language: 'en' | 'fr' = 'en') {
  const dossier = readDossier({ authority: { country: 'FR', type: 'sub-central' }, ...tender });
  const who = readOrganisation({ country: 'FR', ...organisation });
  if (!dossier.ok || !who.ok) throw new Error('This cannot be read.');
  const { lots } = eligibility(
    who.value,
    { dossier: dossier.value, fromNotice: false },
    knowledge,
    clock,
    knowledge.words(language),
  );
  return lots[0]?.waysIn?.says ?? [];
}

const open = {
  ambitions: ['work-integration', 'biodiversity'],
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'c1', name: 'Price', kind: 'price', weight: 60 },
      { id: 'c2', name: 'Support of the workers', kind: 'quality', weight: 40 },
    ],
  },
};

test('it works: the aim that both have, and what counts beside the price', () => {
  const says = waysInto(open, { mainAimIntegration: true });
  expect(says[0]).toBe(
    'The buyer wants to achieve what you do: Work for people far from employment. Say in your offer how you serve this aim.',
  );
  expect(says[1]).toContain('Support of the workers (40 of 100)');
  expect(says.join(' ')).not.toContain('Price (');
});

test('an aim that the enterprise does not serve is not named, nor a criterion without a name', () => {
  const says = waysInto(
    { ambitions: ['biodiversity'], award: { criteria: [{ id: 'c1', kind: 'quality', weight: 40 }] } },
    { mainAimIntegration: true },
  );
  expect(says.join(' ')).not.toMatch(/wants to achieve|decide alone/);
});

test('weights that are not all told are left away, and a paragraph for a name is cut', () => {
  const name = 'Organisation of the work '.repeat(20);
  const [says = ''] = waysInto(
    {
      award: {
        criteria: [
          { id: 'c1', kind: 'price', name: 'Price' },
          { id: 'c2', kind: 'quality', name, weight: 30 },
        ],
      },
    },
    {},
    'fr',
  );
  expect(says).toContain('Organisation of the work');
  expect(says).toContain('…');
  expect(says).not.toContain('(30');
  expect(says.length).toBeLessThan(400);
});
