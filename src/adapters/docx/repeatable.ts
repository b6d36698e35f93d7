import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first moment that an archive can hold: nothing of the clock goes into the file. */
const noMoment = new Date(1980, 0, 1);

/** Numbers names in the order in which they first come. */
function numbering(prefix: string): (name: string) => string {
  const given = new Map<string, string>();
  return (name) => {
    const known = given.get(name) ?? `${prefix}${String(given.size + 1)}`;
    given.set(name, known);
    return known;
  };
}

const relation = /^word\/(?:_rels\/)?(?:document|comments|footnotes)\.xml(?:\.rels)?$/;

/**
 * The same document with the same bytes at any time: the library counts bookmarks over the life of the process, names
 * links by chance and writes the moment into the file.
 *
 * @param day on which the document is said to be made, YYYY-MM-DD
 */
export function repeatable(docx: Uint8Array, day: string): Buffer {
  const parts = unzipSync(docx);
  const bookmark = numbering('');
  const link = numbering('rIdLink');
  const linkId = (id: string): string => (/^rId\d+$/.test(id) ? id : link(id));
  const rewritten = Object.entries(parts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]): readonly [string, Uint8Array] => {
      if (name === 'docProps/core.xml')
        return [
          name,
          strToU8(
            strFromU8(bytes).replace(
              /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
              (_all, tag: string) => `${tag}${day}T00:00:00Z`,
            ),
          ),
        ];
      if (!relation.test(name)) return [name, bytes];
      const text = strFromU8(bytes)
        .replace(
          /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g,
          (_all, before: string, id: string) => `${before}${bookmark(id)}"`,
        )
        .replace(/(\sr:id=")([^"]+)"/g, (_all, before: string, id: string) => `${before}${linkId(id)}"`)
        .replace(
          /(<Relationship\b[^>]*?\sId=")([^"]+)"/g,
          (_all, before: string, id: string) => `${before}${linkId(id)}"`,
        );
      return [name, strToU8(text)];
    });
  // Word wants the list of types first.
  const first = '[Content_Types].xml';
  const ordered = [
    ...rewritten.filter(([name]) => name === first),
    ...rewritten.filter(([name]) => name !== first),
  ];
  return Buffer.from(zipSync(Object.fromEntries(ordered), { mtime: noMoment, level: 6 }));
}
