/** Number trees and name trees: sorted entries in leaves. */
import type { PdfFile } from './file.js';
import { numberIn, PdfRef, textIn, type PdfItem } from './items.js';

export function numberTree(file: PdfFile, root: PdfItem | undefined): ReadonlyMap<number, PdfItem> {
  const entries = new Map<number, PdfItem>();
  for (const [key, value] of entriesOf(file, root, 'Nums')) {
    const number = numberIn(file.resolve(key));
    if (number !== undefined) entries.set(number, value);
  }
  return entries;
}

export function nameTree(file: PdfFile, root: PdfItem | undefined): ReadonlyMap<string, PdfItem> {
  const entries = new Map<string, PdfItem>();
  for (const [key, value] of entriesOf(file, root, 'Names')) {
    const name = textIn(file.resolve(key));
    if (name !== undefined) entries.set(name, value);
  }
  return entries;
}

function* entriesOf(
  file: PdfFile,
  root: PdfItem | undefined,
  leaf: 'Nums' | 'Names',
): Generator<readonly [PdfItem, PdfItem]> {
  const seen = new Set<number>();
  const waiting: (PdfItem | undefined)[] = [root];
  for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
    if (item instanceof PdfRef) {
      if (seen.has(item.id)) continue;
      seen.add(item.id);
    }
    const node = file.dictionary(item);
    const pairs = file.list(node.get(leaf));
    for (let at = 0; at + 1 < pairs.length; at += 2) yield [pairs[at] ?? null, pairs[at + 1] ?? null];
    waiting.push(...file.list(node.get('Kids')));
  }
}
