import type { Clause, ChosenValues } from '../clauses/clause.js';
import { defaultsOf } from '../clauses/parameters.js';
import type { Dossier } from '../dossier/dossier.js';
import { factsIn, type Condition } from '../facts/condition.js';
import { isUnder } from '../facts/cpv.js';
import { evaluate, type Evaluated } from '../facts/evaluate.js';
import { listOf, type Facts } from '../facts/facts.js';
import type { FactId } from '../facts/vocabulary.js';
import type { Verdict } from '../law/judge.js';
import type { LawBook } from '../law/law-book.js';
import { covers } from '../shared/interval.js';
import type { Assessment } from './assess.js';
import { attentionFor, proportionOf, type Attention, type Proportion } from './attention.js';

export type Strength = 'must' | 'should' | 'could';

/** Why a clause is put forward, and what speaks against it: kinds are words of the locale files, conditions are shown in their own words. */
export type Because =
  | { readonly kind: 'duty'; readonly rule: string }
  | { readonly kind: 'ambition'; readonly theme: string }
  | { readonly kind: 'typical-code' | 'leading-code'; readonly code: string }
  | { readonly kind: 'condition'; readonly evaluated: Evaluated }
  | { readonly kind: 'route'; readonly route: string }
  | { readonly kind: 'light' }
  | { readonly kind: 'against'; readonly evaluated: Evaluated };

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
  /** What its parameters start with; worked out when somebody asks, since few clauses of a list are opened. */
  readonly values: () => ChosenValues;
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
  /** How many of the offered clauses are put forward, and why so many. */
  readonly attention: Attention;
}

// The weights of the ranking. They are ours, not the law's: lists read one by one, and measured against documented purchases.
const weights = {
  start: 0.12,
  mainTheme: 0.4,
  otherTheme: 0.22,
  /** A code that is typical for the clause, by the digits that say so: a division, a group, a class or less. */
  code: [0.14, 0.24, 0.32],
  /** Taken off the weight of a code for each further division for which the clause is typical as well. */
  breadth: 0.04,
  /** What comes to an adviser's mind first for such a purchase, however many kinds of purchase it serves. */
  lead: 0.15,
  condition: 0.08,
  /** A condition that holds in most purchases tells little of this one. */
  commonCondition: 0.03,
  /** A condition under which an adviser would rather think of something else. */
  against: -0.25,
  route: 0.2,
  /** An open route is no reason by itself where nothing else speaks for it. */
  bareRoute: 0.04,
  fittingRoute: 0.1,
  elsewhere: -0.12,
  basic: 0.04,
  undecided: -0.06,
  /** For the second, third … clause of one theme: a second one is welcome, a fourth hardly. */
  repeated: -0.04,
  repeatedAgain: -0.015,
  repeatedPlace: -0.03,
  clashing: -1,
  /** It rests on another clause that what stands before it excludes. */
  orphaned: -0.3,
  must: 2,
} as const;
/** What is taken off by effort and level, from a contract that is large enough for anything to a very small one. */
const burdens: Readonly<Record<Proportion, { heavy: number; some: number; leading: number }>> = {
  full: { heavy: 0, some: 0, leading: 0 },
  medium: { heavy: -0.1, some: 0, leading: -0.05 },
  small: { heavy: -0.25, some: 0, leading: -0.1 },
  tiny: { heavy: -0.4, some: -0.08, leading: -0.2 },
};
/** A clause with less than this has nothing that speaks for it in this purchase, and comes after those that have. */
const fitting = 0.22;
/** Facts that are alike in most purchases. */
const commonFacts: ReadonlySet<FactId> = new Set<FactId>([
  'award.method',
  'contract.durationMonths',
  'contract.nature',
  'estimate.value',
  'lots.count',
  'regime.position',
]);

const common = new WeakMap<Condition, boolean>();

/** True when a condition looks at nothing but facts that are alike in most purchases. */
function isCommon(condition: Condition): boolean {
  const known = common.get(condition) ?? factsIn(condition).every((fact) => commonFacts.has(fact));
  common.set(condition, known);
  return known;
}

interface Weighed {
  readonly clause: Clause;
  readonly lot?: string;
  readonly score: number;
  /** Required duties, brought by this purchase, that it would meet, where it is made for what is bought. */
  readonly meets: readonly string[];
  readonly because: readonly Because[];
  /** Typical conditions that do not hold, or are not known to. */
  readonly unmet: readonly Evaluated[];
  readonly applies: Evaluated;
  readonly facts: Facts;
}

