import { covers } from '../shared/interval.js';
import type { IsoDate } from '../shared/iso-date.js';
import type { Surroundings } from '../facts/evaluate.js';
import type { CpvList } from '../facts/cpv.js';
import type { Circle } from './circle.js';
import type { Country } from './country.js';
import type { Check, CountryTable, Derivation, Instrument, Jurisdiction, Law, Rule, Source } from './law.js';

/** The law of one day at one place: what a dossier is pinned to. */
export interface LawBook extends Surroundings {
  readonly asOf: IsoDate;
  /** Union first, then country, then region. */
  readonly jurisdictions: readonly Jurisdiction[];
  readonly rules: readonly Rule[];
  readonly derivations: readonly Derivation[];
  readonly checks: readonly Check[];
  /** Who may bid for a reserved contract. */
  readonly circles: readonly Circle[];
  /** What is known of the buyer's country on the whole; undefined where there is no national layer. */
  readonly country?: Country | undefined;
  table(id: string): CountryTable | undefined;
  source(id: string): Source | undefined;
  instrument(id: string): Instrument | undefined;
}

const noCodes: CpvList = { codes: [], ranges: [] };

/**
 * The law in force on a day at a place.
 *
 * @param law the whole law data
 * @param place country (ISO 3166 alpha-2) and region, when known; Union law alone without them
 * @param asOf the day of dispatch of the call (Article 5(4) of 2014/24: the value and the figures are those of that day)
 */
export function lawAt(
  law: Law,
  place: { readonly country?: string | undefined; readonly region?: string | undefined },
  asOf: IsoDate,
): LawBook {
  const jurisdictions = ['EU', place.country, place.region].filter((id): id is string => id !== undefined);
  const here = <
    T extends { jurisdiction: Jurisdiction; inForce: { from: IsoDate; to?: IsoDate | undefined } },
  >(
    items: readonly T[],
  ): T[] => items.filter((item) => jurisdictions.includes(item.jurisdiction) && covers(item.inForce, asOf));
  return {
    asOf,
    jurisdictions,
    rules: here(law.rules),
    derivations: here(law.derivations),
    checks: here(law.checks),
    circles: here(law.circles),
    country: place.country === undefined ? undefined : law.countries.get(place.country),
    parameter: (id) => law.parameters.get(id)?.values.find((entry) => covers(entry.inForce, asOf))?.value,
    cpvList: (id) => law.lists.get(id) ?? noCodes,
    table: (id) => law.tables.get(id),
    source: (id) => law.sources.get(id),
    instrument: (id) => law.instruments.get(id),
  };
}
