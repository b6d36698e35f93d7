import { setImmediate } from 'node:timers/promises';
import type { Database } from './driver.js';
import { codeKinds, type CodeKind } from './notice-codes.js';
import { dayRoom, PackReader } from './notice-pack.js';
import { noticeStamp } from './notice-store.js';
import { settingsStore } from './settings-store.js';

/** Lists of small numbers, one for each row, in one piece of memory. */
class Lists {
  starts: Uint32Array;
  values: Uint32Array | Uint16Array;
  private length = 0;

  constructor(rows: number, wide: boolean) {
    this.starts = new Uint32Array(rows + 1);
    this.values = wide ? new Uint32Array(1024) : new Uint16Array(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const Kind = this.values instanceof Uint32Array ? Uint32Array : Uint16Array;
      const larger = new Kind(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  endRow(row: number): void {
    this.starts[row + 1] = this.length;
  }
}

/** All notices that can be found, column by column, in the order of their numbers. */
export interface NoticeColumns {
  readonly stamp: string | undefined;
  readonly rows: number;
  readonly day: Uint16Array;
  /** Within the day. */
  readonly running: Uint32Array;
  readonly kind: Uint8Array;
  readonly closed: Uint8Array;
  readonly issued: Uint16Array;
  readonly country: Uint16Array;
  readonly band: Uint8Array;
  readonly lots: Uint16Array;
  readonly reserved: Uint8Array;
  readonly cpv: Lists;
  readonly region: Lists;
  readonly reservedLots: Lists;
  readonly signatures: Lists;
  /** The largest id of a signature. */
  readonly lastSignature: number;
  /** Codes by their ids; the first is none. */
  readonly codes: Readonly<Record<CodeKind, readonly string[]>>;
}

export function numberOf(columns: NoticeColumns, row: number): number {
  return (columns.day[row] ?? 0) * dayRoom + (columns.running[row] ?? 0);
}

/** Portions are read with a pause between, so that nobody waits for all of them. */
const portion = 20_000;
/** So few are read at once, and whoever asks sees what was just taken in. */
const few = 50_000;
/** While notices come in, those kept are not read again all the time: at most this share of the time goes to it. */
const share = 20;

function empty(rows: number): Omit<NoticeColumns, 'stamp' | 'codes' | 'rows' | 'lastSignature'> {
  return {
    day: new Uint16Array(rows),
    running: new Uint32Array(rows),
    kind: new Uint8Array(rows),
    closed: new Uint8Array(rows),
    issued: new Uint16Array(rows),
    country: new Uint16Array(rows),
    band: new Uint8Array(rows),
    lots: new Uint16Array(rows),
    reserved: new Uint8Array(rows),
    cpv: new Lists(rows, false),
    region: new Lists(rows, false),
    reservedLots: new Lists(rows, false),
    signatures: new Lists(rows, true),
  };
}

/** Gives the columns as they are now; of very many notices perhaps as they were some seconds ago. */
export function noticeColumns(database: Database): () => Promise<NoticeColumns> {
  const settings = settingsStore(database);
  const count = database.prepare<[], number>('SELECT count(*) FROM notice_packs').pluck();
  const packs = database.prepare<[number, number], { packs: string | null; last: number | null }>(
    `SELECT group_concat(pack, '') AS packs, max(number) AS last
     FROM (SELECT number, pack FROM notice_packs WHERE number > ? ORDER BY number LIMIT ?)`,
  );
  const codes = database.prepare<[string], { id: number; code: string }>(
    'SELECT id, code FROM notice_codes WHERE kind = ?',
  );
  const codesOf = (kind: CodeKind): string[] => {
    const rows = codes.all(kind);
    const list = new Array<string>(rows.reduce((most, { id }) => Math.max(most, id), 0) + 1).fill('');
    for (const { id, code } of rows) list[id] = code;
    return list;
  };

  const load = async (stamp: string | undefined): Promise<NoticeColumns> => {
    const most = count.get() ?? 0;
    const made = empty(most);
    let row = 0;
    let last = -1;
    let lastSignature = 0;
    for (;;) {
      const next = packs.get(last, portion);
      if (next?.packs === null || next?.packs === undefined || next.last === null) break;
      const reader = new PackReader(next.packs);
      // More may have come in since they were counted; they are seen the next time.
      while (!reader.isAtEnd && row < most) {
        const state = reader.one();
        made.kind[row] = state & 3;
        made.closed[row] = state >> 2;
        made.day[row] = reader.pair();
        made.running[row] = reader.pair();
        made.issued[row] = reader.pair();
        made.country[row] = reader.one();
        made.band[row] = reader.one();
        made.lots[row] = reader.one();
        made.reserved[row] = reader.one();
        for (const lists of [made.cpv, made.region, made.reservedLots]) {
          for (let left = reader.one(); left > 0; left -= 1) lists.push(reader.one());
          lists.endRow(row);
        }
        for (let left = reader.one(); left > 0; left -= 1) {
          const id = reader.pair();
          made.signatures.push(id);
          lastSignature = Math.max(lastSignature, id);
        }
        made.signatures.endRow(row);
        row += 1;
      }
      last = next.last;
      if (most > few) await setImmediate();
    }
    const known = Object.fromEntries(codeKinds.map((kind) => [kind, codesOf(kind)])) as Record<
      CodeKind,
      string[]
    >;
    return { stamp, rows: row, codes: known, lastSignature, ...made };
  };

  let kept: NoticeColumns | undefined;
  let loading: Promise<NoticeColumns> | undefined;
  let again = 0;
  return async () => {
    const stamp = settings.get(noticeStamp);
    if (kept?.stamp === stamp && kept !== undefined) return kept;
    if (loading === undefined && (kept === undefined || kept.rows <= few || performance.now() >= again)) {
      const began = performance.now();
      loading = load(stamp)
        .then((columns) => {
          kept = columns;
          again = performance.now() + (performance.now() - began) * share;
          return columns;
        })
        .finally(() => {
          loading = undefined;
        });
    }
    if (kept !== undefined && kept.rows > few) {
      // Whoever waits for nothing must not be the one who hears of a fault; the next question tries again.
      loading?.catch(() => undefined);
      return kept;
    }
    return loading ?? load(stamp);
  };
}
