// What XML 1.0 cannot hold at all, however it is written: controls, halves of signs, and the two last of the first plane.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unholdable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as it stands in XML, in an element or in an attribute. */
export function escaped(text: string): string {
  return text
    .replace(unholdable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A part of the package: the declaration and its root. */
export function xml(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
