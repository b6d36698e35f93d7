import { assess, type Assessment } from '../../../src/core/advice/assess.js';
import type { Dossier } from '../../../src/core/dossier/dossier.js';
import { euRoutes } from '../../../src/core/facts/vocabulary.js';
import type { Verdict } from '../../../src/core/law/judge.js';
import { dayBefore } from '../../../src/core/shared/iso-date.js';
import { memberStates } from '../../../src/usecases/describe-country.js';
import { law } from '../../support/law.js';

// Standard dossiers of every Member State on each day on which something changes there, and on the day before: always an
// answer, never two that contradict each other, never an exception.

const firstDay = '2016-04-18';
const permissive = ['allowed', 'allowed-if', 'required'];
const library = { clauses: [], variants: [], hash: 'none' };

/** The days of a jurisdiction's changes: its rules, checks, figures and derivations. */
function changesOf(jurisdictions: readonly string[]): Set<string> {
  const days = new Set<string>();
  const add = (interval: { readonly from: string; readonly to?: string | undefined }): void => {
    for (const day of [interval.from, interval.to])
      if (day !== undefined && day > firstDay) days.add(day).add(dayBefore(day));
  };
  const here = (id: string): boolean =>
    jurisdictions.some((code) => id === code || id.startsWith(`${code}-`));
  for (const item of [...law.rules, ...law.checks, ...law.derivations])
    if (here(item.jurisdiction)) add(item.inForce);
  for (const parameter of law.parameters.values())
    if (here(parameter.jurisdiction)) for (const entry of parameter.values) add(entry.inForce);
  return days;
}

type Contract = NonNullable<Dossier['contract']>;
const term = { durationMonths: 36, labourIntensive: true, intellectual: false, standardised: false } as const;
const contracts: Readonly<Record<string, Contract>> = {
  'services below': { ...term, kind: 'contract', nature: 'services', cpv: ['77310000'], value: 90_000 },
  'services above': { ...term, kind: 'contract', nature: 'services', cpv: ['77310000'], value: 900_000 },
  'supplies below': { ...term, kind: 'contract', nature: 'supplies', cpv: ['39130000'], value: 4_000 },
  'supplies above': { ...term, kind: 'contract', nature: 'supplies', cpv: ['39130000'], value: 900_000 },
  'works below': { ...term, kind: 'contract', nature: 'works', cpv: ['45000000'], value: 120_000 },
  'works above': { ...term, kind: 'contract', nature: 'works', cpv: ['45000000'], value: 9_000_000 },
  'home help below': { ...term, kind: 'contract', nature: 'services', cpv: ['85312000'], value: 300_000 },
  'home help above': { ...term, kind: 'contract', nature: 'services', cpv: ['85312000'], value: 900_000 },
  'concession below': { ...term, kind: 'concession', nature: 'services', cpv: ['55330000'], value: 900_000 },
  'concession above': {
    ...term,
    kind: 'concession',
    nature: 'services',
    cpv: ['55330000'],
    value: 9_000_000,
  },
};

// National figures outside the euro are written in the country's own money; about how much of it one euro is.
const currencies: Readonly<Record<string, readonly [code: string, ratePerEuro: number]>> = {
  CZ: ['CZK', 25],
  DK: ['DKK', 7.5],
  HU: ['HUF', 400],
  PL: ['PLN', 4.3],
  RO: ['RON', 5],
  SE: ['SEK', 11],
};

function dossierOf(country: string, asOf: string, contract: Contract, priceOnly: boolean): Dossier {
  const [currency, ratePerEuro] = currencies[country] ?? ['EUR', 1];
  return {
    asOf,
    authority: { country, type: 'sub-central', annualPurchases: 60_000_000 },
    contract: {
      ...contract,
      indefinite: false,
      crossBorderInterest: priceOnly,
      excludedService: 'none',
      endUsersArePeople: false,
      procedure: 'open',
      currency,
      ratePerEuro,
      value: (contract.value ?? 0) * ratePerEuro,
    },
    reservation: { route: 'none' },
    ambitions: ['work-integration'],
    award: { method: priceOnly ? 'price' : 'best-price-quality' },
  };
}

