import { evaluate, type Surroundings } from '../facts/evaluate.js';
import { factsFrom, type Facts } from '../facts/facts.js';
import type { Condition } from '../facts/condition.js';
import type { Value } from '../facts/value.js';
import { declarationOf, factIds, type FactId } from '../facts/vocabulary.js';
import type { Dossier } from '../dossier/dossier.js';

/** The seven steps of the buyer's path, in order; the slug is the last part of a step's address. */
export const stepSlugs = ['who', 'what', 'how-much', 'relationship', 'achieve', 'choose', 'check'] as const;
export type StepSlug = (typeof stepSlugs)[number];

/** What a step holds beside its questions: lists, and what the product answers. */
export type Section =
  'lots' | 'parts' | 'earlier' | 'routes' | 'clauses' | 'award' | 'measures' | 'findings' | 'documents';

export interface Question {
  readonly fact: FactId;
  /** Asked only where this holds. */
  readonly when?: Condition;
  /** Not asked where this holds; asked while it is not known. */
  readonly unless?: Condition;
  /** Asked only where a verdict misses it, because the law data does not say. */
  readonly onlyIfMissing?: true;
  /** Most buyers leave it empty. */
  readonly optional?: true;
}

export interface Step {
  readonly slug: StepSlug;
  readonly questions: readonly Question[];
  readonly sections: readonly Section[];
}

const is = (fact: FactId, value: string | boolean): Condition => ({
  kind: 'fact',
  fact,
  test: { op: 'is', value },
});
const isIn = (fact: FactId, ...values: readonly string[]): Condition => ({
  kind: 'fact',
  fact,
  test: { op: 'in', values },
});
const known = (fact: FactId): Condition => ({ kind: 'fact', fact, test: { op: 'known' } });
const not = (part: Condition): Condition => ({ kind: 'not', part });
const all = (...parts: readonly Condition[]): Condition => ({ kind: 'all', parts });
const any = (...parts: readonly Condition[]): Condition => ({ kind: 'any', parts });

const inHouse = is('contract.kind', 'in-house');
const cooperation = is('contract.kind', 'cooperation');
/** Relations in which nothing is put out to tender. */
const noTender = isIn(
  'contract.kind',
  'grant',
  'sgei-compensation',
  'authorisation',
  'in-house',
  'cooperation',
);
const cpvUnder = (...prefixes: readonly string[]): Condition => ({
  kind: 'fact',
  fact: 'contract.cpv',
  test: { op: 'some-in', set: { prefixes } },
});
/** Works, or the design of works: only then can a building be the question. */
const buildingLikely: Condition = {
  kind: 'any',
  parts: [is('contract.nature', 'works'), cpvUnder('45', '712', '713')],
};
const grant = is('contract.kind', 'grant');
const compensation = is('contract.kind', 'sgei-compensation');
const authorisation = is('contract.kind', 'authorisation');
/** Whoever is entrusted with a service of general economic interest, or admitted to one, acts on a market unless said otherwise. */
const economic = all(noTender, any(is('aid.economicActivity', true), compensation, authorisation));
const paid = any(
  all(economic, not(authorisation)),
  all(authorisation, is('aid.allProvidersAdmitted', false)),
);
const entrusted = any(compensation, all(paid, is('aid.entrustment', true)));
const mandateMatters = isIn(
  'aid.sector',
  'childcare',
  'long-term-care',
  'social-inclusion',
  'social-housing',
  'disability-services',
);
/** A purchase without competition: only then does State aid ask anything of it. */
const uncontested = all(
  isIn('contract.kind', 'contract', 'concession'),
  isIn('contract.procedure', 'direct', 'negotiated-without-notice'),
);
const reserved = not(is('reservation.route', 'none'));
const missionRoute = isIn('reservation.route', 'art-77', 'art-94-utility');
const severalLots: Condition = {
  kind: 'fact',
  fact: 'lots.count',
  test: { op: 'at-least', bound: { number: 2 } },
};

