import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { serve } from '../../../src/adapters/web/serve.js';
import { application } from '../../support/app.js';
import { Person } from './buyer-support.js';
import { Hall } from './session-support.js';

const { app, stores, close } = application();
afterAll(close);

const script = '<script>alert(1)</script>{{x}}<img src=x onerror=alert(1)>';

test('what people type is shown as text, on every screen and in the report', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join('<img src=x onerror=a>{{x}}');
  await person.post(`${hall.address}/question`, { question: script });
  const lobby = [
    await person.get(hall.address),
    await person.get(`${hall.address}/room`),
    await hall.trainer.get(`${hall.address}/trainer`),
  ];
  for (const { text } of lobby) {
    expect(text).not.toMatch(/<script>alert|<img src=x/);
    expect(text).toContain('&lt;img src&#x3D;x onerror&#x3D;a&gt;{{x}}');
  }
  await hall.lead('begin', 'open', 'close');
  await hall.trainer.post(`${hall.address}/notes`, { round: '0', notes: script });
  await hall.command('debrief');
  for (const path of ['/trainer', '/room', '/report'])
    expect((await hall.trainer.get(`${hall.address}${path}`)).text).not.toMatch(/<script>alert|<img src=x/);
});

test('a hidden nickname and a hidden question leave the wall', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join('Rudeword');
  const wall = async (): Promise<string> => (await person.get(`${hall.address}/room`)).text;
  expect(await wall()).toContain('Rudeword');
  const { text } = await hall.trainer.get(`${hall.address}/trainer`);
  const id = /value="nickname"><input type="hidden" name="id" value="(\d+)"/.exec(text)?.[1] ?? '';
  expect(
    (await hall.trainer.post(`${hall.address}/hide`, { what: 'nickname', id, hide: 'yes' })).status,
  ).toBe(303);
  expect(await wall()).not.toContain('Rudeword');
});

test('a thousand nicknames and many long questions fit on a page', async () => {
  const hall = await Hall.open(app);
  const number = stores.sessions.find(hall.code)?.number ?? 0;
  const person = await hall.join('First');
  stores.sessions.atomic(() => {
    for (let index = 0; index < 998; index += 1)
      stores.sessions.join(number, `hash ${String(index)}`, `Nickname of thirty signs ${String(index)}`, 0);
    const [first] = stores.sessions.participants(number);
    for (let index = 0; index < 1000; index += 1)
      stores.sessions.ask(number, first?.number ?? 0, 'Why? '.repeat(78));
  });
  const pages = [
    await hall.trainer.get(`${hall.address}/trainer`),
    await person.get(`${hall.address}/room`),
    await person.get(hall.address),
  ];
  for (const { text } of pages) expect(text.length).toBeLessThan(180_000);
  expect(pages[0]?.text).toContain('999 here, 999 joined in all');
});

test('nobody but the trainer leads, hides, notes, reports or erases', async () => {
  const hall = await Hall.open(app);
  const other = await Hall.open(app);
  const person = await hall.join();
  for (const stranger of [person, other.trainer, new Person(app)]) {
    for (const page of [
      'trainer',
      'report',
      'report/pdf',
      'report/csv',
      'remove',
      'trainer.json',
      'report.json',
    ])
      expect(`${page} ${String((await stranger.get(`${hall.address}/${page}`)).status)}`).toBe(`${page} 404`);
    for (const [action, fields] of [
      ['trainer', { do: 'begin', revision: '1' }],
      ['notes', { round: '0', notes: 'x' }],
      ['hide', { what: 'question', id: '1', hide: 'yes' }],
      ['remove', { sure: 'yes' }],
    ] as const)
      expect((await stranger.post(`${hall.address}/${action}`, fields)).status).toBe(404);
    expect((await stranger.get(`${hall.address}/trainer?key=guess`)).status).toBe(404);
  }
  expect(stores.sessions.find(hall.code)?.session.revision).toBe(1);
});

