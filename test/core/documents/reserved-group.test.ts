import { routesTaken } from '../../../src/core/documents/reserved-group.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { readKnowledge } from '../../../src/knowledge.js';
import { adviseOn } from '../../../src/usecases/advise.js';
import { readExamples } from '../../../src/wire.js';

const { law, library } = readKnowledge();
const today = '2026-11-26';

const takenIn = (dossier: Dossier): string[] =>
  [...routesTaken(adviseOn(dossier, law, library, today).assessment)]
    .filter((route) => route !== 'none')
    .sort();

const purchase = (more: Partial<Dossier>, cpv = '77310000'): Dossier => ({
  asOf: today,
  authority: { country: 'FR', type: 'sub-central' },
  contract: { kind: 'contract', nature: 'services', cpv: [cpv], value: 400_000, durationMonths: 24 },
  ...more,
});

describe('the routes that a tender takes', () => {
  test('it works: none where it is open to all', () => {
    expect(takenIn(purchase({}))).toEqual([]);
  });

  test.each<[string, Dossier, readonly string[]]>([
    [
      'the national route that stands on the article named',
      purchase({ reservation: { route: 'art-77' } }, '85312000'),
      ['art-77', 'fr-ess'],
    ],
    [
      'the Union route on whose ground a national one stands',
      purchase({ reservation: { route: 'fr-siae' } }),
      ['art-20', 'fr-siae'],
    ],
    [
      'of national routes those that the clause admits',
      purchase({
        reservation: { route: 'art-20' },
        clauses: [{ clause: 'work-integration/reserved-art-20', values: { admitted: ['siae'] } }],
      }),
      ['art-20', 'fr-siae'],
    ],
    [
      'the route of a lot',
      purchase({ lots: [{ id: 'LOT-0001' }, { id: 'LOT-0002', reservation: { route: 'art-20' } }] }),
      ['art-20', 'fr-ea-esat', 'fr-siae'],
    ],
    [
      'the route of a clause, and one that is chosen in a clause',
      purchase({
        clauses: [
          {
            clause: 'work-integration/reserved-lots',
            values: { route: 'art-20', nationalProvision: 'Article L. 2113-12' },
          },
        ],
      }),
      ['art-20', 'fr-ea-esat'],
    ],
    [
      'nothing of another country',
      { ...purchase({ reservation: { route: 'art-20' } }), authority: { country: 'BE' } },
      ['art-20'],
    ],
  ])('%s', (_, dossier, routes) => {
    expect(takenIn(dossier)).toEqual(routes);
  });

  test.each(readExamples().map(({ slug, dossiers }) => [slug, dossiers.en] as const))(
    'in the example %s a national route never stands without its ground',
    (_, dossier) => {
      const taken = takenIn(dossier);
      const grounds = law.rules.flatMap(({ within, route }) =>
        within !== undefined && route !== undefined && taken.includes(route) ? [within] : [],
      );
      for (const within of grounds)
        expect(law.rules.some(({ id, route }) => within.includes(id) && taken.includes(route ?? ''))).toBe(
          true,
        );
    },
  );
});
