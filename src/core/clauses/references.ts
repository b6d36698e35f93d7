import type { Place } from '../shared/place.js';
import { clauseTaken, type Library } from './library.js';

interface Taken {
  readonly clause: string;
  readonly version?: string | undefined;
}

/** The sections of the tender document in their order. What asks the market stands before any tender, in the questionnaire. */
const sections: readonly Place[] = [
  'subject-matter',
  'lots',
  'reservation',
  'exclusion',
  'selection',
  'technical-specification',
  'label',
  'award-criterion',
  'performance-condition',
  'contract-management',
];

export const asksTheMarket = 'market-consultation' satisfies Place;

/** An award criterion, and the clause that describes it where one does. */
interface Described {
  readonly clause?: string | undefined;
}

/**
 * The number of each chosen clause, by its place in the basket: "C1", "C2" in the order in which the tender document prints
 * them, "M1" for what is asked of the market before. All documents of a tender number alike.
 *
 * @param criteria the award criteria in the order of their table: clauses that describe them are printed in it
 */
export function referencesOf<T extends Taken>(
  chosen: readonly T[],
  placeOf: (item: T) => Place | undefined,
  criteria: readonly Described[],
): readonly string[] {
  const rank = (place: Place | undefined): number =>
    place === undefined ? sections.length : sections.indexOf(place);
  const row = (id: string): number => {
    const at = criteria.findIndex(({ clause }) => clause === id);
    return at === -1 ? criteria.length : at;
  };
  const places = chosen.map(placeOf);
  const printed = chosen
    .map(({ clause }, index) => {
      const place = places[index];
      return { place, row: place === 'award-criterion' ? row(clause) : 0, index };
    })
    .filter(({ place }) => place !== asksTheMarket)
    .sort((a, b) => rank(a.place) - rank(b.place) || a.row - b.row || a.index - b.index);
  const numbers = new Map(printed.map(({ index }, number) => [index, `C${String(number + 1)}`]));
  let asked = 0;
  return chosen.map((_item, index) => numbers.get(index) ?? `M${String((asked += 1))}`);
}

/** What the numbers follow from: the basket and the award criteria of a dossier. */
interface Numbered {
  readonly clauses?: readonly Taken[] | undefined;
  readonly award?: { readonly criteria?: readonly Described[] | undefined } | undefined;
}

/** The numbers of the clauses of a tender, with their places as its library has them. */
export function clauseReferences({ clauses, award }: Numbered, library: Library): readonly string[] {
  return referencesOf(clauses ?? [], (item) => clauseTaken(library, item)?.place, award?.criteria ?? []);
}

interface Referred {
  /** "C3" */
  readonly reference: string;
}

/** Compares by the order of the documents: C1 to C12, then what is asked of the market. */
export function byReference(a: Referred, b: Referred): number {
  return numberIn(a.reference) - numberIn(b.reference);
}

function numberIn(reference: string): number {
  return Number(reference.slice(1)) + (reference.startsWith('C') ? 0 : 1000);
}
