import { readDossier, type Dossier } from '../src/core/dossier/dossier.js';
import type { Language } from '../src/core/shared/text.js';
import { readKnowledge } from '../src/knowledge.js';
import { adviceSays, adviseOn, type Advice } from '../src/usecases/advise.js';
import { produceDocument } from '../src/usecases/produce-document.js';
import { createWriter } from '../src/writer.js';

// A reservation by a route of national law, from the dossier to the advice and the tender document.

const knowledge = readKnowledge();
const today = '2026-11-26';

function dossier(
  country: string,
  route: string,
  contract: NonNullable<Dossier['contract']>,
  more: Partial<Dossier> = {},
): Dossier {
  const read = readDossier({
    title: 'Upkeep of parks',
    asOf: '2026-11-02',
    authority: { country, type: 'sub-central', name: 'A town' },
    contract: { kind: 'contract', durationMonths: 36, ...contract },
    reservation: { route },
    ...more,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

function advise(of: Dossier, language: Language = 'en'): Advice {
  const { law, library } = knowledge;
  return adviceSays(adviseOn(of, law, library, today), law, library, knowledge.words(language));
}

function tender(of: Dossier, language: Language): string {
  return produceDocument(of, 'tender', language, knowledge, createWriter(), today).markdown;
}

const parks = { nature: 'services', cpv: ['77310000'], value: 120_000 } as const;
const care = { nature: 'services', cpv: ['85312000'], value: 300_000 } as const;

test('a French town sees its own routes beside those of the Union, a German one does not', () => {
  const own = (country: string): string[] =>
    advise(dossier(country, 'none', { ...parks, cpv: [...parks.cpv] }))
      .routes.map(({ route }) => route)
      .filter((route) => !route.startsWith('art-'));
  expect(own('FR').sort()).toEqual(['fr-ea-esat', 'fr-ess', 'fr-penitentiary', 'fr-siae']);
  expect(own('IT')).toEqual(['it-381']);
  expect(own('DE')).toEqual([]);
});

test('the national article stands first in the law of the route, and its duties are there', () => {
  const route = advise(dossier('FR', 'fr-siae', { ...parks, cpv: [...parks.cpv] })).routes.find(
    (item) => item.route === 'fr-siae',
  );
  expect(route?.kind).toBe('allowed-if');
  expect(route?.basis[0]?.ref).toBe('FR CCP L2113-13');
  expect(route?.duties.map((duty) => duty.id)).toEqual(
    expect.arrayContaining(['cite-national', 'share-half']),
  );
});

test('above the threshold the limits of Article 77 count for the French route as well', () => {
  const kinds = (value: number, cpv: string, months: number): (string | undefined)[] => {
    const { routes } = advise(
      dossier('FR', 'none', { nature: 'services', cpv: [cpv], value, durationMonths: months }),
    );
    return ['art-77', 'fr-ess'].map((name) => routes.find(({ route }) => route === name)?.kind);
  };
  expect(kinds(900_000, '85312000', 36)).toEqual(['allowed-if', 'allowed-if']);
  expect(kinds(900_000, '85312000', 48)).toEqual(['forbidden', 'forbidden']);
  expect(kinds(900_000, '77310000', 36)).toEqual(['forbidden', 'forbidden']);
});

test('the Italian agreement ends at the European threshold', () => {
  const kind = (value: number): string | undefined =>
    advise(dossier('IT', 'none', { nature: 'services', cpv: ['77310000'], value })).routes.find(
      ({ route }) => route === 'it-381',
    )?.kind;
  expect([kind(215_999), kind(216_000)]).toEqual(['allowed-if', 'forbidden']);
});

test('the tender document names the route and cites the national article, in both languages', () => {
  const french = dossier('FR', 'fr-siae', { ...parks, cpv: [...parks.cpv] });
  expect(tender(french, 'en')).toMatch(
    /work-integration structures.*at least 50%.*French public procurement code \(CCP\), Article L2113-13/s,
  );
  expect(tender(french, 'fr')).toMatch(
    /structures d’insertion.*50.%.*Code de la commande publique \(CCP\), article L2113-13/s,
  );
  expect(tender(dossier('FR', 'art-20', { ...parks, cpv: [...parks.cpv] }), 'en')).toMatch(
    /At least 50% .*National legal basis: French public procurement code \(CCP\), Articles L2113-12/s,
  );
});

test('a lot that is reserved in another way says so', () => {
  const text = tender(
    dossier(
      'FR',
      'fr-siae',
      { ...care, cpv: [...care.cpv] },
      {
        lots: [
          { id: 'LOT-1', cpv: ['85312000'], value: 200_000, reservation: { route: 'fr-ess' } },
          { id: 'LOT-2', cpv: ['77310000'], value: 100_000 },
        ],
      },
    ),
    'en',
  );
  expect(text).toMatch(/\*\*LOT\\-1\.\*\* \*\*Reserved \(France: social and solidarity economy/);
  expect(text).toMatch(/Article L2113-15/);
  expect(text).not.toMatch(/L3113/);
});

test('a route of another country, and one that is not open here, are found', () => {
  const found = (of: Dossier): string[] =>
    advise(of).findings.flatMap(({ issue, level, at }) =>
      issue === 'reserved-legal-basis' ? [`${level} ${at}`] : [],
    );
  expect(found(dossier('DE', 'fr-siae', { ...parks, cpv: [...parks.cpv] }))).toEqual([
    'error reservation/route',
  ]);
  expect(found(dossier('IT', 'it-381', { ...parks, cpv: [...parks.cpv], value: 300_000 }))).toEqual([
    'error reservation/route',
  ]);
  expect(found(dossier('FR', 'fr-siae', { ...parks, cpv: [...parks.cpv] }))).toEqual([]);
});

test('a duty of August 2026 is there from its day on, and the price alone is an error', () => {
  const on = (asOf: string): Advice =>
    advise(dossier('FR', 'none', { ...parks, cpv: [...parks.cpv] }, { asOf, award: { method: 'price' } }));
  const ids = (advice: Advice): string[] =>
    advice.duties.map((duty) => duty.id).filter((id) => id.startsWith('fr/'));
  expect(ids(on('2026-08-20'))).not.toContain('fr/environment-condition');
  expect(ids(on('2026-08-21'))).toContain('fr/environment-criterion');
  expect(ids(on('2026-08-22'))).toContain('fr/environment-condition');
  const priceOnly = (advice: Advice): string[] =>
    advice.findings.filter(({ issue }) => issue === 'price-only').map(({ level }) => level);
  expect(priceOnly(on('2026-08-20'))).not.toContain('error');
  expect(priceOnly(on('2026-08-21'))).toContain('error');
});
