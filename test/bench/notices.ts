/** Taking notices in, and a page of the search over many of them, with the verdict for an enterprise on each. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { prepared } from '../../src/adapters/sqlite/notice-prepared.js';
import { deadlineBands } from '../../src/core/market/bands.js';
import { importFrom } from '../../src/notice-import.js';
import { readForStore } from '../../src/read-for-store.js';
import { openStores, type Stores } from '../../src/stores.js';
import { lotJudges } from '../../src/usecases/judge-lots.js';
import type { NoticeQuery, PreparedNotice } from '../../src/usecases/notice-ports.js';
import { median, medianAndTail, milliseconds, timed, type Row } from './figures.js';
import type { Material } from './material.js';
import { copyOf, materialOf, numbersFrom, realFiles, realNotices } from './notice-copies.js';

const usual = 20_000;
/**
 * Half a month of notices, and some days of them. The first seconds are slower, while the engine learns the work, so the
 * import that is held to the aim comes first; the second one finds the writing thread warm.
 */
const imported = [36_000, 12_000] as const;
const rounds = 15;
const aims = { page: 100, perSecond: 1000 } as const;
const today = '2026-11-26';

const nothing: NoticeQuery = {
  language: 'en',
  cpv: [],
  country: [],
  region: [],
  reserved: [],
  deadline: [],
  value: [],
  kind: [],
};
const all = { ...nothing, deadline: deadlineBands };

const queries: readonly (readonly [string, NoticeQuery])[] = [
  ['all that is open', nothing],
  ['all, with what is past', all],
  ['a product group, with what is past', { ...all, cpv: ['45', '773'] }],
  ['a region, with what is past', { ...all, country: ['FR'], region: ['FRK'] }],
  ['reserved lots, with what is past', { ...all, reserved: ['art-20', 'art-77'] }],
  ['a frequent word, open', { ...nothing, words: 'services' }],
  ['a frequent word, with what is past', { ...all, words: 'services' }],
  ['two words, with what is past', { ...all, language: 'fr', words: 'entretien espaces' }],
  ['three letters, with what is past', { ...all, words: 'ser' }],
];

const perSecond = (count: number, taken: number): string =>
  `${String(Math.round((count / taken) * 1000))} a second`;

