import { canonicalName } from './namespaces.js';
import { maximum, type XmlElement } from './xml-tree.js';

/**
 * A reader for the XML that notices are really written in: elements, attributes, namespaces, the five entities and
 * character references, comments; no processing instructions, no CDATA, names in plain letters. It is many times faster than the full parser because it
 * looks at nothing else: as soon as it meets anything that it does not know or that looks wrong, it gives up, and the full
 * parser reads the file again and says what is the matter. What it does accept it reads exactly as the full parser does.
 */

interface Growing {
  name: string;
  /** As written, to compare with the end tag. */
  raw: string;
  attributes: ReadonlyMap<string, string>;
  children: Growing[];
  text: string;
}

const none: ReadonlyMap<string, string> = new Map();
const declaration =
  /^<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[\w.-]*"|'[\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;
const plainName = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?$/;
// Of the characters that XML forbids, those that are whole characters; halves of one are looked for apart.
const forbidden = /[^\t\n\r -\uFFFD]/;
/** The namespaces of XML itself. */
const reserved = ['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const TAB = 9;
const LINE = 10;
const RETURN = 13;
const BLANK = 32;
const EXCLAMATION = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

const isSpace = (code: number): boolean => code === BLANK || code === LINE || code === TAB;

/** Whether a number is a character that XML allows; others are left to the full parser. */
function isCharacter(code: number): boolean {
  return (
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff) ||
    code === TAB ||
    code === LINE ||
    code === RETURN
  );
}

/** A text with its references resolved, or undefined where one is not among those known. */
function resolved(text: string): string | undefined {
  let at = text.indexOf('&');
  if (at < 0) return text;
  let done = text.slice(0, at);
  for (;;) {
    const end = text.indexOf(';', at);
    if (end < 0 || end - at > 12) return undefined;
    const name = text.slice(at + 1, end);
    const named = entities[name];
    if (named !== undefined) done += named;
    else {
      const [, hexadecimal, decimal] = /^#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}))$/.exec(name) ?? [];
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      if (!isCharacter(code)) return undefined;
      done += String.fromCodePoint(code);
    }
    const next = text.indexOf('&', end);
    if (next < 0) return done + text.slice(end + 1);
    done += text.slice(end + 1, next);
    at = next;
  }
}

/** Of invented names not everything is kept. */
const most = { declarations: 50, names: 2000 } as const;

// Programs declare the same prefixes in every notice: names that were put together once are known for the next.
const known = new Map<string, Map<string, string>>();

/** Canonical names by how they are written under some prefixes. */
function namesUnder(prefixes: ReadonlyMap<string, string>): Map<string, string> {
  const key = JSON.stringify([...prefixes]);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= most.declarations) known.clear();
  const names = new Map<string, string>();
  known.set(key, names);
  return names;
}

const isBlank = (text: string): boolean => /^[ \t\n]*$/.test(text);

/**
 * The tree of a notice's XML.
 *
 * @returns undefined where the full parser is needed; never a tree that differs from the full parser's
 */
