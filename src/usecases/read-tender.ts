// A tender as somebody hands it in: a dossier as JSON, or a notice as XML.
import { readDossier, type Fault } from '../core/dossier/dossier.js';
import { done, refused, type Result } from '../core/shared/result.js';
import type { Tender } from './check-eligibility.js';
import type { NoticeReader } from './ports.js';
import { readJson } from './read-json.js';

/** Whether bytes begin like XML, in any of the encodings that XML may have. */
export function looksLikeXml(bytes: Buffer): boolean {
  // Between the bytes of UTF-16 stand zeros; a byte order mark may come first.
  const beginning = bytes
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '');
  return /^[\0\s]*</.test(beginning);
}

/** A tender from parsed JSON. A text that begins like XML is a notice inside JSON. */
export function tenderFrom(json: unknown, notices: NoticeReader): Result<Tender, readonly Fault[]> {
  if (typeof json === 'string' && looksLikeXml(Buffer.from(json)))
    return noticeTender(Buffer.from(json), notices);
  const read = readDossier(json);
  return read.ok ? done({ dossier: read.value, fromNotice: false }) : refused(read.refusal);
}

function noticeTender(bytes: Buffer, notices: NoticeReader): Result<Tender, readonly Fault[]> {
  const read = notices.read(bytes);
  if (!read.ok) {
    const { key, values } = read.refusal;
    return refused([
      {
        pointer: '',
        key,
        values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
      },
    ]);
  }
  const dossier = readDossier(JSON.parse(JSON.stringify(read.value)));
  return dossier.ok ? done({ dossier: dossier.value, fromNotice: true }) : refused(dossier.refusal);
}

/** How a PDF and packed files begin. */
const packed = ['%PDF-', 'PK\u0003\u0004', '\u001f\u008b'];

/** Whether somebody took a PDF or an archive for the notice: no JSON by any account. */
function looksPacked(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, 8).toString('latin1');
  return packed.some((signs) => beginning.startsWith(signs));
}

/** A tender from a file: XML is read as a notice, everything else as JSON. */
export function readTender(bytes: Buffer, notices: NoticeReader): Result<Tender, readonly Fault[]> {
  // The reader of notices says what to choose instead.
  if (looksLikeXml(bytes) || looksPacked(bytes)) return noticeTender(bytes, notices);
  const json = readJson(bytes);
  return json.ok ? tenderFrom(json.value, notices) : json;
}
