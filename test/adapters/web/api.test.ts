import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { root } from '../../../src/adapters/files/root.js';
import { application } from '../../support/app.js';
import { asBytes } from '../../support/bytes.js';
import { fillForm, readForm } from '../../support/pdf-form.js';
import { upkeep } from '../../support/upkeep.js';

const { app, close } = application();
afterAll(close);

const dossier = JSON.parse(
  readFileSync(join(root, 'data/examples/local-services-network.en.json'), 'utf8'),
) as object;

describe('POST /api/v1/advice', () => {
  test('it works', async () => {
    const answer = await request(app).post('/api/v1/advice').send(dossier);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      asOf: '2027-02-01',
      jurisdictions: ['EU', 'LU'],
      regime: { directive: '2014/24', threshold: 750000, light: true },
    });
  });

  test('a body that is no JSON', async () => {
    const answer = await request(app).post('/api/v1/advice').type('json').send('{');
    expect(answer.status).toBe(400);
    expect(answer.type).toBe('application/problem+json');
  });

  test('a fault names its pointer', async () => {
    const answer = await request(app)
      .post('/api/v1/advice')
      .send({ authority: { country: 'LU' }, contract: { cpv: ['1'] } });
    expect(answer.status).toBe(422);
    const { faults } = answer.body as { faults: { pointer: string }[] };
    expect(faults[0]?.pointer).toBe('/contract/cpv/0');
  });

  test('something else than JSON', async () => {
    const answer = await request(app).post('/api/v1/advice').type('text/plain').send('hello');
    expect(answer.status).toBe(415);
  });

  test('a description of five megabytes', async () => {
    const answer = await request(app)
      .post('/api/v1/advice')
      .send({ authority: { country: 'LU' }, description: 'x'.repeat(5_000_000) });
    expect(answer.status).toBe(422);
  });

  test('more than may be sent at all', async () => {
    const answer = await request(app)
      .post('/api/v1/advice')
      .send({ authority: { country: 'LU' }, description: 'x'.repeat(7_000_000) });
    expect(answer.status).toBe(413);
  });
});

