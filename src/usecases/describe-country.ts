// Anyone may read what the law data knows of a country.
import { euRoutes } from '../core/facts/vocabulary.js';
import { openedWith, type Country, type Status } from '../core/law/country.js';
import type {
  Checked,
  Citation,
  CountryTable,
  Law,
  Parameter,
  Provision,
  Rule,
  Source,
} from '../core/law/law.js';
import { covers } from '../core/shared/interval.js';
import type { Text } from '../core/shared/text.js';

type Row = NonNullable<ReturnType<CountryTable['rows']['get']>>;

/** What a country made of a route of Union law. */
export interface UnionRoute {
  readonly route: (typeof euRoutes)[number];
  /** From the tables; undefined where nobody researched it. */
  readonly state: 'allowed' | 'allowed-unverified' | 'not-allowed' | undefined;
  readonly ref: string | undefined;
  readonly note: Text | undefined;
  readonly checked: Checked | undefined;
  /** What national law says below the threshold, for Article 77 only, where it says something of its own. */
  readonly below: Row | undefined;
  /** The national rule in force that narrows it or adds duties. */
  readonly rule: Rule | undefined;
  /** What to look for, where the research left it open. */
  readonly look: Text | undefined;
}

export interface Dated<T> {
  readonly item: T;
  /** `ended` on the day, in force, or still to come. */
  readonly time: 'in-force' | 'to-come' | 'ended';
}

/** All that the law data holds of one country, in the order in which a newcomer asks. */
export interface CountryDescription {
  readonly code: string;
  readonly country: Country | undefined;
  readonly union: readonly UnionRoute[];
  readonly own: readonly Rule[];
  readonly duties: readonly Dated<Rule>[];
  readonly statuses: readonly Status[];
  readonly figures: readonly Parameter[];
  readonly provisions: readonly Provision[];
  /** Rules, statuses and provisions that rest on nothing read. */
  readonly unread: readonly (Rule | Status | Provision)[];
}

/** What each country made of a route, by the route itself or by that which opens it. */
const tables: Readonly<Record<string, string>> = {
  'art-20': 'eu/tables/art-20',
  'art-77': 'eu/tables/art-77',
  'art-24-concession': 'eu/tables/art-24',
};

function isState(value: unknown): value is NonNullable<UnionRoute['state']> {
  return value === 'allowed' || value === 'allowed-unverified' || value === 'not-allowed';
}

/** Member States: those that the sphere table calls so, in alphabetical order of their codes. */
export function memberStates(law: Law): string[] {
  const rows = law.tables.get('eu/tables/sphere')?.rows ?? new Map<string, Row>();
  return [...rows]
    .filter(([, row]) => row.value === 'member-state')
    .map(([code]) => code)
    .sort();
}

/** Citations of a rule, its duties and its exceptions that lead to national law, each source once. */
export function nationalSources(rule: Rule, law: Law): Source[] {
  const of = (citations: readonly Citation[]): string[] => citations.map((citation) => citation.to);
  const ids = [
    ...of(rule.basis),
    ...rule.general.duties.flatMap((duty) => of(duty.basis ?? [])),
    ...rule.exceptions.flatMap((exception) => of(exception.basis)),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const source = law.sources.get(id);
    return source === undefined || source.jurisdiction === 'EU' ? [] : [source];
  });
}

/**
 * Describes a country from the law data alone.
 *
 * @param code ISO 3166 alpha-2, upper case
 * @param today the day on which rules are in force or still to come
 * @returns undefined for a country that is no Member State
 */
export function describeCountry(code: string, law: Law, today: string): CountryDescription | undefined {
  if (!memberStates(law).includes(code)) return undefined;
  const rules = law.rules.filter((rule) => rule.jurisdiction.slice(0, 2) === code && code !== 'EU');
  const country = law.countries.get(code);
  const now = (rule: Rule): boolean => covers(rule.inForce, today);
  const union = euRoutes.map((route): UnionRoute => {
    const base = openedWith(route);
    const row = law.tables.get(tables[base] ?? '')?.rows.get(code);
    const gaps = (country?.unknown ?? []).filter(({ about }) => about === route || about === base);
    return {
      route,
      state: isState(row?.value) ? row.value : undefined,
      ref: row?.ref,
      note: row?.note,
      checked: row?.checked,
      below: base === 'art-77' ? law.tables.get('eu/tables/art-77-below')?.rows.get(code) : undefined,
      rule: rules.find((rule) => rule.route === route && now(rule)),
      look: gaps[0]?.look,
    };
  });
  const statuses = [...law.statuses.values()].filter((status) => status.jurisdiction === code);
  const provisions = [...law.sources.values()].filter(
    (source): source is Provision =>
      source.kind === 'provision' && source.jurisdiction.slice(0, 2) === code && code !== 'EU',
  );
  const duties = rules
    .filter((rule) => rule.subject === 'duty')
    .map((item): Dated<Rule> => {
      if (now(item)) return { item, time: 'in-force' };
      return { item, time: item.inForce.from > today ? 'to-come' : 'ended' };
    })
    .sort((a, b) => a.item.inForce.from.localeCompare(b.item.inForce.from));
  return {
    code,
    country,
    union,
    own: rules.filter((rule) => rule.within !== undefined && now(rule)),
    duties,
    statuses,
    figures: [...law.parameters.values()].filter(({ jurisdiction }) => jurisdiction.slice(0, 2) === code),
    provisions,
    unread: [...rules.filter(now), ...statuses, ...provisions].filter(
      (item) => item.checked.against === 'none',
    ),
  };
}
