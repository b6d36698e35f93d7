import type { Language } from '../shared/text.js';
import type { Law } from './law.js';

/**
 * The words that the law data brings itself, as keys of the interface: names of national routes and of statuses. With
 * them a page or a document names a route of a country as it names one of the Union, and a new country needs no words
 * elsewhere.
 *
 * @returns key to message for one language; nothing in it is to be filled in
 */
export function lawWords(law: Law, language: Language): ReadonlyMap<string, string> {
  return new Map([
    ...law.rules.flatMap(({ route, name }) =>
      route === undefined || name === undefined
        ? []
        : [[`facts.reservation.route.options.${route}`, name[language]] as const],
    ),
    ...[...law.statuses.values()].map(({ id, name }) => [`statuses.${id}`, name[language]] as const),
  ]);
}
