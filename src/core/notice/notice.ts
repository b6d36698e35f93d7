import type { Assessment } from '../advice/assess.js';
import type { Clause } from '../clauses/clause.js';
import { clauseTaken } from '../clauses/library.js';
import { defaultsOf } from '../clauses/parameters.js';
import { byReference, clauseReferences } from '../clauses/references.js';
import { allPoints, gridsOf, type GridCriterion } from '../dossier/award-grid.js';
import type { ChosenClause, Dossier, Lot } from '../dossier/dossier.js';
import { numberOf, textOf, truthOf, valueOf, type Facts } from '../facts/facts.js';
import type { Verdict } from '../law/judge.js';
import type { NoticeSource, NoticeTerm, NoticeTerms } from '../law/notice-terms.js';
import { reservedCode, routeFor } from './reserved-code.js';

/** A clause of the basket as the notice sees it. */
export interface NoticeClause {
  /** Its place in the basket, from 0. */
  readonly index: number;
  /** Its number in the documents. */
  readonly reference: string;
  readonly chosen: ChosenClause;
  readonly clause: Clause;
}

/** One answer of the notice; words for people are put to it where it is shown. */
export type NoticeValue =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'cpv'; readonly code: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'months'; readonly months: number }
  /** The clauses, by their titles. */
  | { readonly kind: 'clauses'; readonly clauses: readonly NoticeClause[] }
  /** Wording written by hand, by its place in the dossier. */
  | { readonly kind: 'measure'; readonly text: string }
  /** What the documents say of a reservation, with its article. */
  | { readonly kind: 'reservation'; readonly reservation: StatedReservation }
  | { readonly kind: 'subtype'; readonly subtype: string };

/** A reservation as the documents state it. */
export interface StatedReservation {
  readonly route: string;
  readonly minimumShare: number | undefined;
  readonly routes: readonly Verdict[];
}

export interface NoticeRow {
  readonly term: NoticeTerm;
  readonly values: readonly NoticeValue[];
  /** Clauses that the answer follows from. */
  readonly from: readonly NoticeClause[];
  /** Why somebody has to look; a key of the words. */
  readonly open: string | undefined;
}

export interface NoticeLot {
  /** "LOT-0001", as eForms names lots. */
  readonly id: string;
  /** The lot of the dossier; undefined where the contract is not divided. */
  readonly lot: Lot | undefined;
  readonly rows: readonly NoticeRow[];
  readonly criteria: readonly GridCriterion[];
  /** per-exa where the weights add up to a hundred, poi-exa otherwise. */
  readonly weightKind: 'per-exa' | 'poi-exa' | undefined;
}

export interface Notice {
  readonly subtype: string | undefined;
  readonly rows: readonly NoticeRow[];
  readonly lots: readonly NoticeLot[];
}

interface Scope {
  readonly assessment: Assessment;
  readonly terms: NoticeTerms;
  readonly subtype: string | undefined;
  readonly facts: Facts;
  readonly lot: Lot | undefined;
  readonly id: string;
  readonly clauses: readonly NoticeClause[];
}

type Answer = Pick<NoticeRow, 'values'> & Partial<Pick<NoticeRow, 'from' | 'open'>>;

const nothing: Answer = { values: [] };

/** A clause that reserves some lots says nothing of the others; every other clause without a lot speaks of all. */
function speaksOf(
  clause: Clause | undefined,
  { values }: ChosenClause,
  dossier: Dossier,
  id: string,
): boolean {
  const route = values?.route;
  if (clause?.place !== 'lots' || typeof route !== 'string') return true;
  const lot = dossier.lots?.find((one) => one.id === id);
  return routeFor(dossier, lot) === route;
}

/** The clauses of the basket in the order of the documents, those of one lot where one is named. */
export function noticeClauses({ dossier, library }: Assessment, lot?: string): NoticeClause[] {
  const references = clauseReferences(dossier, library);
  const found = (dossier.clauses ?? []).flatMap((chosen, index) => {
    const clause = clauseTaken(library, chosen);
    const here =
      lot === undefined ||
      (chosen.lot === undefined ? speaksOf(clause, chosen, dossier, lot) : chosen.lot === lot);
    return clause === undefined || !here
      ? []
      : [{ index, reference: references[index] ?? '', chosen, clause }];
  });
  return found.sort(byReference);
}

/** The codes that clauses carry for a term, each with those that carry it. BT-67(a) and BT-67 are one term. */
function carried(clauses: readonly NoticeClause[], term: string): ReadonlyMap<string, NoticeClause[]> {
  const codes = new Map<string, NoticeClause[]>();
  for (const item of clauses)
    for (const { field, code } of item.clause.eforms)
      if (field.replace(/\(.\)$/, '') === term && code !== undefined)
        codes.set(code, [...new Set([...(codes.get(code) ?? []), item])]);
  return codes;
}