/** The closer the code and the fewer the kinds of purchase for which the clause is typical, the more it says. */
function codeWeight({ typical }: Clause, matching: readonly string[]): number {
  const closest = Math.max(...matching.map((prefix) => prefix.replace(/0+$/, '').length));
  const [division, group, narrower] = weights.code;
  const own = closest <= 2 ? division : closest === 3 ? group : narrower;
  const divisions = new Set(typical.cpv.map((prefix) => prefix.slice(0, 2))).size;
  return own / (1 + weights.breadth * (divisions - 1));
}

/**
 * A duty that arises in whatever is bought says nothing of this purchase. It stands among the duties, first on every page;
 * among the clauses it is no must, or the same formality would lead every list.
 */
function isParticular(duty: Verdict): boolean {
  const { arises, exceptions } = duty.rule;
  return [arises, ...exceptions.map(({ when }) => when)]
    .flatMap(factsIn)
    .some((fact) => !everywhere.has(fact));
}

const everywhere: ReadonlySet<FactId> = new Set<FactId>([
  'asOf',
  'authority.country',
  'authority.type',
  'contract.kind',
  'regime.directive',
  'regime.light',
  'regime.position',
  'regime.sphere',
]);

/** A duty that this purchase brings. */
interface RequiredDuty {
  readonly rule: string;
  readonly particular: boolean;
}

function routeOf(routes: readonly Verdict[], route: string): Verdict | undefined {
  return routes.find((verdict) => verdict.rule.route === route);
}

function weigh(
  clause: Clause,
  facts: Facts,
  routes: readonly Verdict[],
  book: LawBook,
  required: readonly RequiredDuty[],
  lot?: string,
): Weighed | NotOffered {
  const applies = evaluate(clause.appliesWhen, facts, book);
  if (applies.truth === 'no') return { clause, why: applies };
  const because: Because[] = [];
  const unmet: Evaluated[] = [];
  let score: number = weights.start;
  let routeOpen = false;
  let particular = false;
  if (clause.route !== undefined) {
    const verdict = routeOf(routes, clause.route);
    if (verdict === undefined || verdict.kind === 'forbidden' || verdict.kind === 'silent')
      return { clause, why: { route: clause.route } };
    if (verdict.kind !== 'open') {
      routeOpen = true;
      because.push({ kind: 'route', route: clause.route });
    }
  }
  const met = required.filter((duty) => clause.satisfies.includes(duty.rule));
  because.push(...met.map(({ rule }): Because => ({ kind: 'duty', rule })));
  const wanted = listOf(facts, 'ambitions');
  clause.themes.forEach((theme, index) => {
    if (!wanted.includes(theme)) return;
    score += index === 0 ? weights.mainTheme : weights.otherTheme;
    because.push({ kind: 'ambition', theme });
  });
  const codes = listOf(facts, 'contract.cpv');
  const typical = clause.typical.cpv.filter((prefix) => codes.some((code) => isUnder(code, prefix)));
  if (typical.length > 0) {
    const leading = codes.find((code) => clause.typical.leads.some((prefix) => isUnder(code, prefix)));
    score += codeWeight(clause, typical) + (leading === undefined ? 0 : weights.lead);
    because.push({
      kind: leading === undefined ? 'typical-code' : 'leading-code',
      code: leading ?? codes.find((code) => typical.some((prefix) => isUnder(code, prefix))) ?? '',
    });
  }
  for (const condition of clause.typical.when) {
    const evaluated = evaluate(condition, facts, book);
    if (evaluated.truth !== 'yes') {
      unmet.push(evaluated);
      continue;
    }
    const ordinary = isCommon(condition);
    score += ordinary ? weights.commonCondition : weights.condition;
    particular ||= !ordinary;
    because.push({ kind: 'condition', evaluated });
  }
  for (const condition of clause.typical.unless) {
    const evaluated = evaluate(condition, facts, book);
    if (evaluated.truth !== 'yes') continue;
    score += weights.against;
    because.push({ kind: 'against', evaluated });
  }
  if (routeOpen)
    score += typical.length > 0 ? weights.route : particular ? weights.fittingRoute : weights.bareRoute;
  // Written for other purchases, and nothing that the buyer wants speaks for it.
  if (clause.typical.cpv.length > 0 && codes.length > 0 && typical.length === 0) score += weights.elsewhere;
  if (clause.level === 1) score += weights.basic;
  if (applies.truth === 'unknown') score += weights.undecided;
  // Proportionality: the smaller the contract, the fewer and lighter.
  const proportion = proportionOf(facts);
  const burden = burdens[proportion];
  if (clause.effort !== 'light') {
    score += clause.effort === 'heavy' ? burden.heavy : burden.some;
    if (clause.level === 3) score += burden.leading;
  } else if (proportion === 'small' || proportion === 'tiny') because.push({ kind: 'light' });
  return {
    clause,
    ...(lot === undefined ? {} : { lot }),
    score,
    meets:
      typical.length > 0 || clause.typical.cpv.length === 0
        ? met.filter((duty) => duty.particular).map((duty) => duty.rule)
        : [],
    because,
    unmet,
    applies,
    facts,
  };
}

