import { fitDossier } from '../../../src/adapters/notices/fit-dossier.js';
import { readDossier } from '../../../src/core/dossier/dossier.js';

const authority = { country: 'FR' };

// Each was found by changing real notices by chance (test/fuzz), or is its neighbour.
test.each<[string, object, object]>([
  ['a good one stays as it is', { authority, title: 'Parks' }, { authority, title: 'Parks' }],
  [
    'a title that is too long is shortened',
    { authority, lots: [{ id: 'L1', title: 'a'.repeat(500) }] },
    { authority, lots: [{ id: 'L1', title: `${'a'.repeat(399)}…` }] },
  ],
  [
    'a weight below zero is left out, the criterion stays',
    {
      authority,
      award: {
        criteria: [
          { id: 'c1', weight: -3 },
          { id: 'c2', weight: 40 },
        ],
      },
    },
    { authority, award: { criteria: [{ id: 'c1' }, { id: 'c2', weight: 40 }] } },
  ],
  [
    'an item whose id does not fit goes, the others stay',
    { authority, award: { criteria: [{ id: '', name: 'x' }, { id: 'c2' }, { id: '?' }] } },
    { authority, award: { criteria: [{ id: 'c2' }] } },
  ],
  [
    'a code that is none',
    { authority, contract: { cpv: ['77310000', 'x', 'y'] } },
    { authority, contract: { cpv: ['77310000'] } },
  ],
  [
    'too many places',
    { authority, contract: { cpv: Array.from({ length: 150 }, () => '77310000') } },
    { authority, contract: { cpv: Array.from({ length: 100 }, () => '77310000') } },
  ],
  ['a day before the directive', { authority, asOf: '1999-01-01', title: 'x' }, { authority, title: 'x' }],
])('%s', (_name, made, fitted) => {
  expect(fitDossier(made)).toEqual(fitted);
  expect(readDossier(fitDossier(made)).ok).toBe(true);
});
