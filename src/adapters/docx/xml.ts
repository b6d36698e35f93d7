import { writable } from './writable.js';

/** A piece of XML that is complete in itself. */
export type Xml = string;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** An element. Attributes may hold any text; children are XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Xml[]
): Xml {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(writable(String(value)))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** `<w:jc w:val="right"/>`: most properties of WordprocessingML are of this form. */
export function property(name: string, value: string | number): Xml {
  return element(`w:${name}`, { 'w:val': value });
}

/** Text as the content of an element. */
export function content(text: string): Xml {
  return escaped(writable(text));
}

/** A part of the package: the declaration and its root. */
export function part(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
