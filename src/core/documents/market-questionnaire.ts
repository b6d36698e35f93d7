import type { Assessment } from '../advice/assess.js';
import { asksTheMarket } from '../clauses/references.js';
import { textOf, valueOf } from '../facts/facts.js';
import { dateSays, optionSays, valueSays } from '../facts/wording.js';
import type { FactId } from '../facts/vocabulary.js';
import { citationsSay, sourcesOf, withinSentence } from '../law/citation.js';
import type { Law } from '../law/law.js';
import type { Words } from '../shared/text.js';
import { measureSays } from './measure-heading.js';
import { line, paragraphs, trusted, type Markdown } from './markdown.js';
import { reservedDeclarations, type Asked } from './reservation-forms.js';
import { placedClauses, targetInUnit, type LabelledValue, type PlacedClause } from './tender.js';

/** A question to the market on one thing that the buyer plans: can you, with a change, or not, and what stands in the way. */
export interface MarketQuestion {
  readonly heading: Markdown;
  readonly says: Markdown;
  readonly ticks: readonly Asked[];
  /** A figure that the buyer needs an opinion on. */
  readonly figure: { readonly target: Markdown; readonly asked: Asked } | undefined;
  readonly hinders: Asked;
}

/** What the template of the questionnaire is given. */
export interface MarketQuestionnaireModel {
  readonly description: Markdown | undefined;
  readonly essentials: readonly LabelledValue[];
  /** The provisions on talks with the market before the call, where the directive that applies has them. */
  readonly law: Markdown | undefined;
  /** Clauses on the talks with the market: how they run, in the buyer's words. */
  readonly talks: readonly { readonly clause: string; readonly title: Markdown; readonly text: Markdown }[];
  readonly bid: readonly Asked[];
  readonly lots: readonly { readonly wanted: Asked; readonly share: Asked }[];
  readonly reserved: readonly {
    readonly title: Markdown;
    readonly says: Markdown;
    readonly ticks: readonly Asked[];
    readonly share: Asked | undefined;
    readonly hinders: Asked;
  }[];
  readonly open: boolean;
  readonly clauses: readonly MarketQuestion[];
  readonly terms: readonly Asked[];
  readonly missing: readonly Markdown[];
}

/** Where the directive that applies speaks of consulting the market; for others the principles alone hold. */
const consultation: Readonly<Record<string, readonly string[]>> = {
  '2014/24': ['eu/dir-2014-24/art-40', 'eu/dir-2014-24/art-41'],
};

function lawSays(assessment: Assessment, law: Law, words: Words): Markdown | undefined {
  const directive = textOf(assessment.facts, 'regime.directive') ?? '';
  const cited = (consultation[directive] ?? []).map((to) => ({ to }));
  const refs = citationsSay(cited, sourcesOf(law), words);
  return refs === '' ? undefined : line(words.say('market.law', { refs: withinSentence(refs, words) }));
}

function essentialsOf({ dossier, facts, asOf }: Assessment, words: Words, codes: string): LabelledValue[] {
  const row = (fact: FactId): LabelledValue[] => {
    const value = valueOf(facts, fact);
    return value === undefined
      ? []
      : [{ label: trusted(words.say(`facts.${fact}.name`)), value: line(valueSays(fact, value, words)) }];
  };
  return [
    ...(dossier.authority.name === undefined
      ? []
      : [{ label: trusted(words.say('facts.authority.name.name')), value: line(dossier.authority.name) }]),
    ...row('contract.nature'),
    ...(codes === '' ? [] : [{ label: trusted(words.say('facts.contract.cpv.name')), value: line(codes) }]),
    ...row('contract.durationMonths'),
    ...row('contract.placeOfPerformance'),
    { label: trusted(words.say('facts.asOf.name')), value: trusted(dateSays(asOf, words.language)) },
  ];
}

const answers = ['yes', 'changed', 'no'] as const;

/** Clauses of these places ask something of whoever performs the contract; the rest is the buyer's own business. */
const asking: ReadonlySet<string> = new Set([
  'technical-specification',
  'label',
  'selection',
  'award-criterion',
  'performance-condition',
]);

function clauseQuestion(item: PlacedClause, words: Words): MarketQuestion {
  const { clause, reference, indicator, lot } = item;
  const name = reference.toLowerCase();
  const ticks = answers.map((answer) => ({
    name: `${name}-${answer}`,
    label: line(words.say(`market.clause.${answer}`)),
  }));
  const figured = typeof clause.indicator?.target === 'object' && indicator !== undefined;
  return {
    heading: trusted(
      lot === undefined
        ? item.title
        : words.say('market.clause.for-lot', { title: item.title, lot: line(lot) }),
    ),
    says: trusted(clause.words[words.language].summary),
    ticks,
    figure: figured
      ? {
          target: trusted(
            words.say('market.clause.target', { indicator, target: targetInUnit(item, words) }),
          ),
          asked: { name: `${name}-figure`, label: line(words.say('market.clause.figure')) },
        }
      : undefined,
    hinders: { name: `${name}-hinders`, label: line(words.say('market.clause.hinders')) },
  };
}

