const space = /[\s\uFEFF]*/y;

/**
 * True when a document type stands before the root. The parser would say so too, but only after reading all of it,
 * and a document type may be as long as the file.
 */
export function hasDoctype(xml: string): boolean {
  let at = 0;
  for (;;) {
    space.lastIndex = at;
    space.test(xml);
    at = Math.max(at, space.lastIndex);
    const close = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : undefined;
    if (close === undefined) return xml.startsWith('<!DOCTYPE', at);
    const end = xml.indexOf(close, at + 2);
    if (end < 0) return false;
    at = end + close.length;
  }
}