/** What repeats when two clauses are shown: the main theme, or what both prepare or manage. */
function ideaOf(clause: Clause): string {
  return clause.themes[0] ?? clause.id.split('/')[0] ?? '';
}

interface Placed {
  readonly item: Weighed;
  readonly score: number;
  /** The first to answer a required duty; further clauses that would answer it too are a choice. */
  readonly must: boolean;
}

interface Tally {
  count: number;
}

/** What is taken off a clause before which so many of its main theme stand: each further one costs more than the last. */
function repetition(before: number): number {
  return before * (weights.repeated + before * weights.repeatedAgain);
}

/** A clause that waits for its turn, with what it weighs as long as nothing that was chosen touches it. */
interface Waiting {
  readonly item: Weighed;
  /** How many of its main theme, and of its place, stand before it: shared by all clauses alike. */
  readonly sameIdea: Tally;
  readonly samePlace: Tally;
  readonly inBasket: boolean;
  own: number;
  must: boolean;
  /** What it weighs by itself, before what it repeats is taken off. */
  alone: number;
}

/**
 * Takes the best first; each further clause of the same theme and place counts less, so that ideas do not repeat, and so
 * does what clashes with a clause that is chosen or stands before it. Where there are lots, both may have their place.
 */
function diversify(weighed: readonly Weighed[], dossier: Dossier): Placed[] {
  const basket = new Set((dossier.clauses ?? []).map((item) => item.clause));
  const divided = (dossier.lots ?? []).length > 1;
  const clashing = new Set<string>();
  const excludes = new Map<string, string[]>();
  for (const { clause } of weighed)
    for (const id of clause.clashes) excludes.set(id, [...(excludes.get(id) ?? []), clause.id]);
  const clash = (clause: Clause): void => {
    for (const id of [...clause.clashes, ...(excludes.get(clause.id) ?? [])]) clashing.add(id);
  };
  for (const { clause } of weighed) if (basket.has(clause.id)) clash(clause);
  // What a chosen clause answers already is no longer a must for another.
  const answered = new Set(
    weighed.filter((item) => basket.has(item.clause.id)).flatMap((item) => item.meets),
  );
  const weighAlone = (waiting: Waiting): void => {
    const { item, inBasket } = waiting;
    const { clause, meets } = item;
    /** How many duties it would answer that nothing before it does. */
    const answers = inBasket ? meets.length : meets.filter((duty) => !answered.has(duty)).length;
    const clashes = !divided && !inBasket && clashing.has(clause.id);
    const orphaned = !divided && !inBasket && clause.needs.some((id) => clashing.has(id));
    waiting.own = item.score + (clashes ? weights.clashing : 0) + (orphaned ? weights.orphaned : 0);
    // A formality serves no theme: it stands among the duties and does not push down what the buyer wants to achieve.
    waiting.must = clause.themes.length > 0 && answers > 0;
    // What the law asks for comes first, and of that what answers most duties at once.
    waiting.alone = waiting.own + (waiting.must ? weights.must + answers : 0);
  };
  const tallies = new Map<string, Tally>();
  const tallyOf = (key: string): Tally => {
    const tally = tallies.get(key) ?? { count: 0 };
    tallies.set(key, tally);
    return tally;
  };
  const left = weighed.map((item): Waiting => {
    const waiting = {
      item,
      sameIdea: tallyOf(`idea ${ideaOf(item.clause)}`),
      samePlace: tallyOf(`place ${item.clause.place}`),
      inBasket: basket.has(item.clause.id),
      own: 0,
      must: false,
      alone: 0,
    };
    weighAlone(waiting);
    return waiting;
  });
  const chosen: Placed[] = [];
  while (left.length > 0) {
    let best = 0;
    let most = -Infinity;
    left.forEach(({ item, sameIdea, samePlace, alone }, index) => {
      const score = alone + repetition(sameIdea.count) + samePlace.count * weights.repeatedPlace;
      if (score > most || (score === most && item.clause.id < (left[best]?.item.clause.id ?? ''))) {
        best = index;
        most = score;
      }
    });
    const [next] = left.splice(best, 1);
    if (next === undefined) break;
    const { item, own, must } = next;
    chosen.push({ item, score: own, must });
    next.sameIdea.count += 1;
    next.samePlace.count += 1;
    // Only what clashes with it, or would answer the same duties, weighs differently from now on.
    const before = clashing.size + answered.size;
    clash(item.clause);
    for (const duty of item.meets) answered.add(duty);
    if (clashing.size + answered.size > before) left.forEach(weighAlone);
  }
  return chosen;
}

