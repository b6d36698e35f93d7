import { places } from '../shared/place.js';

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
      readonly unit:
        | 'eur'
        | 'months'
        | 'share'
        | 'years'
        | 'count'
        | 'eur-per-hour'
        | 'hours'
        | 'per-euro'
        | 'square-metres';
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

export type NumberUnit = Extract<FactType, { kind: 'number' }>['unit'];

/** Where the fact is asked: a step of the buyer's path, only in JSON, or computed by the product. */
export type AskedIn =
  | 'who'
  | 'what'
  | 'how-much'
  | 'relationship'
  | 'achieve'
  | 'choose'
  | 'json'
  | 'computed'
  // Asked of the enterprise, never of the buyer.
  | 'enterprise';

export interface FactDeclaration {
  readonly type: FactType;
  readonly asked: AskedIn;
  /** The question only makes sense once another has been answered like this. */
  readonly presupposes?: { readonly fact: string; readonly is: string };
}

const yesNo = { kind: 'yes-no' } as const;
const ofInHouse = { fact: 'contract.kind', is: 'in-house' } as const;
const ofCooperation = { fact: 'contract.kind', is: 'cooperation' } as const;
const ofConcession = { fact: 'contract.kind', is: 'concession' } as const;
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
/** What the works do to a building; Directive 2024/1275 asks different things of each. */
export const buildingWorks = ['none', 'new', 'major-renovation', 'other-works'] as const;
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
export const socialOptOuts = ['none', 'ready-made', 'no-link', 'competition'] as const;
export const directives = ['2014/24', '2014/25', '2014/23', 'none'] as const;
export const transpositions = ['allowed', 'allowed-unverified', 'not-allowed'] as const;

export const grantors = ['member-state', 'eu-directly'] as const;
export const aidForms = ['payment', 'in-kind', 'guarantee', 'tax'] as const;
export const selections = [
  'open-tender',
  'restricted-tender',
  'reserved-tender',
  'negotiated',
  'none',
] as const;
export const aidSectors = [
  'hospital',
  'healthcare',
  'long-term-care',
  'childcare',
  'labour-market-integration',
  'social-inclusion',
  'social-housing',
  'affordable-housing',
  'disability-services',
  'training',
  'culture',
  'sport-leisure',
  'passenger-transport',
  'primary-agriculture',
  'waste',
  'food',
  'other',
] as const;
export const workersAids = [
  'disabled-wage',
  'disadvantaged-recruitment',
  'disadvantaged-assistance',
  'disability-extra-costs',
  'training',
  'none',
] as const;

