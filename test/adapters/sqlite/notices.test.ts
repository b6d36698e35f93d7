import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bandOfDeadline, deadlineBands, serialOf, valueBands } from '../../../src/core/market/bands.js';
import { lastDeadline, noticeKinds, type KeptNotice } from '../../../src/core/market/kept-notice.js';
import { reservedValues, rowOf } from '../../../src/core/market/row.js';
import { prepared } from '../../../src/adapters/sqlite/notice-prepared.js';
import { openStores, type Stores } from '../../../src/stores.js';
import { noticeFacets, type NoticeFacet, type NoticeQuery } from '../../../src/usecases/notice-ports.js';
import { notice, lot } from '../../support/notices.js';

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
const everything = { ...nothing, deadline: deadlineBands };

function storesWith(notices: readonly KeptNotice[]): Stores {
  const stores = openStores(':memory:');
  stores.notices.take(notices.map(prepared), []);
  return stores;
}

const publications = async (stores: Stores, query: NoticeQuery): Promise<(string | undefined)[]> =>
  (await stores.noticeSearch.search(query, 1, 100, today)).hits.map(({ kept }) => kept.publication);

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const cpvs = ['77310000', '77314000', '77211400', '90910000', '90911200', '45210000', '85312000'];
const places = [
  ['FR', 'FRK26'],
  ['FR', 'FR101'],
  ['FR', 'FRK21'],
  ['DE', 'DE212'],
  ['GR', 'EL303'],
  ['LU', 'LU000'],
] as const;
const routes = ['art-20', 'art-77', 'none', undefined, 'art-24-concession'];
const titles = [
  'Upkeep of parks',
  'Nettoyage des écoles',
  'Reinigung der Schulen',
  'Cleaning of schools and parks',
];

