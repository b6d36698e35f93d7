import { performance } from 'node:perf_hooks';
import { judgeFor, weighReservation } from '../../../src/core/eligibility/judge.js';
import type { Organisation } from '../../../src/core/eligibility/organisation.js';
import type { Reservation } from '../../../src/core/eligibility/reservation.js';
import { law } from '../../support/law.js';

const organisations: readonly Organisation[] = [
  { country: 'FR', statuses: ['fr-ea'] },
  { country: 'ES', statuses: ['es-cee'], mainAimIntegration: true, shareDisabled: 0.7 },
  { country: 'LU', mainAimIntegration: true, shareDisabledOrDisadvantaged: 0.31 },
  { country: 'NO', statuses: ['no-vekstbedrift'], shareDisabledOrDisadvantaged: 0.8 },
  {
    country: 'IT',
    publicServiceMission: true,
    profitsReinvested: true,
    participatoryGovernance: true,
    awards: [
      { authority: 'Comune', sameServices: true, route: 'art-77', date: '2023-05-10' },
      { sameAuthority: true, sameServices: true, route: 'art-77', date: '2020-02-29' },
    ],
  },
  {
    country: 'BE',
    participation: 'consortium',
    members: [
      { country: 'BE', statuses: ['be-eta'] },
      { country: 'DE', statuses: ['de-wfbm'] },
    ],
  },
];

const countries = ['FR', 'ES', 'IT', 'DE', 'LU', 'PL', 'CZ', 'LT', 'SK', 'NO', 'GR', 'SE', 'CH'];
const days = [
  '2019-01-10',
  '2022-12-31',
  '2023-01-01',
  '2023-02-28',
  '2024-06-03',
  '2026-05-09',
  '2026-05-10',
  '2026-11-02',
];
const routes = ['none', 'art-20', 'art-77', 'art-24-concession', 'fr-siae', 'cz-isp', 'xx-nothing'];

const reservations: Reservation[] = countries.flatMap((country) =>
  days.flatMap((asOf) =>
    routes.flatMap((route): Reservation[] => [
      { country, asOf, route, authority: 'Comune', groupsOpen: true },
      { country, asOf, route, minimumShare: 0.5, programmesAdmitted: true },
      { country, asOf, route, statusesAdmitted: ['fr-ea', 'de-wfbm'] },
    ]),
  ),
);

test('the short judge says what the full one says, for every kind of reservation', () => {
  for (const organisation of organisations) {
    const judge = judgeFor(organisation, law);
    for (const reservation of reservations) {
      const { verdict, missing } = weighReservation(organisation, reservation, law);
      // Asked twice, because the second answer is a remembered one.
      expect({ reservation, ...judge(reservation) }).toEqual({ reservation, verdict, missing });
      expect(judge({ ...reservation })).toEqual({ verdict, missing });
    }
  }
});

test('thousands of lots are judged in a moment', () => {
  const judge = judgeFor(organisations[4] ?? { country: 'IT' }, law);
  const many = Array.from({ length: 10 }, (_, index) =>
    reservations.map((reservation) => ({ ...reservation, authority: index % 2 === 0 ? 'Comune' : 'Altro' })),
  ).flat();
  const start = performance.now();
  for (const reservation of many) judge(reservation);
  const milliseconds = performance.now() - start;
  expect(many.length).toBeGreaterThan(20_000);
  // Far above what it takes, so that a busy machine does not fail it; the benchmark measures.
  expect(milliseconds).toBeLessThan(5_000);
});