/** The published clauses of each ladder, from the lowest level. */
function laddersOf(clauses: readonly Clause[]): ReadonlyMap<string, readonly Clause[]> {
  const ladders = new Map<string, Clause[]>();
  for (const clause of clauses)
    if (clause.ladder !== undefined && clause.status === 'published')
      ladders.set(clause.ladder, [...(ladders.get(clause.ladder) ?? []), clause]);
  for (const steps of ladders.values()) steps.sort((a, b) => a.level - b.level);
  return ladders;
}

/** The next level of the same idea, and the conditions under which it would fit better. */
function strongerOf({ clause, unmet }: Weighed, ladders: ReadonlyMap<string, readonly Clause[]>): Stronger[] {
  const conditions = unmet.map((evaluated): Stronger => ({ kind: 'condition', evaluated }));
  const next = ladders.get(clause.ladder ?? '')?.find((other) => other.level > clause.level);
  return next === undefined ? conditions : [...conditions, { kind: 'level', clause: next }];
}

/**
 * Ranks the clauses of the library for a dossier. A clause whose condition fails, or whose route is closed, is not offered
 * and says why; one whose condition is not decided yet is offered, a little lower.
 */
export function recommend(assessment: Assessment): Recommended {
  const { book, lots } = assessment;
  const required = assessment.duties
    .filter((duty) => duty.kind === 'required')
    .map((duty): RequiredDuty => ({ rule: duty.rule.id, particular: isParticular(duty) }));
  const notOffered: NotOffered[] = [];
  const weighed: Weighed[] = [];
  for (const clause of assessment.library.clauses) {
    if (clause.status !== 'published' || !covers(clause.inForce, assessment.asOf)) continue;
    if (!clause.jurisdictions.some((id) => book.jurisdictions.includes(id))) continue;
    const whole = weigh(clause, assessment.facts, assessment.routes, book, required);
    if ('score' in whole) {
      weighed.push(whole);
      continue;
    }
    // What does not fit the whole may fit one lot.
    const lot = lots
      .map((item) => weigh(clause, item.facts, item.routes, book, required, item.lot.id))
      .find((item) => 'score' in item);
    if (lot !== undefined && 'score' in lot) weighed.push(lot);
    else notOffered.push(whole);
  }
  const ladders = laddersOf(assessment.library.clauses);
  const placed = diversify(weighed, assessment.dossier);
  // What nothing speaks for does not come before a second clause for which something does, however new its place would be.
  const fits = ({ must, score }: Placed): boolean => must || score >= fitting;
  const ranked = [...placed.filter(fits), ...placed.filter((item) => !fits(item))];
  const attention = attentionFor(assessment.facts, {
    fitting: ranked.filter(fits).length,
    musts: ranked.filter(({ must }) => must).length,
  });
  const offered = ranked.map(({ item, score, must }, index): Recommendation => {
    const rounded = Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
    return {
      clause: item.clause,
      ...(item.lot === undefined ? {} : { lot: item.lot }),
      strength: must ? 'must' : index < attention.count ? 'should' : 'could',
      score: rounded,
      rank: index + 1,
      because: item.because,
      stronger: strongerOf(item, ladders),
      values: () => defaultsOf(item.clause, item.facts),
      applies: item.applies,
    };
  });
  return { offered, notOffered, attention };
}
