/** Files are made in other threads: what the server does meanwhile, and what it says when it cannot make one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { root } from '../../../src/adapters/files/root.js';
import { paths } from '../../../src/adapters/web/paths.js';
import { openPress } from '../../../src/press.js';
import { application } from '../../support/app.js';
import { longDocument } from '../../support/long-document.js';
import { written } from '../../support/written.js';
import { Person } from './buyer-support.js';

const dossier = readFileSync(join(root, 'data/examples/neighbourhood-upkeep.en.json'), 'utf8');
const long = { format: 'pdf', document: longDocument(10_000) } as const;

// One application for all tests, each with a press of its own.
let press = openPress();
const { app, close } = application(false, { run: (job) => press.run(job), close: () => undefined });

afterEach(() => {
  press.close();
});
afterAll(close);

test('it works: while a document of 10 000 blocks is made, the server answers', async () => {
  const events: string[] = [];
  const making = written(press.run(long)).then((file) => {
    events.push('file');
    return file;
  });
  for (let times = 0; times < 3; times += 1) {
    await request(app).get('/healthz').expect(200);
    events.push('answer');
  }
  const file = await making;
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  expect(events).toEqual(['answer', 'answer', 'answer', 'file']);
}, 120_000);

test('where too many wait, it says when to come back', async () => {
  press = openPress({ threads: 1, waiting: 0 });
  const first = press.run(long);
  const ask = (language: string): request.Test =>
    request(app).post(paths.apiDocuments.at()).set('Accept-Language', language).type('json').send(dossier);
  const refusal = await ask('en').expect(503);
  expect(refusal.headers['retry-after']).toMatch(/^\d+$/);
  expect(refusal.headers['content-type']).toContain('application/problem+json');
  expect(refusal.body).toMatchObject({ status: 503, title: 'Many files are being made just now' });
  expect((await ask('fr')).body).toMatchObject({ title: 'De nombreux fichiers sont en cours de production' });
  press.close();
  expect(await first).toEqual({ ok: false, refusal: 'busy' });
});

test('on a page too; finalising is refused in the same way and changes nothing', async () => {
  press = openPress({ threads: 1, waiting: 0 });
  const first = press.run(long);
  const buyer = new Person(app);
  const made = await buyer.post(paths.example.at({ example: 'neighbourhood-upkeep' }), {}).expect(303);
  const [, id = ''] = /\/dossiers\/([^/]+)/.exec(String(made.headers.location)) ?? [];
  const tender = paths.download.at({ dossier: id, document: 'tender', format: 'pdf' });
  const finalise = paths.finalise.at({ dossier: id });
  for (const address of [tender, paths.bundle.at({ dossier: id })]) {
    const { text, headers } = await buyer.get(address).expect(503);
    expect(headers['retry-after']).toMatch(/^\d+$/);
    expect(text).toContain('Many files are being made just now');
  }
  expect((await buyer.send(finalise, {})).status).toBe(503);
  press.close();
  await first;
  press = openPress();
  const file = await buyer.get(tender).expect(200);
  expect(file.headers['content-type']).toBe('application/pdf');
  expect((await buyer.send(finalise, {})).status).toBe(303);
}, 120_000);

test('a document that takes too long is refused in words of its own', async () => {
  press = openPress({ patience: 1 });
  const refusal = await request(app).post(paths.apiDocuments.at()).type('json').send(dossier).expect(413);
  expect((refusal.body as { detail: string }).detail).toContain('This document needs more memory or time');
});
