import type { FindingLevel } from '../law/law.js';

/** How many findings of each level. */
export function levelCounts(
  findings: readonly { readonly level: FindingLevel }[],
): Readonly<Record<FindingLevel, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}
