/** The part of a dossier (CONTRACT: dossier) that a notice can fill. A key that is absent was not said. */
export interface NoticeDossier {
  title?: string;
  description?: string;
  asOf?: string;
  language: 'en' | 'fr';
  authority?: DossierAuthority;
  contract: DossierContract;
  lots?: DossierLot[];
  reservation?: DossierReservation;
  ambitions?: string[];
  award?: DossierAward;
  measures?: { id: string; place: 'performance-condition'; text: string }[];
}

export interface DossierAuthority {
  name?: string;
  country?: string;
  type?: 'central' | 'sub-central' | 'utility';
  defence?: true;
}

export type DossierNature = 'works' | 'supplies' | 'services';

export interface DossierContract {
  kind: 'contract' | 'concession';
  nature?: DossierNature;
  cpv?: string[];
  value?: number;
  currency?: string;
  durationMonths?: number;
  indefinite?: true;
  procedure?: string;
  placeOfPerformance?: string[];
}

export interface DossierLot {
  id: string;
  title?: string;
  cpv?: string[];
  value?: number;
  durationMonths?: number;
  nature?: DossierNature;
  reservation?: DossierReservation;
}

export interface DossierReservation {
  route?: string;
  citedInCall?: true;
  programmesAdmitted?: true;
}

export interface DossierCriterion {
  id: string;
  name?: string;
  kind?: 'price' | 'cost' | 'quality';
  weight?: number;
  text?: string;
}

export interface DossierAward {
  method?: 'price' | 'cost' | 'best-price-quality';
  criteria?: DossierCriterion[];
}

type Said<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined members: in a dossier, what is not said has no key. */
export function said<T extends object>(members: T): Said<T> {
  const present: Said<T> = {};
  for (const key of Object.keys(members) as (keyof T)[]) {
    const value = members[key];
    if (value !== undefined) present[key] = value as Said<T>[keyof T];
  }
  return present;
}

/** A list that has something to say. */
export function ifAny<T>(list: readonly T[]): T[] | undefined {
  return list.length > 0 ? [...list] : undefined;
}

/** An object that has something to say. */
export function ifSaid<T extends object>(members: T): T | undefined {
  return Object.keys(members).length > 0 ? members : undefined;
}

/** What all agree on: undefined when one is silent or two differ, and when there is nobody to ask. */
export function common<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}
