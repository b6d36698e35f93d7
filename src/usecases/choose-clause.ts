// Whoever may change a dossier may take clauses into it, fill them in, and leave them out.
import type { Clause, ChosenValues } from '../core/clauses/clause.js';
import type { ChosenClause, Criterion, Dossier } from '../core/dossier/dossier.js';

type Parameters = Readonly<Record<string, string | number | boolean | string[]>>;

function criterionId(clause: string): string {
  return clause.replace('/', '.').slice(0, 40);
}

function withCriteria(dossier: Dossier, criteria: Criterion[]): Dossier {
  const { award = {}, ...rest } = dossier;
  return { ...rest, award: { ...award, criteria } };
}

/** What the notice calls the criterion of a clause: a life-cycle cost is compared as a cost. */
function kindOf({ eforms }: Clause): NonNullable<Criterion['kind']> {
  const code = eforms.find(({ field }) => field === 'BT-539')?.code;
  return code === 'price' || code === 'cost' ? code : 'quality';
}

/** The first criterion of price gives its points to a new one, and gets them back: the total stays what it was. */
function movePoints(criteria: readonly Criterion[], points: number): Criterion[] {
  const price = criteria.findIndex((item) => item.kind === 'price' || item.kind === 'cost');
  return criteria.map((item, index) =>
    index === price && item.weight !== undefined && item.weight + points >= 0
      ? { ...item, weight: item.weight + points }
      : item,
  );
}

function addCriterion(dossier: Dossier, clause: Clause, title: string, priceName: string): Dossier {
  const before = dossier.award?.criteria ?? [];
  if (before.some((item) => item.clause === clause.id)) return dossier;
  const points = clause.weight?.suggested ?? 10;
  const criteria: Criterion[] =
    before.length === 0 ? [{ id: 'price', name: priceName, kind: 'price', weight: 100 }] : before;
  const added: Criterion = {
    id: criterionId(clause.id),
    name: title,
    kind: kindOf(clause),
    weight: points,
    clause: clause.id,
  };
  const taken = movePoints(criteria, -points);
  const next = withCriteria(dossier, [...taken, added]);
  return next.award?.method === undefined
    ? { ...next, award: { ...next.award, method: 'best-price-quality' } }
    : next;
}

/**
 * Takes a clause into the basket, in the version of today. A clause that is an award criterion also becomes a row of the
 * award, with the weight that it suggests.
 *
 * @param names title of the clause and the word for price, in the language of the documents
 */
export function takeClause(
  dossier: Dossier,
  clause: Clause,
  lot: string | undefined,
  names: { readonly title: string; readonly price: string },
): Dossier {
  const chosen = dossier.clauses ?? [];
  if (chosen.some((item) => item.clause === clause.id && item.lot === lot)) return dossier;
  const taken: Dossier = {
    ...dossier,
    clauses: [
      ...chosen,
      { clause: clause.id, version: clause.version, ...(lot === undefined ? {} : { lot }) },
    ],
  };
  return clause.place === 'award-criterion' ? addCriterion(taken, clause, names.title, names.price) : taken;
}

/** Takes a clause out of the basket, and its row out of the award. */
export function leaveClause(dossier: Dossier, id: string, lot: string | undefined): Dossier {
  const clauses = (dossier.clauses ?? []).filter((item) => item.clause !== id || item.lot !== lot);
  const left: Dossier = { ...dossier, clauses };
  const criteria = left.award?.criteria;
  if (criteria === undefined || clauses.some((item) => item.clause === id)) return left;
  const gone = criteria.filter((item) => item.clause === id);
  if (gone.length === 0) return left;
  const points = gone.reduce((sum, item) => sum + (item.weight ?? 0), 0);
  return withCriteria(
    left,
    movePoints(
      criteria.filter((item) => item.clause !== id),
      points,
    ),
  );
}

/** Writes the values of a chosen clause; a value left out is computed from the answers again. */
export function fillClause(
  dossier: Dossier,
  id: string,
  lot: string | undefined,
  values: ChosenValues,
  version: string | undefined,
): Dossier {
  const written: Parameters = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
  return {
    ...dossier,
    clauses: (dossier.clauses ?? []).map((item) => {
      if (item.clause !== id || item.lot !== lot) return item;
      const filled: ChosenClause = {
        ...item,
        values: written,
        ...(version === undefined ? {} : { version }),
      };
      if (Object.keys(written).length === 0) delete filled.values;
      return filled;
    }),
  };
}
