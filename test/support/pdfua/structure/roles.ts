/** The structure types that ISO 32000-1, 14.8.4 defines, and what a document's role map makes of its own. */
import type { PdfFile } from '../reading/file.js';
import { nameIn, type PdfDictionary } from '../reading/items.js';

const GROUPING = ['Document', 'Part', 'Art', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'Index'];
const NEUTRAL = ['NonStruct', 'Private'];
const BLOCKS = ['P', 'H', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'L', 'LI', 'Lbl', 'LBody'];
const TABLES = ['Table', 'TR', 'TH', 'TD', 'THead', 'TBody', 'TFoot'];
const INLINE = ['Span', 'Quote', 'Note', 'Reference', 'BibEntry', 'Code', 'Link', 'Annot'];
const EAST_ASIAN = ['Ruby', 'RB', 'RT', 'RP', 'Warichu', 'WT', 'WP'];
const ILLUSTRATIONS = ['Figure', 'Formula', 'Form'];

const STANDARD: ReadonlySet<string> = new Set([
  ...[...GROUPING, ...NEUTRAL, ...BLOCKS, ...TABLES],
  ...[...INLINE, ...EAST_ASIAN, ...ILLUSTRATIONS],
]);

export class Roles {
  readonly map: ReadonlyMap<string, string>;

  constructor(file: PdfFile, root: PdfDictionary) {
    const map = new Map<string, string>();
    for (const [from, to] of file.dictionary(root.get('RoleMap'))) {
      const name = nameIn(file.resolve(to));
      if (name !== undefined) map.set(from, name);
    }
    this.map = map;
  }

  isStandard(type: string): boolean {
    return STANDARD.has(type);
  }

  /** The standard type that a type stands for; undefined where the map leads to none. */
  standardOf(type: string): string | undefined {
    return [...this.steps(type)].find((step) => STANDARD.has(step));
  }

  /** Whether following the map from a type comes back to a type that was there before. */
  runsInCircle(type: string): boolean {
    const steps = [...this.steps(type)];
    const next = this.map.get(steps.at(-1) ?? type);
    return next !== undefined && steps.includes(next);
  }

  private *steps(type: string): Generator<string> {
    const seen = new Set<string>();
    for (
      let step: string | undefined = type;
      step !== undefined && !seen.has(step);
      step = this.map.get(step)
    ) {
      seen.add(step);
      yield step;
    }
  }
}
