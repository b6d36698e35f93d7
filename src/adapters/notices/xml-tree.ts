import { SaxesParser } from 'saxes';
import { done, refused, type Result } from '../../core/shared/result.js';
import { canonicalName } from './namespaces.js';
import { noticeRefusal, type NoticeRefusal } from './refusal.js';
import { hasDoctype } from './xml-prolog.js';

/** An element under its canonical name. Text beside child elements is not kept: a notice has no mixed content. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** An element while it is read. */
export interface Growing {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: Growing[];
  text: string;
}

/** Far beyond any real notice (depth 20, 60 000 elements, 40 attributes), and near enough to bound time and memory. */
export const maximum = { depth: 100, elements: 500_000, attributes: 100 };

/** The parser can be left only by throwing; this never leaves `parseXml`. */
class Stop extends Error {
  readonly refusal: NoticeRefusal;

  constructor(refusal: NoticeRefusal) {
    super(refusal.key);
    this.refusal = refusal;
  }
}

/** Of an element without attributes. */
export const none: ReadonlyMap<string, string> = new Map();

/** Attributes of a notice have no namespace; declarations of namespaces and `xsi:` ones say nothing here. */
function plainAttributes(
  attributes: Readonly<Record<string, { uri: string; local: string; value: string }>>,
) {
  const plain = Object.values(attributes).filter((attribute) => attribute.uri === '');
  return plain.length === 0 ? none : new Map(plain.map((attribute) => [attribute.local, attribute.value]));
}

/**
 * Reads any XML into a tree, and says what is the matter and where. `refuseRoot` sees the root's name as soon as it is known,
 * so that a large file of another kind is put down at once. No document type is accepted, hence no entity but the five of
 * XML itself.
 */
export function parseInFull(
  xml: string,
  refuseRoot: (name: string) => NoticeRefusal | undefined,
): Result<XmlElement, NoticeRefusal> {
  if (hasDoctype(xml)) return refused(noticeRefusal('refused', 'notices.doctype'));
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let elements = 0;
  let attributes = 0;

  const stop = (kind: NoticeRefusal['kind'], key: string, values: NoticeRefusal['values'] = {}): never => {
    throw new Stop(noticeRefusal(kind, key, values));
  };
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element?.children.length === 0) element.text += text;
  };

  // Six handlers and no more: with a seventh, the engine stores the parser in a form five times slower to read.
  parser.on('error', () =>
    stop('malformed', 'notices.malformed', { line: parser.line, column: parser.column }),
  );
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > maximum.attributes) stop('refused', 'notices.too-many', { maximum: maximum.attributes });
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    elements += 1;
    if (open.length >= maximum.depth) stop('refused', 'notices.too-deep', { maximum: maximum.depth });
    if (elements > maximum.elements) stop('refused', 'notices.too-many', { maximum: maximum.elements });
    const name = canonicalName(tag.uri, tag.local);
    const element: Growing = { name, attributes: plainAttributes(tag.attributes), children: [], text: '' };
    const parent = open.at(-1);
    if (parent) {
      parent.text = '';
      parent.children.push(element);
    } else {
      const refusal = refuseRoot(name);
      if (refusal) throw new Stop(refusal);
      root = element;
    }
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', addText);
  parser.on('cdata', addText);

  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof Stop) return refused(error.refusal);
    throw error;
  }
  return root ? done(root) : refused(noticeRefusal('not-a-notice', 'notices.empty'));
}
