import fc from 'fast-check';
import { readDossier, type Dossier } from '../../../src/core/dossier/dossier.js';
import { fieldNumber, shareFromPercent, typedNumber } from '../../../src/core/journeys/typed-number.js';
import { applyPatch } from '../../../src/core/journeys/patch.js';
import { readStep, storedForm } from '../../../src/core/journeys/read.js';
import { answerOf, stepSlugs, type StepSlug } from '../../../src/core/journeys/journey.js';
import type { Form } from '../../../src/core/journeys/field.js';

const empty: Dossier = { authority: { country: 'LU' } };

function answered(slug: StepSlug, form: Form, dossier: Dossier = empty): Dossier {
  const { patch, faults } = readStep(slug, form, dossier);
  expect(faults).toEqual([]);
  const result = applyPatch(dossier, patch);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

const full: Dossier = {
  title: 'Upkeep of parks',
  description: 'Mowing,\nhedges and paths.',
  asOf: '2026-11-02',
  language: 'fr',
  authority: {
    name: 'Ville de X',
    country: 'BE',
    region: 'BE-WAL',
    type: 'central',
    defence: true,
    designatedForArt77: false,
  },
  contract: {
    kind: 'in-house',
    nature: 'services',
    cpv: ['77310000', '77340000'],
    value: 480_000.5,
    currency: 'SEK',
    ratePerEuro: 11.125,
    indefinite: false,
    durationMonths: 48,
    labourShare: 0.333,
    hourlyCost: 28.5,
    placeOfPerformance: ['LU000', 'Parc central, haut'],
    annexIIIProducts: false,
    inHouse: { control: true, activityShare: 0.85, privateCapital: false },
    sseMarket: 'few',
    targetGroups: ['disabled', 'youth'],
  },
  reservation: { route: 'fr-ess', minimumShare: 0.3, citedInCall: true },
  ambitions: ['work-integration', 'circular'],
  award: { method: 'best-price-quality' },
};

describe('numbers as people type them', () => {
  test.each([
    ['216000', 216_000],
    ['1 234,50', 1234.5],
    ['1\u202f234,50', 1234.5],
    ['1\u00a0234\u00a0567', 1_234_567],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ["1'234.50", 1234.5],
    ['1’234', 1234],
    ['216.000', 216_000],
    ['216,000', 216_000],
    ['1.234.567', 1_234_567],
    ['1234,5', 1234.5],
    ['0.125', 0.125],
    ['EUR 480 000', 480_000],
    ['480 000 €', 480_000],
    ['−5', -5],
  ])('an amount of %s', (typed, value) => {
    expect(typedNumber(typed, 'eur')).toBe(value);
  });

  test.each([
    'about 5',
    '1.2.3',
    '12 34',
    '10 20',
    '1,23,456',
    '1e5',
    '12-15',
    'Infinity',
    '5 k€',
    ',',
    '1234,',
  ])('%s is no amount', (typed) => {
    expect(typedNumber(typed, 'eur')).toBeNaN();
  });

  test('a unit beside the figure must be the one that is asked', () => {
    expect(typedNumber('36 months', 'months')).toBe(36);
    expect(typedNumber('36 mois', 'months')).toBe(36);
    expect(typedNumber('3 years', 'months')).toBeNaN();
    expect(typedNumber('70 %', 'share')).toBe(70);
    expect(typedNumber('11.125', 'per-euro')).toBe(11.125);
    expect(typedNumber('  ', 'eur')).toBeUndefined();
  });

  test('every amount in a field is read as the same amount, in both languages', () => {
    const cents = fc.integer({ min: 0, max: 1e14 }).map((value) => value / 100);
    fc.assert(
      fc.property(cents, fc.constantFrom('en' as const, 'fr' as const), (value, language) => {
        expect(typedNumber(fieldNumber(value, 'eur', language), 'eur')).toBe(value);
      }),
    );
  });

  test('every share of tenths of a per cent survives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
        const share = thousandths / 1000;
        expect(shareFromPercent(typedNumber(fieldNumber(share, 'share', 'fr'), 'share') ?? -1)).toBe(share);
      }),
    );
  });

  test('typed text of any kind gives a number, nothing, or NaN', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(['number', 'undefined']).toContain(typeof typedNumber(typed, 'eur'));
      }),
    );
  });
});