/** How the provider was or will be chosen, as far as State aid asks; read from the procedure and the selection. */
export const competitions = [
  'open-tender',
  'restricted-tender',
  'reserved-tender',
  'light',
  'published-negotiation',
  'negotiated',
  'none',
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
  'contract.inHouse.control': { type: yesNo, asked: 'relationship', presupposes: ofInHouse },
  'contract.inHouse.activityShare': { type: share, asked: 'relationship', presupposes: ofInHouse },
  'contract.inHouse.privateCapital': { type: yesNo, asked: 'relationship', presupposes: ofInHouse },
  'contract.cooperation.publicInterest': { type: yesNo, asked: 'relationship', presupposes: ofCooperation },
  'contract.cooperation.openMarketShare': { type: share, asked: 'relationship', presupposes: ofCooperation },
  'contract.operatingRisk': { type: yesNo, asked: 'relationship', presupposes: ofConcession },
  'contract.procedure': { type: { kind: 'one-of', options: procedures }, asked: 'relationship' },
  'contract.excludedService': { type: { kind: 'one-of', options: excludedServices }, asked: 'relationship' },
  'contract.endUsersArePeople': { type: yesNo, asked: 'what' },
  'contract.building': { type: { kind: 'one-of', options: buildingWorks }, asked: 'what' },
  'contract.floorArea': {
    type: { kind: 'number', unit: 'square-metres', min: 0, max: 1e7 },
    asked: 'what',
  },
  'contract.websiteOrApp': { type: yesNo, asked: 'what' },
  'contract.lotsReason': { type: { kind: 'text', max: 2000, long: true }, asked: 'what' },
  'contract.intellectual': { type: yesNo, asked: 'what' },
  'contract.standardised': { type: yesNo, asked: 'what' },
  'contract.socialOptOut': { type: { kind: 'one-of', options: socialOptOuts }, asked: 'achieve' },
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
  'aid.economicActivity': { type: yesNo, asked: 'relationship' },
  'aid.grantedBy': { type: { kind: 'one-of', options: grantors }, asked: 'relationship' },
  'aid.sector': { type: { kind: 'one-of', options: aidSectors }, asked: 'relationship' },
  'aid.allProvidersAdmitted': { type: yesNo, asked: 'relationship' },
  'aid.limitedPermits': { type: yesNo, asked: 'relationship' },
  'aid.mandatedByState': { type: yesNo, asked: 'relationship' },
  'aid.beneficiaryIsCharity': { type: yesNo, asked: 'relationship' },
  'aid.form': { type: { kind: 'one-of', options: aidForms }, asked: 'relationship' },
  'aid.amount': { type: euros, asked: 'relationship' },
  'aid.amountPerYear': { type: euros, asked: 'relationship' },
  'aid.years': { type: { kind: 'number', unit: 'years', min: 0, max: 100 }, asked: 'relationship' },
  'aid.guarantee.loan': { type: euros, asked: 'relationship' },
  'aid.guarantee.share': { type: share, asked: 'relationship' },
  'aid.guarantee.years': {
    type: { kind: 'number', unit: 'years', min: 0, max: 100 },
    asked: 'relationship',
  },
  'aid.noPreviousAid': { type: yesNo, asked: 'relationship' },
  // A list with a day, an amount and a kind in each row; as a fact it only names what is missing.
  'aid.previousAid': { type: { kind: 'texts' }, asked: 'json' },
  'aid.selection': { type: { kind: 'one-of', options: selections }, asked: 'relationship' },
  'aid.marketPrice': { type: yesNo, asked: 'relationship' },
  'aid.benchmarkStudy': { type: yesNo, asked: 'relationship' },
  'aid.localEffectOnly': { type: yesNo, asked: 'relationship' },
  'aid.beneficiary': { type: { kind: 'text', max: 400 }, asked: 'relationship' },
  'aid.territory': { type: { kind: 'text', max: 400 }, asked: 'relationship' },
  'aid.obligations': { type: { kind: 'text', max: 10_000, long: true }, asked: 'relationship' },
  'aid.entrustment': { type: yesNo, asked: 'relationship' },
  'aid.entrustmentDate': { type: { kind: 'date' }, asked: 'relationship' },
  'aid.entrustmentParameters': { type: yesNo, asked: 'relationship' },
  'aid.overcompensationControl': { type: yesNo, asked: 'relationship' },
  'aid.significantInvestment': { type: yesNo, asked: 'relationship' },
  'aid.workersAid': { type: { kind: 'one-of', options: workersAids }, asked: 'relationship' },
  'aid.intensity': { type: share, asked: 'relationship' },
  // Computed from the aid answers: core/aid and the derivations of the law data.
  'aid.total': { type: euros, asked: 'computed' },
  'aid.yearly': { type: euros, asked: 'computed' },
  'aid.generalTotal': { type: euros, asked: 'computed' },
  'aid.sgeiTotal': { type: euros, asked: 'computed' },
  'aid.deMinimisTotal': { type: euros, asked: 'computed' },
  'aid.guaranteeOpaque': { type: yesNo, asked: 'computed' },
  'aid.longTerm': { type: yesNo, asked: 'computed' },
  'aid.actDay': { type: { kind: 'date' }, asked: 'computed' },
  'aid.competition': { type: { kind: 'one-of', options: competitions }, asked: 'computed' },
  'aid.pays': { type: yesNo, asked: 'computed' },
  'aid.benchmarkShown': { type: yesNo, asked: 'computed' },
  'aid.picks': { type: yesNo, asked: 'computed' },
  'aid.paysAid': { type: yesNo, asked: 'computed' },
  'aid.excess': { type: yesNo, asked: 'computed' },
  'aid.socialCode': { type: yesNo, asked: 'computed' },
  'aid.grantor': { type: { kind: 'one-of', options: grantors }, asked: 'computed' },
  'aid.activity': { type: yesNo, asked: 'computed' },
  'aid.atMarketPrice': { type: yesNo, asked: 'computed' },
  'aid.marketClaim': { type: yesNo, asked: 'computed' },
  'aid.localClaim': { type: yesNo, asked: 'computed' },
  'aid.leastCost': { type: yesNo, asked: 'computed' },
  'aid.sgei': { type: yesNo, asked: 'computed' },
  'aid.decision': { type: { kind: 'one-of', options: ['2012/21', '2025/2630'] }, asked: 'computed' },
  'aid.declaredSector': { type: { kind: 'one-of', options: aidSectors }, asked: 'computed' },
  'aid.field': { type: { kind: 'one-of', options: aidSectors }, asked: 'computed' },
  'aid.workersClaim': { type: { kind: 'one-of', options: workersAids }, asked: 'computed' },
  'aid.chosenOnly': { type: yesNo, asked: 'computed' },
  // Computed by the product from the answers: dossier/facts-of.ts and the derivations of the law data.
  'lots.count': {
    type: { kind: 'number', unit: 'count', min: 0, max: 1000, whole: true },
    asked: 'computed',
  },
  'lot.id': { type: { kind: 'text', max: 40 }, asked: 'computed' },
  'lot.value': { type: euros, asked: 'computed' },
  'estimate.value': { type: euros, asked: 'computed' },
  // The same amount in the currency of the contract: national figures outside the euro are written in it.
  'estimate.inCurrency': { type: { kind: 'number', unit: 'count', min: 0, max: 1e14 }, asked: 'computed' },
  'estimate.mainPart': {
    type: { kind: 'one-of', options: ['works', 'supplies', 'ordinary-services', 'light-services'] },
    asked: 'computed',
  },
  'contract.subsidised': { type: yesNo, asked: 'computed' },
  'contract.endless': { type: yesNo, asked: 'computed' },
  'contract.defenceGoods': { type: yesNo, asked: 'computed' },
  'contract.mixed': { type: yesNo, asked: 'computed' },
  /** The codes of this contract or lot with those of the parts of a mixed contract: Article 77 asks for every one of them. */
  'contract.everyCode': { type: { kind: 'cpv' }, asked: 'computed' },
  'estimate.piecesExceed': { type: yesNo, asked: 'computed' },
  'regime.buyer': {
    type: { kind: 'one-of', options: ['sub-central', 'central', 'utility', 'subsidised'] },
    asked: 'computed',
  },
  'regime.directive': { type: { kind: 'one-of', options: directives }, asked: 'computed' },
  'regime.nature': { type: { kind: 'one-of', options: natures }, asked: 'computed' },
  'regime.light': { type: yesNo, asked: 'computed' },
  /** Works or goods by the buyer’s own word: the exclusions of Article 10 are about services. */
  'contract.goodsOrWorks': { type: yesNo, asked: 'computed' },
  'regime.excludedClaim': { type: { kind: 'one-of', options: excludedServices }, asked: 'computed' },
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
  'national.priceAloneBarred': { type: yesNo, asked: 'computed' },
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
  /** Every code of the contract, its lots and its parts: a duty that a product brings reaches the whole tender. */
  'dossier.codes': { type: { kind: 'cpv' }, asked: 'computed' },
  'national.cleanCars': { type: share, asked: 'computed' },
  'dossier.meets': { type: { kind: 'texts' }, asked: 'computed' },
  // What an enterprise says of itself; the paths are those of its own JSON (CONTRACT: organisation).
  'organisation.name': { type: { kind: 'text', max: 400 }, asked: 'enterprise' },
  'organisation.country': { type: { kind: 'country' }, asked: 'enterprise' },
  'organisation.legalForm': { type: { kind: 'text', max: 200 }, asked: 'enterprise' },
  'organisation.statuses': { type: { kind: 'texts' }, asked: 'enterprise' },
  'organisation.mainAimIntegration': { type: yesNo, asked: 'enterprise' },
  'organisation.shareDisabledOrDisadvantaged': { type: share, asked: 'enterprise' },
  'organisation.shareDisabled': { type: share, asked: 'enterprise' },
  'organisation.shareDisadvantaged': { type: share, asked: 'enterprise' },
  'organisation.staff': {
    type: { kind: 'number', unit: 'count', min: 0, max: 1e7, whole: true },
    asked: 'enterprise',
  },
  'organisation.shelteredWorkshop': { type: yesNo, asked: 'enterprise' },
  'organisation.shelteredProgramme': { type: yesNo, asked: 'enterprise' },
  'organisation.programmeShare': { type: share, asked: 'enterprise' },
  'organisation.performingUnit.mainAimIntegration': { type: yesNo, asked: 'enterprise' },
  'organisation.performingUnit.shareDisabledOrDisadvantaged': { type: share, asked: 'enterprise' },
  'organisation.performingUnit.shareDisabled': { type: share, asked: 'enterprise' },
  'organisation.performingUnit.shareDisadvantaged': { type: share, asked: 'enterprise' },
  'organisation.nonProfitOwned': { type: yesNo, asked: 'enterprise' },
  'organisation.prisonProduction': { type: yesNo, asked: 'enterprise' },
  'organisation.sizeOrSeat': { type: yesNo, asked: 'enterprise' },
  'organisation.publicServiceMission': { type: yesNo, asked: 'enterprise' },
  'organisation.profitsReinvested': { type: yesNo, asked: 'enterprise' },
  'organisation.distributionParticipatory': {
    type: yesNo,
    asked: 'enterprise',
    presupposes: { fact: 'organisation.profitsReinvested', is: 'false' },
  },
  'organisation.participatoryGovernance': { type: yesNo, asked: 'enterprise' },
  // A list with a day, an authority and a route in each row; as a fact it only names what is missing.
  'organisation.awards': { type: { kind: 'texts' }, asked: 'enterprise' },
  'organisation.participation': {
    type: { kind: 'one-of', options: ['alone', 'consortium', 'subcontractor', 'programme'] },
    asked: 'enterprise',
  },
  'organisation.members': { type: { kind: 'texts' }, asked: 'enterprise' },
  'organisation.subcontractedShare': { type: share, asked: 'enterprise' },
  // Worked out from the enterprise and the tender together: core/eligibility.
  'organisation.fromHere': { type: yesNo, asked: 'computed' },
  'organisation.opens': { type: { kind: 'texts' }, asked: 'computed' },
  'organisation.namedStatus': { type: yesNo, asked: 'computed' },
  'organisation.inProgramme': { type: yesNo, asked: 'computed' },
  'organisation.awardedByBuyer': { type: yesNo, asked: 'computed' },
  'organisation.yearsSinceAwardByBuyer': {
    type: { kind: 'number', unit: 'years', min: 0, max: 200 },
    asked: 'computed',
  },
  'organisation.awardedByAny': { type: yesNo, asked: 'computed' },
  'organisation.yearsSinceAwardByAny': {
    type: { kind: 'number', unit: 'years', min: 0, max: 200 },
    asked: 'computed',
  },
  'lot.namesStatuses': { type: yesNo, asked: 'computed' },
  // Read in a piece of wording: its place, and the figures that it names (review/wording).
  'wording.place': { type: { kind: 'one-of', options: places }, asked: 'computed' },
  'wording.share': { type: share, asked: 'computed' },
  'wording.shareTotal': {
    type: { kind: 'number', unit: 'share', min: 0, max: 100 },
    asked: 'computed',
  },
  'wording.pointTotal': {
    type: { kind: 'number', unit: 'share', min: 0, max: 100 },
    asked: 'computed',
  },
  'wording.months': { type: { kind: 'number', unit: 'months', min: 0, max: 1200 }, asked: 'computed' },
  'wording.years': { type: { kind: 'number', unit: 'years', min: 0, max: 100 }, asked: 'computed' },
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
