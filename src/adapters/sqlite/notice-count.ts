import { bandOfDeadline, deadlineBands, noDay, valueBands } from '../../core/market/bands.js';
import { noticeKinds } from '../../core/market/kept-notice.js';
import { reservedBits, reservedValues } from '../../core/market/row.js';
import type { NoticeFacet, NoticeQuery } from '../../usecases/notice-ports.js';
import type { NoticeColumns } from './notice-columns.js';
import { cpvDivision, regionDivision, treeOf, type Division, type Tree } from './notice-tree.js';

/** What was found: rows in order, and how many each value of each facet would leave. */
export interface Counted {
  readonly total: number;
  /** The rows of the places asked for. */
  readonly rows: readonly number[];
  readonly counts: Readonly<Record<NoticeFacet, ReadonlyMap<string, number>>>;
}

/** NUTS writes two countries otherwise than ISO does. */
const nutsOf = (country: string): string => (country === 'GR' ? 'EL' : country === 'GB' ? 'UK' : country);

function maskOf(values: readonly string[], chosen: readonly string[]): number {
  const places = chosen.map((value) => values.indexOf(value)).filter((place) => place >= 0);
  return places.reduce((mask, place) => mask | (1 << place), 0);
}

/** For each code by its id, whether one of the beginnings begins it. */
function beginningWith(codes: readonly string[], beginnings: readonly string[]): Uint8Array {
  return Uint8Array.from(codes, (code) =>
    beginnings.some((beginning) => code.startsWith(beginning)) ? 1 : 0,
  );
}

/** What the judge said of signatures, by their ids, and the judge for those that were not asked before. */
export interface MayBid {
  /** 0: not asked yet; 1: no; 2: yes. */
  readonly answers: Uint8Array;
  /** Puts an answer in. */
  readonly ask: (signature: number) => void;
}

export const answer = { no: 1, yes: 2 } as const;

const notReserved = 0xff & ~reservedBits;

export interface Asked {
  readonly query: NoticeQuery;
  readonly mayBid: MayBid | undefined;
  /** The serial of today. */
  readonly today: number;
  /** Rows that the words were found in, ascending; undefined: all. */
  readonly found: Uint32Array | undefined;
  readonly from: number;
  readonly to: number;
}

