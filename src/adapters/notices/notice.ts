import type { IsoDate } from '../../core/shared/iso-date.js';

/**
 * What a call for competition says, as it says it: codes are those of the eForms code lists. `undefined` and an empty
 * list mean that the notice does not say, which is never the same as "no" or "none".
 */
export interface Notice {
  readonly kind: 'ContractNotice' | 'PriorInformationNotice';
  readonly subtype: string | undefined;
  readonly legalBasis: string | undefined;
  readonly noticeType: string | undefined;
  readonly formType: string | undefined;
  readonly noticeId: string | undefined;
  readonly version: string | undefined;
  readonly procedureId: string | undefined;
  /** The number in the Official Journal's supplement, which a published notice carries. */
  readonly publication: string | undefined;
  readonly publicationDate: IsoDate | undefined;
  /** The notice that this one changes. */
  readonly changes: string | undefined;
  readonly sdk: string | undefined;
  readonly language: string | undefined;
  readonly issueDate: IsoDate | undefined;
  readonly procedureType: string | undefined;
  readonly buyers: readonly Buyer[];
  readonly procedure: Purchase;
  readonly lots: readonly Lot[];
}

/** A text in one language; the code has three letters (ENG), and is empty where the notice gives none. */
export interface Phrase {
  readonly language: string;
  readonly text: string;
}

export interface Amount {
  readonly amount: number;
  readonly currency: string | undefined;
}

/** A day and, where said, a time of day with its zone. */
export interface Moment {
  readonly date: IsoDate;
  readonly time: string | undefined;
  readonly zone: string | undefined;
}

export interface Place {
  readonly nuts: string | undefined;
  readonly country: string | undefined;
  /** `anyw`, `anyw-cou` or `anyw-eea`, where no place is named. */
  readonly region: string | undefined;
  readonly city: string | undefined;
}

export interface Buyer {
  readonly organisation: string | undefined;
  readonly name: readonly Phrase[];
  /** Three letters, as in the notice. */
  readonly country: string | undefined;
  readonly nuts: string | undefined;
  readonly legalType: string | undefined;
  readonly activity: string | undefined;
}

export interface Duration {
  readonly value: number | undefined;
  readonly unit: string | undefined;
  readonly start: IsoDate | undefined;
  readonly end: IsoDate | undefined;
  /** `UNKNOWN` or `UNLIMITED`. */
  readonly other: string | undefined;
}

/** What is bought: said once of the procedure, and again of each lot. */
export interface Purchase {
  readonly title: readonly Phrase[];
  readonly description: readonly Phrase[];
  readonly nature: string | undefined;
  readonly cpvMain: string | undefined;
  readonly cpvAdditional: readonly string[];
  readonly estimatedValue: Amount | undefined;
  readonly frameworkMaximum: Amount | undefined;
  readonly places: readonly Place[];
  readonly duration: Duration | undefined;
  /** The duration in months, to a tenth, where it can be told. */
  readonly durationMonths: number | undefined;
}

export interface AwardCriterion {
  readonly type: string | undefined;
  readonly name: readonly Phrase[];
  readonly description: readonly Phrase[];
  /** The weight and its kind: `per-exa`, `poi-exa`, `dec-exa`, or a range or rank (`per-mid`, `ord-imp`). */
  readonly weight: { readonly kind: string; readonly number: number } | undefined;
}

export interface Lot extends Purchase {
  readonly id: string | undefined;
  /** Empty: not said. `none`, `res-ws`, `res-pub-ser`, or the last two together. */
  readonly reservedParticipation: readonly string[];
  readonly reservedExecution: string | undefined;
  readonly strategic: readonly string[];
  readonly socialObjectives: readonly string[];
  readonly environmentalObjectives: readonly string[];
  readonly innovativeObjectives: readonly string[];
  readonly gppCriteria: readonly string[];
  readonly accessibility: string | undefined;
  readonly awardCriteria: readonly AwardCriterion[];
  readonly deadlines: {
    readonly tenders: Moment | undefined;
    readonly requests: Moment | undefined;
    readonly expressions: Moment | undefined;
  };
  /** True when the notice says that conditions of performance exist, with or without their text. */
  readonly hasPerformanceConditions: boolean;
  readonly performanceConditions: readonly (readonly Phrase[])[];
  readonly smeSuitable: boolean | undefined;
  readonly frameworkAgreement: string | undefined;
  readonly dynamicPurchasing: string | undefined;
}