/** Notices of all kinds, made by chance that is the same in each run. */
function many(count: number): KeptNotice[] {
  const below = numbersFrom(20_261_126);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined && items.length === 0) throw new Error('nothing to take');
    return item as T;
  };
  return Array.from({ length: count }, (_, number) => {
    const [country, region] = pick(places);
    const day = `2026-${String(9 + below(4)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
    return notice({
      publication: `${String(number + 1)}-2026`,
      notice: `id-${String(number)}`,
      kind: pick(['call', 'call', 'call', 'planning', 'result'] as const),
      country,
      nuts: [region],
      cpv: [pick(cpvs), pick(cpvs)],
      title: pick(titles),
      value: pick([undefined, { amount: below(3_000_000), currency: 'EUR' }, { amount: 9, currency: 'SEK' }]),
      lots: Array.from({ length: 1 + below(3) }, (_item, index) =>
        lot({ id: `LOT-${String(index)}`, route: pick(routes), deadline: below(6) === 0 ? undefined : day }),
      ),
    });
  });
}

/** The values of each facet that a notice has, found without any of the code that counts. */
function valuesOf(kept: KeptNotice): Record<NoticeFacet, string[]> {
  const row = rowOf(kept);
  const deadline = lastDeadline(kept);
  const serial = kept.kind === 'result' ? serialOf(kept.issued ?? '') : deadline && serialOf(deadline.date);
  return {
    cpv: [...new Set([...kept.cpv, ...kept.lots.flatMap(({ cpv }) => cpv)])],
    country: [kept.buyers[0]?.country ?? ''],
    region: [...kept.nuts],
    reserved: reservedValues.filter((_, place) => (row.reserved & (1 << place)) !== 0),
    deadline: [deadlineBands[serial === undefined ? 3 : bandOfDeadline(serial, serialOf(today))] ?? ''],
    value: [valueBands[row.band] ?? ''],
    kind: [noticeKinds[row.kind] ?? ''],
  };
}

function fits(kept: KeptNotice, query: NoticeQuery, but?: NoticeFacet): boolean {
  const values = valuesOf(kept);
  return noticeFacets.every((facet) => {
    if (facet === but) return true;
    const wanted =
      facet === 'deadline' && query.deadline.length === 0 ? deadlineBands.slice(0, 4) : query[facet];
    if (wanted.length === 0) return true;
    return values[facet].some((value) =>
      wanted.some((one) => (facet === 'cpv' || facet === 'region' ? value.startsWith(one) : value === one)),
    );
  });
}

describe('counts of facets', () => {
  const notices = many(400);
  const stores = storesWith(notices);
  afterAll(() => {
    stores.close();
  });

  const queries: readonly (readonly [string, Partial<NoticeQuery>])[] = [
    ['nothing', {}],
    ['all deadlines', { deadline: deadlineBands }],
    ['a group and a country', { cpv: ['77'], country: ['FR'], deadline: deadlineBands }],
    ['a narrow code', { cpv: ['7731'], deadline: ['past'] }],
    ['a region', { country: ['FR'], region: ['FRK'], deadline: deadlineBands }],
    ['the other way to write a country', { country: ['GR'], deadline: deadlineBands }],
    ['two routes', { reserved: ['art-20', 'art-77'] }],
    [
      'values and kinds',
      { value: ['50k-200k', 'other-currency'], kind: ['call', 'result'], deadline: deadlineBands },
    ],
    ['what no notice has', { country: ['MT'] }],
    ['several at once', { country: ['FR', 'DE'], reserved: ['none'], value: ['not-said'], kind: ['call'] }],
  ];

  test.each(queries)('%s: the same as counting one by one', async (_, part) => {
    const query = { ...nothing, ...part };
    const found = await stores.noticeSearch.search(query, 1, 1000, today);
    const expected = notices.filter((kept) => fits(kept, query));
    expect(found.total).toBe(expected.length);
    expect(found.hits.map(({ kept }) => kept.publication).sort()).toEqual(
      expected.map(({ publication }) => publication).sort(),
    );
    for (const facet of noticeFacets) {
      for (const [value, count] of found.counts[facet]) {
        const others = notices.filter(
          (kept) =>
            fits(kept, query, facet) &&
            valuesOf(kept)[facet].some((one) =>
              facet === 'cpv' || facet === 'region' ? one.startsWith(value) : one === value,
            ),
        );
        expect([facet, value, count]).toEqual([facet, value, others.length]);
      }
    }
  });

  test('branches open below what was chosen', async () => {
    const { counts } = await stores.noticeSearch.search(
      { ...everything, cpv: ['77'], country: ['FR'] },
      1,
      1,
      today,
    );
    expect([...counts.cpv.keys()]).toEqual(expect.arrayContaining(['45', '77', '90', '772', '773']));
    expect([...counts.cpv.keys()]).not.toContain('909');
    expect([...counts.region.keys()].sort()).toEqual(['FR1', 'FRK']);
  });

  test('the next deadline first, what is past behind, the latest first', async () => {
    const { hits } = await stores.noticeSearch.search(everything, 1, 1000, today);
    const days = hits.map(({ kept }) => rowOf(kept).day);
    const open = days.filter((day) => day >= serialOf(today));
    expect(days).toEqual([
      ...[...open].sort((a, b) => a - b),
      ...days.filter((day) => day < serialOf(today)).sort((a, b) => b - a),
    ]);
    expect(open.length).toBeGreaterThan(20);
  });

  test('pages hold all, each once', async () => {
    const pages: (string | undefined)[] = [];
    for (let page = 1; page <= 20; page += 1)
      pages.push(
        ...(await stores.noticeSearch.search(everything, page, 20, today)).hits.map(
          ({ kept }) => kept.publication,
        ),
      );
    expect(new Set(pages).size).toBe(400);
  });

  test('words narrow like a filter, in the reader’s language and in others', async () => {
    for (const [words, language, title] of [
      ['cleaning park', 'en', 'Cleaning of schools and parks'],
      ['ecole nettoyages', 'fr', 'Nettoyage des écoles'],
      ['Reinigung', 'en', 'Reinigung der Schulen'],
    ] as const) {
      const found = await stores.noticeSearch.search({ ...everything, words, language }, 1, 1000, today);
      expect([words, found.total]).toEqual([
        words,
        notices.filter((kept) => kept.title[0]?.text === title).length,
      ]);
    }
    expect((await stores.noticeSearch.search({ ...everything, words: '?!' }, 1, 10, today)).total).toBe(0);
    expect(
      (await stores.noticeSearch.search({ ...everything, words: '"park" OR NEAR(' }, 1, 10, today)).total,
    ).toBe(0);
  });

  test('only what the judge says yes to', async () => {
    const mine = {
      key: 'one',
      judge: ({ route }: { readonly route: string }) => ({
        verdict: route === 'art-77' ? ('eligible' as const) : ('not-eligible' as const),
        missing: [],
      }),
    };
    const found = await stores.noticeSearch.search({ ...everything, mine }, 1, 1000, today);
    const expected = notices.filter(({ lots }) =>
      lots.some(({ route }) => route === undefined || route === 'none' || route === 'art-77'),
    );
    expect(found.total).toBe(expected.length);
    expect(expected.length).toBeLessThan(400);
  });

  test('the market counts the reserved lots of calls', async () => {
    const market = await stores.noticeSearch.market();
    const lots = notices.filter(({ kind }) => kind === 'call').flatMap((kept) => kept.lots);
    expect(market.reserved.reduce((sum, cell) => sum + cell.lots, 0)).toBe(
      lots.filter(({ route }) => route !== undefined && route !== 'none').length,
    );
    expect([...market.lots.values()].reduce((sum, count) => sum + count, 0)).toBe(lots.length);
    expect(market.reserved.filter(({ mission }) => mission).reduce((sum, cell) => sum + cell.lots, 0)).toBe(
      lots.filter(({ route }) => route === 'art-77').length,
    );
  });
});

describe('notices among each other', () => {
  const first = notice({ publication: '1-2026', notice: 'a', title: 'First' });
  const cases: readonly (readonly [string, readonly KeptNotice[], readonly string[]])[] = [
    ['a later version', [first, { ...first, version: '02', publication: '2-2026' }], ['2-2026']],
    [
      'a change by id and version',
      [first, notice({ publication: '2-2026', notice: 'b', changes: 'a-01' })],
      ['2-2026'],
    ],
    [
      'a change by number',
      [first, notice({ publication: '2-2026', notice: 'b', changes: '1-2026' })],
      ['2-2026'],
    ],
    [
      'a change of a change',
      [
        first,
        notice({ publication: '2-2026', notice: 'b', changes: 'a-01' }),
        notice({ publication: '3-2026', notice: 'c', changes: 'b-01' }),
      ],
      ['3-2026'],
    ],
    [
      'two changes of the same notice',
      [
        first,
        notice({ publication: '2-2026', notice: 'b', changes: 'a-01', issued: '2026-10-02' }),
        notice({ publication: '3-2026', notice: 'c', changes: 'a-01', issued: '2026-10-03' }),
      ],
      ['3-2026'],
    ],
    ['another notice', [first, notice({ publication: '2-2026', notice: 'b' })], ['1-2026', '2-2026']],
  ];

  test.each(
    cases.flatMap(([name, list, left]) => [
      { name, list, left },
      { name: `${name}, the other way round`, list: [...list].reverse(), left },
    ]),
  )('$name', async ({ list, left }) => {
    const stores = openStores(':memory:');
    for (const item of list) stores.notices.take([prepared(item)], []);
    expect((await publications(stores, everything)).sort()).toEqual(left);
    const replaced = list.filter(({ publication }) => !left.includes(publication ?? ''));
    for (const { publication } of replaced)
      expect(stores.noticeSearch.find(publication ?? '')?.replacedBy).toBe(left[0]);
    stores.close();
  });

  test('two that change each other do no harm', () => {
    const stores = storesWith([
      notice({ publication: '1-2026', notice: 'a', changes: 'b-01' }),
      notice({ publication: '2-2026', notice: 'b', changes: 'a-01' }),
    ]);
    expect(stores.noticeSearch.find('1-2026')).toBeDefined();
    stores.close();
  });

  test.each([false, true])('a result closes its call, whichever comes first (%p)', async (resultFirst) => {
    const call = notice({
      publication: '1-2026',
      notice: 'a',
      procedure: 'p',
      lots: [lot({ id: 'LOT-1' }), lot({ id: 'LOT-2' })],
    });
    const result = (number: string, settles: readonly string[]): KeptNotice =>
      notice({
        publication: `${number}-2026`,
        notice: `r${number}`,
        kind: 'result',
        procedure: 'p',
        settles,
      });
    const stores = openStores(':memory:');
    const all = [call, result('2', ['LOT-1']), result('3', ['LOT-2'])];
    for (const item of resultFirst ? [...all].reverse() : all.slice(0, 2))
      stores.notices.take([prepared(item)], []);
    if (!resultFirst) {
      expect(stores.noticeSearch.find('1-2026')?.closed).toBe(false);
      stores.notices.take([prepared(result('3', ['LOT-2']))], []);
    }
    expect(stores.noticeSearch.find('1-2026')?.closed).toBe(true);
    expect(await publications(stores, nothing)).toEqual([]);
    expect(await publications(stores, everything)).toContain('1-2026');
    stores.close();
  });

  test('the same again adds nothing; other content under the same id takes its place', async () => {
    const stores = storesWith([first]);
    expect(stores.notices.take([prepared(first)], [])).toEqual({ added: 0, known: 1, replaced: 0 });
    const mended = notice({ publication: '1-2026', notice: 'a', title: 'Mended' });
    expect(stores.notices.take([prepared(mended)], [])).toEqual({ added: 0, known: 0, replaced: 1 });
    const draft = { ...first, publication: undefined };
    expect(stores.notices.take([prepared(draft)], [])).toEqual({ added: 0, known: 1, replaced: 0 });
    expect(stores.notices.count()).toBe(1);
    expect(await publications(stores, { ...nothing, words: 'mended' })).toEqual(['1-2026']);
    expect(await publications(stores, { ...nothing, words: 'first' })).toEqual([]);
    stores.close();
  });
});

test('a file keeps what was taken in, and another process sees it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'clausier-notices-')), 'x.db');
  writeFileSync(path, '');
  const writer = openStores(path);
  const reader = openStores(path);
  expect(await publications(reader, nothing)).toEqual([]);
  writer.notices.take([prepared(notice({ publication: '1-2026', notice: 'a' }))], []);
  expect(await publications(reader, nothing)).toEqual(['1-2026']);
  writer.close();
  reader.close();
});
