import type { IsoDate } from '../shared/iso-date.js';

/**
 * What is kept of a notice that somebody else published. `undefined` and an empty list mean that the notice does not say,
 * which is never the same as "no". Codes are those of the eForms code lists.
 */

/** A text in one language; the code has three letters (ENG), and is empty where the notice gives none. */
export interface KeptPhrase {
  readonly language: string;
  readonly text: string;
}

export interface KeptAmount {
  readonly amount: number;
  readonly currency?: string | undefined;
}

export const noticeKinds = ['call', 'planning', 'result'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a deadline is for: tenders, requests to take part, expressions of interest. */
export interface KeptDeadline {
  readonly for: 'tenders' | 'requests' | 'expressions';
  readonly date: IsoDate;
  readonly time?: string | undefined;
  readonly zone?: string | undefined;
}

export interface KeptCriterion {
  readonly type?: string | undefined;
  readonly name: readonly KeptPhrase[];
  readonly description: readonly KeptPhrase[];
  /** The weight and its kind: `per-exa`, `poi-exa`, `dec-exa`, or a range or rank. */
  readonly weight?: { readonly kind: string; readonly number: number } | undefined;
}

export interface KeptLot {
  /** As the notice has it. */
  readonly id?: string | undefined;
  readonly title: readonly KeptPhrase[];
  readonly description: readonly KeptPhrase[];
  readonly nature?: string | undefined;
  /** The main code first. */
  readonly cpv: readonly string[];
  readonly nuts: readonly string[];
  readonly value?: KeptAmount | undefined;
  readonly maximum?: KeptAmount | undefined;
  readonly months?: number | undefined;
  readonly endless?: true | undefined;
  /** BT-71: `none`, `res-ws`, `res-pub-ser`, or the last two together. */
  readonly reserved: readonly string[];
  /** The route that the code stands for under the directive of the notice; `none` where the notice says so. */
  readonly route?: string | undefined;
  /** BT-736: performance within sheltered employment programmes. */
  readonly programmes?: string | undefined;
  readonly deadline?: KeptDeadline | undefined;
  readonly criteria: readonly KeptCriterion[];
  readonly hasConditions: boolean;
  readonly conditions: readonly (readonly KeptPhrase[])[];
  readonly social: readonly string[];
  readonly smeSuitable?: boolean | undefined;
  readonly framework?: string | undefined;
  readonly dynamic?: string | undefined;
}

export interface KeptBuyer {
  readonly name: readonly KeptPhrase[];
  /** Two letters. */
  readonly country?: string | undefined;
  readonly nuts?: string | undefined;
}

export interface KeptNotice {
  readonly kind: NoticeKind;
  readonly subtype?: string | undefined;
  readonly formType?: string | undefined;
  readonly noticeType?: string | undefined;
  /** `2014/24`, `2014/25`, `2014/23`, `2009/81`. */
  readonly directive?: string | undefined;
  readonly notice?: string | undefined;
  readonly version?: string | undefined;
  readonly procedure?: string | undefined;
  /** The number in the Official Journal’s supplement, without zeros in front. */
  readonly publication?: string | undefined;
  readonly published?: IsoDate | undefined;
  readonly issued?: IsoDate | undefined;
  /** The notice that this one changes: its number, or its id and version. */
  readonly changes?: string | undefined;
  readonly language?: string | undefined;
  readonly procedureType?: string | undefined;
  readonly buyers: readonly KeptBuyer[];
  readonly title: readonly KeptPhrase[];
  readonly description: readonly KeptPhrase[];
  readonly cpv: readonly string[];
  readonly nuts: readonly string[];
  readonly value?: KeptAmount | undefined;
  readonly lots: readonly KeptLot[];
  /** Of a result: the lots that it settles; none where it names none, which settles all. */
  readonly settles: readonly string[];
  /** The dossier (CONTRACT) that the notice tells of; a result tells of none. */
  readonly dossier?: object | undefined;
}

/** A text in the reader’s language, else in the notice’s own, else in whatever there is. */
export function phraseIn(
  phrases: readonly KeptPhrase[],
  wanted: 'en' | 'fr',
  own: string | undefined,
): KeptPhrase | undefined {
  const code = wanted === 'fr' ? 'FRA' : 'ENG';
  return (
    phrases.find(({ language }) => language === code) ??
    phrases.find(({ language }) => language === own) ??
    phrases[0]
  );
}

/** The buyer’s country: that of the first buyer, who leads. */
export function countryOf(notice: KeptNotice): string | undefined {
  return notice.buyers[0]?.country;
}

/** Days from here on are none, but were left to a program. */
const beyond = '2090-01-01';

/** The last deadline of any lot: until then something can be bid for. A plan has none, whatever stands in its place. */
export function lastDeadline(notice: KeptNotice): KeptDeadline | undefined {
  if (notice.kind === 'planning') return undefined;
  return notice.lots
    .flatMap(({ deadline }) => (deadline === undefined || deadline.date >= beyond ? [] : [deadline]))
    .reduce<KeptDeadline | undefined>(
      (last, deadline) => (last === undefined || deadline.date > last.date ? deadline : last),
      undefined,
    );
}

/** Every CPV code of a notice, the main code first. */
export function codesOf(notice: KeptNotice): string[] {
  return [...new Set([...notice.cpv, ...notice.lots.flatMap(({ cpv }) => cpv)])];
}

/** Where the contract is performed; the buyer’s own place where the notice names none. */
export function regionsOf(notice: KeptNotice): string[] {
  const named = [...new Set([...notice.nuts, ...notice.lots.flatMap(({ nuts }) => nuts)])];
  return named.length > 0 ? named : notice.buyers.slice(0, 1).flatMap(({ nuts }) => nuts ?? []);
}
