import { nameOf } from '../../../../core/facts/wording.js';
import type { FactId } from '../../../../core/facts/vocabulary.js';
import { listSays } from '../../../../core/facts/wording.js';
import type { EligibilityVerdict } from '../../../../core/eligibility/verdicts.js';
import type { KeptLot, KeptNotice } from '../../../../core/market/kept-notice.js';
import { reservationIn } from '../../../../core/market/signature.js';
import type { Words } from '../../../../core/shared/text.js';
import type { LotJudge } from '../../../../usecases/notice-ports.js';

export interface LotVerdict {
  readonly verdict: EligibilityVerdict;
  readonly missing: readonly FactId[];
}

export function isReserved({ route }: KeptLot): boolean {
  return route !== undefined && route !== 'none';
}

export function verdictOfLot(notice: KeptNotice, lot: KeptLot, judge: LotJudge): LotVerdict {
  if (!isReserved(lot)) return { verdict: 'not-reserved', missing: [] };
  return judge.judge(reservationIn(notice, lot));
}

const mostNamed = 4;

export function missingSays(missing: readonly FactId[], words: Words): string {
  return listSays(
    missing.slice(0, mostNamed).map((fact) => nameOf(fact, words)),
    words,
  );
}

/** `partials/notices/verdict`: one line, with the state for its sign. */
export interface VerdictLine {
  readonly verdict: EligibilityVerdict;
  readonly says: string;
}

/** What the enterprise is told of one lot. */
export function lineOfLot({ verdict, missing }: LotVerdict, words: Words): VerdictLine {
  const says =
    verdict === 'needs-evidence' && missing.length > 0
      ? words.say('find.verdict.missing', { missing: missingSays(missing, words) })
      : words.say(`find.verdict.${verdict}`);
  return { verdict, says };
}

/** What the enterprise is told of a notice: the best of its lots, and of how many it holds. */
export function lineOfNotice(notice: KeptNotice, judge: LotJudge, words: Words): VerdictLine | undefined {
  const lots = notice.lots.map((lot) => verdictOfLot(notice, lot, judge));
  for (const verdict of ['eligible', 'needs-evidence', 'not-reserved', 'not-eligible'] as const) {
    const [first, ...rest] = lots.filter((lot) => lot.verdict === verdict);
    if (first === undefined) continue;
    const line = lineOfLot(first, words);
    const count = rest.length + 1;
    if (count === lots.length) return line;
    return { verdict, says: words.say('find.verdict.some', { says: line.says, count, lots: lots.length }) };
  }
  return undefined;
}
