import type { Lexicon } from '../../law/detector.js';
import type { Value } from '../../facts/value.js';
import type { FactId } from '../../facts/vocabulary.js';
import type { Span, Unit } from './match.js';

/** Figures that a sentence names, as facts: shares 0..1, terms in months, amounts in EUR, multiples as they are. */
export type Figures = ReadonlyMap<FactId, Value>;

const monthsInYear = 12;
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6 };

interface Read {
  readonly value: number;
  readonly at: number;
}

/** The one nearest to the hit. */
function nearest(found: readonly Read[], hit: Span): number | undefined {
  const distance = ({ at }: Read): number =>
    at < hit.from ? hit.from - at : at >= hit.to ? at - hit.to + 1 : 0;
  return [...found].sort((a, b) => distance(a) - distance(b))[0]?.value;
}

/**
 * Reads the figures of a unit with the words of a language.
 *
 * @param hit the place of the finding: of several figures of one kind the nearest counts
 */
export function figuresIn(unit: Unit, lexicon: Lexicon, hit: Span): Figures {
  const { tokens } = unit;
  const starts = (name: string): ReadonlySet<number> =>
    new Set(unit.spansOfClass(name).map((span) => span.from));
  const percent = starts('percent-sign');
  const year = starts('year');
  const month = starts('month');
  const euro = starts('euro');
  const times = starts('times');
  const scale = new Map(
    Object.entries(scales).flatMap(([name, factor]) =>
      unit.spansOfClass(name).map((span) => [span.from, factor] as const),
    ),
  );
  const shares: Read[] = [];
  const months: Read[] = [];
  const amounts: Read[] = [];
  const multiples: Read[] = [];
  tokens.forEach(({ word }, at) => {
    const share = lexicon.shares.get(word);
    if (share !== undefined) shares.push({ value: share, at });
    const multiple = lexicon.multiples.get(word);
    if (multiple !== undefined) multiples.push({ value: multiple, at });
    const figure = /^\d/.test(word) ? Number.parseFloat(word) : lexicon.numbers.get(word);
    if (figure === undefined || !Number.isFinite(figure)) return;
    if (percent.has(at + 1)) shares.push({ value: figure / 100, at });
    else if (year.has(at + 1)) months.push({ value: figure * monthsInYear, at });
    else if (month.has(at + 1)) months.push({ value: figure, at });
    else if (times.has(at + 1)) multiples.push({ value: figure, at });
    else {
      const factor = scale.get(at + 1);
      const after = at + (factor === undefined ? 1 : 2);
      if (euro.has(at - 1) || euro.has(after) || (factor !== undefined && euro.has(after + 1)))
        amounts.push({ value: figure * (factor ?? 1), at });
    }
  });
  // "One in five": the first figure over the last.
  for (const { from, to } of unit.spansOfClass('one-in')) {
    const [part, whole] = [from, to - 1].map((at) => {
      const word = tokens[at]?.word ?? '';
      return /^\d/.test(word) ? Number.parseFloat(word) : lexicon.numbers.get(word);
    });
    if (part !== undefined && whole !== undefined && part < whole)
      shares.push({ value: part / whole, at: from });
  }
  const facts = new Map<FactId, Value>();
  const set = (fact: FactId, value: number | undefined): void => {
    if (value !== undefined) facts.set(fact, value);
  };
  set('wording.share', nearest(shares, hit));
  // Renewals add to a term: of several terms the longest is the one that a limit meets.
  const longest = months.length === 0 ? undefined : Math.max(...months.map((read) => read.value));
  set('wording.months', longest);
  set('wording.years', longest === undefined ? undefined : longest / monthsInYear);
  set('wording.amount', nearest(amounts, hit));
  set('wording.multiple', nearest(multiples, hit));
  return facts;
}

/** The sums that a passage names, 0..1 and above; undefined where there are fewer than two figures of a kind. */
export interface Totals {
  readonly shares: number | undefined;
  readonly points: number | undefined;
}

const full = 100;

/** The sum of the percentages, and of the points, that a passage names. */
export function totalsOf(units: readonly Unit[]): Totals {
  const sumBefore = (sign: string): number | undefined => {
    const figures = units.flatMap((unit) => {
      const signs = new Set(unit.spansOfClass(sign).map((span) => span.from));
      return unit.tokens.flatMap(({ word }, at) =>
        /^\d/.test(word) && signs.has(at + 1) ? [Number.parseFloat(word)] : [],
      );
    });
    if (figures.length < 2) return undefined;
    return Math.round(figures.reduce((total, figure) => total + figure, 0) * full) / (full * full);
  };
  return { shares: sumBefore('percent-sign'), points: sumBefore('point-sign') };
}
