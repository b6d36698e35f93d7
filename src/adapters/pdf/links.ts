/** Where a link leads. What leads nowhere safe is printed as plain text. */

export type LinkTarget =
  | { readonly kind: 'address'; readonly uri: string }
  | { readonly kind: 'place'; readonly destination: string };

/** A document that people pass on may open pages and letters, and nothing that runs. */
const OPENABLE = new Set(['http:', 'https:', 'mailto:', 'tel:']);

export function linkTarget(href: string, destinations: ReadonlyMap<string, string>): LinkTarget | undefined {
  if (href.startsWith('#')) {
    const destination = destinations.get(href.slice(1));
    return destination === undefined ? undefined : { kind: 'place', destination };
  }
  // The parser also turns letters beyond ASCII into their escapes, as an address in a file must be written.
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url !== undefined && OPENABLE.has(url.protocol) ? { kind: 'address', uri: url.href } : undefined;
}
