import type { ShownReason } from './shown-reason.js';

/**
 * Reasons cut down to what decided them, for a text that is read from top to bottom. What fails, fails by its failing parts:
 * the parts that hold, or that nobody needed to know, are left out. How a computed fact was found is said the first time only.
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
  return reasons.flatMap(cut);
}

function deciding({ mark, parts }: ShownReason): readonly ShownReason[] {
  // A denied condition fails because its part holds: then nothing below it fails, and all of it is the reason.
  if (mark !== 'no' || !parts.some((part) => part.mark === 'no')) return parts;
  return parts.filter((part) => part.mark === 'no' || part.mark === 'worked-out');
}
