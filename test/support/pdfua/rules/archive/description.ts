/** ISO 19005-2, 6.6: the metadata claim the standard and use only properties that they describe. */
import type { PdfDocument } from '../../document.js';
import { nameIn } from '../../reading/items.js';
import { NAMESPACE } from '../../reading/metadata.js';
import type { Rule } from '../../rule.js';

/** Schemas that the standard itself describes, as far as we use them, with their properties. */
const KNOWN: Readonly<Record<string, ReadonlySet<string>>> = {
  [NAMESPACE.dc]: new Set([
    ...['contributor', 'coverage', 'creator', 'date', 'description', 'format', 'identifier', 'language'],
    ...['publisher', 'relation', 'rights', 'source', 'subject', 'title', 'type'],
  ]),
  [NAMESPACE.xmp]: new Set([
    ...[
      'Advisory',
      'BaseURL',
      'CreateDate',
      'CreatorTool',
      'Identifier',
      'Label',
      'MetadataDate',
      'ModifyDate',
    ],
    ...['Nickname', 'Rating', 'Thumbnails'],
  ]),
  [NAMESPACE.pdf]: new Set(['Keywords', 'PDFVersion', 'Producer', 'Trapped']),
  [NAMESPACE.pdfa]: new Set(['part', 'conformance', 'amd', 'corr']),
  [NAMESPACE.extension]: new Set(['schemas']),
};

const LEVELS = new Set(['A', 'B', 'U']);

function claim(
  { metadata }: PdfDocument,
  name: string,
): { readonly text: string; readonly prefix: string } | undefined {
  const found = metadata?.properties.find(
    (property) => property.namespace === NAMESPACE.pdfa && property.name === name,
  );
  return found === undefined ? undefined : { text: found.values[0]?.text.trim() ?? '', prefix: found.prefix };
}

export const DESCRIPTION: readonly Rule[] = [
  {
    id: 'A 6.6.2.1-1',
    says: 'The metadata are a stream of their kind, well-formed, in one packet.',
    *faults({ file, catalog, metadata }) {
      const stream = catalog.get('Metadata');
      if (nameIn(file.get(stream, 'Type')) !== 'Metadata' || nameIn(file.get(stream, 'Subtype')) !== 'XML')
        yield { where: 'metadata', says: 'Type or Subtype is wrong' };
      if (metadata === undefined) return;
      if (!metadata.wellFormed) yield { where: 'metadata', says: 'the packet is no well-formed XML' };
      const head = /<\?xpacket begin=[^?]*\?>/.exec(metadata.packet)?.[0];
      if (head === undefined) yield { where: 'metadata', says: 'there is no packet' };
      else if (/\b(bytes|encoding)=/.test(head))
        yield { where: 'metadata', says: 'the packet tells its size or encoding' };
    },
  },
  {
    id: 'A 6.6.2.3-1',
    says: 'Every property is one that the standard or the file itself describes.',
    *faults({ metadata }) {
      for (const { namespace, name, prefix } of metadata?.properties ?? []) {
        if (KNOWN[namespace]?.has(name) === true || metadata?.described.has(`${namespace} ${name}`) === true)
          continue;
        yield { where: 'metadata', says: `nothing describes ${prefix}:${name}` };
      }
    },
  },
  {
    id: 'A 6.6.4-1',
    says: 'The metadata claim part 2 or 3, by the proper name.',
    *faults(document) {
      const part = claim(document, 'part');
      if (part === undefined || !['2', '3'].includes(part.text))
        yield { where: 'metadata', says: `pdfaid:part is ${part?.text ?? 'missing'}` };
      if (part !== undefined && part.prefix !== 'pdfaid')
        yield { where: 'metadata', says: `the prefix is ${part.prefix}` };
    },
  },
  {
    id: 'A 6.6.4-2',
    says: 'The metadata claim a level.',
    *faults(document) {
      const level = claim(document, 'conformance');
      if (!LEVELS.has(level?.text ?? ''))
        yield { where: 'metadata', says: `pdfaid:conformance is ${level?.text ?? 'missing'}` };
    },
  },
];
