import { addWeights, evaluate, heaviestFirst } from '../facts/evaluate.js';
import type { Facts } from '../facts/facts.js';
import { declarationOf, type FactId } from '../facts/vocabulary.js';
import type { Verdict } from '../law/judge.js';
import type { LawBook } from '../law/law-book.js';

/**
 * One question with several possible answers, each a rule of its own (`way` in the law data): which lawful basis a payment
 * has, or which kind of relationship it is. The answer is the first way, from the least burdensome, that the facts carry.
 */
export interface Answer {
  /** The name of the way, or `open`. */
  readonly outcome: string;
  /** The verdict that carries the answer; absent when open. */
  readonly way: Verdict | undefined;
  /** Every way that arises or may arise, in the order of the law data, the answer among them. */
  readonly ways: readonly Verdict[];
  /** What would have to be known; empty when answered. */
  readonly missing: readonly FactId[];
  readonly weights: ReadonlyMap<FactId, number>;
}

/** A way is settled when its rule answers something that a buyer may build on. Silence counts when the rule itself says it. */
function isSettled(verdict: Verdict): boolean {
  return verdict.kind !== 'open' && verdict.kind !== 'forbidden' && verdict.outcomes.length > 0;
}

function open(ways: readonly Verdict[], undecided: readonly Verdict[]): Answer {
  const weights = new Map<FactId, number>();
  for (const verdict of undecided)
    // Only what people can answer: for a country that the law data does not hold there is nothing to ask.
    addWeights(
      weights,
      [...verdict.weights].filter(([fact]) => declarationOf(fact).asked !== 'computed'),
    );
  return {
    outcome: 'open',
    way: undefined,
    ways,
    missing: heaviestFirst(weights),
    weights,
  };
}

/**
 * Chooses among ways. An undecided way leaves the answer open only where the law data says that it must be known first
 * (`awaits`), or where nothing but the last resort is left.
 */
export function answerFrom(verdicts: readonly Verdict[], facts: Facts, book: LawBook): Answer {
  const ranked = verdicts
    .filter((verdict) => verdict.rule.way !== undefined)
    .sort((a, b) => (a.rule.way?.rank ?? 0) - (b.rule.way?.rank ?? 0));
  const ways = ranked.filter((verdict) => verdict.kind !== 'silent' || verdict.outcomes.length > 0);
  const undecided: Verdict[] = [];
  for (const verdict of ways) {
    const { way } = verdict.rule;
    if (way === undefined) continue;
    if (verdict.kind === 'open') {
      undecided.push(verdict);
      if (way.awaits !== undefined && evaluate(way.awaits, facts, book).truth === 'yes')
        return open(ways, [verdict]);
    } else if (isSettled(verdict)) {
      if (way.lastResort === true && undecided.length > 0) return open(ways, undecided);
      return { outcome: way.outcome, way: verdict, ways, missing: [], weights: new Map() };
    } else if (way.closes === true && verdict.kind === 'forbidden') {
      // The question itself is answered; only the answer is a refusal.
      return { outcome: way.outcome, way: verdict, ways, missing: [], weights: new Map() };
    }
  }
  return open(ways, undecided);
}

/** The other ways that are lawful or may be, from the least burdensome; each outcome once. */
export function alternativesTo(answer: Answer): Verdict[] {
  const quiet = answer.way !== undefined && ['allowed', 'silent'].includes(answer.way.kind);
  const seen = new Set<string>(answer.way?.rule.way === undefined ? [] : [answer.way.rule.way.outcome]);
  const usable = answer.ways.filter(
    (verdict) =>
      verdict !== answer.way &&
      (isSettled(verdict) || verdict.kind === 'open') &&
      // Where nothing stands in the way, neither a doubt nor a notification is worth a word.
      !(quiet && (verdict.kind === 'open' || verdict.rule.way?.lastResort === true)),
  );
  return usable.filter((verdict) => {
    const outcome = verdict.rule.way?.outcome ?? '';
    const better = usable.find(
      (other) => other.rule.way?.outcome === outcome && other.kind !== 'open' && verdict.kind === 'open',
    );
    if (seen.has(outcome) || better !== undefined) return false;
    seen.add(outcome);
    return true;
  });
}