/** The first row of a day or a later one. */
export function firstRowFrom(columns: NoticeColumns, day: number): number {
  let [low, high] = [0, columns.rows];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((columns.day[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasOne(
  row: number,
  starts: Uint32Array,
  values: Uint16Array | Uint32Array,
  wanted: Uint8Array,
): boolean {
  const end = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < end; at += 1) if (wanted[values[at] ?? 0] === 1) return true;
  return false;
}

function asMap(values: readonly string[], counts: Uint32Array): Map<string, number> {
  return new Map(
    values.flatMap((value, index) => ((counts[index] ?? 0) > 0 ? [[value, counts[index] ?? 0]] : [])),
  );
}

const bit = { cpv: 1, country: 2, region: 4, reserved: 8, deadline: 16, value: 32, kind: 64 } as const;

/** For each value of a small column, the bit of its facet where the value was not asked for. */
function failing(length: number, facet: number, isWanted: (value: number) => boolean): Uint8Array {
  return Uint8Array.from({ length }, (_, value) => (isWanted(value) ? 0 : facet));
}

function inMask(mask: number): (value: number) => boolean {
  return (value) => mask === 0 || (mask & (1 << value)) !== 0;
}

/** The bit of a facet for each row none of whose codes begins as asked; undefined where nothing was asked. */
function failingCodes(codes: readonly string[], beginnings: readonly string[]): Uint8Array | undefined {
  return beginnings.length === 0 ? undefined : beginningWith(codes, beginnings);
}

function branchCounts(tree: Tree, counts: Uint32Array): Map<string, number> {
  return new Map(
    tree.branches.flatMap((branch, index) => (index === 0 ? [] : [[branch, counts[index] ?? 0]])),
  );
}

const trees = new WeakMap<readonly string[], Map<string, Tree>>();
const mostTrees = 100;

/** Working a tree out looks at every code; the same ones are asked for again and again. */
function treeFor(
  codes: readonly string[],
  chosen: readonly string[],
  name: string,
  division: Division,
): Tree {
  const known = trees.get(codes) ?? new Map<string, Tree>();
  trees.set(codes, known);
  const key = `${name} ${chosen.join(' ')}`;
  const tree = known.get(key) ?? treeOf(codes, chosen, division);
  if (known.size >= mostTrees) known.clear();
  known.set(key, tree);
  return tree;
}

/**
 * One walk over the rows, the next deadline first and what is past behind, the latest first. A row that fails in nothing
 * is found and counts everywhere; one that fails in a single facet counts there alone: that is what another value of it
 * would leave. Two failures are enough to count nowhere, and most rows that fail do so by a look into small tables.
 */
export function countRows(columns: NoticeColumns, asked: Asked): Counted {
  const { query, mayBid, today, found, from, to } = asked;
  const { codes, day, closed, kind, band, reserved, country, rows: length } = columns;
  const cpvStarts = columns.cpv.starts;
  const cpvValues = columns.cpv.values;
  const regionStarts = columns.region.starts;
  const regionValues = columns.region.values;
  const signatureStarts = columns.signatures.starts;
  const signatureValues = columns.signatures.values;

  // What is past is shown to whoever asks for it.
  const deadlines =
    query.deadline.length === 0
      ? maskOf(deadlineBands, deadlineBands.slice(0, -1))
      : maskOf(deadlineBands, query.deadline);
  const past = deadlineBands.indexOf('past');
  const bandOfDay = Uint8Array.from({ length: noDay + 1 }, (_, serial) => bandOfDeadline(serial, today));
  const failDeadline = failing(deadlineBands.length, bit.deadline, inMask(deadlines || -1));
  const failKind = failing(noticeKinds.length, bit.kind, inMask(maskOf(noticeKinds, query.kind)));
  const failValue = failing(valueBands.length, bit.value, inMask(maskOf(valueBands, query.value)));
  const reservedMask = maskOf(reservedValues, query.reserved);
  const failReserved = failing(
    256,
    bit.reserved,
    (bits) => reservedMask === 0 || (bits & reservedMask) !== 0,
  );
  const failCountry = failing(
    codes.country.length,
    bit.country,
    (id) => query.country.length === 0 || query.country.includes(codes.country[id] ?? ''),
  );
  const wantedCpv = failingCodes(codes.cpv, query.cpv);
  const wantedRegions = failingCodes(codes.region, query.region);

  const cpvTree = treeFor(codes.cpv, query.cpv, 'cpv', cpvDivision);
  const opened = [...query.country.map(nutsOf), ...query.region.map((code) => code.slice(0, 2))];
  const regionTree = treeFor(codes.region, query.region, opened.join(' '), regionDivision(opened));
  const hasRegions = opened.length > 0;
  const cpvCounts = new Uint32Array(cpvTree.branches.length);
  const cpvSeen = new Int32Array(cpvTree.branches.length).fill(-1);
  const cpvInnermost = cpvTree.innermost;
  const cpvAbove = cpvTree.above;
  const regionCounts = new Uint32Array(regionTree.branches.length);
  const regionSeen = new Int32Array(regionTree.branches.length).fill(-1);
  const regionInnermost = regionTree.innermost;
  const regionAbove = regionTree.above;
  const countryCounts = new Uint32Array(codes.country.length);
  const bitsCounts = new Uint32Array(256);
  const deadlineCounts = new Uint32Array(deadlineBands.length);
  const valueCounts = new Uint32Array(valueBands.length);
  const kindCounts = new Uint32Array(noticeKinds.length);

  const firstOpen = firstRowFrom(columns, today);
  const firstFound = found === undefined ? 0 : found.findIndex((row) => row >= firstOpen);
  const split = found === undefined ? firstOpen : firstFound < 0 ? found.length : firstFound;
  const all = found === undefined ? length : found.length;
  const openOnes = all - split;
  let total = 0;
  const rows: number[] = [];

  /* eslint-disable @typescript-eslint/no-non-null-assertion -- every index below comes from the columns themselves, and a
     check of each look into a table costs more than the look */
  for (let index = 0; index < all; index += 1) {
    const place = index < openOnes ? split + index : split - 1 - (index - openOnes);
    const row = found === undefined ? place : found[place]!;
    const deadline = closed[row] === 1 ? past : bandOfDay[day[row]!]!;
    const bits = reserved[row]!;
    let fails =
      failDeadline[deadline]! |
      failKind[kind[row]!]! |
      failValue[band[row]!]! |
      failReserved[bits]! |
      failCountry[country[row]!]!;
    if ((fails & (fails - 1)) !== 0) continue;
    if (wantedCpv !== undefined && !hasOne(row, cpvStarts, cpvValues, wantedCpv)) fails |= bit.cpv;
    if (wantedRegions !== undefined && !hasOne(row, regionStarts, regionValues, wantedRegions))
      fails |= bit.region;
    if ((fails & (fails - 1)) !== 0) continue;
    if (mayBid !== undefined && (bits & notReserved) === 0) {
      let may = false;
      for (let at = signatureStarts[row]!; at < signatureStarts[row + 1]! && !may; at += 1) {
        const signature = signatureValues[at]!;
        if (mayBid.answers[signature] === 0) mayBid.ask(signature);
        may = mayBid.answers[signature] === answer.yes;
      }
      if (!may) continue;
    }
    if (fails === 0) {
      if (total >= from && total < to) rows.push(row);
      total += 1;
    }
    if (fails === 0 || fails === bit.deadline) deadlineCounts[deadline]! += 1;
    if (fails === 0 || fails === bit.value) valueCounts[band[row]!]! += 1;
    if (fails === 0 || fails === bit.kind) kindCounts[kind[row]!]! += 1;
    if (fails === 0 || fails === bit.country) countryCounts[country[row]!]! += 1;
    if (fails === 0 || fails === bit.reserved) bitsCounts[bits]! += 1;
    if (fails === 0 || fails === bit.cpv)
      for (let at = cpvStarts[row]!; at < cpvStarts[row + 1]!; at += 1) {
        let branch = cpvInnermost[cpvValues[at]!]!;
        while (branch !== 0 && cpvSeen[branch] !== row) {
          cpvSeen[branch] = row;
          cpvCounts[branch]! += 1;
          branch = cpvAbove[branch]!;
        }
      }
    if (hasRegions && (fails === 0 || fails === bit.region))
      for (let at = regionStarts[row]!; at < regionStarts[row + 1]!; at += 1) {
        let branch = regionInnermost[regionValues[at]!]!;
        while (branch !== 0 && regionSeen[branch] !== row) {
          regionSeen[branch] = row;
          regionCounts[branch]! += 1;
          branch = regionAbove[branch]!;
        }
      }
  }
  /* eslint-enable @typescript-eslint/no-non-null-assertion */

  const reservedCounts = Uint32Array.from(reservedValues, (_, place) =>
    bitsCounts.reduce((sum, count, bits) => ((bits & (1 << place)) === 0 ? sum : sum + count), 0),
  );
  return {
    total,
    rows,
    counts: {
      cpv: branchCounts(cpvTree, cpvCounts),
      region: branchCounts(regionTree, regionCounts),
      country: asMap(codes.country, countryCounts),
      reserved: asMap(reservedValues, reservedCounts),
      deadline: asMap(deadlineBands, deadlineCounts),
      value: asMap(valueBands, valueCounts),
      kind: asMap(noticeKinds, kindCounts),
    },
  };
}