export function quickTree(given: string): XmlElement | undefined {
  if (!given.isWellFormed() || forbidden.test(given) || given.includes(']]>')) return undefined;
  let xml = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  if (xml.includes('\r')) xml = xml.replace(/\r\n?/g, '\n');
  const { length } = xml;
  const head = declaration.exec(xml)?.[0];
  let at = head?.length ?? 0;

  const prefixes = new Map<string, string>([['', '']]);
  /** What a declaration below the root hides, until its element ends. */
  const hidden: { readonly depth: number; readonly prefix: string; readonly before: string | undefined }[] =
    [];
  let names: Map<string, string> | undefined;
  const nameOf = (raw: string): string | undefined => {
    names ??= namesUnder(prefixes);
    const known = names.get(raw);
    if (known !== undefined) return known;
    if (!plainName.test(raw)) return undefined;
    const colon = raw.indexOf(':');
    const namespace = prefixes.get(colon < 0 ? '' : raw.slice(0, colon));
    if (namespace === undefined) return undefined;
    const name = canonicalName(namespace, colon < 0 ? raw : raw.slice(colon + 1));
    if (names.size < most.names) names.set(raw, name);
    return name;
  };

  const declare = (prefix: string, namespace: string | undefined): void => {
    if (namespace === undefined) prefixes.delete(prefix);
    else prefixes.set(prefix, namespace);
    names = undefined;
  };

  const open: Growing[] = [];
  let root: Growing | undefined;
  let current: Growing | undefined;
  let elements = 0;
  const restore = (): void => {
    for (let last = hidden.at(-1); last !== undefined && last.depth > open.length; last = hidden.at(-1)) {
      hidden.pop();
      declare(last.prefix, last.before);
    }
  };
  const leave = (): void => {
    open.pop();
    current = open.at(-1);
    restore();
  };

  for (;;) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) break;
    if (tag > at) {
      if (current === undefined) {
        if (!isBlank(xml.slice(at, tag))) return undefined;
      } else {
        const text = resolved(xml.slice(at, tag));
        if (text === undefined) return undefined;
        if (current.children.length === 0) current.text += text;
      }
    }
    const code = xml.charCodeAt(tag + 1);
    if (code === SLASH) {
      if (current === undefined) return undefined;
      const end = xml.indexOf('>', tag + 2);
      if (end < 0) return undefined;
      const { raw } = current;
      const after = tag + 2 + raw.length;
      if (!xml.startsWith(raw, tag + 2) || (after !== end && !isBlank(xml.slice(after, end))))
        return undefined;
      leave();
      at = end + 1;
      continue;
    }
    if (code === EXCLAMATION) {
      if (!xml.startsWith('<!--', tag)) return undefined;
      const end = xml.indexOf('--', tag + 4);
      if (end < 0 || xml.charCodeAt(end + 2) !== GREATER) return undefined;
      at = end + 3;
      continue;
    }
    // A start tag: its name, then attributes.
    let here = tag + 1;
    let sign = code;
    while (sign !== GREATER && sign !== SLASH && !isSpace(sign)) {
      here += 1;
      if (here >= length) return undefined;
      sign = xml.charCodeAt(here);
    }
    const raw = xml.slice(tag + 1, here);
    let attributes: Map<string, string> | undefined;
    let declared: Set<string> | undefined;
    let count = 0;
    let prefixed: string | undefined;
    for (;;) {
      const before = here;
      while (isSpace(sign)) {
        here += 1;
        sign = xml.charCodeAt(here);
      }
      if (sign === GREATER || sign === SLASH) break;
      // Attributes need a blank before them.
      if (before === here || here >= length) return undefined;
      const from = here;
      while (sign !== EQUALS && !isSpace(sign) && sign !== GREATER) {
        here += 1;
        if (here >= length) return undefined;
        sign = xml.charCodeAt(here);
      }
      const name = xml.slice(from, here);
      while (isSpace(sign)) {
        here += 1;
        sign = xml.charCodeAt(here);
      }
      if (sign !== EQUALS || !plainName.test(name)) return undefined;
      do {
        here += 1;
        sign = xml.charCodeAt(here);
      } while (isSpace(sign));
      if (sign !== QUOTE && sign !== APOSTROPHE) return undefined;
      const close = xml.indexOf(sign === QUOTE ? '"' : "'", here + 1);
      if (close < 0) return undefined;
      const written = xml.slice(here + 1, close);
      if (written.includes('<')) return undefined;
      count += 1;
      if (count > maximum.attributes) return undefined;
      const value = resolved(/[\t\n]/.test(written) ? written.replace(/[\t\n]/g, ' ') : written);
      if (value === undefined) return undefined;
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        const prefix = name.slice(6);
        const isWhole = value.trim() === value && (value !== '' || prefix === '');
        // The reserved ones have rules of their own, and nothing may stand twice.
        if (!isWhole || prefix.startsWith('xml') || reserved.includes(value)) return undefined;
        declared ??= new Set();
        if (declared.has(name)) return undefined;
        declared.add(name);
        hidden.push({ depth: open.length + 1, prefix, before: prefixes.get(prefix) });
        declare(prefix, value);
      } else if (!name.includes(':')) {
        attributes ??= new Map();
        if (attributes.has(name)) return undefined;
        attributes.set(name, value);
      } else if (prefixed === undefined) prefixed = name.slice(0, name.indexOf(':'));
      else return undefined;
      here = close + 1;
      sign = xml.charCodeAt(here);
    }
    const isEmpty = sign === SLASH;
    if (isEmpty) {
      here += 1;
      if (xml.charCodeAt(here) !== GREATER) return undefined;
    }
    const name = nameOf(raw);
    if (name === undefined || (prefixed !== undefined && !prefixes.has(prefixed))) return undefined;
    elements += 1;
    if (elements > maximum.elements || open.length >= maximum.depth) return undefined;
    const element: Growing = { name, raw, attributes: attributes ?? none, children: [], text: '' };
    if (current === undefined) {
      if (root !== undefined) return undefined;
      root = element;
    } else {
      current.text = '';
      current.children.push(element);
    }
    if (!isEmpty) {
      open.push(element);
      current = element;
    } else restore();
    at = here + 1;
  }
  if (root === undefined || current !== undefined || !isBlank(xml.slice(at))) return undefined;
  return root;
}
