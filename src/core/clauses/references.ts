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

/**
 * The number of each chosen clause, by its place in the basket: "C1", "C2" in the order in which the tender document prints
 * them, "M1" for what is asked of the market before. All documents of a tender number alike.
 */
export function referencesOf<T>(
  chosen: readonly T[],
  placeOf: (item: T) => Place | undefined,
): readonly string[] {
  const rank = (place: Place | undefined): number =>
    place === undefined ? sections.length : sections.indexOf(place);
  const places = chosen.map(placeOf);
  const printed = places
    .map((place, index) => ({ place, index }))
    .filter(({ place }) => place !== asksTheMarket)
    .sort((a, b) => rank(a.place) - rank(b.place) || a.index - b.index);
  const numbers = new Map(printed.map(({ index }, number) => [index, `C${String(number + 1)}`]));
  let asked = 0;
  return chosen.map((_item, index) => numbers.get(index) ?? `M${String((asked += 1))}`);
}

/** The numbers of the clauses of a tender, with their places as its library has them. */
export function clauseReferences(chosen: readonly Taken[], library: Library): readonly string[] {
  return referencesOf(chosen, (item) => clauseTaken(library, item)?.place);
}
