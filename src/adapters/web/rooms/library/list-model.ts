import type { Clause } from '../../../../core/clauses/clause.js';
import { countrySays } from '../../../../core/facts/wording.js';
import { basisOf } from '../../../../core/law/opinion.js';
import type { Words } from '../../../../core/shared/text.js';
import {
  clauseFacets,
  type ClauseFacet,
  type ClauseHits,
  type Knowledge,
} from '../../../../usecases/ports.js';
import { clauseHref, paths } from '../../paths.js';
import { citationLines, namingIn } from '../../verdict-card.js';
import type { ButtonForm, ClauseCard, Facets } from '../../view-models.js';
import type { LibraryQuery } from './query.js';

type Passage = ClauseHits['hits'][number]['passage'];

export interface CardChoices {
  readonly passage?: Passage;
  /** Puts it aside, or takes it back. */
  readonly button?: ButtonForm | undefined;
  readonly chosen?: boolean;
}

/** A clause in a list of the library. */
export function cardOf(
  clause: Clause,
  knowledge: Knowledge,
  words: Words,
  choices: CardChoices = {},
): ClauseCard {
  return {
    id: clause.id,
    title: clause.words[words.language].title,
    summary: clause.words[words.language].summary,
    href: clauseHref(clause.id),
    place: clause.place,
    level: clause.level,
    effort: clause.effort,
    themes: clause.themes,
    because: [],
    basis: citationLines(basisOf(clause.legalBasis, knowledge.law), namingIn(knowledge.law, words)),
    chosen: choices.chosen ?? false,
    button: choices.button,
    passage: choices.passage?.length === 0 ? undefined : choices.passage,
  };
}

/** The words of a value of a facet; its own code where there are none. */
function valueSays(facet: ClauseFacet, value: string, knowledge: Knowledge, words: Words): string {
  const said = (key: string): string => (words.has(key) ? words.say(key) : value);
  switch (facet) {
    case 'theme':
      return said(`facts.ambitions.options.${value}`);
    case 'place':
      return said(`place.${value}`);
    case 'level':
      return said(`clause.level.${value}`);
    case 'nature':
      return said(`facts.contract.nature.options.${value}`);
    case 'group':
      return knowledge.codeLabel(value.padEnd(8, '0'), words.language) ?? value;
    case 'country':
      return countrySays(value, words);
    case 'written':
      return said(`language.${value}`);
  }
}

/** The filters, with how many clauses each value would leave. */
export function facetsOf(found: ClauseHits, query: LibraryQuery, knowledge: Knowledge, words: Words): Facets {
  const groups = clauseFacets.map((name) => ({
    name,
    legend: words.say(`library.facet.${name}`),
    // The first are what people look for most; the others open when one of theirs is ticked.
    open: ['theme', 'place'].includes(name) || query[name].length > 0,
    options: found.facets[name]
      .map((option) => ({
        id: `${name}-${option.value}`,
        value: option.value,
        text: valueSays(name, option.value, knowledge, words),
        count: option.count,
        checked: query[name].includes(option.value),
      }))
      .sort((a, b) =>
        name === 'level' ? a.value.localeCompare(b.value) : b.count - a.count || a.text.localeCompare(b.text),
      ),
  }));
  const filtered =
    query.words !== undefined || groups.some((group) => group.options.some((option) => option.checked));
  return {
    action: paths.library.at(),
    search: { name: 'q', label: words.say('library.search'), value: query.words ?? '' },
    groups: groups.filter((group) => group.options.length > 0),
    ticked: groups.reduce((sum, group) => sum + query[group.name].length, 0),
    hidden: query.cpv === undefined ? [] : [{ name: 'cpv', value: query.cpv }],
    found: words.say('library.found', { count: found.total }),
    live: true,
    ...(filtered ? { clearHref: paths.library.at() } : {}),
  };
}
