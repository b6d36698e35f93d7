import type { Ambition } from '../../facts/vocabulary.js';
import type { Citation, Jurisdiction } from '../../law/law.js';
import type { Place } from '../../shared/place.js';
import { slugOf } from '../../shared/slug.js';
import { languages, type Language } from '../../shared/text.js';
import type { Clause, ClauseWords } from '../clause.js';

/**
 * A clause that an authority writes for itself, as far as it is written: like one of the library, but its texts may be empty
 * still, and it has no version before it is made ready.
 */
export type OwnDraft = Omit<
  Clause,
  'version' | 'sha256' | 'status' | 'variant' | 'ladder' | 'inForce' | 'review' | 'clashes'
>;

/** Identities of own clauses begin with this after the theme, so that they never meet one of the library. */
export const ownPrefix = 'ours-';

export function isOwn(id: string): boolean {
  return id.split('/')[1]?.startsWith(ownPrefix) ?? false;
}

const longestSlug = 50;

/** The identity of a new own clause: the first that is free. */
export function freeId(theme: string, title: string, taken: (id: string) => boolean): string {
  const first = `${theme}/${ownPrefix}${slugOf(title, longestSlug, 'clause')}`;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? first : `${first}-${String(number)}`;
    if (!taken(id)) return id;
  }
}

export const noWords: ClauseWords = {
  title: '',
  summary: '',
  text: '',
  why: '',
  check: '',
  parameters: {},
  options: {},
  proof: {},
  equivalents: {},
  scale: {},
  samples: {},
  practice: {},
  risks: {},
};

export interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly theme: Ambition | undefined;
  readonly place: Place;
  readonly jurisdictions: readonly Jurisdiction[];
}

const usualShare = 0.3;

/** What clauses of the library at a place rest on most: where a writer may begin to look. */
function usualBasis(place: Place, clauses: readonly Clause[]): Citation[] {
  const here = clauses.filter((clause) => clause.place === place);
  const counted = new Map<string, { readonly citation: Citation; count: number }>();
  for (const { legalBasis } of here)
    for (const { to, role } of legalBasis) {
      const known = counted.get(`${to} ${role}`) ?? { citation: { to, role }, count: 0 };
      known.count += 1;
      counted.set(`${to} ${role}`, known);
    }
  return [...counted.values()]
    .filter(({ count }) => count >= here.length * usualShare)
    .sort((a, b) => b.count - a.count)
    .map(({ citation }) => citation);
}

/** An own clause with nothing but its title, and the citations that clauses at its place usually rest on. */
export function blankDraft(
  { id, title, language, theme, place, jurisdictions }: Beginning,
  clauses: readonly Clause[],
): OwnDraft {
  const words = Object.fromEntries(
    languages.map((one) => [one, one === language ? { ...noWords, title } : noWords]),
  ) as Record<Language, ClauseWords>;
  return {
    id,
    themes: theme === undefined ? [] : [theme],
    place,
    level: 2,
    effort: 'some',
    jurisdictions,
    appliesWhen: { kind: 'all', parts: [] },
    typical: { cpv: [], leads: [], when: [], unless: [] },
    satisfies: [],
    parameters: [],
    needs: [],
    legalBasis: usualBasis(place, clauses),
    proof: [],
    scale: [],
    samples: [],
    risks: [],
    eforms: [],
    sources: [],
    practice: [],
    words,
  };
}

/**
 * An own clause that begins with everything that another one says. What ties that one to the rest of the library stays
 * behind: its ladder and its clashes, which would have to be mutual, and the purchases it is known from.
 */
export function draftFrom(clause: Clause, { id, title, language, theme, jurisdictions }: Beginning): OwnDraft {
  const words = Object.fromEntries(
    languages.map((one) => [
      one,
      { ...clause.words[one], practice: {}, title: one === language ? title : clause.words[one].title },
    ]),
  ) as Record<Language, ClauseWords>;
  const themes = theme === undefined ? clause.themes : [theme, ...clause.themes.filter((one) => one !== theme)];
  return {
    id,
    themes,
    jurisdictions,
    place: clause.place,
    level: clause.level,
    effort: clause.effort,
    appliesWhen: clause.appliesWhen,
    typical: clause.typical,
    ...(clause.route === undefined ? {} : { route: clause.route }),
    satisfies: clause.satisfies,
    parameters: clause.parameters,
    needs: clause.needs,
    legalBasis: clause.legalBasis,
    proof: clause.proof,
    ...(clause.indicator === undefined ? {} : { indicator: clause.indicator }),
    ...(clause.weight === undefined ? {} : { weight: clause.weight }),
    scale: clause.scale,
    samples: clause.samples,
    risks: clause.risks,
    eforms: clause.eforms,
    sources: clause.sources,
    practice: [],
    words,
  };
}
