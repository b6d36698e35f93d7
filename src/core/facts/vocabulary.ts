/**
 * Everything that can be asked or computed, declared once. A fact's id is its path in the dossier's JSON; questions,
 * rules, clauses and messages all use it. The words (name, question, hint, why) stand in the locale files under
 * `facts.<id>`; a test holds the two together.
 */

export type FactType =
  | { readonly kind: 'text'; readonly max: number; readonly long?: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'one-of'; readonly options: readonly string[] }
  | { readonly kind: 'some-of'; readonly options: readonly string[] }
  | {
      readonly kind: 'number';
      readonly unit: 'eur' | 'months' | 'share' | 'years' | 'count' | 'eur-per-hour' | 'hours' | 'per-euro';
      readonly min: number;
      readonly max: number;
      readonly whole?: boolean;
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'cpv' }
  | { readonly kind: 'country' }
  | { readonly kind: 'currency' }
  | { readonly kind: 'places' }
  /** A list of texts without a fixed vocabulary, such as legal forms named in a call. */
  | { readonly kind: 'texts' };

/** Where the fact is asked: a step of the buyer's path, only in JSON, or computed by the product. */
export type AskedIn =
  'who' | 'what' | 'how-much' | 'relationship' | 'achieve' | 'choose' | 'json' | 'computed';

export interface FactDeclaration {
  readonly type: FactType;
  readonly asked: AskedIn;
}

const yesNo = { kind: 'yes-no' } as const;
const euros = { kind: 'number', unit: 'eur', min: 0, max: 1e12 } as const;
const share = { kind: 'number', unit: 'share', min: 0, max: 1 } as const;

export const contractKinds = [
  'contract',
  'concession',
  'grant',
  'sgei-compensation',
  'authorisation',
  'in-house',
  'cooperation',
] as const;
export const natures = ['works', 'supplies', 'services'] as const;
export const procedures = [
  'open',
  'restricted',
  'negotiated-with-notice',
  'negotiated-without-notice',
  'competitive-dialogue',
  'innovation-partnership',
  'light',
  'direct',
] as const;
export const excludedServices = [
  'none',
  'land-or-buildings',
  'arbitration',
  'legal-representation',
  'loans',
  'employment-contract',
  'civil-protection-non-profit',
  'rail-or-metro-transport',
  'political-campaign',
] as const;
export const targetGroups = [
  'long-term-unemployed',
  'disabled',
  'youth',
  'over-50',
  'women-far-from-work',
  'refugees',
  'other',
] as const;
export const ambitions = [
  'work-integration',
  'disability',
  'youth-apprentices',
  'training',
  'gender-equality',
  'decent-work',
  'supply-chain-labour',
  'fair-trade',
  'accessibility',
  'social-economy',
  'community-benefit',
  'food-organic-seasonal',
  'energy',
  'climate',
  'circular',
  'clean-transport',
  'biodiversity',
  'wellbeing',
  'ethical-finance',
] as const;
export type Ambition = (typeof ambitions)[number];
export const euRoutes = [
  'art-20',
  'art-77',
  'art-24-concession',
  'art-38-utility',
  'art-94-utility',
] as const;
export const routes = ['none', ...euRoutes] as const;
export const directives = ['2014/24', '2014/25', '2014/23', 'none'] as const;
export const transpositions = ['allowed', 'allowed-unverified', 'not-allowed'] as const;

/** Where wording may stand: the places of a tender (clauses/place.ts). */
const wordingPlaces = [
  'subject-matter',
  'technical-specification',
  'label',
  'lots',
  'market-consultation',
  'reservation',
  'exclusion',
  'selection',
  'award-criterion',
  'performance-condition',
  'contract-management',
] as const;

