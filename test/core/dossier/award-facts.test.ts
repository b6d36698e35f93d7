import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { truthOf } from '../../../src/core/facts/facts.js';
import { assess } from '../../../src/core/advice/assess.js';
import { law } from '../../support/law.js';

function priceOnly(contract: Dossier['contract'], award?: Dossier['award']): boolean | undefined {
  const dossier: Dossier = {
    authority: { country: 'FR' },
    ...(contract === undefined ? {} : { contract }),
    ...(award === undefined ? {} : { award }),
  };
  return truthOf(
    assess(dossier, law, { clauses: [], variants: [], hash: 'none' }, '2026-11-02').facts,
    'award.priceOnly',
  );
}

test('it works: price alone is open for a tender until the method is known, and no question for a grant', () => {
  expect(priceOnly({ kind: 'contract' })).toBeUndefined();
  expect(priceOnly(undefined)).toBeUndefined();
  expect(priceOnly({ kind: 'contract' }, { method: 'price' })).toBe(true);
  expect(priceOnly({ kind: 'contract' }, { method: 'best-price-quality' })).toBe(false);
  expect(priceOnly({ kind: 'grant' })).toBe(false);
  expect(priceOnly({ kind: 'sgei-compensation' })).toBe(false);
});
