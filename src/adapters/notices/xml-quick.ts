import { canonicalName } from './namespaces.js';
import { hasForbiddenControl, hasNonCharacter } from './xml-allowed.js';
import { hashOf, standsAt, WrittenNames, type WrittenName } from './xml-names.js';
import { maximum, none, type Growing, type XmlElement } from './xml-tree.js';

/**
 * A reader for the XML that notices are really written in: elements, attributes, namespaces, the five entities and
 * character references, comments; no processing instructions, no CDATA, names in plain letters. It is many times faster than the full parser because it
 * looks at nothing else: as soon as it meets anything that it does not know or that looks wrong, it gives up, and the full
 * parser reads the file again and says what is the matter. What it does accept it reads exactly as the full parser does.
 *
 * It looks at bytes, and makes characters only of what is asked for: nine tenths of a notice are never shown to anybody.
 */

/** What is wanted of an element: its children by their canonical names. Others are looked through and not kept. */
export interface WantedParts {
  get(name: string): WantedParts | undefined;
}

/** Everything, at any depth. */
export const everything: WantedParts = { get: () => everything };

const declaration =
  /<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[\w.-]*"|'[\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;
const plainName = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?$/;
/** The namespaces of XML itself. */
const reserved = ['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'];
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const TAB = 9;
const LINE = 10;
const RETURN = 13;
const BLANK = 32;
const EXCLAMATION = 33;
const QUOTE = 34;
const AMPERSAND = 38;
const APOSTROPHE = 39;
const SLASH = 47;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const lastAscii = 127;

const isSpace = (code: number | undefined): boolean =>
  code === BLANK || code === LINE || code === TAB || code === RETURN;

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

const mostDeclarations = 50;
/** Prefixes at once, and how often they change: far beyond any real notice, and few enough to put them together each time. */
const mostPrefixes = 64;
const mostChanges = 5000;

// Programs declare the same prefixes in every notice: names that were put together once are known for the next.
const known = new Map<string, WrittenNames>();
const attributeNames = new WrittenNames();

/** Canonical names by how they are written under some prefixes. */
function namesUnder(prefixes: ReadonlyMap<string, string>): WrittenNames {
  const key = JSON.stringify([...prefixes]);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostDeclarations) known.clear();
  const names = new WrittenNames();
  known.set(key, names);
  return names;
}

/** What a declaration below the root hides, until its element ends. */
interface Hidden {
  readonly depth: number;
  readonly prefix: string;
  readonly before: string | undefined;
}

/** An element that has not ended. One that has leaves its place to the next of the same depth. */
interface Open {
  written: WrittenName;
  /** Not there where it is not wanted. */
  element: Growing | undefined;
  parts: WantedParts | undefined;
  /** Elements in it make its text nothing. */
  hasElements: boolean;
}

/** The attributes of one start tag, by their places: values are cut out where they are wanted. */
class Attributes {
  count = 0;
  private readonly names: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  has(name: string): boolean {
    for (let place = 0; place < this.count; place += 1) if (this.names[place] === name) return true;
    return false;
  }

  add(name: string, from: number, to: number): void {
    this.names[this.count] = name;
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.count += 1;
  }

  values(cut: (from: number, to: number) => string | undefined): ReadonlyMap<string, string> {
    if (this.count === 0) return none;
    const values = new Map<string, string>();
    for (let place = 0; place < this.count; place += 1)
      values.set(this.names[place] ?? '', cut(this.from[place] ?? 0, this.to[place] ?? 0) ?? '');
    return values;
  }
}

/** Reads one file. Its methods are short for the engine as well: it takes a third of a second to prepare a long one. */
class QuickReader {
  private root: Growing | undefined;
  private readonly buffer: Buffer;
  /** One sign for each byte, so that places are the same in both; beyond ASCII are only texts and values. */
  private readonly xml: string;
  private readonly wanted: WantedParts;
  private readonly hasReturn: boolean;
  /** The place of a reference that is not behind. */
  private reference: number;
  private elements = 0;
  private readonly open: Open[] = [];
  private depth = 0;
  private current: Open | undefined;
  private readonly prefixes = new Map([['', '']]);
  private names: WrittenNames | undefined;
  private changes = 0;
  private readonly hidden: Hidden[] = [];
  /** Of the start tag that is being read. */
  private readonly attributes = new Attributes();
  private prefixed: string | undefined;
  /** Of the name that was read last. */
  private hash = 0;
  private readonly valueOf = (from: number, to: number): string | undefined =>
    resolved(this.charactersOf(from, to).replace(/\r\n|[\t\n\r]/g, ' '));

  constructor(buffer: Buffer, xml: string, wanted: WantedParts) {
    this.buffer = buffer;
    this.xml = xml;
    this.wanted = wanted;
    this.hasReturn = xml.includes('\r');
    this.reference = xml.indexOf('&');
  }

