// Anyone may ask for advice: it reads nothing but what is handed in.
import { waySays } from '../core/aid/way-says.js';
import { alternativesTo, type Answer } from '../core/aid/ways.js';
import type { Reason } from '../core/facts/wording.js';
import type { FactId } from '../core/facts/vocabulary.js';
import type { Law } from '../core/law/law.js';
import { eachOnce, opinionOf, type BasisEntry, type DutySaid } from '../core/law/opinion.js';
import type { Verdict, VerdictKind } from '../core/law/judge.js';
import type { Words } from '../core/shared/text.js';

/** Another lawful way, or one that may be lawful once something is known. */
export interface SaidWay {
  readonly outcome: string;
  readonly kind: VerdictKind;
  readonly says: string;
  readonly duties: readonly DutySaid[];
  readonly missing: readonly FactId[];
}

export interface SaidAnswer {
  readonly outcome: string;
  readonly kind: VerdictKind;
  readonly duties: readonly DutySaid[];
  readonly missing: readonly FactId[];
  readonly instead?: string;
  readonly reason: Reason;
  readonly basis: readonly BasisEntry[];
}

/** CONTRACT.md, `advice.aid`. */
export interface AidAdvice extends SaidAnswer {
  readonly alternatives: readonly SaidWay[];
}

export function outcomeOf(verdict: Verdict): string {
  return verdict.rule.way?.outcome ?? '';
}

/** A way that was passed over, as a reason: its question, and the conditions that decided against it. */
function passedOver(verdict: Verdict, law: Law, words: Words): Reason {
  const { reason, question } = opinionOf(verdict, law, words);
  return { says: question, truth: verdict.kind === 'open' ? 'unknown' : 'no', parts: reason.parts };
}

function said(answer: Answer, openKey: string, law: Law, words: Words): SaidAnswer {
  const { way } = answer;
  if (way === undefined) {
    const undecided = answer.ways.filter((verdict) => verdict.kind === 'open');
    const basis = undecided.flatMap((verdict) => opinionOf(verdict, law, words).basis);
    return {
      outcome: 'open',
      kind: 'open',
      duties: [],
      missing: answer.missing,
      reason: {
        says: words.say(openKey, { count: answer.missing.length }),
        truth: 'unknown',
        parts: undecided.map((verdict) => passedOver(verdict, law, words)),
      },
      basis: eachOnce(basis),
    };
  }
  const opinion = opinionOf(way, law, words);
  const before = answer.ways
    .slice(0, answer.ways.indexOf(way))
    .filter((verdict) => verdict.kind === 'forbidden');
  return {
    outcome: answer.outcome,
    kind: opinion.kind,
    duties: opinion.duties,
    missing: [],
    ...(opinion.instead === undefined ? {} : { instead: opinion.instead }),
    reason: {
      ...opinion.reason,
      parts: [...opinion.reason.parts, ...before.map((verdict) => passedOver(verdict, law, words))],
    },
    basis: opinion.basis,
  };
}

/** The answer on State aid with the other lawful ways, from the least burdensome. */
export function aidSays(answer: Answer, law: Law, words: Words): AidAdvice {
  return {
    ...said(answer, 'aid.open-says', law, words),
    alternatives: alternativesTo(answer).map((verdict) => {
      const { opinion } = waySays(verdict, answer, law, words);
      return {
        outcome: outcomeOf(verdict),
        kind: opinion.kind,
        says: opinion.kind === 'open' ? opinion.question : opinion.says,
        duties: opinion.duties,
        missing: opinion.missing,
      };
    }),
  };
}

/** Which kind of relationship it is, and which regime follows. */
export function servicesSay(answer: Answer, law: Law, words: Words): SaidAnswer {
  return said(answer, 'aid.services-open', law, words);
}