function fromClauses(scope: Scope, term: NoticeTerm): Answer {
  const codes = carried(scope.clauses, term.id);
  // A term without codes is answered in words: the clause says them.
  const named = scope.clauses.filter(({ clause }) =>
    clause.eforms.some(({ field, code }) => field === term.id && code === undefined),
  );
  return {
    values: [
      ...[...codes.keys()].map((code) => ({ kind: 'code', code }) as const),
      ...(named.length === 0 ? [] : [{ kind: 'clauses', clauses: named } as const]),
    ],
    from: [...new Set([...[...codes.values()].flat(), ...named])],
  };
}

function fact(scope: Scope, term: NoticeTerm): Answer {
  const [id] = term.facts;
  const value = id === undefined ? undefined : valueOf(scope.facts, id);
  if (typeof value !== 'string' || value.trim() === '') return { values: [], open: 'fact' };
  if (term.list === undefined) return { values: [{ kind: 'text', text: value }] };
  const code = term.codes.get(value);
  return code === undefined ? { values: [], open: 'code' } : { values: [{ kind: 'code', code }] };
}

/** Below the thresholds no directive is the basis of the notice, whichever would apply above them. */
function legalBasis(scope: Scope, term: NoticeTerm): Answer {
  return textOf(scope.facts, 'regime.position') === 'below'
    ? { values: [{ kind: 'code', code: 'other' }], open: 'national-law' }
    : fact(scope, term);
}

function codesOf(facts: Facts): readonly string[] {
  const codes = valueOf(facts, 'contract.cpv');
  return Array.isArray(codes) ? (codes as readonly string[]) : [];
}

function parameter(scope: Scope, term: NoticeTerm): Answer {
  const found = scope.clauses.flatMap((item) => {
    const named = term.parameters.find(({ clause }) => clause === item.clause.id);
    if (named === undefined) return [];
    const values = { ...defaultsOf(item.clause, scope.facts), ...(item.chosen.values ?? {}) };
    const value = values[named.parameter];
    return typeof value === 'number' ? [{ item, value }] : [];
  });
  return {
    values: found.map(({ value }) => ({ kind: 'number', value })),
    from: found.map(({ item }) => item),
  };
}

function reservation({ assessment, terms, lot, clauses }: Scope): Answer {
  const codes = carried(clauses, 'BT-71');
  const from = [...codes.values()].flat();
  const route = routeFor(assessment.dossier, lot);
  const code = reservedCode(terms, route);
  if (code !== undefined) return { values: [{ kind: 'code', code }], from: code === 'none' ? [] : from };
  if (route !== undefined) return { values: [], from, open: 'route' };
  if (codes.size > 0) return { values: [...codes.keys()].map((own) => ({ kind: 'code', code: own })), from };
  // Nobody has decided yet: the documents read as open to all, and the notice must say the same until somebody answers.
  // Where another lot is reserved, somebody has decided that this one is not.
  const isDecided =
    lot !== undefined && (assessment.dossier.lots ?? []).some(({ reservation }) => reservation !== undefined);
  return { values: [{ kind: 'code', code: 'none' }], ...(isDecided ? {} : { open: 'reservation' }) };
}

/** The article under which a lot is reserved, in words: Articles 20(2) and 77(4) want it in the call, and no code says it. */
function reservationText({ assessment, lot, clauses }: Scope): Answer {
  const { dossier } = assessment;
  const route = routeFor(dossier, lot) ?? 'none';
  if (route === 'none') return nothing;
  const own = assessment.lots.find((item) => item.lot.id === lot?.id);
  return {
    values: [
      {
        kind: 'reservation',
        reservation: {
          route,
          minimumShare: lot?.reservation?.minimumShare ?? dossier.reservation?.minimumShare,
          routes: own?.routes ?? assessment.routes,
        },
      },
    ],
    from: [...new Set([...carried(clauses, 'BT-71').values()].flat())],
  };
}

function execution({ assessment, lot, clauses }: Scope): Answer {
  const codes = carried(clauses, 'BT-736');
  if (codes.has('yes')) return { values: [{ kind: 'code', code: 'yes' }], from: codes.get('yes') ?? [] };
  const admitted = lot?.reservation?.programmesAdmitted ?? assessment.dossier.reservation?.programmesAdmitted;
  // Admitting programmes is not the same as asking for them: somebody must say which is meant.
  return admitted === true ? { values: [], open: 'programmes' } : { values: [{ kind: 'code', code: 'no' }] };
}

/** Wording written by hand whose codes nobody knows. */
function ownWording({ dossier }: Assessment): boolean {
  return (dossier.measures ?? []).some(({ text }) => text.trim() !== '');
}

