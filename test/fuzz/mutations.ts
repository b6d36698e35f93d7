/** Chance from a seed (mulberry32), so that what was found once can be found again. */
export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  of<T>(list: readonly T[]): T | undefined;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, of: (list) => list[below(list.length)] };
}

/** Pieces that parsers stumble over. */
const pieces: readonly string[] = [
  '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!ENTITY x "y">',
  '&e;',
  '&#0;',
  '&#xD800;',
  '&#x10FFFF;',
  '&#99999999999;',
  '&amp;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.1"?>',
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?x',
  '<a>',
  '</a>',
  '<cbc:ID>',
  '<cac:ProcurementProjectLot>',
  '</cac:ProcurementProjectLot>',
  '<cbc:EndDate>9999-99-99</cbc:EndDate>',
  '<cbc:DurationMeasure unitCode="MONTH">1e999</cbc:DurationMeasure>',
  '<cbc:DurationMeasure unitCode="DAY">-3</cbc:DurationMeasure>',
  '<cbc:EstimatedOverallContractAmount currencyID="">NaN</cbc:EstimatedOverallContractAmount>',
  '<cbc:EstimatedOverallContractAmount currencyID="XXX">999999999999999999999</cbc:EstimatedOverallContractAmount>',
  '<cbc:ItemClassificationCode listName="cpv">99999999-9</cbc:ItemClassificationCode>',
  '<cbc:ItemClassificationCode listName="cpv">x</cbc:ItemClassificationCode>',
  'xmlns:cbc=""',
  'xmlns="urn:other"',
  '\0',
  '\uFEFF',
  '\uFFFE',
  '\u2028',
  'é',
  '"',
  "'",
  '<',
  '>',
  '=',
];

const numbers: readonly string[] = ['0', '-1', '1e308', '00', '4294967296', '0.30000000000000004', '٣', ''];

type Mutation = (bytes: Buffer, seeds: readonly Buffer[], chance: Chance) => Buffer;

function spliced(bytes: Buffer, from: number, to: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);
}

/** The place of an element in a file: from its beginning to the end of some later tag. */
function elementIn(bytes: Buffer, chance: Chance): readonly [number, number] {
  const from = bytes.indexOf('<', chance.below(bytes.length));
  if (from < 0) return [0, 0];
  const to = bytes.indexOf('>', Math.min(bytes.length - 1, from + 1 + chance.below(2000)));
  return [from, to < 0 ? bytes.length : to + 1];
}

const mutations: readonly Mutation[] = [
  // One byte otherwise.
  (bytes, _seeds, chance) => {
    const copy = Buffer.from(bytes);
    copy[chance.below(copy.length)] = chance.below(256);
    return copy;
  },
  // Cut off.
  (bytes, _seeds, chance) => bytes.subarray(0, chance.below(bytes.length)),
  // A piece out.
  (bytes, _seeds, chance) => {
    const from = chance.below(bytes.length);
    return spliced(bytes, from, Math.min(bytes.length, from + chance.below(3000)), Buffer.alloc(0));
  },
  // A hostile piece in.
  (bytes, _seeds, chance) => {
    const at = chance.below(bytes.length);
    return spliced(bytes, at, at, Buffer.from(chance.of(pieces) ?? ''));
  },
  // An element out.
  (bytes, _seeds, chance) => spliced(bytes, ...elementIn(bytes, chance), Buffer.alloc(0)),
  // An element many times.
  (bytes, _seeds, chance) => {
    const [from, to] = elementIn(bytes, chance);
    const piece = bytes.subarray(from, to);
    const times = Math.min(chance.below(400), Math.floor(2_000_000 / Math.max(1, piece.length)));
    return spliced(bytes, from, from, Buffer.concat(Array.from({ length: times }, () => piece)));
  },
  // An element of another notice.
  (bytes, seeds, chance) => {
    const other = chance.of(seeds) ?? bytes;
    const [from, to] = elementIn(other, chance);
    const at = elementIn(bytes, chance)[0];
    return spliced(bytes, at, at, other.subarray(from, to));
  },
  // The words between two tags otherwise.
  (bytes, _seeds, chance) => {
    const from = bytes.indexOf('>', chance.below(bytes.length));
    const to = from < 0 ? -1 : bytes.indexOf('<', from);
    if (to < 0) return bytes;
    const piece = chance.below(2) === 0 ? chance.of(numbers) : chance.of(pieces);
    return spliced(bytes, from + 1, to, Buffer.from(piece ?? ''));
  },
  // A long run of one sign.
  (bytes, _seeds, chance) => {
    const at = chance.below(bytes.length);
    const sign = chance.of(['a', ' ', '<a>', '&amp;', '\n', 'é', '<a b="', 'xmlns:a="u" ']) ?? 'a';
    return spliced(bytes, at, at, Buffer.from(sign.repeat(chance.below(20_000))));
  },
  // In another encoding.
  (bytes, _seeds, chance) => {
    const text = bytes.toString('utf8');
    return chance.below(2) === 0
      ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
      : Buffer.from(text, 'latin1');
  },
];

/** A file of the seeds with one to six things changed. */
export function mutated(seeds: readonly Buffer[], chance: Chance): Buffer {
  let bytes = chance.of(seeds) ?? Buffer.alloc(0);
  const count = 1 + chance.below(6);
  for (let index = 0; index < count; index += 1) {
    if (bytes.length === 0) break;
    bytes = chance.of(mutations)?.(bytes, seeds, chance) ?? bytes;
  }
  return bytes;
}
