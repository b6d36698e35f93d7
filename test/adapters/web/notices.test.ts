import request from 'supertest';
import { parseInFull, type XmlElement } from '../../../src/adapters/notices/xml-tree.js';
import { prepared } from '../../../src/adapters/sqlite/notice-prepared.js';
import type { KeptNotice } from '../../../src/core/market/kept-notice.js';
import { application } from '../../support/app.js';
import { lot, notice } from '../../support/notices.js';
import { Person } from './buyer-support.js';

const { app, stores, close } = application();
afterAll(close);

const conditions = [[{ language: 'FRA', text: 'Cinq cents heures d’insertion' }]];
const notices: readonly KeptNotice[] = [
  notice({
    publication: '101-2026',
    notice: 'a',
    title: 'Upkeep of parks & gardens',
    nuts: ['FRK26'],
    value: { amount: 120_000, currency: 'EUR' },
    lots: [
      lot({ route: 'art-20', months: 24, conditions, hasConditions: true, cpv: ['77310000'] }),
      lot({ id: 'LOT-0002', route: 'none', deadline: '2026-12-20' }),
    ],
  }),
  notice({
    publication: '102-2026',
    notice: 'b',
    title: '=Cleaning, "of" schools',
    country: 'LU',
    cpv: ['90911200'],
    lots: [
      lot({
        route: 'art-77',
        criteria: [{ type: 'quality', name: [], description: [], weight: { kind: 'per-exa', number: 60 } }],
      }),
    ],
  }),
  notice({
    publication: '103-2026',
    notice: 'c',
    title: 'Past works',
    lots: [lot({ deadline: '2026-10-10' })],
  }),
  notice({
    publication: '104-2026',
    notice: 'd',
    title: 'Corrected',
    changes: 'c-01',
    lots: [lot({ deadline: '2026-10-11' })],
  }),
  notice({
    notice: 'no-number',
    title: '<script>alert(1)</script>',
    buyer: '<b>Town</b>',
    lots: [lot({ deadline: '2027-01-10' })],
  }),
];
stores.notices.take(notices.map(prepared), []);

const get = (path: string, query: Readonly<Record<string, string | readonly string[]>> = {}) =>
  request(app)
    .get(path)
    .query({ lang: 'en', ...query });

