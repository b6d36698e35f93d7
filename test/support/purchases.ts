import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { root } from '../../src/adapters/files/root.js';
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

export interface Recalled {
  readonly purchase: Purchase;
  readonly clauses: readonly string[];
  readonly found: number;
  readonly wanted: number;
  readonly missed: readonly string[];
}

/** How much of what the buyer did stands in the first twelve recommendations, before it has named any ambition. */
export function recallOf(purchase: Purchase, knowledge: Pick<Knowledge, 'law' | 'library'>): Recalled {
  const { recommended } = adviseOn(purchase.dossier, knowledge.law, knowledge.library, '2026-11-24');
  const clauses = recommended.offered.slice(0, first).map((item) => item.clause);
  const wanted = [
    ...purchase.themes.map((theme) => ({
      name: theme,
      is: clauses.some((clause) => clause.themes.includes(theme)),
    })),
    ...purchase.places.map((place) => ({
      name: place,
      is: clauses.some((clause) => clause.place === place),
    })),
  ];
  return {
    purchase,
    clauses: clauses.map(({ id }) => id),
    found: wanted.filter(({ is }) => is).length,
    wanted: wanted.length,
    missed: wanted.filter(({ is }) => !is).map(({ name }) => name),
  };
}

/** The library without what says for which purchases a clause is typical. */
export function unspecific<L extends Knowledge['library']>(library: L): L {
  const bare = (clause: L['clauses'][number]): L['clauses'][number] => ({
    ...clause,
    typical: { cpv: [], leads: [], when: [], unless: [] },
  });
  return { ...library, clauses: library.clauses.map(bare), variants: library.variants.map(bare) };
}
