import { Router } from 'express';
import request from 'supertest';
import type { Room } from '../../../src/adapters/web/frame.js';
import { helpPages, lawHref, paths } from '../../../src/adapters/web/paths.js';
import { paginationOf } from '../../../src/adapters/web/pagination.js';
import { escaped, paragraphs } from '../../../src/adapters/web/safe-html.js';
import { serve } from '../../../src/adapters/web/serve.js';
import { folderWith, frameWith } from './frame-support.js';

const view = '{{#> layouts/page}}<h1>{{heading}}</h1>{{prose text}}{{/layouts/page}}';
const root = folderWith({
  page: view,
  plain: '{{#> layouts/page}}<h1>{{heading}}</h1>{{/layouts/page}}',
  bad: '{{prose heading}}',
  strict: '{{absent}}',
});

const room: Room = (frame) => {
  const router = Router();
  router.get('/page', (_request, response) => {
    frame.page(response, 'test/page', {
      title: 'A page',
      section: 'law',
      model: { heading: 'A <page>', text: escaped('1 < 2') },
    });
  });
  router.get('/bad', (_request, response) => {
    frame.page(response, 'test/bad', { title: 'x', section: 'none', model: { heading: '<b>' } });
  });
  router.get('/strict', (_request, response) => {
    frame.page(response, 'test/strict', { title: 'x', section: 'none', model: {} });
  });
  router.post('/form', (request_, response) => {
    response.json({ workspace: frame.workspaces.needed(request_, response), body: request_.body as unknown });
  });
  router.get('/mine', (request_, response) => {
    response.json({ workspace: frame.workspaces.known(request_) ?? null });
  });
  return router;
};

const { app, logged } = frameWith([room], { root });

/** The first cookie set, as a browser would send it back. */
function cookieFrom(response: request.Response): string {
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}

