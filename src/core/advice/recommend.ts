import type { Clause, ChosenValues } from '../clauses/clause.js';
import { defaultsOf } from '../clauses/parameters.js';
import type { Dossier } from '../dossier/dossier.js';
import { isUnder } from '../facts/cpv.js';
import { evaluate, type Evaluated } from '../facts/evaluate.js';
import { listOf, numberOf, type Facts } from '../facts/facts.js';
import type { Verdict } from '../law/judge.js';
import { covers } from '../shared/interval.js';
import type { Assessment } from './assess.js';

export type Strength = 'must' | 'should' | 'could';

/** Why a clause is put forward: kinds are words of the locale files, conditions are shown in their own words. */
export type Because =
  | { readonly kind: 'duty'; readonly rule: string }
  | { readonly kind: 'ambition'; readonly theme: string }
  | { readonly kind: 'typical-code'; readonly code: string }
  | { readonly kind: 'condition'; readonly evaluated: Evaluated }
  | { readonly kind: 'route'; readonly route: string }
  | { readonly kind: 'light' };

/** What would make a recommendation stronger: an answer that is not so yet, or the same idea at a higher level. */
export type Stronger =
  | { readonly kind: 'condition'; readonly evaluated: Evaluated }
  | { readonly kind: 'level'; readonly clause: Clause };

export interface Recommendation {
  readonly clause: Clause;
  readonly lot?: string;
  readonly strength: Strength;
  readonly score: number;
  readonly rank: number;
  readonly because: readonly Because[];
  readonly stronger: readonly Stronger[];
  readonly values: ChosenValues;
  /** Its condition, as it was looked at. */
  readonly applies: Evaluated;
}

export interface NotOffered {
  readonly clause: Clause;
  readonly why: Evaluated | { readonly route: string };
}

export interface Recommended {
  readonly offered: readonly Recommendation[];
  readonly notOffered: readonly NotOffered[];
}

// The weights of the ranking. They are ours, not the law's: measured against documented purchases, not derived.
const weights = {
  start: 0.12,
  mainTheme: 0.4,
  otherTheme: 0.22,
  code: 0.22,
  closeCode: 0.08,
  condition: 0.09,
  route: 0.25,
  basic: 0.04,
  undecided: -0.06,
  heavyOnSmall: -0.2,
  leadingOnSmall: -0.1,
  repeated: -0.12,
  clashing: -1,
} as const;
const smallShareOfThreshold = 0.5;

interface Weighed {
  readonly clause: Clause;
  readonly lot?: string;
  readonly score: number;
  /** Required duties that it would meet. */
  readonly meets: readonly string[];
  readonly because: readonly Because[];
  /** Typical conditions that do not hold, or are not known to. */
  readonly unmet: readonly Evaluated[];
  readonly applies: Evaluated;
  readonly facts: Facts;
}

function routeOf(routes: readonly Verdict[], route: string): Verdict | undefined {
  return routes.find((verdict) => verdict.rule.route === route);
}

function weigh(
  clause: Clause,
  facts: Facts,
  routes: readonly Verdict[],
  assessment: Assessment,
  lot?: string,
): Weighed | NotOffered {
  const applies = evaluate(clause.appliesWhen, facts, assessment.book);
  if (applies.truth === 'no') return { clause, why: applies };
  const because: Because[] = [];
  const unmet: Evaluated[] = [];
  let score: number = weights.start;
  if (clause.route !== undefined) {
    const verdict = routeOf(routes, clause.route);
    if (verdict === undefined || verdict.kind === 'forbidden' || verdict.kind === 'silent')
      return { clause, why: { route: clause.route } };
    if (verdict.kind !== 'open') {
      score += weights.route;
      because.push({ kind: 'route', route: clause.route });
    }
  }
  const required = assessment.duties.filter(
    (duty) => duty.kind === 'required' && clause.satisfies.includes(duty.rule.id),
  );
  because.push(...required.map((duty): Because => ({ kind: 'duty', rule: duty.rule.id })));
  const wanted = listOf(facts, 'ambitions');
  clause.themes.forEach((theme, index) => {
    if (!wanted.includes(theme)) return;
    score += index === 0 ? weights.mainTheme : weights.otherTheme;
    because.push({ kind: 'ambition', theme });
  });
  const codes = listOf(facts, 'contract.cpv');
  const typical = clause.typical.cpv.filter((prefix) => codes.some((code) => isUnder(code, prefix)));
  const closest = Math.max(0, ...typical.map((prefix) => prefix.replace(/0+$/, '').length));
  if (typical.length > 0) {
    score += weights.code + (closest > 2 ? weights.closeCode : 0);
    because.push({
      kind: 'typical-code',
      code: codes.find((code) => typical.some((prefix) => isUnder(code, prefix))) ?? '',
    });
  }
  for (const condition of clause.typical.when) {
    const evaluated = evaluate(condition, facts, assessment.book);
    if (evaluated.truth !== 'yes') {
      unmet.push(evaluated);
      continue;
    }
    score += weights.condition;
    because.push({ kind: 'condition', evaluated });
  }
  if (clause.level === 1) score += weights.basic;
  if (applies.truth === 'unknown') score += weights.undecided;
  // Proportionality: the smaller the contract, the fewer and lighter.
  const value = numberOf(facts, 'lot.value') ?? numberOf(facts, 'estimate.value');
  const threshold = numberOf(facts, 'regime.threshold');
  if (value !== undefined && threshold !== undefined && value < threshold * smallShareOfThreshold) {
    if (clause.effort === 'heavy') score += weights.heavyOnSmall;
    if (clause.level === 3) score += weights.leadingOnSmall;
    if (clause.effort === 'light') because.push({ kind: 'light' });
  }
  return {
    clause,
    ...(lot === undefined ? {} : { lot }),
    score,
    meets: required.map((duty) => duty.rule.id),
    because,
    unmet,
    applies,
    facts,
  };
}

