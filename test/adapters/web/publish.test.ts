import request from 'supertest';
import { asBytes } from '../../support/bytes.js';
import { application } from '../../support/app.js';
import { Person } from './buyer-support.js';

const { app, stores, close } = application();
afterAll(close);

/** What a dossier holds that nobody else is to read; each value can be looked for. */
const secrets = {
  reason: 'SECRET-lots-reason',
  talks: 'SECRET-market-talks',
  beneficiary: 'SECRET-beneficiary',
  value: 483_217,
  hourly: 37.77,
  yearly: 91_234_567,
};

const dossier = {
  title: 'Upkeep of parks',
  description: 'Mowing and hedges in 14 parks.',
  asOf: '2026-11-30',
  language: 'en',
  authority: { name: 'Ville de Test', country: 'FR', type: 'sub-central', annualPurchases: secrets.yearly },
  contract: {
    kind: 'contract',
    nature: 'services',
    cpv: ['77310000'],
    value: secrets.value,
    durationMonths: 36,
    labourShare: 0.7,
    hourlyCost: secrets.hourly,
    lotsReason: secrets.reason,
    procedure: 'open',
    placeOfPerformance: ['FRI12'],
  },
  lots: [
    {
      id: 'LOT-0001',
      title: 'North',
      value: 183_217,
      reservation: { route: 'art-20', minimumShare: 0.3, citedInCall: true },
    },
    { id: 'LOT-0002', title: 'South', value: 300_000 },
  ],
  award: {
    method: 'best-price-quality',
    criteria: [
      { id: 'c1', name: 'Price', kind: 'price', weight: 60 },
      {
        id: 'c2',
        name: 'Quality of the upkeep',
        kind: 'quality',
        weight: 40,
        subcriteria: [
          { id: 's1', name: 'Team and visits', weight: 25 },
          { id: 's2', name: 'Checks on the spot', weight: 15 },
        ],
      },
    ],
  },
  measures: [
    { id: 'm1', place: 'performance-condition', text: 'Cuttings are composted.' },
    { id: 'm2', place: 'market-consultation', text: secrets.talks },
  ],
  clauses: [{ clause: 'work-integration/hours', lot: 'LOT-0002' }],
  aid: { beneficiary: secrets.beneficiary },
};

async function opened(person: Person): Promise<string> {
  const answer = await person.post('/import', { json: JSON.stringify(dossier) });
  expect(answer.status).toBe(303);
  return String(answer.headers.location);
}

async function published(
  person: Person,
  address: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const answer = await person.send(`${address}/publish`, { figures: 'no', ...fields });
  expect(answer.status).toBe(303);
  const page = await person.get(String(answer.headers.location));
  return /href="(\/tenders\/[A-Z0-9]{4}-[A-Z0-9]{4})"/.exec(page.text)?.[1] ?? '';
}