  /** The root from a place on, or undefined where the reader gives up. */
  read(start: number): XmlElement | undefined {
    let at: number | undefined = start;
    for (;;) {
      const tag = this.xml.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at && !this.passText(at, tag)) return undefined;
      const sign = this.buffer[tag + 1];
      if (sign === SLASH) at = this.afterEndTag(tag);
      else if (sign === EXCLAMATION) at = this.afterComment(tag);
      else at = this.afterStartTag(tag);
      if (at === undefined) return undefined;
    }
    return this.current === undefined && this.isBlank(at, this.xml.length) ? this.root : undefined;
  }

  /** @returns false where the text is not allowed */
  private passText(from: number, to: number): boolean {
    const { current } = this;
    if (current === undefined) return this.isBlank(from, to);
    if (this.reference >= 0 && this.reference < from) this.reference = this.xml.indexOf('&', from);
    // What is not kept is looked at as well: a reference may be wrong there.
    const hasReferences = this.reference >= 0 && this.reference < to;
    const after = this.buffer[to + 1];
    // Before a start tag stands nothing that is kept.
    const kept =
      !current.hasElements && (after === SLASH || after === EXCLAMATION) ? current.element : undefined;
    if (!hasReferences && kept === undefined) return true;
    const text = this.textOf(from, to);
    if (text === undefined) return false;
    if (kept !== undefined) kept.text += text;
    return true;
  }

  private afterEndTag(tag: number): number | undefined {
    if (this.current === undefined) return undefined;
    const { letters } = this.current.written;
    if (!standsAt(letters, this.buffer, tag + 2)) return undefined;
    const end = this.afterSpace(tag + 2 + letters.length);
    if (this.buffer[end] !== GREATER) return undefined;
    this.depth -= 1;
    this.current = this.open[this.depth - 1];
    if (this.hidden.length > 0) this.restore();
    return end + 1;
  }

  private afterComment(tag: number): number | undefined {
    if (!this.xml.startsWith('<!--', tag)) return undefined;
    const end = this.xml.indexOf('--', tag + 4);
    return end >= 0 && this.buffer[end + 2] === GREATER ? end + 3 : undefined;
  }

  private afterStartTag(tag: number): number | undefined {
    const nameEnd = this.afterName(tag + 1);
    const { hash } = this;
    this.attributes.count = 0;
    this.prefixed = undefined;
    const tagEnd =
      this.buffer[nameEnd] === GREATER ? nameEnd : this.afterAttributes(nameEnd, maximum.attributes);
    if (tagEnd === undefined) return undefined;
    const isEmpty = this.buffer[tagEnd] === SLASH;
    const end = isEmpty ? tagEnd + 1 : tagEnd;
    if (this.buffer[end] !== GREATER) return undefined;
    const written = this.nameOf(tag + 1, nameEnd, hash);
    if (written === undefined || !this.enter(written, isEmpty)) return undefined;
    return end + 1;
  }

  /** Puts the element of a start tag into the tree. */
  private enter(written: WrittenName, isEmpty: boolean): boolean {
    if (this.prefixed !== undefined && !this.prefixes.has(this.prefixed)) return false;
    this.elements += 1;
    if (this.elements > maximum.elements || this.depth >= maximum.depth) return false;
    const { current } = this;
    const parts = (current === undefined ? this.wanted : current.parts)?.get(written.name);
    const element: Growing | undefined = parts && {
      name: written.name,
      attributes: this.attributes.values(this.valueOf),
      children: [],
      text: '',
    };
    if (current === undefined) {
      // A file of another kind is for the full parser, which says so.
      if (this.root !== undefined || element === undefined) return false;
      this.root = element;
    } else {
      current.hasElements = true;
      if (current.element !== undefined) {
        current.element.text = '';
        if (element !== undefined) current.element.children.push(element);
      }
    }
    if (!isEmpty) this.begin(written, element, parts);
    else if (this.hidden.length > 0) this.restore();
    return true;
  }

  private begin(written: WrittenName, element: Growing | undefined, parts: WantedParts | undefined): void {
    let place = this.open[this.depth];
    if (place === undefined) {
      place = { written, element, parts, hasElements: false };
      this.open.push(place);
    } else {
      place.written = written;
      place.element = element;
      place.parts = parts;
      place.hasElements = false;
    }
    this.depth += 1;
    this.current = place;
  }

  /** The end of a start tag: its `>` or `/`. */
  private afterAttributes(start: number, left: number): number | undefined {
    const from = this.afterSpace(start);
    const sign = this.buffer[from];
    if (sign === GREATER || sign === SLASH) return from;
    // Attributes need a blank before them.
    if (from === start || left === 0) return undefined;
    const nameEnd = this.afterName(from);
    const name = this.attributeOf(from, nameEnd);
    const equals = this.afterSpace(nameEnd);
    if (this.buffer[equals] !== EQUALS || name === undefined) return undefined;
    const value = this.afterSpace(equals + 1);
    const quote = this.buffer[value];
    if (quote !== QUOTE && quote !== APOSTROPHE) return undefined;
    const end = this.afterValue(value + 1, quote);
    if (end === undefined || !this.take(name, value + 1, end)) return undefined;
    return this.afterAttributes(end + 1, left - 1);
  }

  private take(name: string, from: number, to: number): boolean {
    if (name.startsWith('xmlns') && (name.length === 5 || name.includes(':')))
      return this.takeDeclaration(name, this.valueOf(from, to) ?? '');
    const colon = name.indexOf(':');
    if (colon < 0) {
      if (this.attributes.has(name)) return false;
      this.attributes.add(name, from, to);
      return true;
    }
    if (this.prefixed !== undefined) return false;
    this.prefixed = name.slice(0, colon);
    return true;
  }

  private takeDeclaration(name: string, namespace: string): boolean {
    const prefix = name.slice('xmlns:'.length);
    const isWhole = namespace.trim() === namespace && (namespace !== '' || prefix === '');
    // The reserved ones have rules of their own, and nothing may stand twice.
    if (!isWhole || prefix.startsWith('xml') || reserved.includes(namespace)) return false;
    const depth = this.depth + 1;
    if (this.hidden.some((other) => other.depth === depth && other.prefix === prefix)) return false;
    this.hidden.push({ depth, prefix, before: this.prefixes.get(prefix) });
    this.declare(prefix, namespace);
    this.changes += 1;
    return this.prefixes.size <= mostPrefixes && this.changes <= mostChanges;
  }

  private declare(prefix: string, namespace: string | undefined): void {
    if (namespace === undefined) this.prefixes.delete(prefix);
    else this.prefixes.set(prefix, namespace);
    this.names = undefined;
  }

  private restore(): void {
    const { hidden } = this;
    for (let last = hidden.at(-1); last !== undefined && last.depth > this.depth; last = hidden.at(-1)) {
      hidden.pop();
      this.declare(last.prefix, last.before);
    }
  }

  private nameOf(from: number, to: number, hash: number): WrittenName | undefined {
    this.names ??= namesUnder(this.prefixes);
    return this.names.find(this.buffer, from, to, hash) ?? this.newName(this.names, from, to, hash);
  }

  private newName(names: WrittenNames, from: number, to: number, hash: number): WrittenName | undefined {
    const raw = this.xml.slice(from, to);
    if (!plainName.test(raw)) return undefined;
    const colon = raw.indexOf(':');
    const namespace = this.prefixes.get(colon < 0 ? '' : raw.slice(0, colon));
    if (namespace === undefined) return undefined;
    return names.keep(raw, canonicalName(namespace, colon < 0 ? raw : raw.slice(colon + 1)), hash);
  }

  /** The name of an attribute whose letters were read last. */
  private attributeOf(from: number, to: number): string | undefined {
    const met = attributeNames.find(this.buffer, from, to, this.hash);
    if (met !== undefined) return met.name;
    const raw = this.xml.slice(from, to);
    return plainName.test(raw) ? attributeNames.keep(raw, raw, this.hash).name : undefined;
  }

  /** Behind the letters of a name; whether they make one is seen where it is looked up. */
  private afterName(from: number): number {
    const { buffer } = this;
    let hash = 0;
    for (let here = from; ; here += 1) {
      const letter = buffer[here] ?? GREATER;
      if (letter <= BLANK || letter === GREATER || letter === SLASH || letter === EQUALS) {
        this.hash = hash;
        return here;
      }
      hash = hashOf(hash, letter);
    }
  }

  private afterSpace(from: number): number {
    let here = from;
    while (isSpace(this.buffer[here])) here += 1;
    return here;
  }

  /** The place of the quote that ends a value; undefined where the value is wrong. */
  private afterValue(from: number, quote: number): number | undefined {
    const { buffer } = this;
    let hasReference = false;
    for (let here = from; ; here += 1) {
      const sign = buffer[here];
      if (sign === quote) return hasReference && this.valueOf(from, here) === undefined ? undefined : here;
      if (sign === undefined || sign === LESS) return undefined;
      if (sign === AMPERSAND) hasReference = true;
    }
  }

  private isBlank(from: number, to: number): boolean {
    for (let here = from; here < to; here += 1) if (!isSpace(this.buffer[here])) return false;
    return true;
  }

  private charactersOf(from: number, to: number): string {
    const { buffer } = this;
    for (let here = from; here < to; here += 1)
      if ((buffer[here] ?? 0) > lastAscii) return buffer.toString('utf8', from, to);
    return this.xml.slice(from, to);
  }

  private textOf(from: number, to: number): string | undefined {
    const text = this.charactersOf(from, to);
    return resolved(this.hasReturn ? text.replace(/\r\n?/g, '\n') : text);
  }
}

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * The tree of a notice's XML.
 *
 * @param bytes good UTF-8, whatever the file declares
 * @returns undefined where the full parser is needed; never a tree that differs from the full parser's in what is wanted
 */
export function quickTree(bytes: Uint8Array, wanted: WantedParts = everything): XmlElement | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const xml = buffer.toString('latin1');
  if (hasForbiddenControl(buffer) || xml.includes(']]>') || hasNonCharacter(xml)) return undefined;
  const start = byteOrderMark.every((byte, place) => buffer[place] === byte) ? byteOrderMark.length : 0;
  declaration.lastIndex = start;
  const at = declaration.test(xml) ? declaration.lastIndex : start;
  return new QuickReader(buffer, xml, wanted).read(at);
}
