import { z } from 'zod';
import { places, type Place } from '../shared/place.js';
import {
  aidForms,
  aidSectors,
  ambitions,
  buildingWorks,
  contractKinds,
  excludedServices,
  grantors,
  natures,
  procedures,
  selections,
  socialOptOuts,
  targetGroups,
  vocabulary,
  workersAids,
} from '../facts/vocabulary.js';
import { cpvOf } from '../facts/cpv.js';
import { isIsoDate } from '../shared/iso-date.js';

/**
 * The dossier as machines and browsers exchange it (CONTRACT: dossier). Every key is optional but the country; a missing
 * key means "not known yet". Unknown keys are refused with their path. Messages are keys of the locale files.
 */

const money = z
  .number({ error: 'fault.number' })
  .min(0, { error: 'fault.negative' })
  .max(1e12, { error: 'fault.too-big' });
const share = z
  .number({ error: 'fault.number' })
  .min(0, { error: 'fault.share' })
  .max(1, { error: 'fault.share' });
const months = z
  .number({ error: 'fault.number' })
  .min(0, { error: 'fault.negative' })
  .max(1200, { error: 'fault.too-big' });
const yesNo = z.boolean({ error: 'fault.yes-no' });
const text = (max: number) =>
  z.string({ error: 'fault.text' }).max(max, { error: `fault.too-long:${String(max)}` });
const date = z.string({ error: 'fault.date' }).refine(isIsoDate, { error: 'fault.date' });
const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, { error: `fault.one-of:${options.join(', ')}` });
const id = z
  .string({ error: 'fault.text' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, { error: 'fault.id' });
const country = z.string({ error: 'fault.country' }).regex(/^[A-Z]{2}$/, { error: 'fault.country' });

/** Codes with or without their check digit, kept as eight digits. */
const cpv = z
  .string({ error: 'fault.cpv' })
  .refine((code) => cpvOf(code) !== undefined, { error: 'fault.cpv' })
  .transform((code) => cpvOf(code) ?? code);
const cpvList = z.array(cpv, { error: 'fault.list' }).max(100, { error: 'fault.too-many:100' });

/** Routes of national law are named `<cc>-<name>`; those of Union law by their article. */
const route = z
  .string({ error: 'fault.route' })
  .refine(
    (value) =>
      (vocabulary['reservation.route'].type.options as readonly string[]).includes(value) ||
      /^[a-z]{2}-[a-z0-9-]{2,40}$/.test(value),
    { error: 'fault.route' },
  );

const reservation = z.strictObject({
  route: route.optional(),
  minimumShare: share.optional(),
  citedInCall: yesNo.optional(),
  legalFormsAdmitted: z.array(text(100)).max(50).optional(),
  statusesAdmitted: z.array(text(60)).max(50).optional(),
  programmesAdmitted: yesNo.optional(),
  previousAwardYears: z
    .number({ error: 'fault.number' })
    .min(0, { error: 'fault.negative' })
    .max(100, { error: 'fault.too-big' })
    .optional(),
});

const part = z.strictObject({
  nature: oneOf(natures).optional(),
  cpv: cpvList.optional(),
  value: money.optional(),
});

const contract = z.strictObject({
  kind: oneOf(contractKinds).optional(),
  nature: oneOf(natures).optional(),
  cpv: cpvList.optional(),
  value: money.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'fault.currency' })
    .optional(),
  ratePerEuro: z.number({ error: 'fault.number' }).gt(0, { error: 'fault.negative' }).max(1e6).optional(),
  valuePerMonth: money.optional(),
  indefinite: yesNo.optional(),
  parts: z.array(part).max(100, { error: 'fault.too-many:100' }).optional(),
  independentUnit: yesNo.optional(),
  subsidisedShare: share.optional(),
  durationMonths: months.optional(),
  labourShare: share.optional(),
  labourIntensive: yesNo.optional(),
  crossBorderInterest: yesNo.optional(),
  placeOfPerformance: z.array(text(60)).max(100).optional(),
  hourlyCost: z
    .number({ error: 'fault.number' })
    .min(1, { error: 'fault.hourly' })
    .max(1000, { error: 'fault.hourly' })
    .optional(),
  annexIIIProducts: yesNo.optional(),
  inHouse: z
    .strictObject({
      control: yesNo.optional(),
      activityShare: share.optional(),
      privateCapital: yesNo.optional(),
    })
    .optional(),
  cooperation: z
    .strictObject({ publicInterest: yesNo.optional(), openMarketShare: share.optional() })
    .optional(),
  operatingRisk: yesNo.optional(),
  procedure: oneOf(procedures).optional(),
  excludedService: oneOf(excludedServices).optional(),
  endUsersArePeople: yesNo.optional(),
  building: oneOf(buildingWorks).optional(),
  floorArea: z
    .number({ error: 'fault.number' })
    .min(0, { error: 'fault.negative' })
    .max(1e7, { error: 'fault.too-big' })
    .optional(),
  websiteOrApp: yesNo.optional(),
  lotsReason: text(2000).optional(),
  intellectual: yesNo.optional(),
  standardised: yesNo.optional(),
  socialOptOut: oneOf(socialOptOuts).optional(),
  sseMarket: oneOf(['none', 'few', 'several']).optional(),
  targetGroups: z.array(oneOf(targetGroups)).max(20).optional(),
});