describe('the form of a clause for a country', () => {
  const versionIn = async (country: string): Promise<string | undefined> => {
    const answer = await request(app).post('/api/v1/advice').send(upkeep(country));
    const { recommendations } = answer.body as { recommendations: { clause: string; version: string }[] };
    return recommendations.find((item) => item.clause === 'work-integration/hours')?.version;
  };

  test('it works: the advice names the French form in France and that of the Union elsewhere', async () => {
    expect(await versionIn('FR')).toMatch(/\+fr$/);
    expect(await versionIn('PT')).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('the documents hold its words', async () => {
    const text = async (country: string): Promise<string> =>
      (await request(app).post('/api/v1/documents').set('Accept', 'text/html').send(upkeep(country))).text;
    expect(await text('FR')).toContain('heures d’insertion');
    expect(await text('PT')).not.toContain('heures d’insertion');
  });
});

describe('POST /api/v1/documents', () => {
  test('it works: PDF by default', async () => {
    const answer = await request(app).post('/api/v1/documents').send(dossier).buffer(true);
    expect(answer.status).toBe(200);
    expect(answer.type).toBe('application/pdf');
  });

  test('Accept decides', async () => {
    const html = await request(app).post('/api/v1/documents').set('Accept', 'text/html').send(dossier);
    expect(html.type).toBe('text/html');
    const docx = await request(app)
      .post('/api/v1/documents')
      .set('Accept', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .send(dossier)
      .buffer(true)
      .parse(asBytes);
    expect(docx.status).toBe(200);
    expect((docx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  test.each(['en', 'fr'])('the award grid, as a document and as a sheet, in %s', async (language) => {
    const ask = (accept: string) =>
      request(app)
        .post(`/api/v1/documents?document=award-grid&language=${language}`)
        .set('Accept', accept)
        .send(dossier);
    const html = await ask('text/html');
    expect(html.status).toBe(200);
    expect(html.text).toContain(language === 'en' ? 'Award grid' : 'Grille d’attribution');
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const xlsx = await ask(sheet).buffer(true).parse(asBytes);
    expect([xlsx.status, xlsx.type]).toEqual([200, sheet]);
    expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect(xlsx.headers['content-disposition']).toBe(`attachment; filename="award-grid.${language}.xlsx"`);
  });

  test.each(['en', 'fr'])('the notice sheet, in %s', async (language) => {
    const answer = await request(app)
      .post(`/api/v1/documents?document=notice-sheet&language=${language}`)
      .set('Accept', 'text/html')
      .send(dossier);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(language === 'en' ? 'Notice sheet' : 'Fiche de l’avis');
    expect(answer.text).toContain('BT-71');
  });

  test.each([
    ['performance-annex', 'en', 'Performance annex'],
    ['performance-annex', 'fr', 'Annexe d’exécution'],
    ['summary', 'en', 'Summary for elected officials'],
    ['summary', 'fr', 'Résumé pour les élus'],
  ])('the %s in %s', async (kind, language, name) => {
    const ask = (accept: string) =>
      request(app)
        .post(`/api/v1/documents?document=${kind}&language=${language}`)
        .set('Accept', accept)
        .send(dossier);
    expect((await ask('text/html')).text).toContain(name);
    const pdf = await ask('application/pdf').buffer(true).parse(asBytes);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    expect(pdf.headers['content-disposition']).toContain(`${kind}.${language}.pdf`);
  });

  test.each(['en', 'fr'])('the tenderer’s forms, to be filled in, in %s', async (language) => {
    const ask = (accept: string) =>
      request(app)
        .post(`/api/v1/documents?document=tenderer-forms&language=${language}`)
        .set('Accept', accept)
        .send(dossier);
    const pdf = await ask('application/pdf').buffer(true).parse(asBytes);
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    const form = readForm(pdf.body as Buffer);
    expect(form?.fields.find(({ name }) => name === 'who-name')?.says).toBe(
      language === 'en' ? 'Name of the tenderer' : 'Nom du soumissionnaire',
    );
    const filled = readForm(fillForm(pdf.body as Buffer, { 'who-name': 'Łódź & Cie', 'sign-correct': true }));
    const values = new Map(filled?.fields.map(({ name, value }) => [name, value]));
    expect([values.get('who-name'), values.get('sign-correct'), values.get('who-form')]).toEqual([
      'Łódź & Cie',
      true,
      '',
    ]);
    const html = await ask('text/html');
    expect(html.text).toContain('<input type="text" class="document-field__box" id="field-who-name"');
    const markdown = await ask('text/markdown');
    expect(markdown.text).not.toContain('field:');
    expect(markdown.text).toMatch(
      language === 'en' ? /^\[ \] We tender alone\.$/m : /^\[ \] Nous présentons une offre seuls\.$/m,
    );
  });

  test('a kind without a sheet answers with a PDF, and a kind that does not fit is not found', async () => {
    const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const tender = await request(app)
      .post('/api/v1/documents')
      .set('Accept', sheet)
      .send(dossier)
      .buffer(true);
    expect(tender.type).toBe('application/pdf');
    const grant = await request(app)
      .post('/api/v1/documents?document=award-grid')
      .send({ authority: { country: 'LU' }, contract: { kind: 'grant' } });
    expect(grant.status).toBe(404);
  });

  test('markup and template signs in every text are shown as typed', async () => {
    const hostile = '<script>alert(1)</script> {{constructor}} {{#each this}} [x](javascript:1) | *bold*';
    const answer = await request(app)
      .post('/api/v1/documents')
      .set('Accept', 'text/html')
      .send({
        title: hostile,
        description: hostile,
        authority: { country: 'LU', name: hostile },
        lots: [{ id: 'LOT-1', title: hostile }],
        award: { criteria: [{ id: 'c1', name: hostile, text: hostile, kind: 'quality' }] },
        measures: [{ id: 'm1', place: 'performance-condition', text: hostile }],
      });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('<script>');
    expect(answer.text).not.toContain('href="javascript');
    expect(answer.text.split('{{constructor}}').length).toBeGreaterThan(5);
    expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(answer.text).toContain('*bold*');
  });
});

describe('GET /api/v1/clauses', () => {
  test('it works', async () => {
    const answer = await request(app).get(
      '/api/v1/clauses?q=heures%20insertion&language=fr&place=performance-condition',
    );
    expect(answer.status).toBe(200);
    const body = answer.body as { total: number; clauses: { id: string }[] };
    expect(body.clauses.map((clause) => clause.id)).toContain('work-integration/hours');
  });

  test('one clause, and one that is not there', async () => {
    const answer = await request(app).get('/api/v1/clauses/work-integration/hours');
    expect(answer.body).toMatchObject({ id: 'work-integration/hours', place: 'performance-condition' });
    expect((await request(app).get('/api/v1/clauses/work-integration/nothing')).status).toBe(404);
  });

  test('signs of the query language are only text', async () => {
    for (const q of ['"', '*', '(', '-x', 'a:b', "O'Neil", 'NEAR(']) {
      expect((await request(app).get('/api/v1/clauses').query({ q })).status).toBe(200);
    }
  });
});

describe('GET /api/v1/law/{id}', () => {
  test('it works', async () => {
    const answer = await request(app).get('/api/v1/law/eu/dir-2014-24/art-77');
    expect(answer.status).toBe(200);
    const body = answer.body as { ref: string; rules: string[] };
    expect(body.ref).toBe('2014/24 Art 77');
    expect(body.rules).toContain('eu/reserve/art-77');
  });

  test('what the law data does not hold', async () => {
    expect((await request(app).get('/api/v1/law/eu/dir-2014-24/art-999')).status).toBe(404);
  });
});

test.each([
  ['cantine scolaire', 'fr', ['55523100', '55524000']],
  ['ménage des bureaux', 'fr', ['90919200', '90911200', '90910000']],
  ['grass cutting', 'en', ['77314100', '77310000', '77314000']],
])('GET /api/v1/cpv finds codes for "%s"', async (q, language, codes) => {
  const answer = await request(app).get('/api/v1/cpv').query({ q, language });
  const found = (answer.body as { codes: { code: string }[] }).codes.map((hit) => hit.code);
  expect(found.slice(0, 6).some((code) => codes.includes(code))).toBe(true);
});

test('the description of the interface and its routes agree', async () => {
  const answer = await request(app).get('/api/v1/openapi.json');
  expect(answer.status).toBe(200);
  const { paths } = answer.body as { paths: Record<string, Record<string, unknown>> };
  for (const [path, verbs] of Object.entries(paths)) {
    for (const verb of Object.keys(verbs)) {
      const address = path
        .replace('{theme}/{slug}', 'work-integration/hours')
        .replace('{id}', 'eu/dir-2014-24/art-20');
      const called =
        verb === 'post'
          ? await request(app)
              .post(address)
              .send({ authority: { country: 'LU' } })
          : await request(app).get(address);
      expect({ path, verb, status: called.status }).not.toMatchObject({ status: 404 });
    }
  }
});

test('the description names what a sub-criterion may say', async () => {
  const text = JSON.stringify((await request(app).get('/api/v1/openapi.json')).body);
  const [, properties = ''] =
    /"subcriteria":\{[^}]*"items":\{"type":"object","properties":(.*?"text":\{[^}]*\})/.exec(text) ?? [];
  for (const key of ['id', 'name', 'weight', 'text']) expect(properties).toContain(`"${key}":{`);
});

test('/healthz and /readyz', async () => {
  expect((await request(app).get('/healthz')).status).toBe(200);
  expect((await request(app).get('/readyz')).status).toBe(200);
});

test.each([
  ['get', '/api/v1/advice', 'POST'],
  ['get', '/api/v1/review', 'POST'],
  ['put', '/api/v1/documents', 'POST'],
  ['post', '/api/v1/clauses/work-integration/hours', 'GET, HEAD'],
] as const)('%s %s says which methods it answers', async (method, address, allow) => {
  const answer = await request(app)[method](address);
  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe(allow);
  expect(answer.body).toMatchObject({ status: 405, detail: expect.stringContaining(allow) as string });
});
