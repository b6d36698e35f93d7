/** For whom a tender is reserved in fact: by the clauses that it holds and the articles that they name. */
import type { Assessment } from '../advice/assess.js';
import type { Clause, ChosenValues } from '../clauses/clause.js';
import { clauseTaken } from '../clauses/library.js';
import { defaultsOf } from '../clauses/parameters.js';
import { clauseReferences } from '../clauses/references.js';
import type { Verdict } from '../law/judge.js';

interface Reserving {
  readonly clause: Clause;
  /** Its number in the documents. */
  readonly reference: string;
  readonly values: ChosenValues;
  /** The route of the clause itself, or the one that was chosen in it. */
  readonly route: string;
}

/** What stands in brackets explains an article, or says which one does not count. */
const BRACKETS = /\([^()]*\)/g;

/** "L. 2113-12" and "L2113-12" are the same article. */
const ARTICLE = /\b([A-Z])\.?\s?(\d+(?:-\d+)*)/g;

function articlesIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.replace(BRACKETS, ' ').matchAll(ARTICLE)].map(([, letter, number]) => `${letter}${number}`),
  );
}

/** Clauses of the tender that reserve it or a lot, with what the buyer chose in them, or what they propose. */
function reservingIn({ dossier, facts, library }: Assessment): Reserving[] {
  const references = clauseReferences(dossier, library);
  return (dossier.clauses ?? []).flatMap((chosen, index) => {
    const clause = clauseTaken(library, chosen);
    if (clause === undefined) return [];
    const values = { ...defaultsOf(clause, facts), ...(chosen.values ?? {}) };
    const route = clause.route ?? values.route;
    return typeof route !== 'string' ? [] : [{ clause, reference: references[index] ?? '', values, route }];
  });
}

/** Whom the operators integrate, where a clause narrows the reservation to one group; `either` where none does. */
export function peopleOf(route: string, assessment: Assessment): string {
  const named = reservingIn(assessment)
    .filter((reserving) => reserving.route === route)
    .map(({ clause, values }) => {
      const parameter = clause.parameters.find(({ id }) => id === 'people');
      return parameter?.type === 'one-of' ? values.people : undefined;
    });
  const [first] = named;
  return typeof first === 'string' && named.every((people) => people === first) ? first : 'either';
}

export interface Group {
  /** Routes of national law whose structures a clause admits by name. */
  readonly routes: ReadonlySet<string>;
  /** Ids of the provisions of national law that the clauses name. */
  readonly provisions: ReadonlySet<string>;
}

/** The group of structures that the tender names for a route; both sets are empty where it names none. */
export function groupOf(route: string, assessment: Assessment): Group {
  const { book, dossier } = assessment;
  const country = dossier.authority.country;
  const national = new Set(
    book.rules.flatMap((rule) => (rule.within === undefined ? [] : (rule.route ?? []))),
  );
  const values = reservingIn(assessment)
    .filter((reserving) => reserving.route === route)
    .flatMap((reserving) => Object.values(reserving.values));
  const named = values.flatMap((value) => (typeof value === 'string' ? [...articlesIn(value)] : []));
  return {
    routes: new Set(
      values
        .flatMap((value) => (Array.isArray(value) ? (value as readonly string[]) : []))
        .map((option) => `${country.toLowerCase()}-${option}`)
        .filter((id) => national.has(id)),
    ),
    provisions: new Set(
      book.rules
        .flatMap(({ basis }) => basis.map(({ to }) => to))
        .filter((id) => {
          const source = book.source(id);
          return source?.jurisdiction === country && named.includes(source.ref.split(' ').at(-1) ?? '');
        }),
    ),
  };
}

/**
 * Whether performance in a sheltered employment programme is admitted beside the operators: as the buyer answered; without an
 * answer the article of the Union admits it, unless the tender names structures of national law and no others.
 */
export function admitsProgrammes(route: string, assessment: Assessment): boolean {
  const { dossier } = assessment;
  const lot = dossier.lots?.find(({ reservation }) => reservation?.route === route);
  const stated = lot?.reservation?.programmesAdmitted ?? dossier.reservation?.programmesAdmitted;
  return stated ?? groupOf(route, assessment).routes.size === 0;
}

/**
 * Whether the proofs of a reservation come later than the tender, from the winner: so where its clause asks for none with
 * the tender. Without a clause they come with the declaration.
 */
export function provedLater(route: string, assessment: Assessment): boolean {
  const reserving = reservationsBy(route, assessment);
  return (
    reserving.length > 0 &&
    reserving.every(({ clause }) => clause.proof.every(({ stage }) => stage !== 'tender'))
  );
}

/** The number of the clause that states the reservation in full, with what national law adds; undefined where none does. */
export function reservationClause(route: string, assessment: Assessment): string | undefined {
  return reservationsBy(route, assessment)[0]?.reference;
}

function reservationsBy(route: string, assessment: Assessment): Reserving[] {
  return reservingIn(assessment).filter(
    (reserving) => reserving.route === route && reserving.clause.place === 'reservation',
  );
}

/** A route of national law that a tender takes with the Union route on whose ground it stands. */
function takenWithin({ rule }: Verdict, grounds: readonly Verdict[], assessment: Assessment): boolean {
  return grounds
    .filter((ground) => rule.within?.includes(ground.rule.id) === true)
    .some((ground) => {
      const { routes, provisions } = groupOf(ground.rule.route ?? '', assessment);
      if (routes.size > 0) return routes.has(rule.route ?? '');
      // Where no clause names an article, the document cites those that the answer itself rests on.
      const cited =
        provisions.size > 0
          ? provisions
          : new Set(ground.basis.flatMap(({ to, role }) => (role === 'allows' ? [to] : [])));
      return rule.basis.some(({ to, role }) => role === 'allows' && cited.has(to));
    });
}

/**
 * Every route that a tender takes: for the whole or for a lot, by an answer or by a clause, the national routes that are
 * taken with a Union route, and the Union route on whose ground a national one stands.
 */
export function routesTaken(assessment: Assessment): ReadonlySet<string> {
  const { dossier, lots } = assessment;
  const routes = [...assessment.routes, ...lots.flatMap((lot) => lot.routes)];
  const chosen = new Set([
    dossier.reservation?.route ?? 'none',
    ...(dossier.lots ?? []).map((lot) => lot.reservation?.route ?? 'none'),
    ...reservingIn(assessment).map(({ route }) => route),
  ]);
  const isChosen = ({ rule }: Verdict): boolean => chosen.has(rule.route ?? '');
  const grounds = routes.filter(isChosen);
  const below = routes.filter((verdict) => takenWithin(verdict, grounds, assessment));
  const standing = new Set(grounds.flatMap(({ rule }) => rule.within ?? []));
  const above = routes.filter(({ rule, kind }) => standing.has(rule.id) && kind !== 'silent');
  // One that is still open is the ground only where no other is decided.
  const decided = above.filter(({ kind }) => kind !== 'open');
  const firm = decided.length > 0 ? decided : above;
  return new Set([...chosen, ...[...below, ...firm].flatMap(({ rule }) => rule.route ?? [])]);
}
