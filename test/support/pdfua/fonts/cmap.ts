/** Maps from codes to characters or letters, as embedded in a file. */
import { dictionaryIn, isList, nameIn, numberIn, PdfName, type PdfItem } from '../reading/items.js';
import { Lexer } from '../reading/lexer.js';

export interface SystemInfo {
  readonly registry: string;
  readonly ordering: string;
  readonly supplement: number;
}

export interface CodeMap {
  /** Lengths of codes with the bounds of their values. */
  readonly spaces: readonly { readonly length: number; readonly from: number; readonly to: number }[];
  /** Characters (CIDs) by code. */
  readonly characters: ReadonlyMap<number, number>;
  /** Text by code. */
  readonly letters: ReadonlyMap<number, string>;
  readonly writingMode: number | undefined;
  readonly uses: string | undefined;
  readonly system: SystemInfo | undefined;
}

/** Ranges longer than this are a mistake or an attack. */
const LONGEST = 65_536;

export function readCodeMap(bytes: Buffer): CodeMap {
  const lexer = new Lexer(bytes, 0, false);
  const spaces: { length: number; from: number; to: number }[] = [];
  const characters = new Map<number, number>();
  const letters = new Map<number, string>();
  let writingMode: number | undefined;
  let uses: string | undefined;
  let system: Partial<Record<'registry' | 'ordering', string>> & { supplement?: number } = {};
  let operands: PdfItem[] = [];
  while (!lexer.atEnd()) {
    const item = lexer.item();
    if (typeof item !== 'string') {
      operands.push(item);
      continue;
    }
    switch (item) {
      case 'usecmap':
        uses = nameIn(operands.at(-1));
        break;
      case 'def': {
        const [key, value] = operands.slice(-2);
        if (nameIn(key) === 'WMode') writingMode = numberIn(value);
        if (nameIn(key) === 'CIDSystemInfo') system = { ...system, ...infoIn(dictionaryIn(value)) };
        if (nameIn(key) === 'Registry' && Buffer.isBuffer(value)) system.registry = value.toString('latin1');
        if (nameIn(key) === 'Ordering' && Buffer.isBuffer(value)) system.ordering = value.toString('latin1');
        if (nameIn(key) === 'Supplement') system.supplement = numberIn(value) ?? 0;
        break;
      }
      case 'endcodespacerange':
        for (const [from, to] of grouped(operands, 2))
          if (Buffer.isBuffer(from) && Buffer.isBuffer(to))
            spaces.push({ length: from.length, from: valueOf(from), to: valueOf(to) });
        break;
      case 'endcidrange':
        for (const [from, to, first] of grouped(operands, 3))
          each(from, to, (code, at) => characters.set(code, (numberIn(first) ?? 0) + at));
        break;
      case 'endcidchar':
        for (const [code, character] of grouped(operands, 2))
          each(code, code, (value) => characters.set(value, numberIn(character) ?? 0));
        break;
      case 'endbfrange':
        for (const [from, to, target] of grouped(operands, 3))
          each(from, to, (code, at) =>
            letters.set(code, isList(target) ? lettersIn(target[at], 0) : lettersIn(target, at)),
          );
        break;
      case 'endbfchar':
        for (const [code, target] of grouped(operands, 2))
          each(code, code, (value) => letters.set(value, lettersIn(target, 0)));
        break;
    }
    operands = [];
  }
  const { registry, ordering, supplement } = system;
  return {
    spaces,
    characters,
    letters,
    writingMode,
    uses,
    system:
      registry === undefined || ordering === undefined
        ? undefined
        : { registry, ordering, supplement: supplement ?? 0 },
  };
}

function infoIn(entries: ReadonlyMap<string, PdfItem>): {
  registry?: string;
  ordering?: string;
  supplement?: number;
} {
  const registry = entries.get('Registry');
  const ordering = entries.get('Ordering');
  const supplement = numberIn(entries.get('Supplement'));
  return {
    ...(Buffer.isBuffer(registry) ? { registry: registry.toString('latin1') } : {}),
    ...(Buffer.isBuffer(ordering) ? { ordering: ordering.toString('latin1') } : {}),
    ...(supplement === undefined ? {} : { supplement }),
  };
}

function* grouped(operands: readonly PdfItem[], size: number): Generator<readonly PdfItem[]> {
  // The count before `begin…` may still stand there.
  const items = operands.filter((item) => !(item instanceof PdfName));
  const from = items.length % size;
  for (let at = from; at < items.length; at += size) yield items.slice(at, at + size);
}

function each(
  from: PdfItem | undefined,
  to: PdfItem | undefined,
  does: (code: number, at: number) => void,
): void {
  if (!Buffer.isBuffer(from) || !Buffer.isBuffer(to)) return;
  const first = valueOf(from);
  const last = Math.min(valueOf(to), first + LONGEST);
  for (let code = first; code <= last; code += 1) does(code, code - first);
}

function valueOf(bytes: Buffer): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function lettersIn(target: PdfItem | undefined, further: number): string {
  if (!Buffer.isBuffer(target)) return '';
  const units: number[] = [];
  if (target.length === 1) units.push(target[0] ?? 0);
  for (let at = 0; at + 1 < target.length; at += 2) units.push(target.readUInt16BE(at));
  const last = units.length - 1;
  if (last >= 0) units[last] = (units[last] ?? 0) + further;
  return String.fromCharCode(...units);
}

/** Cuts a shown string into codes. */
export function* codesIn(bytes: Buffer, spaces: CodeMap['spaces']): Generator<number> {
  if (spaces.every(({ length }) => length === 2)) {
    for (let at = 0; at + 1 < bytes.length; at += 2) yield bytes.readUInt16BE(at);
    return;
  }
  const lengths = [...new Set(spaces.map(({ length }) => length))].sort();
  for (let at = 0; at < bytes.length;) {
    let taken = lengths[0] ?? 1;
    for (const length of lengths) {
      const value = valueOf(bytes.subarray(at, at + length));
      if (spaces.some((space) => space.length === length && value >= space.from && value <= space.to)) {
        taken = length;
        break;
      }
    }
    yield valueOf(bytes.subarray(at, at + taken));
    at += taken;
  }
}
