import { dump } from 'js-yaml';
import { isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { done, refused } from '../../core/shared/result.js';
import type { Scenario } from '../../core/workshop/scenario.js';

/** A scenario of twenty long rounds is well below this. */
export const mostBytes = 400_000;

/**
 * Where a key stands that its map has already; undefined where there is none. The reader compares each key with all others of its
 * map, which takes minutes for a small file of many keys, and nobody is served meanwhile.
 */
function keyTwice(document: Document): number | undefined {
  let at: number | undefined;
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = String(isScalar(key) ? key.value : key);
        if (seen.has(name)) {
          at = isNode(key) ? key.range?.[0] : undefined;
          return visit.BREAK;
        }
        seen.add(name);
      }
      return undefined;
    },
  });
  return at;
}

/** Scenarios as files that trainers pass on. JSON is read as the YAML that it is; references are refused, they could grow without end. */
export const scenarioFiles = {
  mostBytes,
  read: (text: string) => {
    const lines = new LineCounter();
    const document = parseDocument(text, {
      schema: 'core',
      lineCounter: lines,
      merge: false,
      uniqueKeys: false,
    });
    const at = document.errors[0]?.pos[0] ?? keyTwice(document);
    if (at !== undefined) return refused({ line: lines.linePos(at).line });
    try {
      return done(document.toJS({ maxAliasCount: 0 }) as unknown);
    } catch {
      return refused({ line: undefined });
    }
  },
  yaml: (scenario: Scenario): string => dump(scenario, { lineWidth: 120, noRefs: true }),
};