test('it works: published, read by anybody, checked, replaced, withdrawn', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  expect((await buyer.get(`${address}/check`)).text).toContain(`${address}/publish`);
  const page = await published(buyer, address, {
    contact: 'marches@ville.example',
    'deadline.day': '15',
    'deadline.month': '1',
    'deadline.year': '2027',
  });
  expect(page).not.toBe('');

  const stranger = new Person(app);
  const seen = await stranger.get(page);
  expect(seen.status).toBe(200);
  for (const words of [
    'Upkeep of parks',
    'Ville de Test',
    'LOT-0001',
    '15 January 2027',
    'marches@ville.example',
    'Cuttings are composted.',
    'Quality of the upkeep',
    'Team and visits',
    'of which 25',
    'Check whether you may bid',
  ])
    expect(seen.text).toContain(words);
  // A code typed by hand is read as it is meant.
  expect((await stranger.get(page.toLowerCase().replace('-', ''))).status).toBe(200);

  const file = await stranger.get(`${page}/file/tenderer-forms/pdf?language=fr`).buffer().parse(asBytes);
  expect((file.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');

  await buyer.send(`${address}/steps/what`, { title: 'Upkeep of parks and squares' });
  expect((await buyer.get(`${address}/publish`)).text).toContain('The tender has changed since');
  expect((await stranger.get(page)).text).not.toContain('parks and squares');
  expect(await published(buyer, address)).toBe(page);
  const second = await stranger.get(page);
  expect(second.text).toContain('parks and squares');
  expect(second.text).toContain('This is version 2. It stands in place of the one of');

  const gone = await buyer.post(`${address}/publish/withdraw`, {});
  expect(gone.status).toBe(303);
  expect((await stranger.get(page)).status).toBe(410);
  expect((await stranger.get(`${page}/file/tender/pdf`)).status).toBe(410);
  expect((await stranger.get(`${page}/dossier`)).status).toBe(410);
  // Whoever types the code is told the same.
  const typed = await stranger.post('/enterprise/code', { code: page.replace('/tenders/', '') });
  expect([typed.status, typed.headers.location]).toEqual([303, page]);
  expect(await published(buyer, address)).toBe(page);
});

test('nothing private of the dossier is published, in no language and no format', async () => {
  const buyer = new Person(app);
  const page = await published(buyer, await opened(buyer));
  const stranger = new Person(app);
  const code = page.replace('/tenders/', '');
  const kinds = [...(stores.publications.find(code)?.standing?.kinds ?? [])].sort();
  expect(kinds).toEqual(['award-grid', 'performance-annex', 'tender', 'tenderer-forms']);
  const files = kinds.flatMap((kind) =>
    ['en', 'fr'].flatMap((language) =>
      ['md', 'html'].map((format) => `${page}/file/${kind}/${format}?language=${language}`),
    ),
  );
  const texts = [
    (await stranger.get(page)).text,
    (await stranger.get(`${page}?lang=fr`)).text,
    (await stranger.get(`${page}.json`)).text,
    (await stranger.get(`${page}/dossier`)).text,
    ...(await Promise.all(files.map(async (file) => (await stranger.get(file)).text))),
    // What files are made from is public as well.
    ...kinds.map((kind) => JSON.stringify(stores.publications.document(code, kind, 'en'))),
  ];
  expect(texts.length).toBe(4 + 4 * 2 * 2 + 4);
  const written = (value: number): string[] => [
    String(value),
    value.toLocaleString('en-IE'),
    value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0'),
  ];
  const forbidden = [
    'SECRET',
    ...written(secrets.value),
    ...written(secrets.yearly),
    '37.77',
    '37,77',
    '183217',
    '183,217',
  ];
  for (const text of texts) for (const secret of forbidden) expect(text).not.toContain(secret);
  for (const kind of ['justification', 'notice-sheet', 'summary', 'entrustment'])
    expect((await stranger.get(`${page}/file/${kind}/md`)).status).toBe(404);
  expect((await stranger.get(`${page}/file/award-grid/xlsx`)).status).toBe(404);
});

test('a file is made when somebody asks first, and everybody gets the same bytes; a new edition has its own', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  const page = await published(buyer, address);
  const code = page.replace('/tenders/', '');
  const downloaded = async (): Promise<Buffer> =>
    (await new Person(app).get(`${page}/file/tender/pdf?language=en`).buffer().parse(asBytes)).body as Buffer;
  expect(stores.publications.file(code, 'tender', 'en', 'pdf')).toBeUndefined();
  const one = await downloaded();
  expect(one.subarray(0, 5).toString()).toBe('%PDF-');
  expect(stores.publications.file(code, 'tender', 'en', 'pdf')?.equals(one)).toBe(true);
  expect((await downloaded()).equals(one)).toBe(true);
  // A file that was begun before a new edition stood is not kept for it.
  await buyer.send(`${address}/steps/what`, { title: 'Upkeep of squares' });
  await published(buyer, address);
  stores.publications.keep(code, 1, { kind: 'tender', language: 'en', format: 'pdf', body: one });
  expect(stores.publications.file(code, 'tender', 'en', 'pdf')).toBeUndefined();
  expect((await downloaded()).equals(one)).toBe(false);
});

test('clauses say in public what the tender says, although the figures behind them are private', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  const page = await published(buyer, address);
  const hours = (text: string): string => /at least (\d[\d,]*) insertion hours/.exec(text)?.[1] ?? 'none';
  const own = await buyer.get(`${address}/documents/tender/file/md?language=en`);
  const shown = await new Person(app).get(`${page}/file/tender/md?language=en`);
  expect(hours(own.text)).not.toBe('none');
  expect(hours(shown.text)).toBe(hours(own.text));
});

test('figures are shown where the buyer wants it', async () => {
  const buyer = new Person(app);
  const page = await published(buyer, await opened(buyer), { figures: 'yes' });
  expect((await new Person(app).get(page)).text).toContain('EUR\u00a0483,217');
});

test('only the buyer publishes and withdraws', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  const page = await published(buyer, address);
  const other = new Person(app);
  await other.begin();
  expect((await other.get(`${address}/publish`)).status).toBe(404);
  expect((await other.post(`${address}/publish`, { revision: '1' })).status).toBe(404);
  expect((await other.post(`${address}/publish/withdraw`, {})).status).toBe(404);
  expect((await other.get(page)).status).toBe(200);
  expect((await other.get('/tenders/AAAA-AAAA')).status).toBe(404);
});

test('what is wrong is said beside its field', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  const wrong = await buyer.send(`${address}/publish`, {
    'deadline.day': '45',
    'deadline.month': '1',
    'deadline.year': '2027',
    contact: 'x'.repeat(300),
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#deadline"');
  expect(wrong.text).toContain('href="#contact"');
  expect(wrong.text).toContain('value="45"');
  expect((await buyer.post(`${address}/publish`, { revision: '99' })).status).toBe(409);
});

test('a grant is no tender', async () => {
  const buyer = new Person(app);
  const answer = await buyer.post('/import', {
    json: JSON.stringify({ authority: { country: 'FR' }, contract: { kind: 'grant' } }),
  });
  const address = String(answer.headers.location);
  expect((await buyer.get(`${address}/check`)).text).not.toContain(`${address}/publish`);
  expect((await buyer.get(`${address}/publish`)).text).not.toContain('name="revision"');
  expect((await buyer.post(`${address}/publish`, { revision: '1' })).status).toBe(422);
});

test('a removed tender takes its page along', async () => {
  const buyer = new Person(app);
  const address = await opened(buyer);
  const page = await published(buyer, address);
  await buyer.post(`${address}/remove`, { sure: 'yes' });
  expect((await request(app).get(page)).status).toBe(404);
});
