import { dayOf, noDay, serialOf } from '../../core/market/bands.js';
import { noticeKinds } from '../../core/market/kept-notice.js';
import { recent } from '../../core/shared/recent.js';
import type {
  Market,
  MarketCell,
  NoticeHits,
  LotJudge,
  NoticeQuery,
  NoticeSearch,
  StoredNotice,
} from '../../usecases/notice-ports.js';
import type { Database } from './driver.js';
import { noticeFrom } from './notice-body.js';
import { noticeColumns, numberOf, type NoticeColumns } from './notice-columns.js';
import { answer, countRows, firstRowFrom, type MayBid } from './notice-count.js';
import { dayRoom } from './notice-pack.js';
import { noticeReservations } from './notice-reservations.js';
import { matchOfNotices } from './notice-words.js';

/** Words that stand in more notices than this are looked up in the next deadlines only, and the page says so. */
const mostFound = 5000;
/** A chain of corrections is followed no further. */
const mostCorrections = 50;
const portion = 100;
/** Enterprises that search at the same time; a byte for each signature is kept of one. */
const mostJudges = 50;

interface Found {
  readonly rows: Uint32Array | undefined;
  readonly capped: boolean;
}

export function noticeSearch(database: Database): NoticeSearch {
  const columnsNow = noticeColumns(database);
  const matching = database
    .prepare<[string, number, number, number], number>(
      `SELECT rowid FROM notice_words WHERE notice_words MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid LIMIT ?`,
    )
    .pluck();
  const matchingBack = database
    .prepare<[string, number, number], number>(
      `SELECT rowid FROM notice_words WHERE notice_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`,
    )
    .pluck();
  const bodyOf = database
    .prepare<[number], Buffer>('SELECT body FROM notice_bodies WHERE number = ?')
    .pluck();
  const standing = database.prepare<
    [number],
    { closed: number; successor: number | null; publication: string | null; notice: string }
  >('SELECT closed, successor, publication, notice FROM notices WHERE number = ?');
  const byPublication = database
    .prepare<[string], number>(
      'SELECT number FROM notices WHERE publication = ? ORDER BY successor IS NULL DESC LIMIT 1',
    )
    .pluck();
  const byNotice = database
    .prepare<[string], number>(
      'SELECT number FROM notices WHERE notice = ? ORDER BY successor IS NULL DESC, version DESC LIMIT 1',
    )
    .pluck();
  const reservations = noticeReservations(database);
  const ready = async (): Promise<NoticeColumns> => {
    const columns = await columnsNow();
    await reservations.readTo(columns.lastSignature);
    return columns;
  };

  const stored = (number: number): StoredNotice | undefined => {
    const row = standing.get(number);
    const body = bodyOf.get(number);
    if (row === undefined || body === undefined) return undefined;
    let last = row;
    for (let step = 0; step < mostCorrections && last.successor !== null; step += 1)
      last = standing.get(last.successor) ?? { ...last, successor: null };
    return {
      kept: noticeFrom(body),
      closed: row.closed === 1,
      ...(last === row ? {} : { replacedBy: last.publication ?? last.notice }),
    };
  };

  // What a judge said of a signature holds as long as the judge is the same.
  const judged = recent<{ answers: Uint8Array }>(mostJudges);
  const judging = (judge: LotJudge, columns: NoticeColumns): MayBid => {
    const room = columns.lastSignature + 1;
    const known = judged(judge.key, () => ({ answers: new Uint8Array(room) }));
    if (known.answers.length < room) {
      const answers = new Uint8Array(room);
      answers.set(known.answers);
      known.answers = answers;
    }
    const { answers } = known;
    return {
      answers,
      ask: (id) => {
        const reservation = reservations.of(id);
        const may = reservation !== undefined && judge.judge(reservation).verdict === 'eligible';
        answers[id] = may ? answer.yes : answer.no;
      },
    };
  };

  /** The rows of numbers, both ascending. */
  const rowsOf = (numbers: readonly number[], columns: NoticeColumns): Uint32Array => {
    const rows = new Uint32Array(numbers.length);
    let length = 0;
    for (const number of numbers) {
      let [low, high] = [0, columns.rows];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (numberOf(columns, middle) < number) low = middle + 1;
        else high = middle;
      }
      // A notice that was replaced has words, and no row.
      if (low < columns.rows && numberOf(columns, low) === number) {
        rows[length] = low;
        length += 1;
      }
    }
    return rows.subarray(0, length);
  };

  const findWords = (query: NoticeQuery, columns: NoticeColumns, today: number): Found => {
    if (query.words === undefined || query.words.trim() === '') return { rows: undefined, capped: false };
    const match = matchOfNotices(query.words, query.language);
    if (match === undefined) return { rows: new Uint32Array(0), capped: false };
    // Where whole words alone are found more often than is looked at, their beginnings need not be asked for.
    const asked = (ask: (text: string) => number[]): number[] => {
      const whole = ask(match.whole);
      return whole.length > mostFound ? whole : ask(match.beginning);
    };
    const [first, end] = [today * dayRoom, (noDay + 1) * dayRoom];
    const open = asked((text) => matching.all(text, first, end, mostFound + 1));
    const past = asked((text) => matchingBack.all(text, first, mostFound + 1));
    const numbers = [...past.slice(0, mostFound).reverse(), ...open.slice(0, mostFound)];
    return { rows: rowsOf(numbers, columns), capped: open.length > mostFound || past.length > mostFound };
  };

  const count = (
    query: NoticeQuery,
    columns: NoticeColumns,
    day: string,
    from: number,
    to: number,
  ): { readonly counted: ReturnType<typeof countRows>; readonly capped: boolean } => {
    const today = serialOf(day);
    const { rows, capped } = findWords(query, columns, today);
    const mayBid = query.mine === undefined ? undefined : judging(query.mine, columns);
    return { counted: countRows(columns, { query, mayBid, today, found: rows, from, to }), capped };
  };

  const storedRows = (rows: readonly number[], columns: NoticeColumns): StoredNotice[] =>
    rows.flatMap((row) => stored(numberOf(columns, row)) ?? []);

  const search = async (query: NoticeQuery, page: number, size: number, day: string): Promise<NoticeHits> => {
    const columns = await ready();
    const from = (page - 1) * size;
    const { counted, capped } = count(query, columns, day, from, from + size);
    return { total: counted.total, capped, hits: storedRows(counted.rows, columns), counts: counted.counts };
  };

  return {
    search,
    each: async function* (query, most, day) {
      const columns = await ready();
      const { counted } = count(query, columns, day, 0, most);
      for (let at = 0; at < counted.rows.length; at += portion)
        yield storedRows(counted.rows.slice(at, at + portion), columns);
    },
    latest: async (query, most, day) => {
      const columns = await ready();
      const { counted } = count(query, columns, day, 0, columns.rows);
      const rows = [...counted.rows].sort(
        (a, b) => (columns.issued[b] ?? 0) - (columns.issued[a] ?? 0) || a - b,
      );
      return storedRows(rows.slice(0, most), columns);
    },
    find: (name) => {
      const number = byPublication.get(name) ?? byNotice.get(name);
      return number === undefined ? undefined : stored(number);
    },
    market: async () => marketOf(await columnsNow()),
  };
}

