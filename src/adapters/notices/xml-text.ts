import { isUtf8 } from 'node:buffer';
import { done, refused, type Result } from '../../core/shared/result.js';
import { noticeRefusal, type NoticeRefusal } from './refusal.js';

/**
 * From bytes to characters. What the first bytes show wins over what the XML declaration claims: programs that keep
 * text as UTF-16 often save it as UTF-8 and leave the declaration as it was.
 */
type Decoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const byLabel: ReadonlyMap<string, Decoding> = new Map<string, Decoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-8'],
  ['utf-16le', 'utf-8'],
  ['utf-16be', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
]);

const declaration = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/;

function shownBy(bytes: Uint8Array): Decoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  return undefined;
}

/** The beginning, where the declaration stands, as letters of one byte. */
function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(300, bytes.byteLength)).toString('latin1');
}

/** Bytes that are known to be good; a mark at the beginning is no character of the text. */
function quickUtf8(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

interface Encoding {
  readonly head: string;
  readonly label: string;
  readonly decoding: Decoding | undefined;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const head = headOf(bytes);
  const label = declaration.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  return { head, label, decoding: shownBy(bytes) ?? byLabel.get(label) };
}

/** The file as good UTF-8, where it is that and not too large: the usual case. Characters that are given need no declaration. */
export function goodUtf8(xml: string | Uint8Array, maximumBytes: number): Uint8Array | undefined {
  if (typeof xml === 'string') {
    const bytes = xml.length <= maximumBytes && xml.isWellFormed() ? Buffer.from(xml) : undefined;
    return bytes && bytes.byteLength <= maximumBytes ? bytes : undefined;
  }
  if (xml.byteLength > maximumBytes) return undefined;
  return encodingOf(xml).decoding === 'utf-8' && isUtf8(xml) ? xml : undefined;
}

function decode(bytes: Uint8Array): Result<string, NoticeRefusal> {
  const { head, label, decoding } = encodingOf(bytes);
  if (decoding === undefined) {
    return refused(noticeRefusal('refused', 'notices.encoding', { encoding: label }));
  }
  // Much quicker than a decoder that stops at faults.
  if (decoding === 'utf-8' && isUtf8(bytes)) return done(quickUtf8(bytes));
  try {
    return done(new TextDecoder(decoding, { fatal: true }).decode(bytes));
  } catch {
    const isMarkup = /^(?:ï»¿)?\s*</.test(head) || decoding.startsWith('utf-16');
    return refused(
      isMarkup
        ? noticeRefusal('malformed', 'notices.bad-bytes', { encoding: decoding })
        : noticeRefusal('not-a-notice', 'notices.not-xml'),
    );
  }
}

/** A page of TED that was saved instead of the notice: whether it is well-formed helps nobody. */
const webPage = /^[\s\uFEFF]*<(?:!doctype\s+html|html)[\s>/]/i;

/** The characters of a file, or why they cannot be had. The size is checked before anything else is done. */
export function xmlText(xml: string | Uint8Array, maximumBytes: number): Result<string, NoticeRefusal> {
  const size = typeof xml === 'string' ? Buffer.byteLength(xml) : xml.byteLength;
  if (size > maximumBytes) {
    const values = { size: Math.ceil(size / 1e6), maximum: Math.floor(maximumBytes / 1e6) };
    return refused(noticeRefusal('too-large', 'notices.too-large', values));
  }
  const text = typeof xml === 'string' ? done(xml) : decode(xml);
  if (!text.ok) return text;
  const start = /[^\s\uFEFF]/.exec(text.value)?.[0];
  if (start === undefined) return refused(noticeRefusal('not-a-notice', 'notices.empty'));
  if (start !== '<') return refused(noticeRefusal('not-a-notice', 'notices.not-xml'));
  if (webPage.test(text.value)) return refused(noticeRefusal('not-a-notice', 'notices.web-page'));
  return text;
}