/** Whether wording of the buyer's own uses one of these words. */
function heardIn({ dossier }: Assessment, heard: readonly string[]): boolean {
  const texts = [
    ...(dossier.measures ?? []).map(({ text }) => text),
    ...(dossier.award?.criteria ?? []).flatMap(({ text }) => text ?? []),
  ];
  return texts.some((text) =>
    (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => heard.includes(word)),
  );
}

/** Without a word in the notice variants are not authorised (Article 45(1) of 2014/24); wording by hand may authorise them. */
function variants(scope: Scope, term: NoticeTerm): Answer {
  const stated = fromClauses(scope, term);
  if (stated.values.length > 0) return stated;
  return heardIn(scope.assessment, term.heard)
    ? { values: [], open: 'variants' }
    : { values: [{ kind: 'code', code: 'not-allowed' }] };
}

function strategy(scope: Scope): Answer {
  const codes = carried(scope.clauses, 'BT-06');
  const open = ownWording(scope.assessment) ? 'own-wording' : undefined;
  if (codes.size === 0)
    return open === undefined ? { values: [{ kind: 'code', code: 'none' }] } : { values: [], open };
  return {
    values: [...codes.keys()].map((code) => ({ kind: 'code', code })),
    from: [...new Set([...codes.values()].flat())],
    ...(open === undefined ? {} : { open }),
  };
}

function strategyText(scope: Scope): Answer {
  const clauses = [...new Set([...carried(scope.clauses, 'BT-06').values()].flat())];
  return clauses.length === 0 ? nothing : { values: [{ kind: 'clauses', clauses }], from: clauses };
}

function accessibility(scope: Scope): Answer {
  const codes = carried(scope.clauses, 'BT-754');
  const from = codes.get('inc');
  if (from !== undefined) return { values: [{ kind: 'code', code: 'inc' }], from };
  const people = truthOf(scope.facts, 'contract.endUsersArePeople');
  if (people === false) return { values: [{ kind: 'code', code: 'n-inc' }] };
  return { values: [], open: people === undefined ? 'fact' : 'accessibility' };
}

function greenCriteria(scope: Scope): Answer {
  const codes = carried(scope.clauses, 'BT-805');
  if (codes.size > 0)
    return {
      values: [...codes.keys()].map((code) => ({ kind: 'code', code })),
      from: [...new Set([...codes.values()].flat())],
    };
  // Environmental clauses without criteria of a catalogue may still follow a national one.
  return carried(scope.clauses, 'BT-06').has('env-imp') || ownWording(scope.assessment)
    ? { values: [], open: 'green' }
    : { values: [{ kind: 'code', code: 'none' }] };
}

function conditions({ assessment, clauses }: Scope): Answer {
  const performing = clauses.filter(({ clause }) => clause.place === 'performance-condition');
  const own = (assessment.dossier.measures ?? []).filter(
    ({ place, text }) => place === 'performance-condition' && text.trim() !== '',
  );
  return {
    values: [
      ...(performing.length === 0 ? [] : [{ kind: 'clauses', clauses: performing } as const]),
      ...own.map(({ text }) => ({ kind: 'measure', text }) as const),
    ],
    from: performing,
  };
}

/** What the form has no place for: obligations on subcontracting are for defence alone. */
function elsewhere(scope: Scope, term: NoticeTerm): Answer {
  const from = [...new Set([...carried(scope.clauses, term.id).values()].flat())];
  return from.length === 0 ? nothing : { values: [], from, open: 'elsewhere' };
}

function value({ assessment, facts, lot }: Scope): Answer {
  const amount =
    lot === undefined ? (numberOf(facts, 'contract.value') ?? numberOf(facts, 'estimate.value')) : lot.value;
  const currency = assessment.dossier.contract?.currency ?? 'EUR';
  return amount === undefined
    ? { values: [], open: 'fact' }
    : { values: [{ kind: 'amount', amount, currency }] };
}

function duration({ facts, assessment }: Scope): Answer {
  const months = numberOf(facts, 'contract.durationMonths');
  if (months !== undefined) return { values: [{ kind: 'months', months }] };
  return { values: [], open: assessment.dossier.contract?.indefinite === true ? 'unlimited' : 'fact' };
}

/** A region of level 3 has two letters of its country and three signs. */
const region = /^[A-Z]{2}[0-9A-Z]{3}$/;

function place({ facts }: Scope): Answer {
  const places = valueOf(facts, 'contract.placeOfPerformance');
  const list = Array.isArray(places) ? (places as readonly string[]) : [];
  if (list.length === 0) return { values: [], open: 'fact' };
  const exact = list.every((code) => region.test(code));
  return { values: list.map((text) => ({ kind: 'text', text })), ...(exact ? {} : { open: 'region' }) };
}