const lot = z.strictObject({
  id,
  title: text(400).optional(),
  cpv: cpvList.optional(),
  value: money.optional(),
  durationMonths: months.optional(),
  nature: oneOf(natures).optional(),
  reservation: reservation.optional(),
});

const parameterValue = z.union(
  [z.number(), z.string().max(2000), z.boolean(), z.array(z.string().max(200)).max(50)],
  { error: 'fault.parameter' },
);
const clauseId = z
  .string({ error: 'fault.clause' })
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, { error: 'fault.clause' });
const version = z.string().regex(/^\d+\.\d+\.\d+(\+[a-z]{2})?$/, { error: 'fault.version' });

export { places, type Place };

const aid = z.strictObject({
  beneficiary: text(400).optional(),
  territory: text(400).optional(),
  obligations: text(10_000).optional(),
  noPreviousAid: yesNo.optional(),
  economicActivity: yesNo.optional(),
  grantedBy: oneOf(grantors).optional(),
  form: oneOf(aidForms).optional(),
  amount: money.optional(),
  amountPerYear: money.optional(),
  years: z.number().min(0).max(100).optional(),
  previousAid: z
    .array(z.strictObject({ date, amount: money, kind: oneOf(['general', 'sgei']) }))
    .max(200)
    .optional(),
  entrustment: yesNo.optional(),
  entrustmentDate: date.optional(),
  entrustmentParameters: yesNo.optional(),
  overcompensationControl: yesNo.optional(),
  selection: oneOf(selections).optional(),
  marketPrice: yesNo.optional(),
  benchmarkStudy: yesNo.optional(),
  localEffectOnly: yesNo.optional(),
  sector: oneOf(aidSectors).optional(),
  allProvidersAdmitted: yesNo.optional(),
  limitedPermits: yesNo.optional(),
  mandatedByState: yesNo.optional(),
  beneficiaryIsCharity: yesNo.optional(),
  guarantee: z
    .strictObject({
      loan: money.optional(),
      share: share.optional(),
      years: z.number().min(0).max(100).optional(),
    })
    .optional(),
  intensity: share.optional(),
  significantInvestment: yesNo.optional(),
  workersAid: oneOf(workersAids).optional(),
});

/** Characters of the title of a tender. */
export const longestTitle = 400;

/** Points of the whole award. */
const weight = z
  .number({ error: 'fault.number' })
  .min(0, { error: 'fault.negative' })
  .max(1000, { error: 'fault.too-big' });

/** A part of a criterion; its weight is in points of the whole, as that of the criterion is. */
const subcriterion = z.strictObject({
  id,
  name: text(1000).optional(),
  weight: weight.optional(),
  text: text(20_000).optional(),
});

/** Sub-criteria of one criterion. */
export const mostSubcriteria = 100;

const criterion = z.strictObject({
  id,
  name: text(1000).optional(),
  kind: oneOf(['price', 'cost', 'quality']).optional(),
  weight: weight.optional(),
  text: text(20_000).optional(),
  clause: clauseId.optional(),
  subcriteria: z
    .array(subcriterion, { error: 'fault.list' })
    .max(mostSubcriteria, { error: `fault.too-many:${String(mostSubcriteria)}` })
    .optional(),
});

