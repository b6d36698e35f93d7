import { dump } from 'js-yaml';
import { LineCounter, parseDocument } from 'yaml';
import { done, refused } from '../../core/shared/result.js';
import type { Scenario } from '../../core/workshop/scenario.js';

/** A scenario of twenty long rounds is well below this. */
export const mostBytes = 400_000;

/** Scenarios as files that trainers pass on. JSON is read as the YAML that it is; references are refused, they could grow without end. */
export const scenarioFiles = {
  mostBytes,
  read: (text: string) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { schema: 'core', lineCounter: lines, merge: false });
    const [fault] = document.errors;
    if (fault !== undefined) return refused({ line: lines.linePos(fault.pos[0]).line });
    try {
      return done(document.toJS({ maxAliasCount: 0 }) as unknown);
    } catch {
      return refused({ line: undefined });
    }
  },
  yaml: (scenario: Scenario): string => dump(scenario, { lineWidth: 120, noRefs: true }),
};