test('the secret link leads in from another device, and the secret leaves the address at once', async () => {
  const hall = await Hall.open(app);
  const { text } = await hall.trainer.get(`${hall.address}/trainer`);
  const link = /\/live\/[A-Z0-9]+\/trainer\?key(?:=|&#x3D;)([A-Za-z0-9_-]+)/.exec(text);
  const elsewhere = new Person(app);
  const entered = await elsewhere.get(`${hall.address}/trainer?key=${link?.[1] ?? ''}`);
  expect(entered.headers.location).toBe(`${hall.address}/trainer`);
  const cookie = String(entered.headers['set-cookie']);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Lax');
  expect(cookie).toContain(`Path=${hall.address}`);
  expect((await elsewhere.get(`${hall.address}/trainer`)).status).toBe(200);
});

test('a participant reaches neither the vote nor the answers of another', async () => {
  const hall = await Hall.open(app);
  const elsewhere = await Hall.open(app);
  const [ann, bob] = [await hall.join('Ann'), await hall.join('Bob')];
  await hall.lead('begin', 'open');
  await elsewhere.lead('begin', 'open');
  await hall.vote(ann, 0, 1, { option: 'hours' });
  // Another one's number, name or secret in the form changes nothing: the cookie alone says who votes.
  await hall.vote(bob, 0, 1, { option: 'seat', participant: '1', nickname: 'Ann', secret: 'x' });
  const number = stores.sessions.find(hall.code)?.number ?? 0;
  expect(stores.sessions.votes(number, 0, 1).map(({ vote }) => vote)).toEqual([
    { kind: 'what-would-you-do', option: 'hours' },
    { kind: 'what-would-you-do', option: 'seat' },
  ]);
  for (const page of [hall.address, `${hall.address}.json`])
    expect((await bob.get(page)).text).not.toContain('Ask every contractor for hours');
  // A participant of one session is nobody in another.
  const foreign = await elsewhere.vote(ann, 0, 1, { option: 'hours' });
  expect(foreign.headers.location).toBe(elsewhere.address);
  expect(stores.sessions.countVotes(stores.sessions.find(elsewhere.code)?.number ?? 0, 0, 1)).toBe(0);
});

test('unknown, ended and impossible codes look alike, and trying many is stopped before it is told', async () => {
  const limited = application(true);
  try {
    const hall = await Hall.open(limited.app);
    const inside = await hall.join();
    const guesser = new Person(limited.app);
    const first = await guesser.get('/live/ACDEFH');
    const odd = await guesser.get('/live/0');
    expect([first.status, odd.status]).toEqual([404, 404]);
    const strip = (text: string): string =>
      text.replace(/nonce="[^"]*"|[A-Za-z0-9_-]{20,}|\/live\/[A-Z0-9]+/g, '');
    expect(strip(odd.text)).toBe(strip(first.text));
    for (let index = 0; index < 40; index += 1) await guesser.post('/join', { code: 'ACDEFH' });
    // Not even the right code is told any more.
    expect((await guesser.post('/join', { code: hall.code })).status).toBe(429);
    expect((await guesser.get(hall.address)).status).toBe(429);
    expect((await guesser.get(`${hall.address}/events`)).status).toBe(429);
    // Whoever is in stays in, though it is the same address.
    expect((await inside.get(hall.address)).status).toBe(200);
    expect((await hall.trainer.get(`${hall.address}/trainer`)).status).toBe(200);
  } finally {
    limited.close();
  }
});

test('two hundred people vote from behind one address while the limit is on', async () => {
  const limited = application(true);
  try {
    const hall = await Hall.open(limited.app, { anonymous: 'yes' });
    const people: Person[] = [];
    for (let index = 0; index < 200; index += 1) people.push(await hall.join());
    await hall.lead('begin', 'open');
    for (const person of people)
      expect((await hall.vote(person, 0, 1, { option: 'hours' })).status).toBe(303);
    const [flooder] = people;
    if (flooder === undefined) throw new Error('nobody');
    const statuses = new Set<number>();
    for (let index = 0; index < 80; index += 1)
      statuses.add((await hall.vote(flooder, 0, 1, { option: 'hours' })).status);
    expect(statuses).toEqual(new Set([303, 429]));
    expect((await hall.vote(people[1] ?? flooder, 0, 1, { option: 'seat' })).status).toBe(303);
  } finally {
    limited.close();
  }
}, 60_000);

test('a form of another site is refused', async () => {
  const hall = await Hall.open(app);
  const answer = await request(app)
    .post(hall.address)
    .set('Sec-Fetch-Site', 'cross-site')
    .type('form')
    .send({});
  expect(answer.status).toBe(403);
});

test('neither nicknames nor secrets nor questions reach the log', async () => {
  const logged: string[] = [];
  const keep = (fields: object): void => void logged.push(JSON.stringify(fields));
  const { wire } = await import('../../../src/wire.js');
  const own = wire(
    {
      port: 0,
      host: '127.0.0.1',
      database: ':memory:',
      rateLimit: false,
      secret: 's'.repeat(40),
      workshopDays: 30,
      log: 'info',
    },
    { info: keep, error: keep },
  );
  try {
    const hall = await Hall.open(own.app);
    const person = await hall.join('Nicknamed');
    await person.post(`${hall.address}/question`, { question: 'Questioned' });
    const { text } = await hall.trainer.get(`${hall.address}/trainer`);
    const secret = /trainer\?key(?:=|&#x3D;)([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? 'none';
    await new Person(own.app).get(`${hall.address}/trainer?key=${secret}`);
    const all = logged.join('\n');
    expect(all).toContain(hall.address);
    for (const never of ['Nicknamed', 'Questioned', secret, '127.0.0.1']) expect(all).not.toContain(never);
  } finally {
    own.close();
  }
});

describe('the stream of events', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = serve(app);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Everything that a stream says until it is closed. */
  function listen(
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): { readonly said: () => string; readonly opened: Promise<Response>; readonly close: () => void } {
    const stop = new AbortController();
    let text = '';
    const opened = fetch(`${base}${path}`, { headers, signal: stop.signal });
    void opened
      .then(async (response) => {
        const decoder = new TextDecoder();
        for await (const chunk of response.body ?? [])
          text += decoder.decode(chunk as Uint8Array, { stream: true });
      })
      .catch(() => undefined);
    return {
      said: () => text,
      opened,
      close: () => {
        stop.abort();
      },
    };
  }

  async function until(isSo: () => boolean): Promise<void> {
    for (let index = 0; index < 300 && !isSo(); index += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isSo()).toBe(true);
  }

  test('says that something changed and how many voted, and nothing of what they voted', async () => {
    const hall = await Hall.open(app);
    const person = await hall.join('Nicknamed');
    const stream = listen(`${hall.address}/events?counts=yes`);
    const phone = listen(`${hall.address}/events`);
    expect((await stream.opened).headers.get('content-type')).toContain('text/event-stream');
    await phone.opened;
    await hall.lead('begin', 'open');
    await hall.vote(person, 0, 1, { option: 'hours' });
    await until(() => stream.said().includes('"votes":1'));
    await person.post(`${hall.address}/question`, { question: 'Questioned' });
    await hall.command('close');
    await until(() => phone.said().includes('-closed'));
    for (const said of [stream.said(), phone.said()])
      expect(said).not.toMatch(/hours|Nicknamed|Questioned|option/);
    expect(phone.said()).not.toContain('counted');
    stream.close();
    phone.close();
  });

  test('tells a browser that comes back only what it has missed', async () => {
    const hall = await Hall.open(app);
    await hall.command('begin');
    const behind = listen(`${hall.address}/events`, { 'Last-Event-ID': '1-lobby' });
    const ahead = listen(`${hall.address}/events`, { 'Last-Event-ID': '2-waiting' });
    await until(() => behind.said().includes('id: 2-waiting'));
    await ahead.opened;
    await until(() => ahead.said().includes('retry'));
    expect(ahead.said()).not.toContain('moved');
    behind.close();
    ahead.close();
  });

  test('is refused for a session that does not exist', async () => {
    expect((await fetch(`${base}/live/ACDEFH/events`)).status).toBe(404);
  });
});