export const vocabulary = {
  title: { type: { kind: 'text', max: 200 }, asked: 'what' },
  description: { type: { kind: 'text', max: 20_000, long: true }, asked: 'what' },
  asOf: { type: { kind: 'date' }, asked: 'who' },
  language: { type: { kind: 'one-of', options: ['en', 'fr'] }, asked: 'who' },
  'authority.name': { type: { kind: 'text', max: 200 }, asked: 'who' },
  'authority.country': { type: { kind: 'country' }, asked: 'who' },
  'authority.region': { type: { kind: 'text', max: 20 }, asked: 'who' },
  'authority.type': {
    type: { kind: 'one-of', options: ['sub-central', 'central', 'utility'] },
    asked: 'who',
  },
  'authority.designatedForArt77': { type: yesNo, asked: 'who' },
  'authority.defence': { type: yesNo, asked: 'who' },
  'authority.annualPurchases': { type: euros, asked: 'json' },
  'authority.nationalArt20': { type: yesNo, asked: 'who' },
  'authority.nationalArt77': { type: yesNo, asked: 'who' },
  'authority.nationalArt77Below': { type: yesNo, asked: 'who' },
  'authority.nationalArt24': { type: yesNo, asked: 'who' },
  'authority.contractingAuthority': { type: yesNo, asked: 'who' },
  'contract.kind': { type: { kind: 'one-of', options: contractKinds }, asked: 'relationship' },
  'contract.nature': { type: { kind: 'one-of', options: natures }, asked: 'what' },
  'contract.cpv': { type: { kind: 'cpv' }, asked: 'what' },
  'contract.value': { type: euros, asked: 'how-much' },
  'contract.currency': { type: { kind: 'currency' }, asked: 'how-much' },
  'contract.ratePerEuro': {
    type: { kind: 'number', unit: 'per-euro', min: 0.000001, max: 1e6 },
    asked: 'how-much',
  },
  'contract.valuePerMonth': { type: euros, asked: 'how-much' },
  'contract.indefinite': { type: yesNo, asked: 'how-much' },
  'contract.independentUnit': { type: yesNo, asked: 'how-much' },
  'contract.subsidisedShare': { type: share, asked: 'who' },
  'contract.durationMonths': {
    type: { kind: 'number', unit: 'months', min: 0, max: 1200 },
    asked: 'how-much',
  },
  'contract.labourShare': { type: share, asked: 'how-much' },
  'contract.labourIntensive': { type: yesNo, asked: 'how-much' },
  'contract.crossBorderInterest': { type: yesNo, asked: 'how-much' },
  'contract.placeOfPerformance': { type: { kind: 'places' }, asked: 'how-much' },
  'contract.hourlyCost': {
    type: { kind: 'number', unit: 'eur-per-hour', min: 1, max: 1000 },
    asked: 'how-much',
  },
  'contract.annexIIIProducts': { type: yesNo, asked: 'who' },
  'contract.inHouse.control': { type: yesNo, asked: 'relationship' },
  'contract.inHouse.activityShare': { type: share, asked: 'relationship' },
  'contract.inHouse.privateCapital': { type: yesNo, asked: 'relationship' },
  'contract.cooperation.publicInterest': { type: yesNo, asked: 'relationship' },
  'contract.cooperation.openMarketShare': { type: share, asked: 'relationship' },
  'contract.operatingRisk': { type: yesNo, asked: 'relationship' },
  'contract.procedure': { type: { kind: 'one-of', options: procedures }, asked: 'relationship' },
  'contract.excludedService': { type: { kind: 'one-of', options: excludedServices }, asked: 'relationship' },
  'contract.endUsersArePeople': { type: yesNo, asked: 'what' },
  'contract.lotsReason': { type: { kind: 'text', max: 2000, long: true }, asked: 'what' },
  'contract.sseMarket': { type: { kind: 'one-of', options: ['none', 'few', 'several'] }, asked: 'achieve' },
  'contract.targetGroups': { type: { kind: 'some-of', options: targetGroups }, asked: 'achieve' },
  'reservation.route': { type: { kind: 'one-of', options: routes }, asked: 'choose' },
  'reservation.minimumShare': { type: share, asked: 'choose' },
  'reservation.citedInCall': { type: yesNo, asked: 'choose' },
  'reservation.legalFormsAdmitted': { type: { kind: 'texts' }, asked: 'json' },
  'reservation.statusesAdmitted': { type: { kind: 'texts' }, asked: 'json' },
  'reservation.programmesAdmitted': { type: yesNo, asked: 'choose' },
  'reservation.previousAwardYears': {
    type: { kind: 'number', unit: 'years', min: 0, max: 100 },
    asked: 'choose',
  },
  ambitions: { type: { kind: 'some-of', options: ambitions }, asked: 'achieve' },
  'award.method': {
    type: { kind: 'one-of', options: ['best-price-quality', 'price', 'cost'] },
    asked: 'choose',
  },
  // Computed by the product from the answers: dossier/facts-of.ts and the derivations of the law data.
  'lots.count': {
    type: { kind: 'number', unit: 'count', min: 0, max: 1000, whole: true },
    asked: 'computed',
  },
  'lot.id': { type: { kind: 'text', max: 40 }, asked: 'computed' },
  'lot.value': { type: euros, asked: 'computed' },
  'estimate.value': { type: euros, asked: 'computed' },
  'estimate.mainPart': {
    type: { kind: 'one-of', options: ['works', 'supplies', 'ordinary-services', 'light-services'] },
    asked: 'computed',
  },
  'contract.subsidised': { type: yesNo, asked: 'computed' },
  'contract.endless': { type: yesNo, asked: 'computed' },
  'contract.defenceGoods': { type: yesNo, asked: 'computed' },
  'contract.mixed': { type: yesNo, asked: 'computed' },
  'regime.buyer': {
    type: { kind: 'one-of', options: ['sub-central', 'central', 'utility', 'subsidised'] },
    asked: 'computed',
  },
  'regime.directive': { type: { kind: 'one-of', options: directives }, asked: 'computed' },
  'regime.nature': { type: { kind: 'one-of', options: natures }, asked: 'computed' },
  'regime.light': { type: yesNo, asked: 'computed' },
  'regime.excluded': { type: { kind: 'one-of', options: excludedServices }, asked: 'computed' },
  'regime.inHouse': { type: yesNo, asked: 'computed' },
  'regime.cooperation': { type: yesNo, asked: 'computed' },
  'regime.threshold': { type: euros, asked: 'computed' },
  'regime.position': { type: { kind: 'one-of', options: ['at-or-above', 'below'] }, asked: 'computed' },
  'regime.sphere': {
    type: { kind: 'one-of', options: ['member-state', 'eea', 'elsewhere'] },
    asked: 'computed',
  },
  'national.art20': { type: { kind: 'one-of', options: transpositions }, asked: 'computed' },
  'national.art77': { type: { kind: 'one-of', options: transpositions }, asked: 'computed' },
  'national.art77Below': { type: { kind: 'one-of', options: transpositions }, asked: 'computed' },
  'national.art24': { type: { kind: 'one-of', options: transpositions }, asked: 'computed' },
  'insertion.hours': { type: { kind: 'number', unit: 'hours', min: 0, max: 1e9 }, asked: 'computed' },
  'award.weightTotal': { type: { kind: 'number', unit: 'count', min: 0, max: 1e6 }, asked: 'computed' },
  'award.priceOnly': { type: yesNo, asked: 'computed' },
  'award.vagueCriteria': {
    type: { kind: 'number', unit: 'count', min: 0, max: 1e4, whole: true },
    asked: 'computed',
  },
  'award.unweighted': {
    type: { kind: 'number', unit: 'count', min: 0, max: 1e4, whole: true },
    asked: 'computed',
  },
  'reservation.namesLegalForms': { type: yesNo, asked: 'computed' },
  'dossier.saysWhyOneLot': { type: yesNo, asked: 'computed' },
  'dossier.meets': { type: { kind: 'texts' }, asked: 'computed' },
  // Read in a piece of wording: its place, and the figures that it names (review/wording).
  'wording.place': { type: { kind: 'one-of', options: wordingPlaces }, asked: 'computed' },
  'wording.share': { type: share, asked: 'computed' },
  'wording.shareTotal': {
    type: { kind: 'number', unit: 'share', min: 0, max: 100 },
    asked: 'computed',
  },
  'wording.months': { type: { kind: 'number', unit: 'months', min: 0, max: 1200 }, asked: 'computed' },
  'wording.amount': { type: euros, asked: 'computed' },
  'wording.multiple': { type: { kind: 'number', unit: 'count', min: 0, max: 1e6 }, asked: 'computed' },
} as const satisfies Record<string, FactDeclaration>;

export type FactId = keyof typeof vocabulary;

export const factIds = Object.keys(vocabulary) as readonly FactId[];

export function isFactId(value: string): value is FactId {
  return Object.hasOwn(vocabulary, value);
}

export function declarationOf(fact: FactId): FactDeclaration {
  return vocabulary[fact];
}