export const journey: readonly Step[] = [
  {
    slug: 'who',
    questions: [
      { fact: 'authority.name' },
      { fact: 'authority.country' },
      {
        fact: 'authority.region',
        when: isIn('authority.country', 'AT', 'BE', 'DE', 'ES', 'IT'),
        optional: true,
      },
      { fact: 'authority.type' },
      { fact: 'authority.contractingAuthority', when: is('authority.type', 'utility') },
      { fact: 'authority.defence', when: is('authority.type', 'central') },
      { fact: 'contract.annexIIIProducts', when: is('authority.defence', true) },
      { fact: 'authority.designatedForArt77', when: is('authority.country', 'BE') },
      { fact: 'authority.nationalArt20', onlyIfMissing: true },
      { fact: 'authority.nationalArt77', onlyIfMissing: true },
      { fact: 'authority.nationalArt77Below', onlyIfMissing: true },
      { fact: 'authority.nationalArt24', onlyIfMissing: true },
      { fact: 'contract.subsidisedShare', optional: true },
      { fact: 'asOf' },
      { fact: 'language' },
    ],
    sections: [],
  },
  {
    slug: 'what',
    questions: [
      { fact: 'title' },
      { fact: 'description' },
      { fact: 'contract.cpv' },
      { fact: 'contract.nature' },
      { fact: 'contract.endUsersArePeople' },
      { fact: 'contract.intellectual', onlyIfMissing: true },
      { fact: 'contract.standardised', onlyIfMissing: true },
      { fact: 'contract.building', when: buildingLikely },
      {
        fact: 'contract.floorArea',
        when: {
          kind: 'all',
          parts: [buildingLikely, isIn('contract.building', 'new', 'major-renovation', 'other-works')],
        },
      },
      { fact: 'contract.websiteOrApp', when: cpvUnder('48', '72') },
      { fact: 'contract.lotsReason', unless: severalLots, optional: true },
    ],
    sections: ['lots'],
  },
  {
    slug: 'how-much',
    questions: [
      { fact: 'contract.value' },
      { fact: 'contract.valuePerMonth', unless: known('contract.value'), optional: true },
      { fact: 'contract.currency', optional: true },
      { fact: 'contract.ratePerEuro', when: not(is('contract.currency', 'EUR')) },
      { fact: 'contract.durationMonths' },
      { fact: 'contract.indefinite' },
      { fact: 'contract.independentUnit' },
      { fact: 'contract.labourShare' },
      { fact: 'contract.labourIntensive' },
      { fact: 'contract.hourlyCost', optional: true },
      { fact: 'contract.placeOfPerformance' },
      { fact: 'contract.crossBorderInterest' },
    ],
    sections: ['parts'],
  },
  {
    slug: 'relationship',
    questions: [
      { fact: 'contract.kind' },
      { fact: 'contract.operatingRisk', when: is('contract.kind', 'concession') },
      { fact: 'contract.inHouse.control', when: inHouse },
      { fact: 'contract.inHouse.activityShare', when: inHouse },
      { fact: 'contract.inHouse.privateCapital', when: inHouse },
      { fact: 'contract.cooperation.publicInterest', when: cooperation },
      { fact: 'contract.cooperation.openMarketShare', when: cooperation },
      { fact: 'contract.procedure', unless: noTender },
      { fact: 'contract.excludedService', unless: noTender },
      { fact: 'aid.economicActivity', when: all(noTender, not(compensation)) },
      { fact: 'aid.grantedBy', when: grant, optional: true },
      { fact: 'aid.sector', when: economic },
      { fact: 'aid.allProvidersAdmitted', when: authorisation },
      { fact: 'aid.limitedPermits', when: authorisation },
      { fact: 'aid.mandatedByState', when: all(authorisation, mandateMatters) },
      { fact: 'aid.beneficiaryIsCharity', when: all(authorisation, mandateMatters) },
      { fact: 'aid.form', when: paid, optional: true },
      { fact: 'aid.guarantee.loan', when: is('aid.form', 'guarantee') },
      { fact: 'aid.guarantee.share', when: is('aid.form', 'guarantee') },
      { fact: 'aid.guarantee.years', when: is('aid.form', 'guarantee') },
      { fact: 'aid.amount', when: any(paid, uncontested), optional: true },
      { fact: 'aid.amountPerYear', when: entrusted, optional: true },
      { fact: 'aid.years', when: entrusted, optional: true },
      { fact: 'aid.noPreviousAid', when: any(paid, all(uncontested, is('aid.marketPrice', false))) },
      { fact: 'aid.selection', when: compensation },
      { fact: 'aid.marketPrice', when: any(all(paid, not(compensation)), uncontested), optional: true },
      { fact: 'aid.benchmarkStudy', when: any(compensation, uncontested), optional: true },
      { fact: 'aid.localEffectOnly', when: paid, optional: true },
      { fact: 'aid.workersAid', when: all(grant, economic) },
      {
        fact: 'aid.intensity',
        when: all(
          grant,
          isIn(
            'aid.workersAid',
            'disabled-wage',
            'disadvantaged-recruitment',
            'disadvantaged-assistance',
            'disability-extra-costs',
            'training',
          ),
        ),
      },
      { fact: 'aid.entrustment', when: paid },
      { fact: 'aid.beneficiary', when: entrusted },
      { fact: 'aid.territory', when: entrusted },
      { fact: 'aid.obligations', when: entrusted },
      { fact: 'aid.entrustmentDate', when: entrusted },
      { fact: 'aid.entrustmentParameters', when: entrusted },
      { fact: 'aid.overcompensationControl', when: entrusted },
      { fact: 'aid.significantInvestment', onlyIfMissing: true },
    ],
    sections: ['earlier'],
  },
  {
    slug: 'achieve',
    questions: [
      { fact: 'ambitions' },
      { fact: 'contract.targetGroups' },
      { fact: 'contract.sseMarket' },
      { fact: 'contract.socialOptOut', when: is('authority.country', 'FR'), optional: true },
    ],
    sections: [],
  },
  {
    slug: 'choose',
    questions: [
      { fact: 'reservation.route' },
      { fact: 'reservation.citedInCall', when: reserved },
      { fact: 'reservation.minimumShare', when: { kind: 'all', parts: [reserved, not(missionRoute)] } },
      { fact: 'reservation.programmesAdmitted', when: { kind: 'all', parts: [reserved, not(missionRoute)] } },
      { fact: 'reservation.previousAwardYears', when: missionRoute },
      { fact: 'award.method' },
    ],
    sections: ['routes', 'clauses', 'award', 'measures'],
  },
  { slug: 'check', questions: [], sections: ['findings', 'documents'] },
];

