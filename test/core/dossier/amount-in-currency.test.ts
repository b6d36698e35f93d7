import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { factsOf } from '../../../src/core/dossier/facts-of.js';

const figures = { longTermMonths: 48, lightList: { codes: [], ranges: [] } };

function amount(contract: Dossier['contract'], lots?: Dossier['lots']) {
  const dossier: Dossier = {
    authority: { country: 'DK' },
    contract,
    ...(lots === undefined ? {} : { lots }),
  };
  return factsOf(dossier, '2026-11-02', figures).get('estimate.inCurrency');
}

test('it works', () => {
  expect(amount({ currency: 'DKK', value: 5_000_000, ratePerEuro: 7.46 })).toEqual({
    known: true,
    value: 5_000_000,
  });
});

test('it needs no rate', () => {
  expect(amount({ currency: 'PLN', value: 170_000 })).toEqual({ known: true, value: 170_000 });
});

test('it adds lots and months as the estimate does', () => {
  const lots = [
    { id: 'LOT-0001', value: 300_000 },
    { id: 'LOT-0002', value: 400_000 },
  ];
  expect(amount({ currency: 'SEK' }, lots)).toEqual({ known: true, value: 700_000 });
  expect(amount({ currency: 'SEK', valuePerMonth: 10_000, durationMonths: 70 })).toEqual({
    known: true,
    value: 480_000,
  });
});

test('an amount in euros says nothing certain of one in another currency', () => {
  const unknown = { known: false, missing: ['contract.currency'] };
  expect(amount({ value: 670_000 })).toEqual(unknown);
  expect(amount({ currency: 'EUR', value: 670_000 })).toEqual(unknown);
});

test('it asks for the amount where none is stated', () => {
  expect(amount({ currency: 'SEK' })).toEqual({ known: false, missing: ['contract.value'] });
});
