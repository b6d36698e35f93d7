/** ISO 19005-2, 6.1: how the file is written, so that simple programs can read it for ever. */
import type { PdfDocument } from '../../document.js';
import { filtersOf } from '../../reading/filters.js';
import { isList, numberIn, PdfName, PdfRef, PdfStream, type PdfItem } from '../../reading/items.js';
import type { Fault, Rule } from '../../rule.js';

/** Table 1 of the standard's limits (ISO 32000-1, annex C). */
const LIMIT = { integer: 2 ** 31 - 1, text: 32_767, name: 127, objects: 8_388_607, saved: 28 } as const;

function* streams({ file }: PdfDocument): Generator<readonly [number, PdfStream]> {
  for (const id of file.ids) {
    const object = file.resolve(new PdfRef(id));
    if (object instanceof PdfStream) yield [id, object];
  }
}

/** `stream` ends its line, and `endstream` begins one; the length told is the length there is. */
function* streamFaults({ file }: PdfDocument): Generator<Fault> {
  for (const [id, offset] of file.offsets) {
    const object = file.resolve(new PdfRef(id));
    if (!(object instanceof PdfStream)) continue;
    const where = `object ${id}`;
    const told = numberIn(file.resolve(object.dictionary.get('Length'))) ?? -1;
    const from = file.bytes.indexOf('stream', offset) + 6;
    const first = file.bytes[from];
    const lineEnd = first === 10 ? 1 : first === 13 && file.bytes[from + 1] === 10 ? 2 : 0;
    if (lineEnd === 0) yield { where, says: 'no line end after “stream”' };
    const tail = file.bytes.toString('latin1', from + lineEnd + told, from + lineEnd + told + 12);
    if (!/^(\r\n|\n|\r)endstream/.test(tail))
      yield { where, says: 'the length told does not lead to a line “endstream”' };
  }
}

function* objectFaults({ file }: PdfDocument): Generator<Fault> {
  const { bytes } = file;
  for (const [id, offset] of file.offsets) {
    const where = `object ${id}`;
    if (bytes[offset - 1] !== 10 && bytes[offset - 1] !== 13) yield { where, says: 'does not begin a line' };
    if (!/^\d+ \d+ obj[\r\n]/.test(bytes.toString('latin1', offset, offset + 30)))
      yield { where, says: 'its heading is not “number generation obj” on a line of its own' };
    const end = bytes.indexOf('endobj', offset);
    if (end < 0 || !/^[\r\n]endobj[\r\n]/.test(bytes.toString('latin1', end - 1, end + 7)))
      yield { where, says: '“endobj” is no line of its own' };
  }
}

function overLimit(item: PdfItem): string | undefined {
  if (typeof item === 'number' && Number.isInteger(item) && Math.abs(item) > LIMIT.integer)
    return 'a number too large';
  if (Buffer.isBuffer(item) && item.length > LIMIT.text) return `a string of ${item.length} bytes`;
  if (item instanceof PdfName && Buffer.byteLength(item.name) > LIMIT.name)
    return `a name of ${item.name.length} letters`;
  if (!isList(item)) return undefined;
  for (const one of item) {
    const fault = overLimit(one);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

export const SYNTAX: readonly Rule[] = [
  {
    id: 'A 6.1.2-1',
    says: 'The file begins with its version and a line of bytes beyond ASCII.',
    *faults({ file }) {
      if (!/^%PDF-1\.[0-7](\r\n|\n|\r)%[\x80-\xff]{4}/.test(file.bytes.toString('latin1', 0, 20)))
        yield { where: 'start of the file', says: 'the header is not as it must be' };
    },
  },
  {
    id: 'A 6.1.3-1',
    says: 'The file has an identifier.',
    *faults({ file }) {
      const parts = file.list(file.trailer.get('ID')).map((item) => file.resolve(item));
      if (parts.length !== 2 || !parts.every((part) => Buffer.isBuffer(part) && part.length > 0))
        yield { where: 'trailer', says: 'ID is missing' };
    },
  },
  {
    id: 'A 6.1.3-2',
    says: 'The file is not encrypted.',
    *faults({ file }) {
      if (file.trailer.has('Encrypt')) yield { where: 'trailer', says: 'Encrypt is there' };
    },
  },
  {
    id: 'A 6.1.3-3',
    says: 'Nothing follows the end of the file.',
    *faults({ file }) {
      if (!/%%EOF(\r\n|\n|\r)?$/.test(file.bytes.toString('latin1', file.bytes.length - 8)))
        yield { where: 'end of the file', says: 'there is more after %%EOF' };
    },
  },
  {
    id: 'A 6.1.7.1-1',
    says: 'Streams are as long as they say and stand in lines of their own.',
    faults: streamFaults,
  },
  {
    id: 'A 6.1.7.1-2',
    says: 'No stream lies in another file.',
    *faults(document) {
      for (const [id, { dictionary }] of streams(document)) {
        for (const key of ['F', 'FFilter', 'FDecodeParms']) {
          if (dictionary.has(key)) yield { where: `object ${id}`, says: `a stream with ${key}` };
        }
      }
    },
  },
  {
    id: 'A 6.1.7.2-1',
    says: 'No stream is packed by LZW or sealed.',
    *faults(document) {
      for (const [id, { dictionary }] of streams(document)) {
        for (const filter of filtersOf(dictionary, (item) => document.file.resolve(item))) {
          if (filter === 'LZWDecode' || filter === 'Crypt')
            yield { where: `object ${id}`, says: `a stream with ${filter}` };
        }
      }
    },
  },
  { id: 'A 6.1.9-1', says: 'Objects begin and end with lines of their own.', faults: objectFaults },
  {
    id: 'A 6.1.13-1',
    says: 'No number, string or name is beyond what every reader must bear.',
    *faults(document) {
      if (document.file.ids.length > LIMIT.objects) yield { where: 'file', says: 'too many objects' };
      for (const [id, dictionary] of document.dictionaries) {
        for (const [key, value] of dictionary) {
          const fault = overLimit(value);
          if (fault !== undefined) yield { where: `object ${id}, ${key}`, says: fault };
        }
      }
    },
  },
];
