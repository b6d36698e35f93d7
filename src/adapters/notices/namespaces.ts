/**
 * The namespaces of an eForms notice. A file may choose any prefix, or none; here each has one name for good, so that
 * the rest of the reader can say `cbc:ID` and mean the namespace.
 */
const known: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2', 'ext'],
  ['http://data.europa.eu/p27/eforms-ubl-extensions/1', 'efext'],
  ['http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1', 'efac'],
  ['http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1', 'efbc'],
]);

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';

/** `cbc:ID` for the namespaces of a notice, `{namespace}ID` for all others. */
export function canonicalName(namespace: string, local: string): string {
  const prefix = known.get(namespace);
  return prefix === undefined ? `{${namespace}}${local}` : `${prefix}:${local}`;
}

/** The canonical name of a document's root in UBL, where each kind of document has a namespace of its own. */
export function rootName(kind: string): string {
  return `{${ubl}${kind}-2}${kind}`;
}
