import { readWords } from '../../../src/adapters/files/words.js';
import { assess } from '../../../src/core/advice/assess.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { tenderModel } from '../../../src/core/documents/tender.js';
import { law } from '../../support/law.js';

const words = readWords();
const library = { clauses: [], variants: [], hash: 'none' };

/** What the tender document says of a contract reserved under Article 20. */
function reservation(country: string, minimumShare?: number): string {
  const dossier: Dossier = {
    asOf: '2026-11-02',
    authority: { country, type: 'sub-central' },
    contract: { kind: 'contract', nature: 'services', cpv: ['77310000'], value: 120_000 },
    reservation: { route: 'art-20', ...(minimumShare === undefined ? {} : { minimumShare }) },
  };
  const assessment = assess(dossier, law, library, '2026-11-02');
  return tenderModel(assessment, law, [], words.en, () => undefined).reservation ?? '';
}

test('it works', () => {
  expect(reservation('HR')).toMatch(
    /At least 51\s?% .*Croatian public procurement act 2016 \(ZJN\), Article 51/,
  );
});

test('a country whose share must be exceeded says so', () => {
  expect(reservation('GR')).toMatch(/must be more than 30\s?%/);
  expect(reservation('FI')).not.toMatch(/must be more than/);
  expect(reservation('GR', 0.4)).not.toMatch(/must be more than/);
});

test('a provision that nobody read is not cited in a document', () => {
  expect(reservation('CY')).not.toContain('Cypriot');
  expect(reservation('EE')).not.toContain('Estonian');
  expect(reservation('AT')).toContain('Austrian federal procurement act 2018 (BVergG), § 23');
});
