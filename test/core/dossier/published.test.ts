import { publicDossier } from '../../../src/core/dossier/published.js';
import { dossierSchema, readDossier, type Dossier } from '../../../src/core/dossier/dossier.js';
import type { IsoDate } from '../../../src/core/shared/iso-date.js';

const asOf = '2026-11-24' as IsoDate;

const whole: Dossier = {
  title: 'Upkeep of parks',
  description: 'Mowing',
  asOf: '2026-12-01',
  language: 'en',
  authority: { name: 'Ville', country: 'FR', type: 'sub-central', annualPurchases: 9_000_000 },
  contract: {
    kind: 'contract',
    nature: 'services',
    cpv: ['77310000'],
    value: 480_000,
    labourShare: 0.7,
    hourlyCost: 31,
    durationMonths: 48,
    lotsReason: 'secret reason',
    sseMarket: 'few',
    socialOptOut: 'none',
    crossBorderInterest: false,
    inHouse: { control: true },
    parts: [{ nature: 'services', cpv: ['77310000'], value: 130_000 }],
  },
  lots: [{ id: 'LOT-0001', title: 'North', value: 79_000, reservation: { route: 'art-20' } }],
  reservation: { route: 'none' },
  ambitions: ['work-integration'],
  award: { method: 'price', criteria: [{ id: 'c1', name: 'Price', kind: 'price', weight: 100 }] },
  measures: [
    { id: 'm1', place: 'performance-condition', text: 'Hours of work' },
    { id: 'm2', place: 'market-consultation', text: 'secret talks' },
    { id: 'm3', place: 'contract-management', text: 'Yearly meeting' },
  ],
  clauses: [{ clause: 'work-integration/hours' }],
  aid: { amount: 5, beneficiary: 'secret beneficiary' },
};

const clauses = [{ clause: 'work-integration/hours', version: '1.0.0', values: { hours: 700 } }];

test('only what may be shown is there, and it is a dossier', () => {
  const shown = publicDossier(whole, { asOf, clauses, figures: false });
  expect(readDossier(shown)).toMatchObject({ ok: true });
  expect(shown).toEqual({
    title: 'Upkeep of parks',
    description: 'Mowing',
    asOf,
    language: 'en',
    authority: { name: 'Ville', country: 'FR', type: 'sub-central' },
    contract: {
      kind: 'contract',
      nature: 'services',
      cpv: ['77310000'],
      durationMonths: 48,
      parts: [{ nature: 'services', cpv: ['77310000'] }],
    },
    lots: [{ id: 'LOT-0001', title: 'North', reservation: { route: 'art-20' } }],
    reservation: { route: 'none' },
    award: whole.award,
    measures: [
      { id: 'm1', place: 'performance-condition', text: 'Hours of work' },
      { id: 'm3', place: 'contract-management', text: 'Yearly meeting' },
    ],
    clauses,
  });
});

test('why there are no lots is said where there are none', () => {
  const shown = publicDossier({ ...whole, lots: [] }, { asOf, clauses, figures: false });
  expect(shown.contract?.lotsReason).toBe('secret reason');
});

test('figures only where the buyer shows them', () => {
  const shown = publicDossier(whole, { asOf, clauses, figures: true });
  expect(shown.contract).toMatchObject({ value: 480_000, labourShare: 0.7, hourlyCost: 31 });
  expect(shown.contract?.parts).toEqual(whole.contract?.parts);
  expect(shown.lots?.[0]?.value).toBe(79_000);
});

test('a key that is new in dossiers is private until somebody says otherwise', () => {
  const decided = new Set([
    ...Object.keys(publicDossier(whole, { asOf, clauses, figures: true })),
    'ambitions',
    'aid',
  ]);
  expect(Object.keys(dossierSchema.shape).filter((key) => !decided.has(key))).toEqual([]);
});