const call = noticeKinds.indexOf('call');

/** Lots of calls: plans would count them twice, results again. */
function marketOf(columns: NoticeColumns): Market {
  const cells = new Map<string, number>();
  const lots = new Map<string, number>();
  const { codes, reservedLots } = columns;
  let notices = 0;
  for (let row = firstRowFrom(columns, 0); row < columns.rows; row += 1) {
    if (columns.kind[row] !== call) continue;
    notices += 1;
    const country = codes.country[columns.country[row] ?? 0] ?? '';
    lots.set(country, (lots.get(country) ?? 0) + (columns.lots[row] ?? 0));
    const end = reservedLots.starts[row + 1] ?? 0;
    for (let at = reservedLots.starts[row] ?? 0; at < end; at += 1) {
      const value = reservedLots.values[at] ?? 0;
      const issued = columns.issued[row] ?? 0;
      const month = issued === 0 ? '' : dayOf(issued).slice(0, 7);
      const key = `${country} ${month} ${String(value)}`;
      cells.set(key, (cells.get(key) ?? 0) + 1);
    }
  }
  const reserved = [...cells].map(([key, number]): MarketCell => {
    const [country = '', month = '', value = '0'] = key.split(' ');
    return {
      country,
      month,
      division: String(Math.floor(Number(value) / 2)).padStart(2, '0'),
      mission: Number(value) % 2 === 1,
      lots: number,
    };
  });
  return { reserved, lots, notices };
}
