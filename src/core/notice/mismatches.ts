import type { Assessment } from '../advice/assess.js';
import type { Clause } from '../clauses/clause.js';
import type { Citation } from '../law/law.js';
import type { NoticeTerms } from '../law/notice-terms.js';
import { noticeClauses, type NoticeClause } from './notice.js';
import { reservedCode, routeFor, termOf } from './reserved-code.js';

/** Where the notice that follows from the answers would say something else than the documents do. */
export interface Mismatch {
  /** Key of its words. */
  readonly key: string;
  readonly level: 'warning' | 'note';
  /** Its place in the dossier. */
  readonly at: string;
  readonly clauses: readonly Clause[];
  readonly values: Readonly<Record<string, string>>;
  readonly basis: readonly Citation[];
}

const equalTreatment: Citation = { to: 'eu/dir-2014-24/art-18', role: 'requires', pinpoint: '(1)' };
const weights: Citation = { to: 'eu/dir-2014-24/art-67', role: 'requires', pinpoint: '(5)' };
/** The call refers to the article under which it is reserved. */
const call: Citation = { to: 'eu/dir-2014-24/art-20', role: 'requires', pinpoint: '(2)' };

const placeOf = ({ index }: NoticeClause): string => `clauses/${String(index)}`;

function codeOf({ clause }: NoticeClause, field: string): string | undefined {
  return clause.eforms.find((item) => item.field === field)?.code;
}

/** A clause that reserves stands in the documents, and the notice would say that nothing, or something else, is reserved. */
function reserved(item: NoticeClause, { dossier }: Assessment, terms: NoticeTerms): Mismatch[] {
  const wanted = codeOf(item, 'BT-71');
  if (wanted === undefined || wanted === 'none') return [];
  const lots = dossier.lots ?? [];
  const scopes =
    item.chosen.lot === undefined ? [undefined, ...lots] : lots.filter(({ id }) => id === item.chosen.lot);
  const routes = scopes.map((lot) => routeFor(dossier, lot));
  // A route that is not decided, or that has no code, contradicts nothing.
  if (routes.some((route) => route === undefined || reservedCode(terms, route) === undefined)) return [];
  if (routes.some((route) => reservedCode(terms, route) === wanted)) return [];
  const other = routes.map((route) => reservedCode(terms, route)).find((code) => code !== 'none') ?? 'none';
  return [
    {
      key: other === 'none' ? 'notice-reserved-none' : 'notice-reserved-other',
      level: 'warning',
      at: placeOf(item),
      clauses: [item.clause],
      values: { code: wanted, saying: other },
      basis: [call, equalTreatment],
    },
  ];
}

/** A clause asks for sheltered programmes, and the answers say that they are not admitted. */
function execution(item: NoticeClause, { dossier }: Assessment): Mismatch[] {
  if (codeOf(item, 'BT-736') !== 'yes') return [];
  const lot = dossier.lots?.find(({ id }) => id === item.chosen.lot);
  const admitted = lot?.reservation?.programmesAdmitted ?? dossier.reservation?.programmesAdmitted;
  if (admitted !== false) return [];
  return [
    {
      key: 'notice-execution',
      level: 'warning',
      at: placeOf(item),
      clauses: [item.clause],
      values: {},
      basis: [call, equalTreatment],
    },
  ];
}

/** A clause states how many lots there are, and the dossier has another number of them. */
function lots(item: NoticeClause, { dossier }: Assessment, terms: NoticeTerms): Mismatch[] {
  const named = termOf(terms, 'BT-137')?.parameters.find(({ clause }) => clause === item.clause.id);
  const stated = named === undefined ? undefined : item.chosen.values?.[named.parameter];
  const count = dossier.lots?.length ?? 0;
  if (typeof stated !== 'number' || count === 0 || stated === count) return [];
  return [
    {
      key: 'notice-lots',
      level: 'warning',
      at: placeOf(item),
      clauses: [item.clause],
      values: { stated: String(stated), count: String(count) },
      basis: [equalTreatment],
    },
  ];
}

/** The criterion of a clause without its row, the row without its clause, or both with another kind. */
function criteria(assessment: Assessment, clauses: readonly NoticeClause[]): Mismatch[] {
  const rows = assessment.dossier.award?.criteria ?? [];
  const found: Mismatch[] = [];
  rows.forEach((row, index) => {
    if (row.clause === undefined) return;
    const at = `award/criteria/${String(index)}`;
    const name = row.name ?? row.id;
    const item = clauses.find(({ clause }) => clause.id === row.clause);
    if (item === undefined) {
      const values = { name, id: row.clause };
      found.push({
        key: 'notice-criterion-orphan',
        level: 'warning',
        at,
        clauses: [],
        values,
        basis: [weights],
      });
      return;
    }
    const kind = codeOf(item, 'BT-539');
    if (kind === undefined || row.kind === undefined || row.kind === kind) return;
    const values = { name, kind: row.kind, stated: kind };
    found.push({
      key: 'notice-criterion-kind',
      level: 'warning',
      at,
      clauses: [item.clause],
      values,
      basis: [weights],
    });
  });
  for (const item of clauses)
    if (
      rows.length > 0 &&
      item.clause.place === 'award-criterion' &&
      !rows.some((row) => row.clause === item.clause.id)
    )
      found.push({
        key: 'notice-criterion-missing',
        level: 'note',
        at: placeOf(item),
        clauses: [item.clause],
        values: {},
        basis: [weights],
      });
  return found;
}

/** Price or cost alone decides, and yet a criterion of quality earns points. */
function method({ dossier }: Assessment): Mismatch[] {
  const { method: chosen, criteria: rows = [] } = dossier.award ?? {};
  if (chosen !== 'price' && chosen !== 'cost') return [];
  const quality = rows.find((row) => row.kind === 'quality' && (row.weight ?? 0) > 0);
  if (quality === undefined) return [];
  return [
    {
      key: 'notice-method',
      level: 'warning',
      at: 'award/method',
      clauses: [],
      values: { name: quality.name ?? quality.id },
      basis: [weights],
    },
  ];
}

/** The lots are worth more together than the contract that they divide. */
function lotValues({ dossier }: Assessment): Mismatch[] {
  const whole = dossier.contract?.value;
  const values = (dossier.lots ?? []).flatMap(({ value }) => value ?? []);
  const sum = values.reduce((total, value) => total + value, 0);
  // A cent is rounding.
  if (whole === undefined || sum <= whole + 0.01) return [];
  return [
    {
      key: 'notice-value',
      level: 'note',
      at: 'contract/value',
      clauses: [],
      values: {},
      basis: [equalTreatment],
    },
  ];
}

/** Every contradiction between the notice that follows from the answers and the documents. */
export function noticeMismatches(assessment: Assessment, terms: NoticeTerms): Mismatch[] {
  const clauses = noticeClauses(assessment);
  return [
    ...clauses.flatMap((item) => [
      ...reserved(item, assessment, terms),
      ...execution(item, assessment),
      ...lots(item, assessment, terms),
    ]),
    ...criteria(assessment, clauses),
    ...method(assessment),
    ...lotValues(assessment),
  ];
}
