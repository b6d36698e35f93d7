import { factsFrom, type FactState } from '../facts/facts.js';
import { isInList, type CpvList } from '../facts/cpv.js';
import type { Value } from '../facts/value.js';
import { factIds, type FactId } from '../facts/vocabulary.js';
import type { Criterion, Dossier, Lot } from './dossier.js';
import { estimateOf, mainPartOf, piecesExceedWhole } from './estimate.js';

/** What of the law the reading of a dossier needs: the figure of Article 5(14)(b) and the light-regime list of the directive. */
export interface ReadingFigures {
  readonly longTermMonths: number;
  readonly lightList: CpvList;
}

function at(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

function isValue(value: unknown): value is Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

const stated: readonly FactId[] = factIds.filter(
  (id) => !/^(estimate|regime|national|insertion|lots|lot|dossier|wording)\./.test(id),
);

/** A text shorter than this says nothing that could be assessed. */
const shortest = 15;

const isBare = (text: string | undefined): boolean => (text ?? '').trim().length < shortest;

/** A criterion of quality of which neither a text nor a clause nor its parts say what is assessed. */
function isVague({ kind, clause, text, subcriteria = [] }: Criterion): boolean {
  if (kind !== 'quality' || clause !== undefined || !isBare(text)) return false;
  return subcriteria.length === 0 || subcriteria.some((part) => isBare(part.text));
}

/** Weights and criteria as facts that checks can look at. */
function awardFacts(dossier: Dossier): [FactId, Value | undefined][] {
  const criteria = dossier.award?.criteria ?? [];
  const method = dossier.award?.method;
  const weighted = criteria.filter((criterion) => criterion.weight !== undefined);
  const priceOnly =
    method === 'price' || (criteria.length > 0 && criteria.every((criterion) => criterion.kind === 'price'));
  const kind = dossier.contract?.kind;
  // A grant or an admission of providers weighs no tenders: there, what is not said about the award is not open.
  const tendered = kind === undefined || kind === 'contract' || kind === 'concession';
  return [
    [
      'award.weightTotal',
      weighted.length > 0
        ? Math.round(weighted.reduce((total, criterion) => total + (criterion.weight ?? 0), 0) * 1000) / 1000
        : undefined,
    ],
    ['award.priceOnly', method === undefined && criteria.length === 0 && tendered ? undefined : priceOnly],
    ['award.vagueCriteria', criteria.filter(isVague).length],
    ['award.unweighted', criteria.length > 1 ? criteria.length - weighted.length : 0],
  ];
}

/** The codes of the whole: those of the contract, else those of its lots, main codes first. */
function codesOf(dossier: Dossier): readonly string[] | undefined {
  const own = dossier.contract?.cpv;
  if (own !== undefined && own.length > 0) return own;
  const lots = (dossier.lots ?? []).flatMap((lot) => (lot.cpv ?? []).map((code, index) => ({ code, index })));
  const codes = [...new Set([...lots].sort((a, b) => a.index - b.index).map((item) => item.code))];
  if (codes.length > 0) return codes;
  const parts = [...new Set((dossier.contract?.parts ?? []).flatMap((part) => part.cpv ?? []))];
  return parts.length > 0 ? parts : undefined;
}

/** Every code of the contract, its lots and its parts, each once. */
function everyCodeOf(dossier: Dossier): readonly string[] {
  return [
    ...new Set([
      ...(dossier.contract?.cpv ?? []),
      ...(dossier.lots ?? []).flatMap((lot) => lot.cpv ?? []),
      ...(dossier.contract?.parts ?? []).flatMap((part) => part.cpv ?? []),
    ]),
  ];
}

/** The longest term of the lots, where the whole says none: a limit on duration must hold for each. */
function durationOf(dossier: Dossier): number | undefined {
  if (dossier.contract?.durationMonths !== undefined) return dossier.contract.durationMonths;
  const terms = (dossier.lots ?? []).map((lot) => lot.durationMonths);
  return terms.length > 0 && terms.every((term) => term !== undefined) ? Math.max(...terms) : undefined;
}

function natureOf(dossier: Dossier): string | undefined {
  if (dossier.contract?.nature !== undefined) return dossier.contract.nature;
  const natures = new Set((dossier.lots ?? []).map((lot) => lot.nature));
  return natures.size === 1 ? [...natures][0] : undefined;
}

/** National figures outside the euro need the amount in their own currency; an amount in euros says nothing certain of it. */
function inCurrency(dossier: Dossier, longTermMonths: number): FactState {
  const { currency, ...contract } = dossier.contract ?? {};
  if (currency === undefined || currency === 'EUR') return { known: false, missing: ['contract.currency'] };
  // Without a currency nothing is converted.
  const { value, missing } = estimateOf({ ...dossier, contract }, longTermMonths);
  return value === undefined ? { known: false, missing } : { known: true, value };
}

/**
 * Everything that a dossier states, and what follows from it by arithmetic alone, as facts.
 *
 * @param asOf the day of dispatch: the dossier's own, or the day given by the caller who holds the clock
 * @param meets duties that the chosen clauses meet, by id
 */
export function factsOf(
  dossier: Dossier,
  asOf: string,
  figures: ReadingFigures,
  meets: readonly string[] = [],
): Map<FactId, FactState> {
  const entries: [FactId, Value | undefined][] = stated.map((id) => {
    const value = at(dossier, id.split('.'));
    return [id, isValue(value) ? value : undefined];
  });
  const facts = factsFrom(entries);
  const set = (id: FactId, value: Value | undefined): void => {
    if (value !== undefined) facts.set(id, { known: true, value });
  };
  set('asOf', asOf);
  set('contract.cpv', codesOf(dossier));
  const withParts = [
    ...new Set([
      ...(codesOf(dossier) ?? []),
      ...(dossier.contract?.parts ?? []).flatMap((part) => part.cpv ?? []),
    ]),
  ];
  if (withParts.length > 0) set('contract.everyCode', withParts);
  else facts.set('contract.everyCode', { known: false, missing: ['contract.cpv'] });
  const every = everyCodeOf(dossier);
  if (every.length > 0) set('dossier.codes', every);
  else facts.set('dossier.codes', { known: false, missing: ['contract.cpv'] });
  set('contract.durationMonths', durationOf(dossier));
  set('contract.nature', natureOf(dossier));
  // Article 13: the key's presence means that the buyer is no contracting authority.
  set('contract.subsidised', dossier.contract?.subsidisedShare !== undefined);
  set('contract.endless', dossier.contract?.indefinite === true);
  // A stated term is an end.
  if (dossier.contract?.indefinite === undefined && dossier.contract?.durationMonths !== undefined)
    set('contract.indefinite', false);
  // Article 4(b), (c): for goods outside Annex III a central authority of defence has the higher figure. Until it says that
  // it is one, the lower and stricter figure counts.
  set(
    'contract.defenceGoods',
    dossier.authority.defence === true &&
      dossier.contract?.annexIIIProducts === false &&
      dossier.contract.nature === 'supplies',
  );
  // A duty to set a social condition stands until the buyer writes down a reason against it.
  set('contract.socialOptOut', dossier.contract?.socialOptOut ?? 'none');
  set(
    'contract.goodsOrWorks',
    dossier.contract?.nature !== undefined && dossier.contract.nature !== 'services',
  );
  set('lots.count', dossier.lots?.length ?? 0);
  set('reservation.namesLegalForms', (dossier.reservation?.legalFormsAdmitted ?? []).length > 0);
  set('dossier.saysWhyOneLot', (dossier.contract?.lotsReason ?? '').trim().length > 0);
  set('dossier.meets', meets);
  for (const [id, value] of awardFacts(dossier)) set(id, value);

  set('estimate.piecesExceed', piecesExceedWhole(dossier));
  const estimate = estimateOf(dossier, figures.longTermMonths);
  if (estimate.value !== undefined) set('estimate.value', estimate.value);
  else facts.set('estimate.value', { known: false, missing: estimate.missing });
  facts.set('estimate.inCurrency', inCurrency(dossier, figures.longTermMonths));

  const main = mainPartOf(dossier, (code) => isInList(code, figures.lightList));
  set('contract.mixed', main.mixed);
  if (main.main !== undefined) set('estimate.mainPart', main.main);
  else if (main.mixed) facts.set('estimate.mainPart', { known: false, missing: main.missing as FactId[] });
  return facts;
}

/**
 * The facts of one lot: those of the whole, with what the lot says itself. The value of the whole stays, because the
 * threshold is reached together (Article 5(8)); the lot's own value stands in `lot.value`.
 */
export function factsOfLot(whole: ReadonlyMap<FactId, FactState>, lot: Lot): Map<FactId, FactState> {
  const facts = new Map(whole);
  const set = (id: FactId, value: Value | undefined): void => {
    if (value !== undefined) facts.set(id, { known: true, value });
  };
  set('lot.id', lot.id);
  set('lot.value', lot.value);
  const codes = lot.cpv !== undefined && lot.cpv.length > 0 ? lot.cpv : undefined;
  set('contract.cpv', codes);
  set('contract.everyCode', codes);
  set('contract.nature', lot.nature);
  set('contract.durationMonths', lot.durationMonths);
  if (lot.reservation !== undefined) {
    set('reservation.route', lot.reservation.route);
    set('reservation.minimumShare', lot.reservation.minimumShare);
    set('reservation.citedInCall', lot.reservation.citedInCall);
    set('reservation.previousAwardYears', lot.reservation.previousAwardYears);
    set('reservation.programmesAdmitted', lot.reservation.programmesAdmitted);
    set('reservation.statusesAdmitted', lot.reservation.statusesAdmitted);
    set('reservation.legalFormsAdmitted', lot.reservation.legalFormsAdmitted);
    if (lot.reservation.legalFormsAdmitted !== undefined)
      set('reservation.namesLegalForms', lot.reservation.legalFormsAdmitted.length > 0);
  }
  return facts;
}
