import type { Reason } from './wording.js';
import type { Truth } from './value.js';

/**
 * How a line of a reason is marked: as evaluated; or "worked out", for the way to a computed fact, which is neither yes nor
 * no; or "not needed", for what is not known and could not change an answer that stands without it.
 */
export type ReasonMark = Truth | 'worked-out' | 'not-needed';

/** A reason as people read it. */
export interface ShownReason {
  readonly says: string;
  readonly mark: ReasonMark;
  /** What was seen, where the sentence does not say it already. */
  readonly saw: string | undefined;
  /** The fact that was looked at, where the line speaks of one. */
  readonly fact: Reason['fact'];
  readonly parts: readonly ShownReason[];
}

/** "Light regime: yes – No (No)" says one thing twice. */
function seen({ saw, sawSays, says }: Reason): string | undefined {
  return sawSays === undefined || typeof saw === 'boolean' || says.endsWith(sawSays) ? undefined : sawSays;
}

function shown(reason: Reason, decided: boolean): ShownReason[] {
  if (reason.derived === true) {
    const parts = partsOf(reason, reason.truth !== 'unknown');
    return parts.length === 0
      ? []
      : [{ says: reason.says, mark: 'worked-out', saw: undefined, fact: reason.fact, parts }];
  }
  if (reason.truth === 'unknown' && decided)
    // "This is not so" says nothing without what it is about; a fact speaks for itself.
    return [
      {
        says: reason.says,
        mark: 'not-needed',
        saw: undefined,
        fact: reason.fact,
        parts: reason.fact === undefined ? partsOf(reason, true) : [],
      },
    ];
  return [
    {
      says: reason.says,
      mark: reason.truth,
      saw: seen(reason),
      fact: reason.fact,
      parts: partsOf(reason, reason.truth !== 'unknown'),
    },
  ];
}

function partsOf(reason: Reason, decided: boolean): ShownReason[] {
  return reason.parts.flatMap((part) => shown(part, decided));
}

/** The parts of a reason for reading; its root repeats the answer and is left out. */
export function shownReasons(reason: Reason): ShownReason[] {
  return partsOf(reason, reason.truth !== 'unknown');
}