describe('the form of a step', () => {
  test.each(stepSlugs)('%s, sent back untouched, changes nothing', (slug) => {
    for (const language of ['en', 'fr'] as const) {
      const { patch, faults } = readStep(slug, storedForm(slug, full, language), full);
      expect(faults).toEqual([]);
      expect(applyPatch(full, patch)).toEqual({ ok: true, value: full });
    }
  });

  test('of every step, read into an empty dossier, gives the same dossier', () => {
    for (const language of ['en', 'fr'] as const) {
      const again = stepSlugs.reduce<Dossier>(
        (dossier, slug) => answered(slug, storedForm(slug, full, language), dossier),
        empty,
      );
      expect(again).toEqual(full);
    }
  });

  test('takes what was given by machines exactly as it was, when nobody touches it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        fc.string({ maxLength: 300 }),
        (share, value, title) => {
          const dossier = { ...empty, title, contract: { value, labourShare: share } };
          for (const slug of ['what', 'how-much'] as const) {
            const read = readStep(slug, storedForm(slug, dossier, 'fr'), dossier);
            expect(read.faults).toEqual([]);
            const result = applyPatch(dossier, read.patch);
            if (title.trim() !== '') expect(result).toEqual({ ok: true, value: dossier });
          }
        },
      ),
    );
  });

  test('reads per cent, dates in parts or whole, and codes with any separators', () => {
    expect(answered('how-much', { 'contract.labourShare': '70 %' }).contract?.labourShare).toBe(0.7);
    const parts = { 'asOf.day': '2', 'asOf.month': '11', 'asOf.year': '2026' };
    expect(answered('who', parts).asOf).toBe('2026-11-02');
    expect(answered('who', { asOf: '2026-11-02' }).asOf).toBe('2026-11-02');
    expect(answered('who', { asOf: '2/11/2026' }).asOf).toBe('2026-11-02');
    const codes = { 'contract.cpv': '77310000-6, 77340000;\n77310000', 'contract.cpv.add': ['90911000'] };
    expect(answered('what', codes).contract?.cpv).toEqual(['77310000', '77340000', '90911000']);
  });

  test('clears an answer with "I do not know", an empty field, or no tick', () => {
    expect(
      answered('relationship', { 'contract.kind': 'unknown', 'contract.inHouse.control': 'unknown' }, full)
        .contract,
    ).toEqual({
      ...full.contract,
      kind: undefined,
      inHouse: { activityShare: 0.85, privateCapital: false },
    });
    expect(answered('what', { title: ' ' }, full)).not.toHaveProperty('title');
    const after = answered('achieve', {}, full);
    expect(after).not.toHaveProperty('ambitions');
    expect(after.contract).not.toHaveProperty('targetGroups');
    expect(after.contract?.sseMarket).toBe('few');
    expect(answered('choose', { 'award.method': 'unknown' }, full)).not.toHaveProperty('award');
  });

  test.each([
    ['how-much', { 'contract.value': 'a lot' }, 'contract.value', 'fault.number'],
    ['how-much', { 'contract.value': '-1' }, 'contract.value', 'fault.negative'],
    ['how-much', { 'contract.value': '9999999999999' }, 'contract.value', 'fault.too-big'],
    ['how-much', { 'contract.labourShare': '170' }, 'contract.labourShare', 'journey.fault.share'],
    ['how-much', { 'contract.hourlyCost': '0.5' }, 'contract.hourlyCost', 'fault.hourly'],
    ['how-much', { 'contract.currency': 'euros' }, 'contract.currency', 'fault.currency'],
    ['what', { 'contract.cpv': '7731' }, 'contract.cpv', 'journey.fault.cpv'],
    ['what', { title: 'x'.repeat(201) }, 'title', 'fault.too-long'],
    ['who', { 'asOf.day': '31', 'asOf.month': '2', 'asOf.year': '2027' }, 'asOf', 'journey.fault.date'],
    ['who', { 'asOf.day': '1', 'asOf.month': '', 'asOf.year': '' }, 'asOf', 'journey.fault.date'],
    ['who', { asOf: '2015-01-01' }, 'asOf', 'fault.before-directive'],
    ['who', { 'authority.country': '' }, 'authority.country', 'journey.fault.country'],
    ['who', { 'authority.region': 'Wallonia' }, 'authority.region', 'fault.region'],
    ['relationship', { 'contract.kind': 'marriage' }, 'contract.kind', 'journey.fault.option'],
    ['achieve', { ambitions: ['energy', 'fame'] }, 'ambitions', 'journey.fault.option'],
    ['choose', { 'reservation.route': 'anything' }, 'reservation.route', 'fault.route'],
  ] as const)('%s with %j: a fault at %s, and the text is kept', (slug, form, fact, key) => {
    const { faults, typed } = readStep(slug, form, full);
    expect(faults).toMatchObject([{ fact, field: fact, key, pointer: `/${fact.replaceAll('.', '/')}` }]);
    expect(typed).toEqual(form);
  });

  test('of any shape never throws, and its understood part is a dossier or a fault', () => {
    const names = fc.constantFrom(
      'title',
      'contract.value',
      'contract.cpv',
      'contract.cpv.add',
      'asOf',
      'asOf.day',
      'ambitions',
      '__proto__',
      'constructor',
    );
    const values = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }));
    fc.assert(
      fc.property(fc.dictionary(names, values), fc.constantFrom(...stepSlugs), (form, slug) => {
        const { patch, faults } = readStep(slug, form, full);
        if (faults.length === 0) expect(applyPatch(full, patch).ok).toBe(true);
      }),
    );
  });

  test('leaves what was not asked alone', () => {
    expect(answered('relationship', { 'contract.kind': 'contract' }, full).contract?.inHouse).toEqual(
      full.contract?.inHouse,
    );
  });
});

test('a patch changes a copy, and an object that has lost its last answer goes with it', () => {
  const before = JSON.stringify(full);
  const result = applyPatch({ ...empty, contract: { value: 5 } }, [
    { path: ['contract', 'value'], value: undefined },
  ]);
  expect(result).toEqual({ ok: true, value: empty });
  applyPatch(full, [{ path: ['contract', 'inHouse', 'control'], value: false }]);
  expect(JSON.stringify(full)).toBe(before);
  expect(readDossier(full).ok).toBe(true);
  expect(answerOf(full, 'contract.inHouse.control')).toBe(true);
});