interface Placed {
  readonly item: Weighed;
  readonly score: number;
  /** The first to answer a required duty; further clauses that would answer it too are a choice. */
  readonly must: boolean;
}

/**
 * Takes the best first; each further clause of the same theme and place counts less, so that ideas do not repeat, and so
 * does what clashes with a clause that is chosen or stands before it. Where there are lots, both may have their place.
 */
function diversify(weighed: readonly Weighed[], dossier: Dossier): Placed[] {
  const left = [...weighed];
  const inBasket = new Set((dossier.clauses ?? []).map((item) => item.clause));
  const divided = (dossier.lots ?? []).length > 1;
  const clashing = new Set<string>();
  const excludes = new Map<string, string[]>();
  for (const { clause } of weighed)
    for (const id of clause.clashes) excludes.set(id, [...(excludes.get(id) ?? []), clause.id]);
  const clash = (clause: Clause): void => {
    for (const id of [...clause.clashes, ...(excludes.get(clause.id) ?? [])]) clashing.add(id);
  };
  for (const { clause } of weighed) if (inBasket.has(clause.id)) clash(clause);
  const themes = new Map<string, number>();
  const places = new Map<string, number>();
  const chosen: Placed[] = [];
  // What a chosen clause answers already is no longer a must for another.
  const answered = new Set(
    weighed.filter((item) => inBasket.has(item.clause.id)).flatMap((item) => item.meets),
  );
  /** How many duties it would answer that nothing before it does. */
  const answers = (item: Weighed): number =>
    inBasket.has(item.clause.id)
      ? item.meets.length
      : item.meets.filter((duty) => !answered.has(duty)).length;
  const isMust = (item: Weighed): boolean => answers(item) > 0;
  // What answers most duties at once comes first. A formality serves no theme: it stands with the duties and does not push
  // down what the buyer wants to achieve.
  const lift = (item: Weighed): number => (item.clause.themes.length === 0 ? 0 : answers(item));
  const isClash = (item: Weighed): boolean =>
    !divided && clashing.has(item.clause.id) && !inBasket.has(item.clause.id);
  const own = (item: Weighed): number => item.score + (isClash(item) ? weights.clashing : 0);
  const current = (item: Weighed): number => {
    const theme = themes.get(item.clause.themes[0] ?? '') ?? 0;
    const place = places.get(item.clause.place) ?? 0;
    return own(item) + lift(item) + theme * weights.repeated + place * weights.repeated * 0.25;
  };
  while (left.length > 0) {
    let best = 0;
    let most = -Infinity;
    left.forEach((item, index) => {
      const score = current(item);
      if (score > most || (score === most && item.clause.id < (left[best]?.clause.id ?? ''))) {
        best = index;
        most = score;
      }
    });
    const [item] = left.splice(best, 1);
    if (item === undefined) break;
    chosen.push({ item, score: own(item), must: isMust(item) });
    clash(item.clause);
    for (const duty of item.meets) answered.add(duty);
    const theme = item.clause.themes[0] ?? '';
    themes.set(theme, (themes.get(theme) ?? 0) + 1);
    places.set(item.clause.place, (places.get(item.clause.place) ?? 0) + 1);
  }
  return chosen;
}

/** The next level of the same idea, and the conditions under which it would fit better. */
function strongerOf({ clause, unmet }: Weighed, clauses: readonly Clause[]): Stronger[] {
  const next = clauses
    .filter(
      (other) =>
        clause.ladder !== undefined &&
        other.ladder === clause.ladder &&
        other.level > clause.level &&
        other.status === 'published',
    )
    .sort((a, b) => a.level - b.level)[0];
  return [
    ...unmet.map((evaluated): Stronger => ({ kind: 'condition', evaluated })),
    ...(next === undefined ? [] : [{ kind: 'level', clause: next } as const]),
  ];
}

/**
 * Ranks the clauses of the library for a dossier. A clause whose condition fails, or whose route is closed, is not offered
 * and says why; one whose condition is not decided yet is offered, a little lower.
 */
export function recommend(assessment: Assessment): Recommended {
  const notOffered: NotOffered[] = [];
  const weighed: Weighed[] = [];
  for (const clause of assessment.library.clauses) {
    if (clause.status !== 'published' || !covers(clause.inForce, assessment.asOf)) continue;
    if (!clause.jurisdictions.some((id) => assessment.book.jurisdictions.includes(id))) continue;
    const whole = weigh(clause, assessment.facts, assessment.routes, assessment);
    if ('score' in whole) {
      weighed.push(whole);
      continue;
    }
    // What does not fit the whole may fit one lot.
    const lot = assessment.lots
      .map((item) => weigh(clause, item.facts, item.routes, assessment, item.lot.id))
      .find((item) => 'score' in item);
    if (lot !== undefined && 'score' in lot) weighed.push(lot);
    else notOffered.push(whole);
  }
  const offered = diversify(weighed, assessment.dossier).map(
    ({ item, score, must }, index): Recommendation => {
      const rounded = Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
      return {
        clause: item.clause,
        ...(item.lot === undefined ? {} : { lot: item.lot }),
        strength: must ? 'must' : score >= 0.45 ? 'should' : 'could',
        score: rounded,
        rank: index + 1,
        because: item.because,
        stronger: strongerOf(item, assessment.library.clauses),
        values: defaultsOf(item.clause, item.facts),
        applies: item.applies,
      };
    },
  );
  return { offered, notOffered };
}
