import { randomUUID } from 'node:crypto';
import { noticeKinds } from '../../core/market/kept-notice.js';
import { isClosed } from '../../core/market/standing.js';
import type {
  BadFile,
  NoticeSource,
  NoticeStore,
  PreparedNotice,
  SourceState,
  TakenIn,
} from '../../usecases/notice-ports.js';
import type { Database } from './driver.js';
import { codeIds } from './notice-codes.js';
import { dayRoom, packOf, withState } from './notice-pack.js';
import { settingsStore } from './settings-store.js';

/** Changes with every import: whoever keeps notices in memory reads them again. */
export const noticeStamp = 'notices.stamp';

const call = noticeKinds.indexOf('call');
const result = noticeKinds.indexOf('result');

/** The index of words is written anew after an import of at least one notice in so many. */
const smallestShare = 20;

/** With a log, 1 (NORMAL) keeps the database whole in a power cut, though not what was written last. */
const importing = { synchronous: 1, wal_autocheckpoint: 16_000 };

interface Known {
  number: number;
  fingerprint: string;
  publication: string | null;
}

interface Related {
  number: number;
  issued: number;
}

interface Settling {
  number: number;
  settling: string | null;
  closed: number;
}

export function noticeStore(database: Database): NoticeStore {
  const settings = settingsStore(database);
  const ids = codeIds(database);
  const known = database.prepare<[string, string], Known>(
    'SELECT number, fingerprint, publication FROM notices WHERE notice = ? AND version = ?',
  );
  const lastOfDay = database
    .prepare<[number, number], number | null>(
      'SELECT max(number) FROM notices WHERE number >= ? AND number < ?',
    )
    .pluck();
  const insert = database.prepare(
    `INSERT INTO notices (number, notice, version, publication, procedure, changes, issued, kind, settling, fingerprint)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPack = database.prepare<[number, string]>(
    'INSERT INTO notice_packs (number, pack) VALUES (?, ?)',
  );
  const insertBody = database.prepare<[number, Uint8Array]>(
    'INSERT INTO notice_bodies (number, body) VALUES (?, ?)',
  );
  const insertWords = database.prepare<[number, string]>(
    'INSERT INTO notice_words (rowid, words) VALUES (?, ?)',
  );
  const removals = ['notices', 'notice_packs', 'notice_bodies'].map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE number = ?`),
  );
  const removeWords = database.prepare<[number]>('DELETE FROM notice_words WHERE rowid = ?');
  const dropPack = database.prepare<[number]>('DELETE FROM notice_packs WHERE number = ?');
  const follow = database.prepare<[number, number]>('UPDATE notices SET successor = ? WHERE number = ?');
  const refollow = database.prepare<[number, number]>('UPDATE notices SET successor = ? WHERE successor = ?');
  const older = database.prepare<[string, string], Related>(
    'SELECT number, issued FROM notices WHERE notice = ? AND version < ? AND successor IS NULL',
  );
  const newer = database.prepare<[string, string], Related>(
    'SELECT number, issued FROM notices WHERE notice = ? AND version > ? ORDER BY version DESC LIMIT 1',
  );
  const changing = database.prepare<[string], Related>(
    'SELECT number, issued FROM notices WHERE changes = ? ORDER BY issued DESC, number DESC',
  );
  const byVersion = database.prepare<[string, string], Related>(
    'SELECT number, issued FROM notices WHERE notice = ? AND version = ? AND successor IS NULL',
  );
  const byPublication = database.prepare<[string], Related>(
    'SELECT number, issued FROM notices WHERE publication = ? AND successor IS NULL',
  );
  const ofProcedure = database.prepare<[string, number], Settling>(
    'SELECT number, settling, closed FROM notices WHERE procedure = ? AND kind = ?',
  );
  const close = database.prepare<[number, number]>('UPDATE notices SET closed = ? WHERE number = ?');
  const pack = database.prepare<[number], string>('SELECT pack FROM notice_packs WHERE number = ?').pluck();
  const repack = database.prepare<[string, number]>('UPDATE notice_packs SET pack = ? WHERE number = ?');
  const readState = database.prepare<[string], { entries: number; finished: number; bad: string }>(
    'SELECT entries, finished, bad FROM notice_sources WHERE key = ?',
  );
  const writeState = database.prepare<[string, number, number, string]>(
    `INSERT INTO notice_sources (key, entries, finished, bad) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET entries = excluded.entries, finished = excluded.finished, bad = excluded.bad`,
  );
  const total = database.prepare<[], number>('SELECT count(*) FROM notice_packs').pluck();

  /** A notice of the same identity takes the place of the earlier one in everything that points to it. */
  const forget = (number: number): void => {
    for (const removal of [...removals, removeWords]) removal.run(number);
  };

  const replace = (old: number, by: number): void => {
    follow.run(by, old);
    dropPack.run(old);
  };

  /** The notices that a reference means: a number, or an id with its version. */
  const meant = (reference: string): Related[] => {
    const [, notice, version] = /^(.+)-(\d{2,})$/.exec(reference) ?? [];
    const versions = notice === undefined || version === undefined ? [] : byVersion.all(notice, version);
    return versions.length > 0 ? versions : byPublication.all(reference);
  };

  /** Who replaces whom, in whichever order they came. */
  const relate = (number: number, item: PreparedNotice, notice: string, version: string): void => {
    for (const { number: old } of older.all(notice, version)) if (old !== number) replace(old, number);
    const { changes, row } = item;
    if (changes !== undefined) {
      for (const { number: old } of meant(changes)) if (old !== number) replace(old, number);
      // Of two that change the same notice, the later one counts.
      for (const rival of changing.all(changes)) {
        if (rival.number === number) continue;
        if (rival.issued > row.issued) replace(number, rival.number);
        else replace(rival.number, number);
      }
    }
    const references = [
      `${notice}-${version}`,
      ...(item.publication === undefined ? [] : [item.publication]),
    ];
    const successor =
      newer.get(notice, version) ?? references.flatMap((reference) => changing.all(reference))[0];
    if (successor !== undefined && successor.number !== number) replace(number, successor.number);
  };

  const settleProcedure = (procedure: string): void => {
    const lotsOf = ({ settling }: Settling): string[] | undefined =>
      settling === null ? undefined : (JSON.parse(settling) as string[]);
    const results = ofProcedure.all(procedure, result).flatMap((row) => [lotsOf(row) ?? []]);
    if (results.length === 0) return;
    for (const row of ofProcedure.all(procedure, call)) {
      const closed = isClosed(lotsOf(row), results);
      if (closed === (row.closed === 1)) continue;
      close.run(closed ? 1 : 0, row.number);
      const packed = pack.get(row.number);
      if (packed !== undefined) repack.run(withState(packed, call, closed), row.number);
    }
  };

  const numberFor = (day: number): number => {
    const first = day * dayRoom;
    return (lastOfDay.get(first, first + dayRoom) ?? first - 1) + 1;
  };

  const add = (item: PreparedNotice, was: Known | undefined, notice: string, version: string): void => {
    const { row } = item;
    if (was !== undefined) forget(was.number);
    const number = numberFor(row.day);
    insert.run(
      number,
      notice,
      version,
      item.publication ?? null,
      item.procedure ?? null,
      item.changes ?? null,
      row.issued,
      row.kind,
      item.settling === undefined ? null : JSON.stringify(item.settling),
      item.fingerprint,
    );
    if (was !== undefined) refollow.run(number, was.number);
    insertPack.run(number, packOf(row, number, false, ids));
    insertBody.run(number, item.body);
    insertWords.run(number, item.words);
    relate(number, item, notice, version);
    if (item.procedure !== undefined) settleProcedure(item.procedure);
  };

  const take = database.transaction(
    (
      notices: readonly PreparedNotice[],
      states: readonly { readonly source: NoticeSource; readonly state: SourceState }[],
    ): TakenIn => {
      let [added, same, replaced] = [0, 0, 0];
      // In the order of their numbers: the index of words is written in one piece then.
      for (const item of [...notices].sort((a, b) => a.row.day - b.row.day)) {
        // Without an identity of its own, what it says is its identity.
        const notice = item.notice ?? item.publication ?? `x-${item.fingerprint}`;
        const version = item.version ?? '01';
        const was = known.get(notice, version);
        const isSame = was?.fingerprint === item.fingerprint;
        const isDraft = typeof was?.publication === 'string' && item.publication === undefined;
        if (isSame || isDraft) same += 1;
        else {
          add(item, was, notice, version);
          if (was === undefined) added += 1;
          else replaced += 1;
        }
      }
      for (const { source, state } of states)
        writeState.run(source.key, state.entries, state.finished ? 1 : 0, JSON.stringify(state.bad));
      if (added + replaced > 0) settings.set(noticeStamp, randomUUID());
      return { added, known: same, replaced };
    },
  );

  return {
    state: (source) => {
      const row = readState.get(source.key);
      if (row === undefined) return undefined;
      return {
        entries: row.entries,
        finished: row.finished === 1,
        // Only `take` writes the column.
        bad: JSON.parse(row.bad) as BadFile[],
      };
    },
    take: (notices, states) => {
      try {
        return take.immediate(notices, states);
      } catch (error) {
        // Ids that were given out in it are gone with it.
        ids.forget();
        throw error;
      }
    },
    begin: () => {
      // The log grows to 64 MB before its pages are written to their places: an index changes the same ones again and again.
      const before = {
        synchronous: Number(database.pragma('synchronous', { simple: true })),
        wal_autocheckpoint: Number(database.pragma('wal_autocheckpoint', { simple: true })),
      };
      const set = (values: typeof before): void => {
        for (const [name, value] of Object.entries(values)) database.pragma(`${name} = ${String(value)}`);
      };
      set(importing);
      return () => {
        set(before);
      };
    },
    settle: (taken) => {
      // Of a million notices, half a minute: the few of a day are put in by the index itself.
      if (taken * smallestShare < (total.get() ?? 0) || taken === 0) return;
      database.prepare("INSERT INTO notice_words (notice_words) VALUES ('optimize')").run();
    },
    count: () => total.get() ?? 0,
  };
}
