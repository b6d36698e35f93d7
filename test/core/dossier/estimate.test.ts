import { estimateOf, piecesExceedWhole } from '../../../src/core/dossier/estimate.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';

// Article 5 of 2014/24 and Article 8 of 2014/23: what counts as the value of the whole.

const longTerm = 48;
const of = (contract: Dossier['contract'], lots?: Dossier['lots']): Dossier => ({
  authority: { country: 'FR' },
  ...(contract === undefined ? {} : { contract }),
  ...(lots === undefined ? {} : { lots }),
});

test.each<[string, Dossier, number | undefined]>([
  ['the value stated for the whole', of({ value: 480_000 }), 480_000],
  ['lots that are worth less leave it as it is', of({ value: 480_000 }, [{ id: 'A', value: 1000 }]), 480_000],
  [
    'lots that are worth more count instead',
    of({ value: 100_000 }, [
      { id: 'A', value: 200_000 },
      { id: 'B', value: 240_000 },
    ]),
    440_000,
  ],
  [
    'so does a single lot that is worth more, whatever the others are',
    of({ value: 100_000 }, [{ id: 'A', value: 200_000 }, { id: 'B' }]),
    200_000,
  ],
  [
    'parts of a mixed contract that are worth more',
    of({ value: 100_000, parts: [{ value: 90_000 }, { value: 60_000 }] }),
    150_000,
  ],
  ['forty-eight months of a service in full', of({ valuePerMonth: 1000, durationMonths: 48 }), 48_000],
  ['a longer service counts for forty-eight', of({ valuePerMonth: 1000, durationMonths: 49 }), 48_000],
  ['and so does one without an end', of({ valuePerMonth: 1000, indefinite: true }), 48_000],
  [
    'a lease of goods with an end counts in full (Article 5(12))',
    of({ nature: 'supplies', valuePerMonth: 1000, durationMonths: 60 }),
    60_000,
  ],
  [
    'a lease of goods without one counts for forty-eight months',
    of({ nature: 'supplies', valuePerMonth: 1000, indefinite: true }),
    48_000,
  ],
  [
    'a concession counts for its whole term',
    of({ kind: 'concession', valuePerMonth: 1000, durationMonths: 120 }),
    120_000,
  ],
  [
    'a concession must have a term before its value is known',
    of({ kind: 'concession', valuePerMonth: 1000, indefinite: true }),
    undefined,
  ],
])('%s', (_name, dossier, value) => {
  expect(estimateOf(dossier, longTerm).value).toBe(value);
});

test('values that contradict each other are said to do so, a cent apart they are not', () => {
  expect(piecesExceedWhole(of({ value: 100 }, [{ id: 'A', value: 100.01 }]))).toBe(true);
  expect(piecesExceedWhole(of({ value: 100 }, [{ id: 'A', value: 100 }]))).toBe(false);
  expect(piecesExceedWhole(of({}, [{ id: 'A', value: 100 }]))).toBe(false);
});