test('it works: the list, the next deadline first, with its filters', async () => {
  const answer = await get('/notices');
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('3 notices');
  const titles = [...answer.text.matchAll(/notice-card__title"><a href="([^"]+)"/g)].map(([, href]) => href);
  expect(titles).toEqual(['/notices/102-2026', '/notices/101-2026', '/notices/no-number']);
  expect(answer.text).toContain('Tenders until 15 December 2026, 12:00');
  expect(answer.text).toContain(
    'For sheltered workshops and integration operators (Article 20): 1 of 2 lots',
  );
  expect(answer.text).toContain('EUR 120,000'.replace(' ', '\u00a0'));
  expect(answer.text).not.toContain('<script>alert');
});

test.each([
  [{ q: 'parks' }, ['101-2026']],
  [{ q: 'parcs', lang: 'fr' }, []],
  [{ cpv: '77' }, ['101-2026', 'no-number']],
  [{ cpv: ['77', '7731'] }, ['101-2026', 'no-number']],
  [{ country: 'LU' }, ['102-2026']],
  [{ country: 'FR', region: 'FRK' }, ['101-2026']],
  [{ reserved: ['art-20', 'art-77'] }, ['102-2026', '101-2026']],
  [{ deadline: 'past' }, ['104-2026']],
  [{ value: '50k-200k' }, ['101-2026']],
  [{ kind: 'planning' }, []],
  [{ cpv: '77310000-6', country: 'FR' }, ['101-2026', 'no-number']],
  [{ country: 'FR', page: '999999' }, ['101-2026', 'no-number']],
  [{ cpv: 'x', country: 'nowhere', page: '-4', deadline: 'never' }, ['102-2026', '101-2026', 'no-number']],
] as const)('%j', async (query, expected) => {
  const answer = await get('/notices', query);
  expect(answer.status).toBe(200);
  const found = [...answer.text.matchAll(/notice-card__title"><a href="\/notices\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect([...found].sort()).toEqual([...expected].sort());
});

test('what cannot be understood is named beside its filter, and the rest of the search holds', async () => {
  const { status, text } = await get('/notices', {
    cpv: ['77', 'abc'],
    value: 'abc',
    q: 'x'.repeat(201),
    reserved: '<b>',
  });
  expect(status).toBe(200);
  expect(text).toContain('<title>Error: ');
  expect(text).toContain(
    'href="#facet-cpv">What is bought (CPV): “abc” cannot be understood and was left out.',
  );
  expect(text).toContain('Estimated value: “abc”');
  expect(text).toContain('Reserved: “&lt;b&gt;”');
  expect(text).toContain('The search takes at most 200 letters.');
  expect(text).toMatch(/<details class="facets__all" open>/);
  expect(text).toMatch(/id="cpv-77"[^>]* checked/);
  expect((await get('/notices')).text).not.toContain('error-summary');
});

test('what is chosen and leaves nothing stays ticked', async () => {
  const { text } = await get('/notices', { country: 'MT', reserved: 'art-94-utility', value: 'over-5m' });
  for (const id of ['country-MT', 'reserved-art-94-utility', 'value-over-5m'])
    expect([id, new RegExp(`id="${id}"[^>]* checked`).test(text)]).toEqual([id, true]);
  expect(text).toContain('Filters (3 chosen)');
});

test('each chosen filter can be taken away alone', async () => {
  const { text } = await get('/notices', { q: 'parks', country: ['FR', 'LU'], reserved: 'art-20' });
  const ways = [...text.matchAll(/<li><a href="([^"]+)"><span class="govuk-visually-hidden">Take away/g)].map(
    ([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  expect(ways).toEqual([
    '/notices?country=FR&country=LU&reserved=art-20',
    '/notices?q=parks&country=LU&reserved=art-20',
    '/notices?q=parks&country=FR&reserved=art-20',
    '/notices?q=parks&country=FR&country=LU',
  ]);
});

test('the list speaks French too, and as JSON', async () => {
  const french = await get('/notices', { lang: 'fr' });
  expect(french.text).toContain('Offres jusqu’au 15 décembre 2026, 12:00');
  const twin = await get('/notices.json');
  expect((JSON.parse(twin.text) as { cards: unknown[] }).cards).toHaveLength(3);
});

describe('a notice', () => {
  test('it works: what it says, lot by lot, with the way to the official one', async () => {
    const answer = await get('/notices/101-2026');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Upkeep of parks &amp; gardens');
    expect(answer.text).toContain('https://ted.europa.eu/en/notice/-/detail/101-2026');
    expect(answer.text).toContain('lang="fr">Cinq cents heures d’insertion');
    expect(answer.text).toContain('24 months');
    expect((await get('/notices/102-2026')).text).toContain('Quality (60%)');
  });

  test('by the number as it stands in the names of files', async () => {
    expect((await get('/notices/00000101-2026')).status).toBe(200);
  });

  test('one that was corrected leads to the later one', async () => {
    const answer = await get('/notices/103-2026');
    expect(answer.text).toContain('href="/notices/104-2026"');
    expect(answer.text).toContain('This notice was corrected');
  });

  test.each([
    '/notices/999-2026',
    '/notices/%27%20OR%201',
    '/notices/feeds/none/atom.xml',
    '/notices/export/xls',
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('saved searches', () => {
  const person = new Person(app);

  test('it works: kept under a name, with a feed and a calendar that need no cookie', async () => {
    const saved = await person.post('/notices/saved', {
      name: 'Gardens & parks',
      query: 'q=parks&cpv=77&evil=1',
    });
    expect([saved.status, saved.headers.location]).toEqual([303, '/notices/saved']);
    const page = await person.get('/notices/saved');
    expect(page.text).toContain('Gardens &amp; parks');
    expect(page.text).toContain('“parks” · What is bought (CPV): 77');
    expect(page.text).toContain('href="/notices?q&#x3D;parks&amp;cpv&#x3D;77"');
    const feed = /\/notices\/feeds\/[^"?]+atom\.xml/.exec(page.text)?.[0] ?? '';
    const atom = await get(feed);
    expect(atom.headers['content-type']).toContain('application/atom+xml');
    expect(atom.text).toContain('<title>Upkeep of parks &amp; gardens</title>');
    expect(atom.text).not.toContain('Cleaning');
    expect((await get(feed.replace('atom.xml', 'deadlines.ics'))).headers['content-type']).toContain(
      'text/calendar',
    );
  });

  test('a name is needed, and what was typed stays', async () => {
    const answer = await person.post('/notices/saved', { name: '  ', query: 'q=parks' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#name"');
    expect(answer.text).toContain('name="query" value="q&#x3D;parks"');
    expect((await person.post('/notices/saved', { name: 'x'.repeat(121), query: '' })).status).toBe(422);
  });

  test('nobody else sees or removes it; who removes it closes its addresses', async () => {
    const page = await person.get('/notices/saved');
    const remove = /action="(\/notices\/saved\/[^"]+\/remove)"/.exec(page.text)?.[1] ?? '';
    const feed = /\/notices\/feeds\/[^"?]+atom\.xml/.exec(page.text)?.[0] ?? '';
    const other = new Person(app);
    await other.post('/notices/saved', { name: 'Other', query: '' });
    expect((await other.get('/notices/saved')).text).not.toContain('Gardens');
    expect((await other.post(remove, {})).status).toBe(404);
    expect((await person.post(remove, {})).status).toBe(303);
    expect((await get(feed)).status).toBe(404);
  });
});

function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === `{http://www.w3.org/2005/Atom}${name}`);
}

describe('feeds', () => {
  const person = new Person(app);
  let base = '';
  beforeAll(async () => {
    await person.post('/notices/saved', { name: 'All <of> it', query: '' });
    await person.post('/notices/saved', { name: 'All <of> it', query: '' });
    expect((await person.get('/notices/saved')).text.match(/atom\.xml/g)).toHaveLength(1);
    base = /\/notices\/feeds\/[^/]+\//.exec((await person.get('/notices/saved')).text)?.[0] ?? '';
  });

  test('the feed is XML with what RFC 4287 asks of a feed and of each entry', async () => {
    const { text } = await get(`${base}atom.xml`);
    const read = parseInFull(text, () => undefined);
    if (!read.ok) throw new Error(read.refusal.key);
    const feed = read.value;
    for (const name of ['id', 'title', 'updated']) expect([name, all(feed, name).length]).toEqual([name, 1]);
    const links = all(feed, 'link').map(({ attributes }) => attributes.get('rel'));
    expect(links).toEqual(['self', 'alternate']);
    const entries = all(feed, 'entry');
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      for (const name of ['id', 'title', 'updated', 'link', 'author', 'summary'])
        expect([name, all(entry, name).length]).toEqual([name, 1]);
      expect(all(entry, 'updated')[0]?.text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(all(entry, 'link')[0]?.attributes.get('href')).toMatch(/^http:\/\/[^/]+\/notices\//);
    }
    expect(new Set(entries.map((entry) => all(entry, 'id')[0]?.text)).size).toBe(3);
  });

  test('the calendar keeps to RFC 5545: lines, folding, escapes, one event for each deadline', async () => {
    const { text } = await get(`${base}deadlines.ics`);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
    // Noon in Brussels.
    expect(lines).toContain('DTSTART:20261215T110000Z');
    expect(lines).toContain('SUMMARY:Deadline: =Cleaning\\, "of" schools');
    const identities = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(identities).size).toBe(3);
    // The deadline is told once.
    for (const line of lines.filter((one) => one.startsWith('DESCRIPTION:')))
      expect(line.match(/Tenders until/g) ?? []).toHaveLength(1);
    expect(lines.filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toHaveLength(3);
  });
});

describe('files', () => {
  test('a table: one line for each notice, quoted as RFC 4180 says, and no formula', async () => {
    const answer = await get('/notices/export/csv');
    expect(answer.headers['content-type']).toContain('text/csv');
    const lines = answer.text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]?.split(',').slice(0, 3)).toEqual(['publication', 'kind', 'title']);
    expect(lines[1]).toContain(`"'=Cleaning, ""of"" schools"`);
  });

  test('data: the same as JSON', async () => {
    const answer = await get('/notices/export/json', { country: 'FR' });
    const read = JSON.parse(answer.text) as {
      publication: string;
      reservedRoutes: string[];
      value: number | null;
    }[];
    expect(read.map(({ publication }) => publication)).toEqual(['101-2026', '']);
    expect(read[0]).toMatchObject({ reservedRoutes: ['art-20'], value: 120_000, reservedLots: ['LOT-0001'] });
    expect(JSON.parse((await get('/notices/export/json', { country: 'MT' })).text)).toEqual([]);
  });
});

test('the market: charts with their tables', async () => {
  const answer = await get('/notices/market');
  expect(answer.status).toBe(200);
  expect(answer.text.match(/<svg class="document-figure__drawing" role="img"/g)).toHaveLength(3);
  expect(answer.text.match(/<table/g)).toHaveLength(3);
  // Five calls, of which one was corrected: five lots, two of them reserved.
  expect(answer.text).toContain('4 calls with 5 lots were imported; 2 are reserved, which is 40%');
  expect(answer.text).toContain('Luxembourg');
});

test('without any notices, the pages say what to do', async () => {
  const empty = application();
  for (const [path, says] of [
    ['/notices', 'clausier notices import'],
    ['/notices/market', 'No reserved lots yet'],
    ['/notices/saved', 'No saved searches'],
  ] as const)
    expect((await request(empty.app).get(path).query({ lang: 'en' })).text).toContain(says);
  empty.close();
}, 90_000);