/** What the buyer alone can say of national law that nobody researched. */
const asked = /^authority\.(national|designated)/;

function faultsOf(assessment: Assessment): string[] {
  const faults: string[] = [];
  const { book, routes, duties, regime } = assessment;
  if (regime === undefined) faults.push('no answer on the regime');
  const names = routes.map((verdict) => verdict.rule.route);
  for (const route of euRoutes)
    if (names.filter((name) => name === route).length !== 1) faults.push(`${route}: not exactly one answer`);
  if (new Set(names).size !== names.length) faults.push(`a route twice: ${names.join(', ')}`);
  const union = new Map(routes.map((verdict) => [verdict.rule.id, verdict]));
  for (const verdict of [...routes, ...duties]) {
    const { id } = verdict.rule;
    // Duties of the Union may ask for facts of their own; they are tried by their examples.
    if (verdict.kind === 'open' && (verdict.rule.subject === 'route' || verdict.rule.jurisdiction !== 'EU')) {
      // After the last threshold that the Union has published, only another day would decide.
      const published = book.parameter('eu/threshold/works') !== undefined;
      const gaps = verdict.missing.filter((fact) => asked.test(fact) || (fact === 'asOf' && !published));
      if (gaps.length !== verdict.missing.length)
        faults.push(`${id}: open although all is answered (${verdict.missing.join(', ')})`);
      const researched = book.country !== undefined && gaps.some((fact) => fact.includes('national'));
      if (researched && verdict.rule.subject === 'route' && verdict.look === undefined)
        faults.push(`${id}: open, and country.yaml does not say what to look for`);
    }
    const kinds = new Set(
      verdict.exceptions.filter((item) => item.applies === 'yes').map((item) => item.exception.outcome.kind),
    );
    if (kinds.size > 1) faults.push(`${id}: exceptions contradict each other (${[...kinds].join(', ')})`);
    if (verdict.kind !== 'open' && verdict.kind !== 'silent' && verdict.basis.length === 0)
      faults.push(`${id}: an answer without a citation`);
    faults.push(...liftsIn(verdict, union, assessment));
  }
  return faults;
}

/** A route of national law that permits at or above the threshold what no Union rule permits there. */
function liftsIn(verdict: Verdict, union: ReadonlyMap<string, Verdict>, assessment: Assessment): string[] {
  const position = assessment.facts.get('regime.position');
  const above = position?.known === true && position.value === 'at-or-above';
  const { within, id } = verdict.rule;
  if (within === undefined || !above || !permissive.includes(verdict.kind)) return [];
  return within.some((ground) => permissive.includes(union.get(ground)?.kind ?? 'silent'))
    ? []
    : [`${id}: permits what the Union does not`];
}

const unionDays = changesOf(['EU']);

describe.each(memberStates(law))('%s', (country) => {
  test('always an answer, no overlap, no conflict, on every day of a change and the day before', () => {
    const own = changesOf([country]);
    const days = [...new Set([firstDay, ...unionDays, ...own, '2026-11-26'])].sort();
    const faults = new Map<string, string>();
    for (const [place, day] of days.entries())
      for (const [name, contract] of Object.entries(contracts))
        // On a day of the Union alone nothing of the country moves: there the two ways to award take turns.
        for (const priceOnly of own.has(day) ? [false, true] : [place % 2 === 0]) {
          const assessment = assess(dossierOf(country, day, contract, priceOnly), law, library, day);
          // One place for each fault is enough to find it.
          for (const fault of faultsOf(assessment)) faults.set(fault, `${day}, ${name}`);
        }
    expect(Object.fromEntries(faults)).toEqual({});
    expect(days.length).toBeGreaterThan(5);
  });
});