function measureQuestions({ dossier }: Assessment, words: Words): MarketQuestion[] {
  return (dossier.measures ?? [])
    .filter(({ place }) => asking.has(place))
    .map(({ text }, index) => {
      const name = `measure-${String(index + 1)}`;
      return {
        heading: line(measureSays('market.measure', index + 1, text, words)),
        says: paragraphs(text),
        ticks: answers.map((answer) => ({
          name: `${name}-${answer}`,
          label: line(words.say(`market.clause.${answer}`)),
        })),
        figure: undefined,
        hinders: { name: `${name}-hinders`, label: line(words.say('market.clause.hinders')) },
      };
    });
}

/** Routes whose bidders reach a share of workers; the others look at mission and governance. */
function looksAtShare(route: { readonly figures: readonly unknown[] }): boolean {
  return route.figures.length > 0;
}

function reservedOf(assessment: Assessment, law: Law, words: Words): MarketQuestionnaireModel['reserved'] {
  return reservedDeclarations(assessment, law, words).map((declaration, index) => {
    const name = `reserved-${String(index + 1)}`;
    const ask = (key: string): Asked => ({
      name: `${name}-${key}`,
      label: line(words.say(`market.reserved.${key}`, { people: declaration.people })),
    });
    return {
      title:
        declaration.lots === undefined
          ? declaration.title
          : trusted(
              words.say('market.reserved.for-lots', { title: declaration.title, lots: declaration.lots }),
            ),
      says: declaration.says,
      ticks: ['meets', 'soon', 'no', 'unsure'].map(ask),
      share: looksAtShare(declaration) ? ask('share') : undefined,
      hinders: ask('hinders'),
    };
  });
}

const terms = ['size', 'time', 'payment', 'guarantees', 'references', 'staff', 'forms', 'premises'] as const;

/**
 * Questions to the market that follow from what the buyer plans: each lot, each reservation, each clause. Everybody who is
 * asked gets the same; nothing is asked that commits anyone, and no price.
 */
export function marketQuestionnaireModel(
  assessment: Assessment,
  law: Law,
  words: Words,
  codeLabel: (code: string) => string | undefined,
): MarketQuestionnaireModel {
  const { dossier } = assessment;
  // Of the lots, where the whole has none of its own.
  const known = valueOf(assessment.facts, 'contract.cpv');
  const codes = (Array.isArray(known) ? (known as readonly string[]) : [])
    .map((code) => `${code} ${codeLabel(code) ?? ''}`.trim())
    .join(words.say('punctuation.series'));
  const reserved = reservedOf(assessment, law, words);
  const placed = placedClauses(assessment, words);
  return {
    description: dossier.description === undefined ? undefined : paragraphs(dossier.description),
    essentials: essentialsOf(assessment, words, codes),
    law: lawSays(assessment, law, words),
    bid: ['yes', 'group', 'subcontractor', 'no'].map((key) => ({
      name: `bid-${key}`,
      label: line(words.say(`market.bid.${key}`)),
    })),
    lots: (dossier.lots ?? []).map(({ id, title, reservation }, index) => {
      const route = reservation?.route ?? dossier.reservation?.route ?? 'none';
      const what = title === undefined || title.trim() === '' ? id : `${id} – ${title}`;
      return {
        wanted: {
          name: `lot-${String(index + 1)}`,
          label: line(
            route === 'none'
              ? what
              : words.say('market.lots.reserved', {
                  lot: what,
                  route: optionSays('reservation.route', route, words),
                }),
          ),
        },
        share: {
          name: `lot-${String(index + 1)}-share`,
          label: line(words.say('market.lots.share', { lot: id })),
        },
      };
    }),
    reserved,
    open: reserved.length === 0,
    clauses: [
      ...placed.filter(({ clause }) => asking.has(clause.place)).map((item) => clauseQuestion(item, words)),
      ...measureQuestions(assessment, words),
    ],
    talks: placed
      .filter(({ clause }) => clause.place === asksTheMarket)
      .map(({ clause, title, text }) => ({ clause: clause.id, title, text })),
    terms: terms.map((key) => ({ name: `term-${key}`, label: line(words.say(`market.terms.${key}`)) })),
    missing: [],
  };
}
