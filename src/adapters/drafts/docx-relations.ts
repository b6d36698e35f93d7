import type { Archive } from './archive.js';
import { readXml } from './xml.js';

/** What a part of the package leads to: type (its last word, such as `footnotes`) to name of the entry. */
export type Relations = ReadonlyMap<string, string>;

/** `word/document.xml` and `footnotes.xml` give `word/footnotes.xml`. */
function resolved(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = base.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

/** Reads the relations of an entry, or of the package for an empty name. What lies outside of the file is left out. */
export async function relationsOf(archive: Archive, entry: string): Promise<Relations> {
  const folder = entry.includes('/') ? `${entry.slice(0, entry.lastIndexOf('/'))}/` : '';
  const name = `${folder}_rels/${entry.slice(folder.length)}.rels`;
  const relations = new Map<string, string>();
  if (!archive.has(name)) return relations;
  readXml(await archive.read(name), {
    open: (element, _space, attribute) => {
      if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type')?.split('/').at(-1) ?? '';
      const target = attribute('Target');
      if (target !== undefined && !relations.has(type)) relations.set(type, resolved(entry, target));
    },
    close: () => undefined,
    text: () => undefined,
  });
  return relations;
}
