import { Router } from 'express';
import request from 'supertest';
import { answers, problemOf, type Refusal } from '../../../src/adapters/web/errors.js';
import type { Room } from '../../../src/adapters/web/frame.js';
import { rateLimit } from '../../../src/adapters/web/limit.js';
import { folderWith, frameWith, words } from './frame-support.js';

const root = folderWith({ plain: '{{#> layouts/page}}<h1>{{heading}}</h1>{{/layouts/page}}' });

const room: Room = (frame) => {
  const router = Router();
  router.post('/form', (request_, response) => {
    response.json({ body: request_.body as unknown });
  });
  router.get('/refuse/:kind', (request_, response) => {
    frame.refuse(response, {
      kind: request_.params.kind as Refusal['kind'],
      faults: [{ pointer: '/contract/cpv/0', says: 'Eight digits.' }],
    });
  });
  router.get('/throw', () => {
    throw new Error('a secret path /etc/passwd');
  });
  router.post('/invalid', (_request, response) => {
    frame.page(response, 'test/plain', {
      title: 'A form',
      section: 'new',
      refused: true,
      status: 422,
      model: { heading: 'typed' },
    });
  });
  return router;
};

const { app, logged } = frameWith([room], { root });

describe('a request that changes something', () => {
  const post = (headers: Record<string, string>): request.Test =>
    request(app).post('/form').set('Host', 'clausier.test').set(headers);
  test.each([
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['typed by the person', { 'Sec-Fetch-Site': 'none' }, 200],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['from a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['with our origin', { Origin: 'http://clausier.test' }, 200],
    ['with another origin', { Origin: 'http://evil.test' }, 403],
    ['with a hidden origin', { Origin: 'null' }, 403],
    ['from a program', {}, 200],
    ['with a cookie and no origin', { Cookie: 'a=b' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect((await post(headers)).status).toBe(status);
  });

  test('may be a form with very many fields, or JSON', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${String(index)}`, 'x']));
    const form = await request(app).post('/form').type('form').send(many);
    expect(Object.keys((form.body as { body: object }).body)).toHaveLength(5000);
    const json = await request(app)
      .post('/form')
      .send({ a: { b: 1 } });
    expect((json.body as { body: unknown }).body).toEqual({ a: { b: 1 } });
  });

  test('that is too large, damaged or of a foreign character set is refused in words', async () => {
    const large = await request(app)
      .post('/form')
      .set('Accept', 'text/html')
      .type('form')
      .send(`a=${'x'.repeat(16_800_000)}`);
    expect(large.status).toBe(413);
    expect(large.text).toContain('This is too large');
    expect(
      (
        await request(app)
          .post('/form')
          .send({ a: 'x'.repeat(6_400_000) })
      ).status,
    ).toBe(413);
    expect(large.text).toContain('Go back in your browser');
    const send = (body: string, language = 'en'): request.Test =>
      request(app)
        .post('/form')
        .set('Accept', 'application/json')
        .set('Accept-Language', language)
        .type('json')
        .send(body);
    const damaged = await send('{\n "a": 1,\n "b": NaN}');
    expect(damaged.status).toBe(400);
    expect(damaged.text).toContain('line 3, character 7');
    expect((await send('{"a": [1,', 'fr')).text).toContain('ligne 1, caractère 10');
    expect((await send('null')).text).toContain('not JSON');
    expect(
      (await request(app).post('/form').set('Content-Type', 'application/json; charset=koi8-r').send('{}'))
        .status,
    ).toBe(415);
  });
});

describe('text that is not UTF-8', () => {
  test.each([
    ['application/json', Buffer.from('{"name":"Ch\u00e2teau"}', 'latin1')],
    ['application/x-www-form-urlencoded', Buffer.from('name=Ch%E2teau')],
    ['application/x-www-form-urlencoded', Buffer.from('name=Ch\u00e2teau', 'latin1')],
  ])('is refused as %s, with the way out', async (type, body) => {
    const sent = request(app).post('/form').set('Accept', 'text/html').set('Content-Type', type);
    sent.write(body);
    const answer = await sent;
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('not written in UTF-8');
  });

  test('is no accent, sign or percent sign of a good form', async () => {
    const answer = await request(app)
      .post('/form')
      .type('form')
      .send('name=Ch%C3%A2teau+100%25&odd=100%+%zz');
    expect((answer.body as { body: unknown }).body).toMatchObject({ name: 'Château 100%' });
  });
});

describe('a refusal', () => {
  test.each(Object.entries(answers))(
    'of kind %s has a status, a page and a JSON body',
    async (kind, answer) => {
      const page = await request(app).get(`/refuse/${kind}`).set('Accept', 'text/html');
      expect(page.status).toBe(answer.status);
      expect(page.text).toContain('<h1');
      const json = await request(app).get(`/refuse/${kind}`).set('Accept', 'application/json');
      expect(json.status).toBe(answer.status);
      expect(json.headers['content-type']).toMatch(/^application\/problem\+json/);
      const body = JSON.parse(json.text) as Record<string, unknown>;
      expect(Object.keys(body)).toEqual(['type', 'title', 'status', 'detail', 'faults']);
      expect(body.faults).toEqual([{ pointer: '/contract/cpv/0', says: 'Eight digits.' }]);
      for (const language of ['en', 'fr'] as const)
        expect(problemOf({ kind: kind as Refusal['kind'] }, words[language], 'id').title).not.toBe('');
    },
  );

  test('does not tell what is somebody else’s from what does not exist', async () => {
    const [mine, none] = await Promise.all(
      ['not-yours', 'not-found'].map((kind) =>
        request(app).get(`/refuse/${kind}`).set('Accept', 'application/json'),
      ),
    );
    expect(mine?.text).toBe(none?.text);
  });

  test('of an unknown address is a 404, in JSON for programs', async () => {
    expect((await request(app).get('/nowhere').set('Accept', 'text/html')).text).toContain(
      'This page does not exist',
    );
    expect((await request(app).get('/api/v1/nowhere')).headers['content-type']).toMatch(/problem\+json/);
    expect((await request(app).get('/nowhere.json')).headers['content-type']).toMatch(/problem\+json/);
    expect((await request(app).get('/refuse/%E0%A4%A')).status).toBe(400);
  });

  test('never shows the message of a fault, and logs it', async () => {
    logged.length = 0;
    const response = await request(app).get('/throw').set('Accept', 'text/html');
    expect(response.status).toBe(500);
    expect(response.text).not.toContain('passwd');
    expect(logged.some(({ message }) => message === 'A request failed.')).toBe(true);
  });

  test('of a form keeps the page, with a title that says so', async () => {
    const response = await request(app).post('/invalid');
    expect(response.status).toBe(422);
    expect(response.text).toContain('<title>Error: A form – Clausier</title>');
  });
});

describe('the limit', () => {
  test('slows an address down and lets it in again later', () => {
    let now = 0;
    const limit = rateLimit(() => now, { burst: 2, perSecond: 1 });
    const headers: Record<string, string> = {};
    const ask = (ip: string, method = 'POST'): boolean => {
      let passed = false;
      // Only what the limit looks at.
      limit(
        { method, path: '/x', ip } as never,
        { set: (name: string, value: string) => (headers[name] = value) } as never,
        (error?: unknown) => (passed = error === undefined),
      );
      return passed;
    };
    expect([ask('a'), ask('a'), ask('a'), ask('b'), ask('a', 'GET')]).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(headers).toEqual({ 'Retry-After': '1' });
    now = 1000;
    expect([ask('a'), ask('a')]).toEqual([true, false]);
  });

  test('answers 429 when it is on', async () => {
    const { app: limited } = frameWith([room], { root, config: { rateLimit: true } });
    const statuses = await Promise.all(
      Array.from({ length: 310 }, async () => (await request(limited).post('/form')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
  });
});
