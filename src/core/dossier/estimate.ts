import { natureOfCpv } from '../facts/cpv.js';
import type { Dossier } from './dossier.js';

/** A step of the sum, for the page and the file: a locale key and the figures in it. */
export interface Step {
  readonly key: string;
  readonly values: Readonly<Record<string, number | string>>;
}

export interface Estimate {
  /** EUR without VAT, the whole procedure with options and renewals; undefined while a figure is missing. */
  readonly value: number | undefined;
  readonly missing: readonly (
    'contract.value' | 'contract.durationMonths' | 'contract.ratePerEuro' | 'contract.indefinite'
  )[];
  readonly steps: readonly Step[];
}

const missingFigure = (fact: Estimate['missing'][number]): Estimate => ({
  value: undefined,
  missing: [fact],
  steps: [],
});

function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.length > 0 && values.every((value) => value !== undefined)
    ? values.reduce<number>((total, value) => total + value, 0)
    : undefined;
}

/** What the lots, or the parts of a mixed contract, add up to as far as their values are known. */
function knownTotal(pieces: readonly { readonly value?: number | undefined }[]): number {
  return pieces.reduce((total, piece) => total + (piece.value ?? 0), 0);
}

/** A cent of tolerance: sums of euros and cents are not exact in binary. */
const cent = 0.005;

/** The lots, or the parts, where together they are worth more than what is stated for the whole. */
function exceeding(dossier: Dossier): { readonly count: number; readonly value: number } | undefined {
  const stated = dossier.contract?.value;
  if (stated === undefined) return undefined;
  return [dossier.lots ?? [], dossier.contract?.parts ?? []]
    .map((pieces) => ({ count: pieces.length, value: knownTotal(pieces) }))
    .find((pieces) => pieces.value > stated + cent);
}

/** True where the lots or the parts add up to more than the value stated for the whole, so that one of them is wrong. */
export function piecesExceedWhole(dossier: Dossier): boolean {
  return exceeding(dossier) !== undefined;
}

/**
 * The estimated value of the whole procedure (Article 5 of 2014/24, 8 of 2014/23, 16 of 2014/25).
 *
 * @param longTermMonths months counted for a service without a total price whose term is longer or has no end (Article 5(14)(b)); a parameter of the law data
 * @returns EUR without VAT. What is stated for the whole counts first, unless its lots or parts are worth more (Article 5(8),
 *   (9): all lots count); then the lots together, then the parts of a mixed contract, then the monthly price. Only services
 *   under a public contract are counted for a fixed number of months: a lease of goods with an end counts for its whole term
 *   (Article 5(12)), and so does a concession (Article 8(2) of 2014/23).
 */
export function estimateOf(dossier: Dossier, longTermMonths: number): Estimate {
  const contract = dossier.contract ?? {};
  const rate = contract.currency === undefined || contract.currency === 'EUR' ? 1 : contract.ratePerEuro;
  if (rate === undefined) return missingFigure('contract.ratePerEuro');
  const inEuro = (amount: number, steps: Step[]): Estimate => {
    const value = amount / rate;
    if (rate !== 1)
      steps.push({
        key: 'estimate.converted',
        values: { amount, currency: contract.currency ?? '', rate, value },
      });
    return { value, missing: [], steps };
  };
  const more = exceeding(dossier);
  if (more !== undefined)
    return inEuro(more.value, [
      { key: 'estimate.lots-exceed', values: { ...more, stated: contract.value ?? 0 } },
    ]);
  if (contract.value !== undefined)
    return inEuro(contract.value, [{ key: 'estimate.stated', values: { value: contract.value } }]);
  const lots = sum((dossier.lots ?? []).map((lot) => lot.value));
  if (lots !== undefined)
    return inEuro(lots, [
      { key: 'estimate.lots', values: { count: dossier.lots?.length ?? 0, value: lots } },
    ]);
  const parts = sum((contract.parts ?? []).map((part) => part.value));
  if (parts !== undefined)
    return inEuro(parts, [
      { key: 'estimate.parts', values: { count: contract.parts?.length ?? 0, value: parts } },
    ]);
  if (contract.valuePerMonth === undefined) return missingFigure('contract.value');
  const term = contract.durationMonths;
  const concession = contract.kind === 'concession';
  const wholeTerm = concession || contract.nature === 'supplies';
  if (
    (contract.indefinite === true && !concession) ||
    (term !== undefined && term > longTermMonths && !wholeTerm)
  ) {
    const value = contract.valuePerMonth * longTermMonths;
    return inEuro(value, [
      {
        key: 'estimate.months-long',
        values: { month: contract.valuePerMonth, months: longTermMonths, value },
      },
    ]);
  }
  if (term === undefined) return missingFigure('contract.durationMonths');
  const value = contract.valuePerMonth * term;
  return inEuro(value, [
    { key: 'estimate.months', values: { month: contract.valuePerMonth, months: term, value } },
  ]);
}

