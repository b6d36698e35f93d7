import type { ShownReason } from './shown-reason.js';

/**
 * Reasons cut down to what decided them, for a text that is read from top to bottom. What fails, fails by its failing parts:
 * the parts that hold, or that nobody needed to know, are left out. How a computed fact was found is said the first time only,
 * and what fails for a part that was told as failing is not told once more.
 *
 * @param unnamed the words of a condition that only holds others together; where one part is left, that part stands alone
 */
export function decidingReasons(reasons: readonly ShownReason[], unnamed: string): ShownReason[] {
  const told = new Set<string>();
  const cut = (reason: ShownReason): ShownReason[] => {
    if (reason.mark === 'worked-out') {
      const key = `${reason.fact ?? ''} ${reason.says}`;
      if (told.has(key)) return [];
      told.add(key);
    }
    const parts = deciding(reason).flatMap(cut);
    const [only] = parts;
    return reason.says === unnamed && parts.length === 1 && only?.mark === reason.mark
      ? [only]
      : [{ ...reason, parts }];
  };
  const failed = new Set(reasons.filter(fails).map(({ says }) => says));
  return reasons.flatMap(cut).filter(({ says, mark, parts }) => {
    if (says !== unnamed || mark !== 'no') return true;
    if (parts.some((part) => fails(part) && failed.has(part.says))) return false;
    for (const part of parts.filter(fails)) failed.add(part.says);
    return true;
  });
}

/** A condition that fails by itself, not by its parts; how a figure was found is no part of it. */
function fails({ mark, parts }: ShownReason): boolean {
  return mark === 'no' && parts.every((part) => part.mark === 'worked-out');
}

function deciding({ mark, parts }: ShownReason): readonly ShownReason[] {
  // A denied condition fails because its part holds: then nothing below it fails, and all of it is the reason.
  if (mark !== 'no' || !parts.some((part) => part.mark === 'no')) return parts;
  return parts.filter((part) => part.mark === 'no' || part.mark === 'worked-out');
}