async function writeArchive(path: string, count: number): Promise<void> {
  const files = realFiles();
  const tar = pack();
  const written = pipeline(tar, createGzip({ level: 1 }), createWriteStream(path));
  for (let number = 0; number < count; number += 1) {
    const text = Buffer.from(files[number % files.length] ?? []).toString('utf8');
    // Each copy is a notice of its own.
    const other = text
      .replace(/(schemeName="notice-id"[^>]*>)[^<]*/, `$1copy-${String(number)}`)
      .replace(/(NoticePublicationID[^>]*>)[^<]*/, `$1${String(number + 1)}-2026`)
      .replace(/(ContractFolderID[^>]*>)[^<]*/, `$1folder-${String(number)}`);
    await new Promise<void>((resolve, reject) => {
      tar.entry({ name: `${String(number)}.xml` }, other, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }
  tar.finalize();
  await written;
}

async function importOf(copies: number, folder: string): Promise<Row> {
  const path = join(folder, 'notices.tar.gz');
  await writeArchive(path, copies);
  const database = join(folder, `import-${String(copies)}.db`);
  const stores = openStores(database);
  const before = process.cpuUsage();
  let count = 0;
  const whole = await timed(async () => {
    const { added, known, replaced } = await importFrom([path], stores.notices, () => undefined);
    count = added + known + replaced;
  });
  const used = process.cpuUsage(before);
  // Copies of a correction take the place of copies of what it corrects: they were read and stored all the same.
  const standing = stores.notices.count();
  stores.close();
  const rate = (count / whole) * 1000;
  return {
    what: `Import of ${String(count)} notices (${String(standing)} not corrected by another) from a .tar.gz of ${(statSync(path).size / 1e6).toFixed(0)} MB`,
    figure: perSecond(count, whole),
    aim: `${String(aims.perSecond)} a second`,
    met: rate >= aims.perSecond,
    rounds: `once; ${((used.user + used.system) / 1e6).toFixed(1)} s of processor time`,
  };
}

async function measureImport(folder: string): Promise<Row[]> {
  // Before this process has read notices for the figures below.
  const imports: Row[] = [];
  for (const copies of imported) imports.push(await importOf(copies, folder));
  const files = realFiles();
  const reading: number[] = [];
  for (let round = 0; round < 5; round += 1)
    reading.push(
      await timed(() => {
        for (const bytes of files) readForStore(bytes);
      }),
    );
  const ready = files.flatMap((bytes) => {
    const read = readForStore(bytes);
    return read.ok ? [read.prepared] : [];
  });
  const empty = openStores(join(folder, 'store.db'));
  const storing = await timed(() => empty.notices.take(ready, []));
  empty.close();
  return [
    ...imports,
    {
      what: 'Reading alone, one thread',
      figure: perSecond(files.length, median(reading)),
      aim: '',
      rounds: `5 rounds of ${String(files.length)} notices`,
    },
    {
      what: 'Storing alone',
      figure: perSecond(ready.length, storing),
      aim: '',
      rounds: `once, ${String(ready.length)} notices`,
    },
  ];
}

async function fill(stores: Stores, count: number): Promise<number> {
  const material = materialOf(realNotices());
  const random = numbersFrom(20_261_126);
  const before = stores.notices.count();
  let taken = 0;
  for (let number = stores.notices.count(); number < count;) {
    const batch: PreparedNotice[] = [];
    for (; batch.length < 2000 && number < count; number += 1)
      batch.push(prepared(copyOf(number, material, random)));
    taken += await timed(() => stores.notices.take(batch, []));
    if (number % 100_000 === 0) process.stderr.write(`${String(number)} notices …\n`);
  }
  taken += await timed(() => {
    stores.notices.settle(stores.notices.count() - before);
  });
  return taken;
}

/**
 * @param count how many notices are searched
 * @param kept a database to search, filled where it holds fewer; else one is made and thrown away
 */
export async function measureNotices({ knowledge }: Material, count = usual, kept?: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-notices-'));
  const path = kept ?? join(folder, 'search.db');
  try {
    const rows = await measureImport(folder);
    const stores = openStores(path);
    const filling = await fill(stores, count);
    const loading = await timed(() => stores.noticeSearch.search(nothing, 1, 20, today));
    const judge = lotJudges(knowledge.law)({
      country: 'FR',
      statuses: ['fr-ea'],
      mainAimIntegration: true,
      shareDisabledOrDisadvantaged: 0.6,
    });
    const asked: (readonly [string, NoticeQuery])[] = [
      ...queries,
      ['those that an enterprise may bid for, open', { ...nothing, mine: judge }],
      ['those that an enterprise may bid for, with what is past', { ...all, mine: judge }],
    ];
    for (const [what, query] of asked) {
      const first = await timed(() => stores.noticeSearch.search(query, 1, 20, today));
      const taken: number[] = [];
      const counts: { readonly total: number; readonly capped: boolean }[] = [];
      for (let round = 0; round < rounds; round += 1)
        taken.push(
          await timed(async () => {
            counts.push(await stores.noticeSearch.search(query, 1 + (round % 3), 20, today));
          }),
        );
      const { total = 0, capped = false } = counts.at(-1) ?? {};
      rows.push({
        what: `Page of ${String(stores.notices.count())} notices: ${what} (${String(total)}${capped ? ' and more' : ''} found)`,
        figure: medianAndTail(taken),
        aim: `< ${String(aims.page)} ms`,
        met: median(taken) < aims.page,
        rounds: `${String(rounds)} pages; the first ${milliseconds(first)}`,
      });
    }
    rows.push(
      {
        what: 'Loading the columns and the first page',
        figure: milliseconds(loading),
        aim: '',
        rounds: 'once',
      },
      {
        what: 'The market in figures',
        figure: milliseconds(await timed(() => stores.noticeSearch.market())),
        aim: '',
        rounds: 'once',
      },
      {
        what: 'File of those notices',
        figure: `${(statSync(path).size / 1e6).toFixed(0)} MB`,
        aim: '',
        rounds: kept === undefined ? `stored in ${(filling / 1000).toFixed(0)} s` : 'kept',
      },
    );
    stores.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