export type MainPart = 'works' | 'supplies' | 'ordinary-services' | 'light-services';

interface Part {
  readonly kind: MainPart | undefined;
  readonly value: number | undefined;
}

/**
 * The part that decides the regime of a mixed contract.
 *
 * Article 3(2) of 2014/24: where light-regime services meet other services, or services meet supplies, the part with the
 * highest estimated value decides. With works, the main subject-matter decides, which is what the buyer states as nature.
 * At equal values the stricter regime is taken (ordinary before light, services before supplies), which is safe.
 *
 * @returns undefined when nothing is mixed or a figure is missing (`missing` says which)
 */
export function mainPartOf(
  dossier: Dossier,
  isLight: (code: string) => boolean,
): { readonly mixed: boolean; readonly main: MainPart | undefined; readonly missing: readonly string[] } {
  const contract = dossier.contract ?? {};
  const stated = contract.parts ?? [];
  // Lots of different kinds are one procurement: they are weighed like parts.
  const pieces =
    stated.length > 0
      ? stated
      : (dossier.lots ?? []).map((lot) => ({
          nature: lot.nature ?? contract.nature,
          cpv: lot.cpv ?? contract.cpv,
          value: lot.value,
        }));
  const kinds = pieces.map((piece): Part => {
    const code = piece.cpv?.[0];
    const nature = piece.nature ?? (code === undefined ? undefined : natureOfCpv(code));
    if (nature === undefined) return { kind: undefined, value: piece.value };
    if (nature !== 'services') return { kind: nature, value: piece.value };
    return {
      kind: code === undefined ? undefined : isLight(code) ? 'light-services' : 'ordinary-services',
      value: piece.value,
    };
  });
  const distinct = new Set(kinds.flatMap((part) => (part.kind === undefined ? [] : [part.kind])));
  if (distinct.size < 2) return { mixed: false, main: undefined, missing: [] };
  if (distinct.has('works')) {
    if (contract.nature === undefined) return { mixed: true, main: undefined, missing: ['contract.nature'] };
    if (contract.nature !== 'services') return { mixed: true, main: contract.nature, missing: [] };
  }
  const totals = new Map<MainPart, number>();
  for (const part of kinds) {
    if (part.kind === undefined || part.kind === 'works') continue;
    if (part.value === undefined) return { mixed: true, main: undefined, missing: ['contract.value'] };
    totals.set(part.kind, (totals.get(part.kind) ?? 0) + part.value);
  }
  const order: readonly MainPart[] = ['ordinary-services', 'light-services', 'supplies'];
  const services = (totals.get('ordinary-services') ?? 0) + (totals.get('light-services') ?? 0);
  if ((totals.get('supplies') ?? 0) > services) return { mixed: true, main: 'supplies', missing: [] };
  const main = order
    .slice(0, 2)
    .reduce<MainPart>(
      (best, kind) => ((totals.get(kind) ?? 0) > (totals.get(best) ?? 0) ? kind : best),
      'ordinary-services',
    );
  return { mixed: true, main, missing: [] };
}

export interface SmallLots {
  /** Ids of lots that may be awarded outside the directive, together. */
  readonly outside: ReadonlySet<string>;
}

/**
 * The lots that may leave the directive although the whole reaches the threshold (Article 5(10) of 2014/24, 16(10) of
 * 2014/25): each below its ceiling, and together at most a share of all lots. Smallest first, so that the most lots leave.
 *
 * @param ceilingOf ceiling in EUR for a lot of that nature @param maximumShare share of the whole, 0..1
 */
export function smallLotsOf(
  lots: readonly {
    readonly id: string;
    readonly value: number | undefined;
    readonly nature: string | undefined;
  }[],
  total: number,
  ceilingOf: (nature: string | undefined) => number | undefined,
  maximumShare: number,
): SmallLots {
  const small = lots
    .flatMap((lot) => {
      const ceiling = ceilingOf(lot.nature);
      return lot.value !== undefined && ceiling !== undefined && lot.value < ceiling
        ? [{ id: lot.id, value: lot.value }]
        : [];
    })
    .sort((a, b) => a.value - b.value || a.id.localeCompare(b.id));
  const outside = new Set<string>();
  let taken = 0;
  for (const lot of small) {
    if (taken + lot.value > total * maximumShare + cent) break;
    taken += lot.value;
    outside.add(lot.id);
  }
  return { outside };
}