export function isStepSlug(value: string): value is StepSlug {
  return (stepSlugs as readonly string[]).includes(value);
}

export function stepOf(slug: StepSlug): Step {
  return journey.find((step) => step.slug === slug) ?? { slug, questions: [], sections: [] };
}

/** The step in which a fact is asked; undefined for one that is only in JSON or computed. */
export function stepOfFact(fact: FactId): StepSlug | undefined {
  return journey.find((step) => step.questions.some((question) => question.fact === fact))?.slug;
}

export function nextOf(slug: StepSlug): StepSlug | undefined {
  return stepSlugs[stepSlugs.indexOf(slug) + 1];
}

/** The anchor of a question on its page, and the id of its first control. */
export function questionId(fact: FactId): string {
  return fact.replaceAll('.', '-');
}

function isValue(value: unknown): value is Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** What the dossier states of a fact, at the fact's own path. */
export function answerOf(dossier: Dossier, fact: FactId): Value | undefined {
  let current: unknown = dossier;
  for (const part of fact.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, part)) return undefined;
    current = (current as Record<string, unknown>)[part];
  }
  return isValue(current) ? current : undefined;
}

function statedFacts(dossier: Dossier): Facts {
  const asked = factIds.filter(
    (fact) => !['json', 'computed', 'enterprise'].includes(declarationOf(fact).asked),
  );
  const stated = factsFrom(asked.map((fact) => [fact, answerOf(dossier, fact)] as const));
  return stated.set('lots.count', { known: true, value: dossier.lots?.length ?? 0 });
}

/** The conditions above compare with written values only. */
const nothingAround: Surroundings = {
  parameter: () => undefined,
  cpvList: () => ({ codes: [], ranges: [] }),
};

/**
 * The questions of a step that arise for this dossier, in order.
 *
 * @param askable facts that verdicts miss: only then is a question asked that the law data normally answers
 */
export function questionsOf(slug: StepSlug, dossier: Dossier, askable: ReadonlySet<FactId>): Question[] {
  const facts = statedFacts(dossier);
  const holds = (condition: Condition): boolean => evaluate(condition, facts, nothingAround).truth === 'yes';
  return stepOf(slug).questions.filter(({ fact, when, unless, onlyIfMissing }) => {
    if (onlyIfMissing === true) return askable.has(fact) || answerOf(dossier, fact) !== undefined;
    if (when !== undefined) return holds(when);
    return unless === undefined || !holds(unless);
  });
}

/** False for a list that this dossier has no use for: earlier small aid counts only where something is paid. */
export function holdsList(section: Section, dossier: Dossier): boolean {
  if (section !== 'earlier') return true;
  return (
    (dossier.aid?.previousAid ?? []).length > 0 ||
    questionsOf('relationship', dossier, new Set()).some((question) => question.fact === 'aid.noPreviousAid')
  );
}

/** Questions of a step that arise only through what was just answered: the page is then worth showing once more. */
export function arisen(slug: StepSlug, before: Dossier, after: Dossier): FactId[] {
  const asked = new Set(questionsOf(slug, before, new Set()).map((question) => question.fact));
  return questionsOf(slug, after, new Set())
    .map((question) => question.fact)
    .filter((fact) => !asked.has(fact) && answerOf(after, fact) === undefined);
}