export const dossierSchema = z
  .strictObject({
    title: text(longestTitle).optional(),
    description: text(100_000).optional(),
    asOf: date.refine((day) => day >= '2016-04-18', { error: 'fault.before-directive' }).optional(),
    language: oneOf(['en', 'fr']).optional(),
    authority: z.strictObject(
      {
        name: text(400).optional(),
        country,
        region: z
          .string()
          .regex(/^[A-Z]{2}-[A-Z0-9-]{1,10}$/, { error: 'fault.region' })
          .optional(),
        type: oneOf(['central', 'sub-central', 'utility']).optional(),
        designatedForArt77: yesNo.optional(),
        defence: yesNo.optional(),
        annualPurchases: money.optional(),
        nationalArt20: yesNo.optional(),
        nationalArt77: yesNo.optional(),
        nationalArt77Below: yesNo.optional(),
        nationalArt24: yesNo.optional(),
        contractingAuthority: yesNo.optional(),
      },
      { error: 'fault.authority' },
    ),
    contract: contract.optional(),
    lots: z.array(lot, { error: 'fault.list' }).max(1000, { error: 'fault.too-many:1000' }).optional(),
    reservation: reservation.optional(),
    ambitions: z.array(oneOf(ambitions)).max(30).optional(),
    award: z
      .strictObject({
        method: oneOf(['price', 'cost', 'best-price-quality']).optional(),
        criteria: z.array(criterion).max(1000, { error: 'fault.too-many:1000' }).optional(),
      })
      .optional(),
    measures: z
      .array(z.strictObject({ id, place: oneOf(places), text: text(100_000) }))
      .max(300, { error: 'fault.too-many:300' })
      .optional(),
    clauses: z
      .array(
        z.strictObject({
          clause: clauseId,
          version: version.optional(),
          lot: id.optional(),
          values: z.record(z.string().max(60), parameterValue).optional(),
        }),
      )
      .max(300, { error: 'fault.too-many:300' })
      .optional(),
    aid: aid.optional(),
  })
  .superRefine((dossier, context) => {
    const seen = new Set<string>();
    for (const [index, item] of (dossier.lots ?? []).entries()) {
      if (seen.has(item.id))
        context.addIssue({ code: 'custom', path: ['lots', index, 'id'], message: 'fault.lot-twice' });
      seen.add(item.id);
    }
    for (const [index, item] of (dossier.clauses ?? []).entries()) {
      if (item.lot !== undefined && !seen.has(item.lot))
        context.addIssue({ code: 'custom', path: ['clauses', index, 'lot'], message: 'fault.no-such-lot' });
    }
    for (const [index, { subcriteria = [] }] of (dossier.award?.criteria ?? []).entries()) {
      const taken = new Set<string>();
      for (const [place, part] of subcriteria.entries()) {
        const path = ['award', 'criteria', index, 'subcriteria', place, 'id'];
        if (taken.has(part.id))
          context.addIssue({ code: 'custom', path, message: 'fault.subcriterion-twice' });
        taken.add(part.id);
      }
    }
  });

export type Dossier = z.infer<typeof dossierSchema>;
export type Lot = NonNullable<Dossier['lots']>[number];
export type Criterion = NonNullable<NonNullable<Dossier['award']>['criteria']>[number];
export type Subcriterion = NonNullable<Criterion['subcriteria']>[number];
export type ChosenClause = NonNullable<Dossier['clauses']>[number];

/** A fault of the input: where (JSON pointer) and a locale key with values. */
export interface Fault {
  readonly pointer: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A JSON pointer (RFC 6901), in which two signs are written otherwise. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Faults of a failed reading, in order of the document. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        key: 'fault.unknown-key',
        values: { name: key },
      }));
    if (issue.code === 'invalid_type' && issue.expected === 'object' && !issue.message.startsWith('fault.'))
      return [{ pointer: pointerOf(issue.path), key: 'fault.object', values: {} }];
    const [key = 'fault.other', detail = ''] = issue.message.split(/:(.*)/s);
    const known = key.startsWith('fault.');
    return [
      {
        pointer: pointerOf(issue.path),
        key: known ? key : 'fault.other',
        values: { detail: known ? detail : issue.message },
      },
    ];
  });
}

/** Reads a dossier from parsed JSON. */
export function readDossier(
  input: unknown,
):
  | { readonly ok: true; readonly value: Dossier }
  | { readonly ok: false; readonly refusal: readonly Fault[] } {
  const result = dossierSchema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : { ok: false, refusal: faultsOf(result.error) };
}
