import type { Lot, Dossier } from '../dossier/dossier.js';
import type { NoticeTerm, NoticeTerms } from '../law/notice-terms.js';

export function termOf(terms: NoticeTerms, id: string): NoticeTerm | undefined {
  return terms.terms.find((term) => term.id === id);
}

/** The route of a lot, or of the whole where the lot says nothing; undefined: not decided yet. */
export function routeFor(dossier: Dossier, lot: Lot | undefined): string | undefined {
  return lot?.reservation?.route ?? dossier.reservation?.route;
}

/**
 * The code of BT-71 that a route stands for. A national route that the table does not know has none: some are no
 * reservation in the sense of the directives, and a wrong code would tell the whole Union so.
 */
export function reservedCode(terms: NoticeTerms, route: string | undefined): string | undefined {
  return route === undefined ? undefined : termOf(terms, 'BT-71')?.codes.get(route);
}
