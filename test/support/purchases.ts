import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { root } from '../../src/adapters/files/root.js';
import type { Recommended } from '../../src/core/advice/recommend.js';
import type { Clause } from '../../src/core/clauses/clause.js';
import { readDossier, type Dossier } from '../../src/core/dossier/dossier.js';
import { places, type Place } from '../../src/core/shared/place.js';
import { ambitions, type Ambition } from '../../src/core/facts/vocabulary.js';
import type { Knowledge } from '../../src/usecases/ports.js';
import { adviseOn } from '../../src/usecases/advise.js';

/** A documented purchase: what was bought, what good buyers did, and where that is written. */
export interface Purchase {
  readonly name: string;
  readonly source: string;
  readonly dossier: Dossier;
  /** The social and environmental aims that the buyer pursued. */
  readonly themes: readonly Ambition[];
  /** Where in the documents it put them. */
  readonly places: readonly Place[];
}

interface Written {
  name: string;
  source: string;
  dossier: unknown;
  themes: readonly string[];
  places: readonly string[];
}

/** @throws Error for a purchase that is not well formed */
export function purchases(): readonly Purchase[] {
  const written = yaml.load(readFileSync(join(root, 'test/recommend/purchases.yaml'), 'utf8')) as Written[];
  return written.map(({ name, source, dossier, themes, places: stated }) => {
    const read = readDossier(dossier);
    if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.refusal)}`);
    return {
      name,
      source,
      dossier: read.value,
      themes: ambitions.filter((ambition) => themes.includes(ambition)),
      places: places.filter((place) => stated.includes(place)),
    };
  });
}

export const first = 12;

type Listed = Pick<Clause, 'id' | 'themes' | 'place'>;

export interface Recalled {
  readonly purchase: Purchase;
  readonly clauses: readonly string[];
  readonly found: number;
  /** Of the same, what is found where it belongs: the theme at a place that the buyer used, the place with a theme of the buyer. */
  readonly together: number;
  readonly wanted: number;
  readonly missed: readonly string[];
}

/** How much of what the buyer did stands in a list of clauses. */
export function recallIn(purchase: Purchase, clauses: readonly Listed[]): Recalled {
  const fits = (clause: Listed): boolean =>
    purchase.places.includes(clause.place) && clause.themes.some((theme) => purchase.themes.includes(theme));
  const wanted = [
    ...purchase.themes.map((theme) => ({ name: theme, by: (of: Listed) => of.themes.includes(theme) })),
    ...purchase.places.map((place) => ({ name: place, by: (of: Listed) => of.place === place })),
  ];
  const count = (among: readonly Listed[]): number => wanted.filter(({ by }) => among.some(by)).length;
  return {
    purchase,
    clauses: clauses.map(({ id }) => id),
    found: count(clauses),
    together: count(clauses.filter(fits)),
    wanted: wanted.length,
    missed: wanted.filter(({ by }) => !clauses.some(by)).map(({ name }) => name),
  };
}

/** The clauses offered for a dossier, best first. */
export function offeredFor(
  dossier: Dossier,
  { law, library }: Pick<Knowledge, 'law' | 'library'>,
): Recommended['offered'] {
  return adviseOn(dossier, law, library, '2026-11-24').recommended.offered;
}

/** How much of what the buyer did stands in the first twelve recommendations, before it has named any ambition. */
export function recallOf(purchase: Purchase, knowledge: Pick<Knowledge, 'law' | 'library'>): Recalled {
  const clauses = offeredFor(purchase.dossier, knowledge).map((item) => item.clause);
  return recallIn(purchase, clauses.slice(0, first));
}

/** The library without what says for which purchases a clause is typical. */
export function unspecific<L extends Knowledge['library']>(library: L): L {
  const bare = (clause: L['clauses'][number]): L['clauses'][number] => ({
    ...clause,
    typical: { cpv: [], leads: [], when: [], unless: [] },
  });
  return { ...library, clauses: library.clauses.map(bare), variants: library.variants.map(bare) };
}