function parts({ assessment, facts }: Scope): Answer {
  const main = textOf(facts, 'contract.nature');
  const natures = (assessment.dossier.contract?.parts ?? []).flatMap(({ nature }) => nature ?? []);
  return {
    values: [...new Set(natures)].filter((nature) => nature !== main).map((code) => ({ kind: 'code', code })),
  };
}

const answers: Readonly<Record<NoticeSource, (scope: Scope, term: NoticeTerm) => Answer>> = {
  fact,
  'legal-basis': legalBasis,
  parts,
  value,
  duration,
  place,
  parameter,
  reservation,
  'reservation-text': reservationText,
  variants,
  execution,
  strategy,
  accessibility,
  conditions,
  elsewhere,
  clauses: fromClauses,
  subtype: ({ subtype }) =>
    subtype === undefined ? { values: [], open: 'fact' } : { values: [{ kind: 'subtype', subtype }] },
  'main-code': ({ facts }) => {
    const [code] = codesOf(facts);
    return code === undefined ? { values: [], open: 'fact' } : { values: [{ kind: 'cpv', code }] };
  },
  'further-codes': ({ facts }) => ({
    values: codesOf(facts)
      .slice(1)
      .map((code) => ({ kind: 'cpv', code })),
  }),
  lot: ({ id }) => ({ values: [{ kind: 'text', text: id }] }),
  'strategy-text': strategyText,
  'green-criteria': greenCriteria,
  // The criteria have a table of their own.
  criteria: () => nothing,
  officer: () => ({ values: [], open: 'officer' }),
};

function rowsOf(scope: Scope, at: NoticeTerm['at']): NoticeRow[] {
  return scope.terms.terms
    .filter(
      (term) => term.at === at && term.follows !== 'criteria' && !term.absent.includes(scope.subtype ?? ''),
    )
    .map((term) => {
      const { values, from = [], open } = answers[term.follows](scope, term);
      return {
        term,
        values,
        from: from.toSorted(byReference),
        open,
      };
    });
}

/** The form that fits what is known of the regime; undefined while it is open. */
function subtypeOf({ facts }: Assessment, terms: NoticeTerms): string | undefined {
  const position = textOf(facts, 'regime.position');
  const directive = textOf(facts, 'regime.directive');
  const light = truthOf(facts, 'regime.light');
  if (position === 'below') return terms.subtypes.find(({ below }) => below)?.subtype;
  if (position === undefined || directive === undefined) return undefined;
  return terms.subtypes.find(
    (item) => !item.below && item.directive === directive && item.light === (light ?? false),
  )?.subtype;
}

/** eForms names lots LOT-0001: a lot with another name gets the number of its place. */
export function noticeLotId(lot: Pick<Lot, 'id'> | undefined, index: number): string {
  return lot !== undefined && /^LOT-[0-9]{4}$/.test(lot.id)
    ? lot.id
    : `LOT-${String(index + 1).padStart(4, '0')}`;
}

function weightKindOf(criteria: readonly GridCriterion[], total: number): NoticeLot['weightKind'] {
  if (criteria.length === 0 || criteria.some(({ weight }) => weight === undefined)) return undefined;
  return total === allPoints ? 'per-exa' : 'poi-exa';
}

/** What the notice says of this dossier, term by term; nothing is invented, what does not follow is left open. */
export function noticeOf(assessment: Assessment, terms: NoticeTerms): Notice {
  const { dossier } = assessment;
  const subtype = subtypeOf(assessment, terms);
  const grids = gridsOf(dossier);
  const base = { assessment, terms, subtype };
  const lots: readonly (Lot | undefined)[] =
    dossier.lots === undefined || dossier.lots.length === 0 ? [undefined] : dossier.lots;
  return {
    subtype,
    rows: rowsOf(
      { ...base, facts: assessment.facts, lot: undefined, id: '', clauses: noticeClauses(assessment) },
      'notice',
    ),
    lots: lots.map((lot, index) => {
      const id = noticeLotId(lot, index);
      const facts = assessment.lots.find((item) => item.lot.id === lot?.id)?.facts ?? assessment.facts;
      const grid = grids.find((item) => lot === undefined || item.lots.includes(lot.id));
      const criteria = grid?.criteria ?? [];
      return {
        id,
        lot,
        rows: rowsOf({ ...base, facts, lot, id, clauses: noticeClauses(assessment, lot?.id) }, 'lot'),
        criteria,
        weightKind: weightKindOf(criteria, grid?.total ?? 0),
      };
    }),
  };
}

/** Whether a call for competition is published at all. */
export function callsForCompetition({ contract }: Dossier): boolean {
  return contract?.procedure !== 'negotiated-without-notice' && contract?.procedure !== 'direct';
}
