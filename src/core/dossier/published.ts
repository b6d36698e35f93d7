import type { IsoDate } from '../shared/iso-date.js';
import type { Place } from '../shared/place.js';
import type { ChosenClause, Dossier } from './dossier.js';

/** What a buyer shows to enterprises: of the dossier only what is named here, and what it adds for them. */
export interface PublicTender {
  readonly dossier: Dossier;
  /** The last day for tenders, where the buyer has said it. */
  readonly deadline?: IsoDate | undefined;
  /** Where questions go: an address of mail or of a page. */
  readonly contact?: string | undefined;
}

export interface Publishing {
  /** The day whose law counts, so that a reader of tomorrow reads what the buyer read. */
  readonly asOf: IsoDate;
  /** The chosen clauses with every value written out: nobody computes them again from figures that are not shown. */
  readonly clauses: readonly ChosenClause[];
  /** Whether the estimated value and the figures behind it are shown. */
  readonly figures: boolean;
}

type Contract = NonNullable<Dossier['contract']>;
type Authority = Dossier['authority'];

/** The parts of an object that are named, where they are there. */
function only<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  // Only the named keys are copied, so the result has them and no others.
  return Object.fromEntries(
    names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const])),
  ) as Pick<T, K>;
}

/** Who buys, and what its own law asks of it. What it spends in a year is its own affair. */
const ofAuthority = [
  'name',
  'country',
  'region',
  'type',
  'designatedForArt77',
  'defence',
  'nationalArt20',
  'nationalArt77',
  'nationalArt77Below',
  'nationalArt24',
  'contractingAuthority',
] as const satisfies readonly (keyof Authority)[];

/** What is bought. Market knowledge and relations within the public sector stay with the buyer. */
const ofContract = [
  'kind',
  'nature',
  'cpv',
  'currency',
  'ratePerEuro',
  'indefinite',
  'subsidisedShare',
  'durationMonths',
  'labourIntensive',
  'placeOfPerformance',
  'annexIIIProducts',
  'operatingRisk',
  'procedure',
  'excludedService',
  'endUsersArePeople',
  'building',
  'websiteOrApp',
  'targetGroups',
] as const satisfies readonly (keyof Contract)[];

const figuresOfContract = [
  'value',
  'valuePerMonth',
  'labourShare',
  'hourlyCost',
] as const satisfies readonly (keyof Contract)[];

/** Places that the tender document prints for every tenderer. Notes on consulting the market are the buyer's own. */
const publicPlaces: ReadonlySet<Place> = new Set<Place>([
  'subject-matter',
  'technical-specification',
  'label',
  'lots',
  'reservation',
  'exclusion',
  'selection',
  'award-criterion',
  'performance-condition',
  'contract-management',
]);

function publicContract(contract: Contract, figures: boolean, isDivided: boolean): Contract {
  const parts = contract.parts?.map(({ value, ...part }) =>
    figures && value !== undefined ? { ...part, value } : part,
  );
  return {
    ...only(contract, ofContract),
    ...(figures ? only(contract, figuresOfContract) : {}),
    // Why there are no lots stands in the tender document (Article 46); beside lots it is a note.
    ...(isDivided ? {} : only(contract, ['lotsReason'])),
    ...(parts === undefined ? {} : { parts }),
  };
}

/**
 * The dossier that everybody may read. It is built from what may be shown, never by taking away, so that a key that is added
 * to dossiers later stays private until somebody names it here. State aid, ambitions and notes are not among it.
 */
export function publicDossier(dossier: Dossier, { asOf, clauses, figures }: Publishing): Dossier {
  const { contract, lots, award, measures } = dossier;
  return {
    ...only(dossier, ['title', 'description', 'language', 'reservation']),
    asOf,
    authority: only(dossier.authority, ofAuthority),
    ...(contract === undefined
      ? {}
      : { contract: publicContract(contract, figures, (lots ?? []).length > 0) }),
    ...(lots === undefined
      ? {}
      : {
          lots: lots.map(({ value, ...lot }) => (figures && value !== undefined ? { ...lot, value } : lot)),
        }),
    ...(award === undefined ? {} : { award }),
    ...(measures === undefined
      ? {}
      : { measures: measures.filter((measure) => publicPlaces.has(measure.place)) }),
    ...(clauses.length === 0 ? {} : { clauses: [...clauses] }),
  };
}
