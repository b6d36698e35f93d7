/** Undoes what packs a stream: Flate, LZW, ASCII85, ASCIIHex, run lengths, and the predictors before them. */
import { constants, inflateRawSync, inflateSync } from 'node:zlib';
import { dictionaryIn, isList, nameIn, numberIn, type PdfDictionary, type PdfItem } from './items.js';

type Resolve = (item: PdfItem | undefined) => PdfItem | undefined;

/** Filters that only a picture needs are left as they are. */
export function unpacked(raw: Buffer, dictionary: PdfDictionary, resolve: Resolve): Buffer {
  const filters = listOf(resolve(dictionary.get('Filter') ?? dictionary.get('F')), resolve);
  const parameters = listOf(resolve(dictionary.get('DecodeParms') ?? dictionary.get('DP')), resolve);
  return filters.reduce<Buffer>(
    (bytes, filter, at) => one(nameIn(filter) ?? '', bytes, dictionaryIn(parameters[at]), resolve),
    raw,
  );
}

export function filtersOf(dictionary: PdfDictionary, resolve: Resolve): readonly string[] {
  return listOf(resolve(dictionary.get('Filter')), resolve).map((filter) => nameIn(filter) ?? '');
}

function listOf(item: PdfItem | undefined, resolve: Resolve): readonly (PdfItem | undefined)[] {
  if (item === undefined || item === null) return [];
  return isList(item) ? item.map(resolve) : [item];
}

function one(filter: string, bytes: Buffer, parameters: PdfDictionary, resolve: Resolve): Buffer {
  const number = (key: string, otherwise: number): number =>
    numberIn(resolve(parameters.get(key))) ?? otherwise;
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return unpredicted(inflated(bytes), number);
    case 'LZWDecode':
    case 'LZW':
      return unpredicted(lzw(bytes, number('EarlyChange', 1)), number);
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes);
    case 'ASCIIHexDecode':
    case 'AHx':
      return asciiHex(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return runLengths(bytes);
    default:
      return bytes;
  }
}

/** As much as can be had: some writers cut the check sum off. */
function inflated(bytes: Buffer): Buffer {
  const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
  try {
    return inflateSync(bytes, lenient);
  } catch {
    try {
      return inflateRawSync(bytes.subarray(2), lenient);
    } catch {
      return Buffer.alloc(0);
    }
  }
}

function lzw(bytes: Buffer, early: number): Buffer {
  const out: number[] = [];
  let table: number[][] = [];
  let width = 9;
  let bits = 0;
  let held = 0;
  let before: number[] | undefined;
  const restart = (): void => {
    table = Array.from({ length: 258 }, (_, code) => (code < 256 ? [code] : []));
    width = 9;
    before = undefined;
  };
  restart();
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >>> bits) & ((1 << width) - 1);
    held &= (1 << bits) - 1;
    if (code === 257) break;
    if (code === 256) {
      restart();
      continue;
    }
    const known: number[] | undefined = table[code];
    const entry: number[] = known ?? (before === undefined ? [] : [...before, before[0] ?? 0]);
    for (const value of entry) out.push(value);
    if (before !== undefined) table.push([...before, entry[0] ?? 0]);
    before = entry;
    if (table.length + early >= 1 << width && width < 12) width += 1;
  }
  return Buffer.from(out);
}

function ascii85(bytes: Buffer): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  for (const byte of bytes) {
    if (byte === 126) break;
    if (byte === 122 && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) group.push(byte - 33);
    if (group.length === 5) {
      out.push(...fourOf(group));
      group = [];
    }
  }
  if (group.length > 1) {
    const most = group.length - 1;
    while (group.length < 5) group.push(84);
    out.push(...fourOf(group).slice(0, most));
  }
  return Buffer.from(out);
}

function fourOf(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) & 255);
}

function asciiHex(bytes: Buffer): Buffer {
  const digits = (bytes.toString('latin1').split('>')[0] ?? '').replace(/[^0-9a-fA-F]/g, '');
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

function runLengths(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at] ?? 128;
    if (length === 128) break;
    if (length < 128) {
      parts.push(bytes.subarray(at + 1, at + 2 + length));
      at += length + 2;
    } else {
      parts.push(Buffer.alloc(257 - length, bytes[at + 1] ?? 0));
      at += 2;
    }
  }
  return Buffer.concat(parts);
}

function unpredicted(bytes: Buffer, number: (key: string, otherwise: number) => number): Buffer {
  const predictor = number('Predictor', 1);
  if (predictor < 2) return bytes;
  const bitsPerPixel = number('Colors', 1) * number('BitsPerComponent', 8);
  const step = Math.max(1, bitsPerPixel >> 3);
  const row = (bitsPerPixel * number('Columns', 1) + 7) >> 3;
  if (predictor === 2) return tiffRows(bytes, row, step);
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = Buffer.alloc(rows * row);
  for (let line = 0; line < rows; line += 1) {
    const type = bytes[line * (row + 1)] ?? 0;
    for (let at = 0; at < row; at += 1) {
      const to = line * row + at;
      const left = at >= step ? (out[to - step] ?? 0) : 0;
      const up = line > 0 ? (out[to - row] ?? 0) : 0;
      const corner = line > 0 && at >= step ? (out[to - row - step] ?? 0) : 0;
      const value = bytes[line * (row + 1) + 1 + at] ?? 0;
      out[to] = (value + guess(type, left, up, corner)) & 255;
    }
  }
  return out;
}

function guess(type: number, left: number, up: number, corner: number): number {
  if (type === 1) return left;
  if (type === 2) return up;
  if (type === 3) return (left + up) >> 1;
  if (type !== 4) return 0;
  const whole = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(whole - left), Math.abs(whole - up), Math.abs(whole - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function tiffRows(bytes: Buffer, row: number, step: number): Buffer {
  const out = Buffer.from(bytes);
  for (let at = 0; at < out.length; at += 1) {
    if (at % row >= step) out[at] = ((out[at] ?? 0) + (out[at - step] ?? 0)) & 255;
  }
  return out;
}
