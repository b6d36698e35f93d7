import { z } from 'zod';
import { faultsOf, type Fault } from '../dossier/dossier.js';
import { isIsoDate } from '../shared/iso-date.js';

/**
 * The enterprise as machines and browsers exchange it (CONTRACT: organisation). Every key is optional but the country; a
 * missing key means "not known yet". Unknown keys are refused with their path. A status that the law data does not hold is
 * no fault: it is kept, and answered with a warning. Messages are keys of the locale files.
 */

const yesNo = z.boolean({ error: 'fault.yes-no' });
const share = z
  .number({ error: 'fault.number' })
  .min(0, { error: 'fault.share' })
  .max(1, { error: 'fault.share' });
const text = (max: number) =>
  z.string({ error: 'fault.text' }).max(max, { error: `fault.too-long:${String(max)}` });
const oneOf = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.enum(options, { error: `fault.one-of:${options.join(', ')}` });

/** How the enterprise takes part in the tender. */
export const participations = ['alone', 'consortium', 'subcontractor', 'programme'] as const;

/** In which part an earlier contract was won: Article 77(2)(d) looks at the organisation that it was awarded to. */
export const awardRoles = ['sole', 'group-member', 'subcontractor'] as const;

/** A distinct unit that performs the contract: the share of its staff counts where the law looks at the unit. */
const performingUnit = z.strictObject({
  mainAimIntegration: yesNo.optional(),
  shareDisabledOrDisadvantaged: share.optional(),
  shareDisabled: share.optional(),
  shareDisadvantaged: share.optional(),
});

const award = z.strictObject({
  authority: text(400).optional(),
  sameAuthority: yesNo.optional(),
  sameServices: yesNo.optional(),
  route: z
    .string({ error: 'fault.route' })
    .regex(/^[a-z][a-z0-9-]{1,42}$/, { error: 'fault.route' })
    .optional(),
  date: z.string({ error: 'fault.date' }).refine(isIsoDate, { error: 'fault.date' }).optional(),
  awardedAs: oneOf(awardRoles).optional(),
});

/** What one enterprise says of itself; a member of a group says the same. */
const own = {
  name: text(400).optional(),
  country: z.string({ error: 'fault.country' }).regex(/^[A-Z]{2}$/, { error: 'fault.country' }),
  legalForm: text(200).optional(),
  statuses: z.array(text(100), { error: 'fault.list' }).max(50, { error: 'fault.too-many:50' }).optional(),
  mainAimIntegration: yesNo.optional(),
  shareDisabledOrDisadvantaged: share.optional(),
  shareDisabled: share.optional(),
  shareDisadvantaged: share.optional(),
  /** People on the payroll; only to say how many hires are short of a share. */
  staff: z
    .number({ error: 'fault.number' })
    .int({ error: 'fault.number' })
    .min(0, { error: 'fault.negative' })
    .max(1e7, { error: 'fault.too-big' })
    .optional(),
  shelteredWorkshop: yesNo.optional(),
  shelteredProgramme: yesNo.optional(),
  programmeShare: share.optional(),
  performingUnit: performingUnit.optional(),
  /** More than half is owned by bodies without profit aim, which some national circles ask for. */
  nonProfitOwned: yesNo.optional(),
  /** Goods are made or services performed in a prison, by detained people. */
  prisonProduction: yesNo.optional(),
  /** It has the size or seat that a national reservation of that kind asks for (Portugal, letters b and c). */
  sizeOrSeat: yesNo.optional(),
  publicServiceMission: yesNo.optional(),
  profitsReinvested: yesNo.optional(),
  // Asked only where profits are not all reinvested: an explicit "nothing to say" is the same as no answer.
  distributionParticipatory: yesNo.nullish(),
  participatoryGovernance: yesNo.optional(),
  awards: z.array(award, { error: 'fault.list' }).max(500, { error: 'fault.too-many:500' }).optional(),
};

const memberSchema = z.strictObject({
  ...own,
  participation: oneOf(participations).optional(),
  subcontractedShare: share.optional(),
});

export const organisationSchema = z.strictObject({
  ...own,
  participation: oneOf(participations).optional(),
  /** The share of the contract that others perform, or that the subcontractor itself performs. */
  subcontractedShare: share.optional(),
  members: z.array(memberSchema, { error: 'fault.list' }).max(50, { error: 'fault.too-many:50' }).optional(),
});

export type Organisation = z.infer<typeof organisationSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Award = z.infer<typeof award>;

/** Reads an organisation from parsed JSON; each fault with its JSON pointer. */
export function readOrganisation(
  input: unknown,
):
  | { readonly ok: true; readonly value: Organisation }
  | { readonly ok: false; readonly refusal: readonly Fault[] } {
  const result = organisationSchema.safeParse(input);
  return result.success ? { ok: true, value: result.data } : { ok: false, refusal: faultsOf(result.error) };
}
