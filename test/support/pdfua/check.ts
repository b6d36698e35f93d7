/** Holds a document against rules. */
import type { PdfDocument } from './document.js';
import type { Rule, Verdict } from './rule.js';
import { UNIVERSAL_ACCESS } from './rules/universal-access.js';

/** No rule needs to be told of more than this to be mended. */
const MOST = 20;

/** @returns for each rule one verdict that it holds, or one for each place where it does not (at most twenty) */
export function check(document: PdfDocument, rules: readonly Rule[] = UNIVERSAL_ACCESS): readonly Verdict[] {
  return rules.flatMap(({ id, says, faults }): readonly Verdict[] => {
    const found: Verdict[] = [];
    for (const fault of faults(document)) {
      found.push({ rule: id, ok: false, ...fault });
      if (found.length === MOST) break;
    }
    return found.length > 0 ? found : [{ rule: id, ok: true, where: '', says }];
  });
}
