import type { Dossier } from '../dossier/dossier.js';
import { isInList } from '../facts/cpv.js';
import type { FactState } from '../facts/facts.js';
import type { FactId } from '../facts/vocabulary.js';
import type { LawBook } from '../law/law-book.js';
import type { IsoDate } from '../shared/iso-date.js';
import { grantEquivalent, type GuaranteeFigures } from './guarantee.js';
import { inCents, stillCounted } from './previous-aid.js';
import { competitionOf } from './selection.js';

type Sum = FactState;

const known = (value: number | string | boolean): FactState => ({ known: true, value });
const open = (...missing: readonly FactId[]): FactState => ({ known: false, missing });

function figuresOf(book: LawBook): GuaranteeFigures | undefined {
  const [ceiling, highestShare, shortYears, shortAmount, longYears, longAmount] = [
    'eu/aid/de-minimis/general',
    'eu/aid/guarantee/highest-share',
    'eu/aid/guarantee/short-years',
    'eu/aid/guarantee/short-amount',
    'eu/aid/guarantee/long-years',
    'eu/aid/guarantee/long-amount',
  ].map((id) => book.parameter(id));
  return ceiling === undefined ||
    highestShare === undefined ||
    shortYears === undefined ||
    shortAmount === undefined ||
    longYears === undefined ||
    longAmount === undefined
    ? undefined
    : { ceiling, highestShare, shortYears, shortAmount, longYears, longAmount };
}

/** What is paid, without a guarantee. For a grant or a compensation the value of the whole is the amount paid. */
function paid(dossier: Dossier, years: number | undefined): number | undefined {
  const { amount, amountPerYear } = dossier.aid ?? {};
  if (amount !== undefined) return amount;
  if (amountPerYear !== undefined && years !== undefined) return inCents(amountPerYear * years);
  const { kind, value, currency } = dossier.contract ?? {};
  const inEuro = currency === undefined || currency === 'EUR';
  const isPayment = kind === 'grant' || kind === 'sgei-compensation';
  return isPayment && inEuro && amountPerYear === undefined ? value : undefined;
}

const guaranteeFacts = [
  ['loan', 'aid.guarantee.loan'],
  ['share', 'aid.guarantee.share'],
  ['years', 'aid.guarantee.years'],
] as const;

interface Measure {
  readonly total: Sum;
  /** A guarantee that the method of the de minimis rules does not cover. */
  readonly opaque: boolean;
}

function measureOf(dossier: Dossier, years: number | undefined, book: LawBook): Measure {
  const { form, guarantee } = dossier.aid ?? {};
  const amount = paid(dossier, years);
  if (guarantee === undefined && form !== 'guarantee')
    return { total: amount === undefined ? open('aid.amount') : known(amount), opaque: false };
  const { loan, share, years: length } = guarantee ?? {};
  if (loan === undefined || share === undefined || length === undefined) {
    const missing = guaranteeFacts.filter(([key]) => guarantee?.[key] === undefined);
    return { total: open(...missing.map(([, fact]) => fact)), opaque: false };
  }
  const figures = figuresOf(book);
  const equivalent =
    figures === undefined ? undefined : grantEquivalent({ loan, share, years: length }, figures);
  if (equivalent === undefined) return { total: open('aid.amount'), opaque: true };
  // A guarantee beside a payment is a separate advantage and is added; alone, the amount would be the loan itself.
  const beside = form === undefined || form === 'guarantee' ? 0 : (amount ?? 0);
  return { total: known(inCents(equivalent + beside)), opaque: false };
}

function plus(total: Sum, before: Sum): Sum {
  if (total.known && before.known) return known(inCents(Number(total.value) + Number(before.value)));
  return open(...(total.known ? [] : total.missing), ...(before.known ? [] : before.missing));
}

function beforeOf(
  dossier: Dossier,
  day: IsoDate,
  book: LawBook,
): { readonly general: Sum; readonly sgei: Sum } {
  const earlier = dossier.aid?.noPreviousAid === true ? [] : dossier.aid?.previousAid;
  const years = book.parameter('eu/aid/de-minimis/look-back');
  if (earlier === undefined || years === undefined)
    return { general: open('aid.previousAid'), sgei: open('aid.previousAid') };
  const { general, sgei } = stillCounted(earlier, day, years);
  return { general: known(general), sgei: known(sgei) };
}

function yearlyOf(dossier: Dossier, total: Sum, years: number | undefined): Sum {
  const stated = dossier.aid?.amountPerYear;
  if (stated !== undefined) return known(stated);
  if (!total.known) return open('aid.amountPerYear');
  return years === undefined || years === 0
    ? open('aid.amountPerYear')
    : known(inCents(Number(total.value) / years));
}

/** The term over which is paid, in years: as stated for the aid, else that of the contract. */
export function termOf({ aid, contract }: Dossier): number | undefined {
  const months = contract?.durationMonths;
  return aid?.years ?? (months === undefined ? undefined : months / 12);
}

/**
 * The sums that State-aid law asks for, as facts. What follows from them is judged by the rules of the law data.
 *
 * @param day the day of the grant: the act of entrustment where it comes later than the call, else the day of the dossier
 */
export function aidFacts(dossier: Dossier, day: IsoDate, book: LawBook): [FactId, FactState][] {
  const { aid = {}, contract = {} } = dossier;
  const years = termOf(dossier);
  const { total, opaque } = measureOf(dossier, years, book);
  const before = beforeOf(dossier, day, book);
  const longest = book.parameter('eu/aid/sgei-decision/longest-term');
  const isPurchase = contract.kind === 'contract' || contract.kind === 'concession';
  const states = (aid.amount ?? 0) > 0 || (aid.amountPerYear ?? 0) > 0 || aid.guarantee !== undefined;
  const pays = states || (contract.value ?? 0) > 0 || (contract.valuePerMonth ?? 0) > 0;
  const social = book.cpvList('eu/cpv/social-fields');
  return [
    ['aid.total', total],
    ['aid.yearly', yearlyOf(dossier, total, years)],
    ['aid.generalTotal', plus(total, before.general)],
    ['aid.sgeiTotal', plus(total, before.sgei)],
    ['aid.deMinimisTotal', plus(plus(total, before.sgei), before.general)],
    ['aid.guaranteeOpaque', known(opaque)],
    // A length that nobody stated is set when the act is written: the rule then names the limit as a duty.
    ['aid.longTerm', known(longest !== undefined && years !== undefined && years > longest)],
    ['aid.actDay', known(aid.entrustmentDate ?? day)],
    ['aid.competition', competitionOf(dossier)],
    ['aid.pays', known(pays)],
    ['aid.paysAid', known(states)],
    // Until a study is shown there is none.
    ['aid.benchmarkShown', known(aid.benchmarkStudy === true)],
    ['aid.picks', known(aid.allProvidersAdmitted === false)],
    ['aid.excess', known(isPurchase && states)],
    ['aid.socialCode', known((contract.cpv ?? []).some((code) => isInList(code, social)))],
  ];
}
