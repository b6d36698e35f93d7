import type { Assessment } from '../advice/assess.js';
import { textOf, truthOf } from '../facts/facts.js';
import type { Law } from '../law/law.js';
import type { Words } from '../shared/text.js';
import { trusted, type Markdown } from './markdown.js';

/** Sections of the tender document whose standing sentences repeat what a directive says. */
const sections = ['principles', 'exclusion', 'selection', 'specification', 'award', 'performance'] as const;

export type Standing = Readonly<Record<(typeof sections)[number], string | undefined>>;

/** The article for each section, in each of the three directives. */
const articles: Readonly<Record<string, Readonly<Record<(typeof sections)[number], string>>>> = {
  '2014/24': {
    principles: 'art-18',
    exclusion: 'art-57',
    selection: 'art-58',
    specification: 'art-42',
    award: 'art-67',
    performance: 'art-70',
  },
  '2014/25': {
    principles: 'art-36',
    exclusion: 'art-80',
    selection: 'art-80',
    specification: 'art-60',
    award: 'art-82',
    performance: 'art-87',
  },
  '2014/23': {
    principles: 'art-3',
    exclusion: 'art-38',
    selection: 'art-38',
    specification: 'art-36',
    award: 'art-41',
    performance: 'art-30',
  },
};

/**
 * The directive that applies to the tender with all its rules, as "2014/24". None below its threshold, where national law
 * decides, and none in the light regime: Articles 74 to 76 of 2014/24 take its place with principles, and leave grounds for
 * exclusion and low tenders to national law (our reading).
 */
export function directiveInFull({ facts }: Assessment): string {
  const inFull = textOf(facts, 'regime.position') !== 'below' && truthOf(facts, 'regime.light') !== true;
  return inFull ? (textOf(facts, 'regime.directive') ?? '') : '';
}

/** The grounds for exclusion as the directive of the tender has them; where none applies, those of national law. */
export function exclusionSays(assessment: Assessment, words: Words): Markdown {
  const key = `doc.tender.exclusion-text.dir-${directiveInFull(assessment).replace('/', '-')}`;
  return trusted(words.say(words.has(key) ? key : 'doc.tender.exclusion-text.other'));
}

/** The provision behind each section under the directive of the tender; none where no directive applies or the law data lacks it. */
export function standingLaw({ facts }: Assessment, law: Law): Standing {
  const directive = textOf(facts, 'regime.directive') ?? '';
  const of = articles[directive];
  return Object.fromEntries(
    sections.map((section) => {
      // In the light regime the principles alone are sure to bind.
      if (section !== 'principles' && truthOf(facts, 'regime.light') === true) return [section, undefined];
      const id = `eu/dir-${directive.replace('/', '-')}/${of?.[section] ?? ''}`;
      return [section, law.sources.has(id) ? id : undefined];
    }),
  ) as Record<(typeof sections)[number], string | undefined>;
}