describe('the frame', () => {
  test('shows a page with its layout and headers', async () => {
    const response = await request(app).get('/page');
    expect(response.status).toBe(200);
    expect(response.text).toContain('<h1>A &lt;page&gt;</h1>1 &lt; 2');
    expect(response.text).toContain('<title>A page – Clausier</title>');
    expect(response.text).toMatch(/<a href="\/law" aria-current="true">/);
    const policy = String(response.headers['content-security-policy']);
    const nonce = /nonce="([^"]+)"/.exec(response.text)?.[1] ?? 'none';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("style-src 'self'");
    expect(policy.replaceAll('&#x3D;', '=')).toContain(`'nonce-${nonce.replaceAll('&#x3D;', '=')}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers['x-powered-by']).toBeUndefined();
    expect(response.headers['referrer-policy']).toBe('same-origin');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['cache-control']).toBe('private, no-cache');
    expect(response.text).not.toContain(' style=');
  });

  test('answers the JSON twin of a page from the same model', async () => {
    const response = await request(app).get('/page.json');
    expect(response.body).toEqual({ title: 'A page', heading: 'A <page>', text: '1 &lt; 2' });
  });

  test('prints no HTML that was not made safe, and nothing that is missing', async () => {
    expect((await request(app).get('/bad')).status).toBe(500);
    expect((await request(app).get('/strict')).status).toBe(500);
    expect(paragraphs('a < b\nc\n\n\nd').toString()).toBe(
      '<p class="govuk-body">a &lt; b<br>c</p>\n<p class="govuk-body">d</p>',
    );
  });

  test('compresses pages', async () => {
    const response = await request(app).get('/page').set('Accept-Encoding', 'gzip');
    expect(response.headers['content-encoding']).toBe('gzip');
  });

  test('says that it runs and whether it is ready', async () => {
    expect((await request(app).get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await request(app).get('/readyz')).status).toBe(200);
    const { app: unready } = frameWith([], { ready: () => false });
    expect((await request(unready).get('/readyz')).status).toBe(503);
  });

  test('works through the fast server too', async () => {
    const { app: own } = frameWith([room], { root });
    const response = await request(serve(own)).get('/page').set('Accept-Language', 'fr');
    expect(response.text).toContain('lang="fr"');
  });

  test('logs each answer without its query', async () => {
    logged.length = 0;
    await request(app).get('/page?q=private');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('private');
    expect(logged[0]?.fields).toMatchObject({ method: 'GET', path: '/page', status: 200 });
  });
});

describe('the language', () => {
  test('follows the address, then the cookie, then the browser', async () => {
    expect((await request(app).get('/page').set('Accept-Language', 'fr-BE,fr;q=0.9')).text).toContain(
      '<html lang="fr"',
    );
    expect((await request(app).get('/page').set('Accept-Language', 'de')).text).toContain('<html lang="en"');
    const switched = await request(app).get('/page?lang=fr&q=a+b');
    expect(switched.text).toContain('<html lang="fr"');
    expect(switched.text).toContain('href="/page?lang&#x3D;en&amp;q&#x3D;a+b"');
    const kept = await request(app)
      .get('/page')
      .set('Cookie', cookieFrom(switched))
      .set('Accept-Language', 'en');
    expect(kept.text).toContain('<html lang="fr"');
    expect((await request(app).get('/page?lang=xx')).text).toContain('<html lang="en"');
  });
});

describe('the workspace', () => {
  test('is made when something is stored, and found again', async () => {
    expect((await request(app).get('/mine')).headers['set-cookie']).toBeUndefined();
    const made = await request(app).post('/form').type('form').send({ a: '1' });
    expect(String(made.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);
    const found = await request(app).get('/mine').set('Cookie', cookieFrom(made));
    expect((found.body as { workspace: string }).workspace).toBe(
      (made.body as { workspace: string }).workspace,
    );
  });

  test('cannot be taken by editing the cookie', async () => {
    const made = await request(app).post('/form');
    const cookie = cookieFrom(made);
    for (const forged of [
      cookie.replace('=', '=0'),
      `${cookie}x`,
      cookie.split('.')[0] ?? '',
      'clausier=%E0%A4%A',
      'clausier=a.b.c',
    ])
      expect((await request(app).get('/mine').set('Cookie', forged)).body).toEqual({ workspace: null });
  });
});

describe('assets', () => {
  test('are hashed, kept for ever and compressed', async () => {
    const page = await request(app).get('/page');
    const href = /href="(\/assets\/app-[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
    const css = await request(app).get(href).set('Accept-Encoding', 'gzip');
    expect(css.status).toBe(200);
    expect(css.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(css.headers['content-encoding']).toBe('gzip');
    expect(css.text).not.toMatch(/GDS Transport|crest|crown-/i);
    expect((await request(app).get(href).set('Accept-Encoding', 'br')).headers['content-encoding']).toBe(
      'br',
    );
    expect(
      (await request(app).get(href).set('Accept-Encoding', 'identity')).headers['content-encoding'],
    ).toBeUndefined();
    expect((await request(app).get('/assets/app-000.css')).status).toBe(404);
  });
});

describe('addresses', () => {
  test('are filled in and escaped', () => {
    expect(paths.step.at({ dossier: 'a b', step: 'who' })).toBe('/dossiers/a%20b/steps/who');
    expect(paths.library.at({}, { theme: ['energy', 'climate'], q: '', page: 2 })).toBe(
      '/library?theme=energy&theme=climate&page=2',
    );
    expect(lawHref('eu/dir-2014-24/art-20')).toBe('/law/eu/dir-2014-24/art-20');
    expect(helpPages).toContain('licences');
    expect(() => paths.dossier.at({ dossier: '' })).toThrow('dossier');
  });

  test('of pages in a list show first, last and neighbours', () => {
    const pages = paginationOf(5, 9, (page) => `?page=${String(page)}`, 'Pages');
    expect(pages?.items.map((item) => (item.gap ? '…' : item.number))).toEqual([1, '…', 4, 5, 6, '…', 9]);
    expect(paginationOf(1, 1, String, 'Pages')).toBeUndefined();
  });
});
