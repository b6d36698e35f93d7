import type { NoticeRow } from '../../core/market/row.js';

/**
 * The row of a notice as a short text: one sign for each small number. SQLite joins the texts of many rows into one, so that
 * a million are read in a second. Signs begin behind the blank and stay below the halves of larger characters.
 */
const base = 0x21;
const most = 0xd7ff - base;

export interface CodeIds {
  cpv(code: string): number;
  region(code: string): number;
  country(code: string): number;
  signature(text: string): number;
}

const sign = (value: number): string => String.fromCharCode(base + Math.min(most, Math.max(0, value)));
const pair = (value: number): string => sign(Math.floor(value / 4096)) + sign(value % 4096);
const list = (values: readonly string[]): string => sign(values.length) + values.join('');

/** Numbers are made of a day and a running number within it. */
export const dayRoom = 2 ** 24;

export function packOf(row: NoticeRow, number: number, isClosed: boolean, ids: CodeIds): string {
  return [
    sign(row.kind + (isClosed ? 4 : 0)),
    pair(Math.floor(number / dayRoom)),
    pair(number % dayRoom),
    pair(row.issued),
    sign(ids.country(row.country)),
    sign(row.band),
    sign(row.lots),
    sign(row.reserved),
    list(row.cpv.map((code) => sign(ids.cpv(code)))),
    list(row.regions.map((code) => sign(ids.region(code)))),
    list(row.reservedLots.map(({ division, mission }) => sign(division * 2 + (mission ? 1 : 0)))),
    list(row.signatures.map((text) => pair(ids.signature(text)))),
  ].join('');
}

/** A pack with the sign of its state changed: all else stays. */
export function withState(pack: string, kind: number, isClosed: boolean): string {
  return sign(kind + (isClosed ? 4 : 0)) + pack.slice(1);
}

/** Reads packs that were joined. */
export class PackReader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  one(): number {
    const value = this.text.charCodeAt(this.at) - base;
    this.at += 1;
    return value;
  }

  pair(): number {
    const upper = this.one();
    return upper * 4096 + this.one();
  }
}
